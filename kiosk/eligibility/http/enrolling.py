"""Giving this kiosk its identity at a service: a key of its own, made known by a code that is good once."""

from __future__ import annotations

import base64
import json
import time
from enum import Enum
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.eligibility.http.exchange import Line, NoReply, Reply, Silence
from kiosk.eligibility.http.identity import FILE, Identity, prepare_folder, store_identity
from kiosk.eligibility.http.tls import make_context

_TIMEOUT: Final = 20.0  # seconds


class Fault(Enum):
    """What kept a kiosk from being enrolled."""

    FOLDER = "folder"  # the identity cannot be kept there
    ENROLLED = "enrolled"  # there is an identity already
    AWAY = "away"  # the service gives no answer
    UNTRUSTED = "untrusted"  # the service's certificate is not trusted
    CODE = "code"  # the code is wrong, used or over
    ANSWER = "answer"  # what answers is no eligibility service


class EnrollingFailed(Exception):
    """The kiosk was not enrolled; nothing was stored, and the message says what to do. Carries no code."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def enroll_kiosk(address: str, code: str, folder: Path, *, ca: str = "", replace: bool = False) -> Identity:
    """Make a key, have the service take it for the kiosk that `code` was issued for, and store the identity.

    `ca` (PEM) is the service's authority, "" where this computer trusts it anyway. All that can be checked is checked
    before the code is sent, since it is good once. Raises EnrollingFailed, and ConfigurationError for a `ca` that is
    none.
    """
    context = make_context(ca)
    _check_folder(folder, replace=replace)
    key = Ed25519PrivateKey.generate()
    line = Line(context)
    try:
        kiosk = _ask(line, address, code, Identity(address, "", key).public_key)
    finally:
        line.close()
    identity = Identity(address, kiosk, key, ca)
    try:
        store_identity(folder, identity, replace=replace)
    except FileExistsError:
        raise _already(folder) from None
    except OSError as error:
        raise EnrollingFailed(
            Fault.FOLDER, f"{folder}: cannot be written ({error.strerror}), and the code is used: get a new one"
        ) from None
    return identity


def _check_folder(folder: Path, *, replace: bool) -> None:
    try:
        prepare_folder(folder)
        if not replace and (folder / FILE).exists():
            raise _already(folder)
    except OSError as error:
        raise EnrollingFailed(Fault.FOLDER, f"{folder}: cannot be written ({error.strerror})") from None


def _already(folder: Path) -> EnrollingFailed:
    return EnrollingFailed(
        Fault.ENROLLED, f"{folder / FILE} is there already: this kiosk is enrolled; --replace gives it a new identity"
    )


def _ask(line: Line, address: str, code: str, public_key: bytes) -> str:
    content = {"code": code, "public_key": base64.urlsafe_b64encode(public_key).rstrip(b"=").decode()}
    headers = {"Content-Type": "application/json"}
    reply = line.ask(
        "POST", f"{address}/v1/enrolments", json.dumps(content).encode(), headers, time.monotonic() + _TIMEOUT
    )
    match reply:
        case NoReply():
            raise _unanswered(address, reply)
        case Reply(status=200 | 201):
            match reply.content():
                case {"kiosk": str(kiosk)} if kiosk:
                    return kiosk
            raise EnrollingFailed(Fault.ANSWER, f"what answers at {address} is no eligibility service; check the URL")
        case Reply(status=400 | 401 | 403 | 404 | 409 | 410 | 422) if reply.media_type == "application/problem+json":
            raise EnrollingFailed(
                Fault.CODE, "the service does not take this code: it is wrong, used or over; get a new one"
            )
        case Reply(status=429 | 503):
            raise EnrollingFailed(Fault.AWAY, f"the service is busy ({reply.status}); try again in a minute")
        case _:
            raise EnrollingFailed(
                Fault.ANSWER, f"what answers at {address} is no eligibility service ({reply.status}); check the URL"
            )


def _unanswered(address: str, reply: NoReply) -> EnrollingFailed:
    if reply.silence is Silence.UNTRUSTED:
        return EnrollingFailed(
            Fault.UNTRUSTED,
            f"the certificate of {address} is not trusted ({reply.detail}): give its CA by --ca, and use its real name",
        )
    used = "; if it takes the code no more, get a new one" if reply.sent else ""
    return EnrollingFailed(Fault.AWAY, f"{address}: {reply.silence.value}; check the URL and the network{used}")
