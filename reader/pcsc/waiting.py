"""Waiting until the PC/SC service itself has seen a card come or go."""

from __future__ import annotations

import time
from typing import Final

from smartcard import scard

from reader.pcsc import hresult

_TOLD_BEFORE_MS: Final = 50
_COUNT_SHIFT: Final = 16


def wait_for_card(name: str, *, present: bool, timeout: float = 10.0) -> None:
    """Return as soon as the service has seen that a card is in the reader, or that none is.

    A connection is no way to find out: the service refuses one from the moment that a command fails, and takes no
    notice of a new card until its own look has missed the old one. pcsc-lite counts comings and goings in the upper
    half of a reader's state (SCardGetStatusChange), so that an odd number is a card. Raises TimeoutError, and
    ReaderError when the service or the reader is not there.
    """
    code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    hresult.check(code, "SCardEstablishContext")
    try:
        _wait(context, name, present=present, deadline=time.monotonic() + timeout)
    finally:
        scard.SCardReleaseContext(context)


def _wait(context: int, name: str, *, present: bool, deadline: float) -> None:
    known = scard.SCARD_STATE_UNAWARE
    while True:
        code, states = scard.SCardGetStatusChange(context, _TOLD_BEFORE_MS, [(name, known)])
        if hresult.unsigned(code) != hresult.TIMEOUT:
            hresult.check(code, "SCardGetStatusChange")
            known = states[0][1]
            if bool(known >> _COUNT_SHIFT & 1) is present:
                return
        if time.monotonic() > deadline:
            raise TimeoutError(f"the PC/SC service has not seen {'a card' if present else 'an empty reader'}: {name}")
