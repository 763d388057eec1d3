"""The backend beside a qualification terminal: another one proves cards, this one brings its answers to the counter.

What goes wrong on the way to the receipt computer is told to staff by the log and tried again; it never changes what
the visitor is told, and never makes an answer late.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar, Final

from pydantic import BaseModel

from kiosk.delivery.oqs.answers import AnswerFolder
from kiosk.delivery.oqs.courier import Courier, Reception
from kiosk.delivery.oqs.errand import Beside, Late
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError
from kiosk.delivery.oqs.outbox import Outbox
from kiosk.delivery.oqs.reception import Sender, coverage_of
from kiosk.delivery.oqs.terminal import Found, Terminal
from kiosk.eligibility.base import (
    BackendContext,
    BackendError,
    BackendTimeout,
    ConfigurationError,
    ConsentKeeping,
    EligibilityBackend,
    NumberLookup,
    is_able,
)
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Consents,
    InsuredNumber,
    LookedUp,
    Proof,
    Purpose,
    Refused,
    Undecided,
)
from kiosk.eligibility.oqs.settings import InnerSettings, OqsSettings
from kiosk.eligibility.registry import load
from kiosk.eligibility.unavailable import UnavailableBackend, UnavailableSettings

_PROBE: Final = 3.0  # seconds that a probe waits for a share
_CLOSE: Final = 3.0  # seconds that the end waits for a share
_LATER: Final = 0.5  # seconds beyond its time after which a look-up counts as hanging
_NO_CARDS: Final = "no backend is configured that proves cards (eligibility.settings.inner)"
_log = logging.getLogger(__name__)


class OqsBackend:
    """An EligibilityBackend in front of another one, with ConsentKeeping and NumberLookup. For one thread at a time.

    Keeps in the context's folder what is not delivered yet, which is personal data (see kiosk.delivery.oqs.outbox), and
    what was delivered. Where the context has no folder nothing is delivered or looked up; `probe` then tells whether it
    could be. Raises ConfigurationError for an inner backend that cannot be made.
    """

    Settings: ClassVar[type[BaseModel]] = OqsSettings

    def __init__(self, settings: Any, context: BackendContext) -> None:  # noqa: ANN401 (each backend has its own type)
        if not isinstance(settings, OqsSettings):
            raise TypeError("the oqs backend takes OqsSettings")
        self._settings: OqsSettings = settings
        self._closed = False
        self._complaint = ""
        self._sender = Sender(settings.institution, settings.encoding.character_code)
        try:
            self._courier = _make_courier(settings, context, self._sender)
            self._terminal = _make_terminal(settings, context, self._sender)
        except FolderError as error:
            raise ConfigurationError(f"data.folder: {error}") from None
        self._beside = Beside("oqs-terminal")
        self._without_folder = context.folder is None
        self._inner = _make_inner(settings.inner, context)

    def challenge(self, purpose: Purpose, *, timeout: float) -> Challenge:
        """Issue a challenge; see EligibilityBackend. Another visit begins: what waited in the last one is delivered."""
        self._with_courier(Courier.end_visit)
        return self._inner.challenge(purpose, timeout=timeout)

    def register(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Register, and deliver the coverage that comes of it; see EligibilityBackend."""
        return self._answer(self._inner.register, proof, request_id, timeout)

    def coverage(self, proof: Proof, *, request_id: str, timeout: float) -> Answer:
        """Answer with the coverage, and deliver it; see EligibilityBackend."""
        return self._answer(self._inner.coverage, proof, request_id, timeout)

    def consent(self, consents: Consents, *, request_id: str, timeout: float) -> Answer:
        """Keep consents, and deliver the result with them where it waits for them; see ConsentKeeping."""
        if not isinstance(self._inner, ConsentKeeping):
            raise BackendError("the backend that proves cards keeps no consents")
        deadline = time.monotonic() + timeout
        answer = self._inner.consent(consents, request_id=request_id, timeout=timeout)
        if isinstance(answer, Refused):
            # Who came under protection meanwhile: what waited for the consents stays here.
            self._with_courier(lambda courier: courier.withdraw(request_id))
        self._hand_over(answer, request_id, deadline, lambda courier, result: courier.consent(result, consents))
        return answer

    def look_up(self, query: InsuredNumber, *, request_id: str, timeout: float) -> LookedUp | Undecided:
        """Look a person up, through the terminal where there is one, and deliver who was found; see NumberLookup."""
        if not self._settings.staffed:
            raise BackendError("persons are looked up by their numbers where staff are only")
        if self._closed:
            raise BackendError("the backend is closed")
        deadline = time.monotonic() + timeout
        found = self._find(query, request_id, timeout)
        self._hand_over(
            found.answer,
            request_id,
            deadline,
            lambda courier, result: courier.accept(replace(result, query=query, kept=found.kept)),
        )
        return found.answer

    def can(self, ability: type[ConsentKeeping | NumberLookup]) -> bool:
        """Whether it keeps consents, or looks persons up, with what its settings name; see Fronting."""
        if ability is ConsentKeeping:
            return is_able(self._inner, ConsentKeeping)
        return self._settings.staffed and (self._terminal is not None or self._inner_looks_up() is not None)

    def probe(self) -> None:
        """Return when the inner backend could serve, or without one the terminal; see EligibilityBackend.

        Delivers on the way what was not delivered yet, and takes away the terminal's late answers.
        """
        if self._closed:
            raise BackendError("the backend is closed")
        if self._without_folder:
            self._beside_probe(self._check_folders)
        if self._settings.inner is not None:
            self._inner.probe()
        if self._courier is not None:
            self._courier.run(_PROBE)
        if self._terminal is not None:
            self._probe_terminal(self._terminal)

    def close(self) -> None:
        """Deliver what is kept, due or not, and let go of everything; may be called again."""
        if self._closed:
            return
        self._closed = True
        if self._courier is not None:
            self._courier.close(_CLOSE)
        self._inner.close()

    def _answer(self, decide: Callable[..., Answer], proof: Proof, request_id: str, timeout: float) -> Answer:
        deadline = time.monotonic() + timeout
        answer = decide(proof, request_id=request_id, timeout=timeout)
        self._hand_over(answer, request_id, deadline, Courier.accept)
        return answer

    def _hand_over(
        self,
        answer: Answer | LookedUp,
        request_id: str,
        deadline: float,
        act: Callable[[Courier, Reception], None],
    ) -> None:
        """Let the courier act on a coverage that was answered, and deliver."""
        coverage = coverage_of(answer)
        if coverage is None:
            return
        reception = Reception(request_id, coverage)

        def deliver(courier: Courier) -> None:
            act(courier, reception)
            courier.run(min(self._settings.share_seconds, deadline - time.monotonic()))

        self._with_courier(deliver)

    def _with_courier(self, act: Callable[[Courier], None]) -> None:
        """Let the courier act, where there is one; whatever comes of it, what is answered stands."""
        if self._courier is None:
            return
        try:
            act(self._courier)
        except Exception as error:  # noqa: BLE001 (an answer that was given is not taken back for a fault here)
            _log.error("a reception result was not kept, by a fault of this program (%s)", type(error).__name__)

    def _find(self, query: InsuredNumber, request_id: str, timeout: float) -> Found:
        terminal = self._terminal
        if terminal is None:
            inner = self._inner_looks_up()
            if inner is None:
                raise BackendError("nobody can be looked up: eligibility.settings names no req and res")
            return Found(inner.look_up(query, request_id=request_id, timeout=timeout))
        try:
            return self._beside.run(
                lambda: terminal.look_up(query, request_id=request_id, timeout=timeout), timeout + _LATER
            )
        except Late:
            raise BackendTimeout("the terminal's folders do not answer in time; is the share there?") from None

    def _inner_looks_up(self) -> NumberLookup | None:
        inner = self._inner
        able = self._settings.inner is not None and is_able(inner, NumberLookup)
        return inner if able and isinstance(inner, NumberLookup) else None

    def _probe_terminal(self, terminal: Terminal) -> None:
        try:
            self._beside_probe(terminal.probe)
        except BackendError as error:
            if self._settings.inner is None:
                raise
            # Cards are served all the same. Said once for each trouble: the next probe comes in seconds.
            if str(error) != self._complaint:
                _log.warning("nobody can be looked up by numbers now: %s", error)
            self._complaint = str(error)
        else:
            self._complaint = ""

    def _beside_probe(self, work: Callable[[], None]) -> None:
        try:
            # What hangs was waited for once; a visitor's question may be waiting behind this one.
            self._beside.run(work, 0 if self._beside.hangs else _PROBE)
        except Late:
            raise BackendError("the terminal's folders do not answer; is the share there?") from None

    def _check_folders(self) -> None:
        settings = self._settings
        if settings.mount is not None and not settings.mount.is_mount():
            raise BackendError(f"mount: nothing is mounted at {settings.mount}")
        for name, path in (("req", settings.requests), ("res", settings.answers), ("face", settings.delivery)):
            if path is not None and not path.is_dir():
                raise BackendError(f"{name}: {path} is not there, or is no folder")


def _make_inner(inner: InnerSettings | None, context: BackendContext) -> EligibilityBackend:
    if inner is None:
        return UnavailableBackend(UnavailableSettings(reason=_NO_CARDS), context)
    try:
        return load(inner.backend, inner.settings, context)
    except ConfigurationError as error:
        raise ConfigurationError(f"eligibility.settings.inner: {error}") from None


def _make_courier(settings: OqsSettings, context: BackendContext, sender: Sender) -> Courier | None:
    if settings.delivery is None or context.folder is None:
        return None
    place = context.folder / "oqs"
    return Courier(
        Outbox(place / "outbox"),
        DeliveryFolder(settings.delivery, place / "delivered", context.kiosk, settings.mount),
        sender,
        context.kiosk,
        context.now,
        timedelta(seconds=settings.consent_seconds if settings.wait_for_consents else 0),
    )


def _make_terminal(settings: OqsSettings, context: BackendContext, sender: Sender) -> Terminal | None:
    if settings.requests is None or settings.answers is None or context.folder is None:
        return None
    return Terminal(
        DeliveryFolder(settings.requests, context.folder / "oqs" / "asked", context.kiosk, settings.mount),
        AnswerFolder(settings.answers),
        sender,
        context.kiosk,
        context.now,
        settings.poll_seconds,
    )
