"""What can be wrong with bytes, or with a card's answer.

Errors carry data and no visitor's text: kiosk.ui.messages is the only place with those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apdu.status import StatusWord


class ApduError(Exception):
    """The bytes are malformed, or the card said no."""


class MalformedApdu(ApduError):
    """Bytes are no command or response APDU of ISO/IEC 7816-3."""


class MalformedTlv(ApduError):
    """Bytes are no BER-TLV data object of ISO/IEC 7816-4."""


class Incomplete(MalformedTlv):
    """The data object goes on: at least `missing` more bytes are needed to know more."""

    def __init__(self, missing: int) -> None:
        super().__init__(f"{missing} more bytes are needed")
        self.missing = missing


class StatusError(ApduError):
    """The card answered with a status word that the procedure does not accept."""

    def __init__(self, sw: StatusWord) -> None:
        super().__init__(str(sw))
        self.sw = sw


class SecurityStatusNotSatisfied(StatusError):
    """6982: a PIN has to be verified first."""


class NotFound(StatusError):
    """6A82 or 6A83: no such application, file or record."""


class PinRejected(StatusError):
    """63Cx: the PIN is wrong; the card counted it."""

    def __init__(self, sw: StatusWord, retries_left: int) -> None:
        super().__init__(sw)
        self.retries_left = retries_left


class PinBlocked(StatusError):
    """The PIN can no longer be tried: 63C0 was reached, or the card answered 6983 or 6984."""


class UnexpectedContent(ApduError):
    """The card's answer was successful, but its content is not what the specification says."""


class LengthRefused(ApduError):
    """The way to the card cannot carry this command's length; the card did not see it.

    Raised by a connection, thrown into the script, which goes on with shorter commands.
    """
