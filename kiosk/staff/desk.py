"""The staff's port: looks whether a passcode is the site's, on a thread of its own, and says so by an event."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.flow.events import Event, PasscodeAccepted, PasscodeRejected
from kiosk.lane import Fault, Lane, Post
from kiosk.pinpad import PasscodePad
from kiosk.staff.passcode import PasscodeHash
from kiosk.staff.tries import Tries, read_tries, write_tries

_log = logging.getLogger(__name__)


class StaffDesk:
    """Checks passcodes. Used on the main thread only; `check_passcode` returns at once.

    `members` are the identifiers of those who may enter it. `expected` is None where the site has no passcode: every
    one is rejected. `path` is the file that counts wrong ones. A passcode counts as wrong before it is looked at, so
    that pulling the plug saves nobody a try.
    """

    def __init__(
        self,
        pad: PasscodePad,
        expected: PasscodeHash | None,
        members: Iterable[str],
        path: Path,
        post: Post,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._pad = pad
        self._expected = expected
        self._members = frozenset(members)
        self._path = path
        self._post = post
        self._now = now
        self._lane = Lane("staff", self._caught)

    def check_passcode(self, visit: int, staff: str) -> None:
        """Take the passcode from its pad; answered by PasscodeAccepted or PasscodeRejected."""
        passcode = self._pad.take()
        self._lane.put(lambda: self._post(self._check(visit, staff, passcode)))

    def close(self, seconds: float) -> bool:
        """End the thread; wait for at most so long, and return whether it has ended."""
        self._lane.close()
        return self._lane.join(seconds)

    def _check(self, visit: int, staff: str, passcode: bytearray) -> Event:
        try:
            right = self._is_right(passcode)
        except OSError as error:
            # Tries that cannot be counted are not given.
            _log.error("a passcode was not looked at, because tries cannot be counted: %s", error.strerror)
            right = False
        finally:
            passcode[:] = bytes(len(passcode))
        # Somebody who is not of the staff takes as long as somebody who is.
        if right and staff in self._members:
            return PasscodeAccepted(visit, staff)
        return PasscodeRejected(visit)

    def _is_right(self, passcode: bytearray) -> bool:
        now = self._now()
        tries = read_tries(self._path)
        if self._expected is None:
            return False
        if not tries.allows(now):
            _log.warning("a passcode was not looked at: %d wrong ones came before", tries.wrong)
            return False
        write_tries(self._path, Tries(tries.wrong + 1, now))
        if not self._expected.matches(passcode):
            return False
        write_tries(self._path, Tries())
        return True

    def _caught(self, error: Exception) -> None:
        self._post(Fault(error))
