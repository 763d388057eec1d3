"""What can go wrong on the way to a card. Whatever is below (PC/SC, virtual) is translated into these.

Each is a fact about the environment or the person, not a bug; errors carry data, texts live in kiosk.ui.messages.
"""

from __future__ import annotations


class ReaderError(Exception):
    """The way to the card is gone. Nothing is known about what the card did with the last command."""


class ServiceUnavailable(ReaderError):
    """There is no PC/SC service, or it stopped."""


class NotAuthorized(ServiceUnavailable):
    """The PC/SC service refuses this user (polkit)."""


class ReaderUnavailable(ReaderError):
    """The reader is not there, or no longer."""


class NoCard(ReaderError):
    """There is no card on the reader."""


class CardRemoved(NoCard):
    """The card was taken away, or lost power, during the conversation."""


class CardReset(ReaderError):
    """Somebody else reset the card: selection and PIN state are gone."""


class CardMute(ReaderError):
    """The card does not answer, or answers with less than a status word."""


class CardInUse(ReaderError):
    """Another program holds the card."""
