"""A query by number through the terminal: one file in, one file out.

An answer belongs to a request when its file name, its institution code and its identifier do. A request whose answer
did not come is never sent again under its name: its answer is looked for first, since it may only be late. What comes
for a request that nobody waits for any more holds a person's data, and is taken away.
"""

from __future__ import annotations

import hashlib
import logging
import re
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from kiosk.delivery.oqs.answers import AnswerFolder, Unreadable
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError
from kiosk.delivery.oqs.message import Header, Message, Segment
from kiosk.delivery.oqs.names import request_identifier, request_moment, request_name, response_name
from kiosk.delivery.oqs.reception import Sender
from kiosk.delivery.oqs.understanding import Misunderstood, understand
from kiosk.delivery.oqs.writing import write_query
from kiosk.eligibility.base import BackendError, BackendTimeout
from kiosk.eligibility.model import InsuredNumber, LookedUp, Undecided
from kiosk.eligibility.rules import JST

_KEY: Final = 20  # hexadecimal digits of a request's name, hashed
_SETTLED: Final = 3.0  # seconds after which a file that does not change is not being written any more
_LATE: Final = timedelta(minutes=10)  # after which nobody asks for an answer any more
_REMEMBERED: Final = timedelta(days=2)
_CODE: Final = re.compile(r"[0-9A-Za-z-]{1,16}", re.ASCII)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, and what of the answer was not understood: (element, text), to be handed on as it came."""

    answer: LookedUp | Undecided
    kept: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Terminal:
    """The qualification terminal behind its folders `req` and `res`. For one thread at a time.

    `requests` delivers into `req`; its records are what is known of requests without an answer.
    """

    def __init__(
        self,
        requests: DeliveryFolder,
        answers: AnswerFolder,
        sender: Sender,
        kiosk: str,
        now: Callable[[], datetime],
        poll: float = 0.5,
    ) -> None:
        self._requests = requests
        self._answers = answers
        self._sender = sender
        self._kiosk = kiosk
        self._now = now
        self._poll = poll

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> Found:
        """Ask, and wait for the answer. Raises BackendTimeout when none came, BackendError when it is none.

        The same request may be asked again: while its answer is missing it is waited for, not sent anew.
        """
        deadline = time.monotonic() + timeout
        key = hashlib.sha256(f"{self._kiosk}\0{request_id}".encode()).hexdigest()[:_KEY]
        try:
            self.tidy(keep=key)
            name = self._send(key, query)
            message = self._await(name, deadline)
            # What was said is certain, whatever it means; the same request may now be asked anew.
            self._answers.remove(response_name(name))
            self._requests.forget(key)
        except FolderError as error:
            raise BackendError(str(error)) from None
        return self._judge(message, query)

    def probe(self) -> None:
        """Return when a query could be sent and its answer read; raises BackendError. Cleans up late answers."""
        try:
            self._requests.probe()
            self._answers.probe()
            self.tidy()
        except FolderError as error:
            raise BackendError(str(error)) from None

    def tidy(self, keep: str | None = None) -> None:
        """Take away what belongs to requests that were given up: all but `keep`, or all that are late. FolderError.

        An answer is taken away unread; a query that the terminal has not taken, as while it is switched off, too: it
        names a person, and nobody waits for what would come of it.
        """
        for key, name in self._requests.remembered().items():
            given_up = key != keep if keep is not None else self._now() - request_moment(name) > _LATE
            if not given_up:
                continue
            if self._requests.withdraw(key):
                _log.info("a query that the terminal did not take was taken back")
            if self._answers.holds(response_name(name)):
                self._answers.remove(response_name(name))
                self._requests.forget(key)
                _log.info("an answer that came too late was taken away unread")
        self._requests.sweep(self._now(), _REMEMBERED)

    def _send(self, key: str, query: InsuredNumber) -> str:
        now = self._now()
        name = self._requests.delivered(key) or request_name(secrets.token_hex(8), now)
        header = Header(
            executed_at=now,
            confirmed_on=now.astimezone(JST).date(),
            institution=self._sender.institution,
            identifier=request_identifier(name),
            reference=None,
            segment=None,
            character_code=self._sender.character_code,
        )
        # Where it was sent before, this finishes what was cut off, and sends nothing.
        self._requests.deliver(key, name, write_query(header, query))
        return name

    def _await(self, name: str, deadline: float) -> Message:
        seen: Unreadable | None = None
        since, foreign = 0.0, False
        for _ in self._ticks(deadline):
            match self._answers.look(response_name(name)):
                case None:
                    continue
                case Unreadable() as found:
                    # It may be half written; once it has stopped changing, it will not become an answer.
                    if seen is None or found.mark != seen.mark:
                        seen, since = found, time.monotonic()
                    elif time.monotonic() - since > _SETTLED:
                        raise BackendError(f"the terminal's answer cannot be read: {found.reason}")
                case Message() as message if not self._is_ours(message, name):
                    if not foreign:
                        _log.warning("an answer has the name of ours and belongs to another request; it is not taken")
                    foreign = True
                case Message(header=Header(segment=Segment.RUNNING)):
                    continue
                case message:
                    return message
        raise BackendTimeout("the qualification terminal gave no answer in time")

    def _ticks(self, deadline: float) -> Iterator[None]:
        yield
        while (left := deadline - time.monotonic()) > 0:
            time.sleep(min(self._poll, left))
            yield

    def _is_ours(self, message: Message, name: str) -> bool:
        header = message.header
        return (header.institution, header.identifier) == (self._sender.institution, request_identifier(name))

    def _judge(self, message: Message, query: InsuredNumber) -> Found:
        header = message.header
        if header.segment is Segment.FAILED:
            raise BackendError(f"the qualification terminal reports the error {_shown(header.error_code)}")
        if header.segment is None:
            raise BackendError("the qualification terminal's answer has no known kind of result")
        if message.success is not True:
            raise BackendError(f"the qualification terminal was not successful, code {_shown(message.result_code)}")
        try:
            found, notes = understand(message, query, self._now())
        except Misunderstood as error:
            raise BackendError(str(error)) from None
        for note in notes:
            _log.warning("the terminal's answer has what is not known here: %s", note)
        return Found(found, () if found.coverage is None else message.results[0].kept)


def _shown(code: str) -> str:
    """A code of an error; the message beside it may hold what was asked, and is told to nobody."""
    return code if _CODE.fullmatch(code) else "(none)"
