"""The card's port: puts the jobs of a card session on the card thread, and leaves behind a thread that is stuck."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Challenge
from kiosk.flow.events import Event
from kiosk.flow.states import Card, Placed
from kiosk.lane import Fault, Lane, Post
from kiosk.visit.cardsession import CardSession

_log = logging.getLogger(__name__)


class _Counter:
    """One card thread with its session. Once retired it says nothing any more, and ends after closing its card."""

    def __init__(self, session: CardSession, post: Post) -> None:
        self._session = session
        self._post = post
        self._retired = threading.Event()
        self._pin: Pin | None = None
        self.lane = Lane("card", self._caught)

    def read(self, placed: Placed) -> None:
        self.lane.put(lambda: self._answer(lambda: self._session.read(placed)))

    def authenticate(self, placed: Placed, card: Card, challenge: Challenge, pin: Pin) -> None:
        self._pin = pin
        self.lane.put(lambda: self._answer(lambda: self._session.authenticate(placed, card, challenge, pin)))

    def release(self) -> None:
        self.lane.put(self._session.release)

    def retire(self) -> None:
        """Say nothing from now on; the PIN of a job that may never end is overwritten here and now."""
        self._retired.set()
        if self._pin is not None:
            self._pin.wipe()
        self.release()
        self.lane.close()

    def _answer(self, job: Callable[[], Event]) -> None:
        assert self.lane.current, "a card is used on its own thread only"
        if self._retired.is_set():
            return
        event = job()
        if self._retired.is_set():
            _log.warning("a card job that had been given up ended after all; its answer is dropped")
            return
        self._post(event)

    def _caught(self, error: Exception) -> None:
        if self._retired.is_set():
            # Its card and its PIN were taken from it: no wonder, and nobody waits for it.
            _log.warning("a card job that had been given up ended by %s", type(error).__name__)
            return
        self._post(Fault(error))


class CardDesk:
    """What the visit asks of the card. Used on the main thread only; every method returns at once.

    `new_session` makes a session; it is called again for the fresh thread after `abandon`.
    """

    def __init__(self, new_session: Callable[[], CardSession], post: Post) -> None:
        self._new_session = new_session
        self._post = post
        self._counter = _Counter(new_session(), post)

    def read(self, placed: Placed) -> None:
        """Connect and read; answered by CardRead or CardFailed."""
        self._counter.read(placed)

    def authenticate(self, placed: Placed, card: Card, challenge: Challenge, pin: Pin) -> None:
        """Verify and sign; answered by ProofMade, PinRejected or CardFailed. Wipes `pin` whatever happens."""
        self._counter.authenticate(placed, card, challenge, pin)

    def release(self) -> None:
        """Close the connection, after whatever is under way."""
        self._counter.release()

    def abandon(self) -> None:
        """Leave the stuck thread behind and serve on by a fresh one.

        Nothing that the old one does is heard again; it closes its card and ends when its call comes back, if ever.
        """
        _log.warning("the card does not answer; its thread is left behind")
        self._counter.retire()
        self._counter = _Counter(self._new_session(), self._post)

    def close(self, seconds: float) -> bool:
        """Close the card and end the thread; wait for at most so long, and return whether it has ended."""
        self._counter.retire()
        return self._counter.lane.join(seconds)
