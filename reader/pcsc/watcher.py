"""The thread that reports cards and readers as they come and go."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import Final

from smartcard import scard

from reader.events import ServiceFound, ServiceLost, WatcherEvent
from reader.pcsc import hresult
from reader.pcsc.presence import Presences

_log = logging.getLogger(__name__)

# PnP is not signalled by every driver, and a lost wake-up must not last: look again at least this often.
_LOOK_MS: Final = 1000
_RETRY_S: Final = 0.2
_CANCEL_EVERY_S: Final = 0.05


class PcscWatcher:
    """Reports until it is stopped; see `reader.base.Watcher`. Runs from construction on.

    One thread with its own context: it sends no command to a card and holds none. When the service dies, it says
    ServiceLost once and tries again every 0.2 s. An exception from `post` is logged and the watch goes on.
    """

    def __init__(self, post: Callable[[WatcherEvent], None], *, stop_within_s: float = 1.0) -> None:
        self._receiver = post
        self._stop_within_s = stop_within_s
        self._stopping = threading.Event()
        self._handle = threading.Lock()  # SCardCancel must not meet a context that is being released
        self._context: int | None = None
        self._beat = time.monotonic()
        self._epoch = 0
        self._lost: ServiceLost | None = None
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    @property
    def silent_for(self) -> float:
        """Seconds since the thread last came round; well above 1 means that the service hangs."""
        return time.monotonic() - self._beat

    def stop(self) -> None:
        """Stop reporting and wait for the thread to end, `stop_within_s` seconds at most.

        A service that hangs holds the thread, which is then left behind and ends with the hang. Nothing is posted
        after this returns. May be called again, not from `post`.
        """
        self._stopping.set()
        # The cancelling call goes to the service too, so it may hang as well: not on the caller's thread.
        threading.Thread(target=self._cancel, name="watch-stop", daemon=True).start()
        self._thread.join(self._stop_within_s)
        if self._thread.is_alive():
            _log.warning("the PC/SC service does not answer; its watcher is left behind")

    def _cancel(self) -> None:
        """Interrupt the wait, again and again: a cancel between two waits is lost."""
        while self._thread.is_alive():
            with self._handle:
                if self._context is not None:
                    scard.SCardCancel(self._context)
            self._thread.join(_CANCEL_EVERY_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._serve()
            self._stopping.wait(_RETRY_S)

    def _serve(self) -> None:
        """Watch with one context for as long as it lives."""
        self._beat = time.monotonic()
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        if hresult.unsigned(code) != hresult.SUCCESS:
            # Only here is a refusal the service's own word: a wait that the service's death cut short may return
            # any code (libpcsclite 1.9.9 gives what an earlier call left in memory).
            self._lose(ServiceLost(authorized=hresult.unsigned(code) != hresult.SECURITY_VIOLATION), code)
            return
        with self._handle:
            self._context = context
        try:
            self._lose(ServiceLost(), self._watch(context))
        finally:
            with self._handle:
                self._context = None
                scard.SCardReleaseContext(context)

    def _watch(self, context: int) -> int:
        """Look until the service goes; return the code that said so."""
        presences = None
        while not self._stopping.is_set():
            self._beat = time.monotonic()
            code, names = scard.SCardListReaders(context, [])
            match hresult.unsigned(code):
                case hresult.SUCCESS:
                    pass
                case hresult.NO_READERS:
                    names = []
                case lost:
                    return lost
            if presences is None:
                presences = Presences(self._epoch)
                self._find()
            self._post(presences.list(names))
            self._epoch = presences.epoch + 1
            code, states = scard.SCardGetStatusChange(context, _LOOK_MS, presences.asked())
            match hresult.unsigned(code):
                case hresult.SUCCESS:
                    for name, state, _atr in states:
                        self._post(presences.look(name, state))
                case hresult.TIMEOUT | hresult.CANCELLED:
                    pass
                case hresult.UNKNOWN_READER | hresult.READER_UNAVAILABLE:
                    # unplugged between the list and the wait: the list will show it
                    self._stopping.wait(_RETRY_S)
                case lost:
                    return lost
        return hresult.CANCELLED

    def _find(self) -> None:
        _log.info("PC/SC service found")
        self._lost = None
        self._post((ServiceFound(),))

    def _lose(self, lost: ServiceLost, code: int) -> None:
        if lost != self._lost and not self._stopping.is_set():
            _log.info("PC/SC service lost: 0x%08X", hresult.unsigned(code))
            self._lost = lost
            self._post((lost,))

    def _post(self, events: Iterable[WatcherEvent]) -> None:
        for event in events:
            if self._stopping.is_set():
                return
            try:
                self._receiver(event)
            except Exception:  # noqa: BLE001 - a receiver's bug is logged as such, and must not end the watch
                _log.exception("an event was not received: %s", type(event).__name__)
