"""The digits of a secret between the keypad and whoever uses them: nothing else on the kiosk's side holds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NoReturn

from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import Pin
from kiosk.staff.passcode import LONGEST, SHORTEST

_ZERO: Final = 0x30


class DigitPad:
    """Digits in one buffer of fixed size, overwritten whenever a digit goes away.

    Used on the main thread only. `on_change` is called without arguments after each change: what may be shown is
    `length`, never a digit. It has no text form and no pickle.
    """

    __slots__ = ("_buffer", "_length", "_on_change")

    def __init__(self, size: int, on_change: Callable[[], None] | None = None) -> None:
        self._buffer = bytearray(size)
        self._length = 0
        self._on_change = on_change

    def listen(self, on_change: Callable[[], None] | None) -> None:
        """Call `on_change` from now on, instead of whatever was called before."""
        self._on_change = on_change

    @property
    def length(self) -> int:
        """How many digits there are."""
        return self._length

    @property
    def full(self) -> bool:
        """Whether there is no room for another one."""
        return self._length == len(self._buffer)

    def push(self, digit: int) -> None:
        """Add a digit, 0 to 9; one too many is ignored. Raises ValueError, which does not say the value."""
        if not 0 <= digit <= 9:
            raise ValueError("it has digits only")
        if self.full:
            return
        self._buffer[self._length] = _ZERO + digit
        self._length += 1
        self._changed()

    def pop(self) -> None:
        """Take the last digit back, if there is one."""
        if not self._length:
            return
        self._length -= 1
        self._buffer[self._length] = 0
        self._changed()

    def clear(self) -> None:
        """Overwrite every digit; may be called again."""
        if not self._length:
            return
        self._wipe()
        self._changed()

    def _wipe(self) -> None:
        for index in range(len(self._buffer)):
            self._buffer[index] = 0
        self._length = 0

    def _changed(self) -> None:
        if self._on_change is not None:
            self._on_change()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'*' * self._length})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("digits of a secret are not pickled")


class PinPad(DigitPad):
    """The four digits of a PIN."""

    __slots__ = ()

    def __init__(self, on_change: Callable[[], None] | None = None) -> None:
        super().__init__(Credential.AUTHENTICATION.value.rule.longest, on_change)

    def take(self) -> Pin:
        """Move the digits into a Pin and leave nothing here. Raises PinFormatError (a ValueError) below four digits."""
        try:
            # A slice would be one more copy that nobody overwrites; a full buffer is the whole PIN.
            return Pin(Credential.AUTHENTICATION, self._buffer if self.full else b"")
        finally:
            self.clear()


class PasscodePad(DigitPad):
    """The digits of the staff's passcode. How many there are is not shown: that would help to guess it."""

    __slots__ = ()

    def __init__(self, on_change: Callable[[], None] | None = None) -> None:
        super().__init__(LONGEST, on_change)

    @property
    def enough(self) -> bool:
        """Whether there are as many as a passcode has at least."""
        return self._length >= SHORTEST

    def take(self) -> bytearray:
        """Move the digits into a buffer, to be overwritten by whoever uses it, and leave nothing here."""
        taken = self._buffer[: self._length]
        self.clear()
        return taken
