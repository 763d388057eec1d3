"""What went wrong on the way to a card, as an exit code and a sentence that says what to do."""

from __future__ import annotations

from apdu import ApduError, MalformedApdu, PinBlocked, PinRejected, StatusError
from apdu.mynumber.jpki import NotMyNumberCard
from apdu.mynumber.layout import Medium
from kiosk.exitcode import CommandError, ExitCode
from reader.errors import (
    CardInUse,
    CardMute,
    CardRemoved,
    CardReset,
    NoCard,
    NotAuthorized,
    ReaderError,
    ReaderUnavailable,
    ServiceUnavailable,
)

_OFFICE = "only a municipal office (or the JPKI reset app with a convenience-store copier) can reset it"


def explain(error: ReaderError | ApduError) -> CommandError:
    """The end of the command that `error` means; never says what was typed, nor what the card holds."""
    return _explain_reader(error) if isinstance(error, ReaderError) else _explain_card(error)


def _explain_reader(error: ReaderError) -> CommandError:
    match error:
        case NotAuthorized():
            return CommandError(
                ExitCode.NOT_AUTHORIZED,
                "the PC/SC service refuses this user: polkit has to allow org.debian.pcsc-lite.access_pcsc and "
                "org.debian.pcsc-lite.access_card; `myna-kiosk doctor` shows the rule",
            )
        case ServiceUnavailable():
            return CommandError(
                ExitCode.NO_SERVICE,
                "there is no PC/SC service: install pcscd, or start it (systemctl start pcscd.socket)",
            )
        case ReaderUnavailable():
            return CommandError(ExitCode.CARD_LOST, "the reader went away: plug it in again and start over")
        case CardRemoved() | CardReset():
            return CommandError(
                ExitCode.CARD_LOST, "the card was lost: put it on the reader, leave it there, start over"
            )
        case NoCard():
            return CommandError(ExitCode.NO_CARD, "there is no card: put it on the reader")
        case CardInUse():
            return CommandError(ExitCode.CARD_IN_USE, "another program holds the card: end it and try again")
        case CardMute():
            return CommandError(
                ExitCode.CARD_UNREADABLE, "the card does not answer: put it flat on the reader, away from other cards"
            )
        case _:
            return CommandError(
                ExitCode.CARD_UNREADABLE, "the reader cannot talk to the card: put it on the reader again"
            )


def _explain_card(error: ApduError) -> CommandError:
    match error:
        case NotMyNumberCard(medium=Medium.JUKI_CARD):
            return CommandError(
                ExitCode.NOT_MY_NUMBER_CARD, "this is a basic resident register card (住基カード), not a My Number Card"
            )
        case NotMyNumberCard():
            return CommandError(
                ExitCode.NOT_MY_NUMBER_CARD, "this is not a My Number Card: use the card with JPKI on it"
            )
        case PinRejected(retries_left=left):
            return CommandError(ExitCode.PIN_WRONG, f"the PIN is wrong: {count_tries(left)}")
        case PinBlocked():
            return blocked_pin()
        case StatusError(sw=sw):
            return CommandError(ExitCode.CARD_UNREADABLE, f"the card answered {sw}: put it on the reader again")
        case MalformedApdu():
            return CommandError(ExitCode.CARD_UNREADABLE, "the card's answer is cut off: put it on the reader again")
        case _:
            return CommandError(
                ExitCode.CARD_UNREADABLE, "the card's content is not what a My Number Card holds: try another card"
            )


def blocked_pin() -> CommandError:
    """The PIN has no tries left."""
    return CommandError(ExitCode.PIN_BLOCKED, f"the PIN is blocked: {_OFFICE}")


def count_tries(left: int) -> str:
    """`1 try is left`, `2 tries are left`."""
    return "1 try is left" if left == 1 else f"{left} tries are left"
