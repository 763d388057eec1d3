"""How long the flow waits, in seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Every period that a visit knows; all in seconds.

    `choose` and `more_time` are what is recommended for a page that asks: 45 s, then at least 20 s to say that more
    time is needed (WCAG 2.2 success criterion 2.2.1).
    """

    read: float = 10  # the card is being read; longer means that it does not answer
    card: float = 10  # PIN and signature; longer means that it does not answer
    choose: float = 45  # a page that waits for the visitor
    more_time: float = 20  # the question whether more time is needed
    slow: float = 10  # the backend is asked; then the visitor is told that it takes longer
    reminder: float = 10  # between two reminders to take the card
    farewell: float = 15  # a result that is shown after the card is gone
    recovery: float = 5  # out of service after a fault
    call: float = 30  # a card left behind for so long calls staff
    cleaning: float = 20  # touches do nothing while the screen is wiped
    staff: float = 90  # a staff page that nobody touches closes
