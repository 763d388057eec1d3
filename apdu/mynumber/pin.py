"""The only type that carries a PIN."""

from __future__ import annotations

from types import TracebackType
from typing import NoReturn, Self

from apdu.mynumber.layout import Credential


class PinFormatError(ValueError):
    """The characters cannot be this credential's PIN; the card was not asked. Never says which characters."""


class Pin:
    """A PIN that fits its credential's rule, kept in one buffer that `wipe` overwrites.

    Use it as a context manager, so that it is wiped whatever happens. It has no equality, no hash, no text form and no
    pickle; `repr` hides it. Raises PinFormatError for characters that the rule does not allow.
    """

    __slots__ = ("_buffer", "credential")

    def __init__(self, credential: Credential, characters: bytes | bytearray) -> None:
        rule = credential.value.rule
        fits = rule.shortest <= len(characters) <= rule.longest
        allowed = all(character in rule.alphabet for character in characters)
        self.credential = credential
        self._buffer = bytearray(characters if fits and allowed else b"")
        del characters  # a traceback that shows local variables must not show these
        if not fits:
            wanted = str(rule.shortest) if rule.shortest == rule.longest else f"{rule.shortest} to {rule.longest}"
            raise PinFormatError(f"the PIN has {wanted} characters")
        if not allowed:
            raise PinFormatError("the PIN has a character that is not allowed")

    def reveal(self) -> bytearray:
        """The buffer itself, for a VERIFY command that is sent at once. Raises ValueError after `wipe`."""
        if self.wiped:
            raise ValueError("the PIN was wiped")
        return self._buffer

    def wipe(self) -> None:
        """Overwrite the buffer and empty it, in every command made of it; may be called again."""
        for index in range(len(self._buffer)):
            self._buffer[index] = 0
        self._buffer.clear()

    @property
    def wiped(self) -> bool:
        """Whether it can no longer be used: empty, or all NUL where somebody's view of the buffer kept its size."""
        return not any(self._buffer)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return f"Pin({self.credential.name}, ****)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a PIN is not pickled")

    def __eq__(self, other: object) -> NoReturn:
        raise TypeError("PINs are compared by the card only")

    __hash__ = None  # type: ignore[assignment]
