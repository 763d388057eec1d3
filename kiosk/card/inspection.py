"""Examining the card on a reader: find it, read it, let it sign. Fills a CardReport; raises CommandError."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from apdu import ApduError, CommandAPDU, PinBlocked, PinRejected, ResponseAPDU, StatusError
from apdu.mynumber.jpki import CardContents, NotMyNumberCard, Signed, authenticate, read_card
from apdu.mynumber.pin import Pin
from kiosk.card.failures import explain
from kiosk.card.report import CardReport, Token
from kiosk.exitcode import CommandError, ExitCode
from reader.base import Connection, Reader, Readers, run
from reader.errors import CardRemoved, NoCard, ReaderError, ReaderUnavailable

_LOOK_S: Final = 1.0  # pcscd looks at its readers every 0.4 s
_LOOK_AGAIN_S: Final = 0.1
_DOMAIN: Final = b"myna-kiosk card proof v1"  # so that no signature made here answers a backend's challenge
_NONCE_SIZE: Final = 32
# Checking errors of ISO/IEC 7816-4 table 5, from class and instruction not known to wrong parameters: a card that
# answers SELECT so works, and has no application of this name. The rest (64 to 66, 6F) says that it is not well.
_CHECKING_ERRORS: Final = (0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6D, 0x6E)


class CountingConnection:
    """A connection that counts the commands that pass through it."""

    def __init__(self, inner: Connection, report: CardReport) -> None:
        self._inner = inner
        self._report = report

    @property
    def atr(self) -> bytes:
        """Answer to reset of the card below."""
        return self._inner.atr

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        """Pass one command on; it counts also when no answer comes."""
        self._report.apdus += 1
        return self._inner.transmit(command)


def find_reader(readers: Readers, wanted: str | None, *, only_card: bool) -> str:
    """The name of the reader to use: the one that begins with `wanted`, or the first that has a card.

    With `only_card`, cards on two readers are too many: a PIN must not go to the wrong one. Raises CommandError.
    """
    names = _names(readers, wanted)
    if len(names) == 1:
        return names[0]
    occupied = [name for name in names if _has_card(readers.open(name))]
    if not occupied:
        raise CommandError(ExitCode.NO_CARD, f"there is no card on any of these readers: {', '.join(names)}")
    if only_card and len(occupied) > 1:
        raise CommandError(
            ExitCode.USAGE, f"there are cards on several readers; say which by --reader: {', '.join(occupied)}"
        )
    return occupied[0]


def _names(readers: Readers, wanted: str | None) -> tuple[str, ...]:
    try:
        names = readers.names()
    except ReaderError as error:
        raise explain(error) from error
    if not names:
        raise CommandError(ExitCode.NO_READER, "there is no card reader: plug one in; `myna-kiosk doctor` says more")
    if wanted is None:
        return names
    chosen = tuple(name for name in names if name == wanted) or tuple(name for name in names if name.startswith(wanted))
    if not chosen:
        raise CommandError(ExitCode.NO_READER, f"there is no reader {wanted!r}; there are: {', '.join(names)}")
    return chosen


def _has_card(reader: Reader) -> bool:
    try:
        with reader.connect():
            return True
    except NoCard:
        return False
    except ReaderError:
        return True  # in use, or mute: something lies there


@contextmanager
def open_card(reader: Reader) -> Iterator[Connection]:
    """Connect to the card for the time of the block, whose ReaderErrors become CommandErrors too."""
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(reader.connect())
        except ReaderUnavailable as error:
            raise CommandError(ExitCode.NO_READER, "the reader is not there any more: plug it in") from error
        except ReaderError as error:
            raise explain(error) from error
        try:
            yield connection
        except ReaderError as error:
            failure = explain(error)
            stack.close()
            raise name_loss(reader, failure) from error


def name_loss(reader: Reader, failure: CommandError) -> CommandError:
    """What a failure is called: a card that does not answer, and is not there any more, went away.

    PC/SC tells of a card that was pulled in the middle of a command as of one that is mute, until its next look.
    """
    if failure.code is not ExitCode.CARD_UNREADABLE:
        return failure
    until = time.monotonic() + _LOOK_S
    while _has_card(reader):
        if time.monotonic() >= until:
            return failure
        time.sleep(_LOOK_AGAIN_S)
    return explain(CardRemoved())


def read(connection: Connection, report: CardReport) -> CardContents:
    """Read the card into `report`: kind of token, tries left; returns its contents. Raises CommandError."""
    try:
        contents = run(connection, read_card())
    except NotMyNumberCard as error:
        report.token = Token.OTHER
        raise explain(error) from error
    except StatusError as error:
        if report.apdus == 1 and error.sw.sw1 in _CHECKING_ERRORS:
            report.token = Token.OTHER
            raise explain(NotMyNumberCard()) from error
        raise explain(error) from error
    except ApduError as error:
        raise explain(error) from error
    report.token = Token.of_medium(contents.medium)
    report.tries_left = contents.retries_left
    return contents


def new_message() -> bytes:
    """A fresh message to sign; it cannot be taken for a challenge of an eligibility backend."""
    return _DOMAIN + secrets.token_bytes(_NONCE_SIZE)


class OutcomeUnknown(CommandError):
    """The PIN was on its way when the conversation broke: the card may have counted it, or not."""

    def __init__(self, failure: CommandError, contents: CardContents) -> None:
        super().__init__(failure.code, failure.message)
        self.contents = contents


def sign(connection: Connection, contents: CardContents, pin: Pin, message: bytes, report: CardReport) -> Signed:
    """Show the PIN to the card once, and let it sign SHA-256 of `message`; `report.tries_left` follows.

    Raises CommandError, and OutcomeUnknown where only the card itself can say how many tries it has now.
    """
    try:
        signed = run(connection, authenticate(pin, hashlib.sha256(message).digest(), contents))
    except PinRejected as error:
        report.tries_left = error.retries_left
        raise explain(error) from error
    except PinBlocked as error:
        report.tries_left = 0
        raise explain(error) from error
    except (ReaderError, ApduError) as error:
        report.tries_left = None
        raise OutcomeUnknown(explain(error), contents) from error
    # The card's own rule: a right PIN sets the counter back (ISO/IEC 7816-4 clause 11.6.2).
    report.tries_left = pin.credential.value.rule.tries
    return signed


def count_again(reader: Reader, contents: CardContents, report: CardReport) -> None:
    """Ask the card, once more and without a PIN, how many tries it has; a different or absent card says nothing.

    A lost card is not a wrong PIN, so nothing is said about the PIN before the card was asked.
    """
    try:
        with reader.connect() as connection:
            now = run(CountingConnection(connection, report), read_card(contents.dialect))
    except (ReaderError, ApduError):
        return
    if contents.certificate is not None and now.certificate == contents.certificate:
        report.tries_left = now.retries_left
