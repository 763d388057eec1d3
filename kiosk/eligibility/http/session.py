"""Asking the service as this kiosk: with an access token, again where that is safe, never beyond the time allowed."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlencode

import httpx
import jwt

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.http.exchange import Line, NoReply, Reply, Silence
from kiosk.eligibility.http.identity import Identity
from kiosk.eligibility.http.problem import describe_problem, is_clock_problem

_ASSERTION_TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTION_LIFE: Final = timedelta(minutes=2)
_EARLY: Final = 60.0  # seconds before its end at which a token is replaced, or half of its life where that is less
_FIRST_PAUSE: Final = 0.1  # seconds
_LONGEST_PAUSE: Final = 2.0
_AGAIN: Final = frozenset({408, 429, 502, 503, 504})


class ServiceError(BackendError):
    """The service gave no answer that could be used.

    `maybe`: it may have done what it was asked all the same. `late`: that is because the time was over.
    """

    def __init__(self, message: str, *, maybe: bool = False, late: bool = False) -> None:
        super().__init__(message)
        self.maybe = maybe
        self.late = late


class Session:
    """What one kiosk asks of its service. For one thread at a time, but for `close`.

    `now` dates the assertions by which the kiosk proves who it is.
    """

    def __init__(self, line: Line, address: str, identity: Identity, now: Callable[[], datetime]) -> None:
        self._line = line
        self._address = address
        self._identity = identity
        self._now = now
        self._token = ""
        self._token_until = 0.0
        self.scope: frozenset[str] | None = None
        """What this kiosk's site allows, as the service said with the last token; None where it did not say."""

    def post(self, path: str, content: object, deadline: float, *, request_id: str = "") -> Any:  # noqa: ANN401 (JSON)
        """Send JSON and return the JSON of the answer, until `deadline` (time.monotonic).

        It is sent again where it broke off: whoever asks sees to it that this does no harm, by a `request_id`
        (Idempotency-Key) or by its nature. Raises ServiceError.
        """
        body = json.dumps(content, separators=(",", ":")).encode()
        headers = {"Content-Type": "application/json"}
        if request_id:
            headers["Idempotency-Key"] = request_id
        maybe, renewed = False, False
        attempts = _Attempts(deadline)
        while True:
            try:
                headers["Authorization"] = f"Bearer {self._access_token(deadline)}"
            except ServiceError as error:
                raise ServiceError(str(error), maybe=maybe, late=error.late) from None
            reply = self._line.ask("POST", self._address + path, body, headers, deadline)
            match reply:
                case NoReply(sent=sent):
                    maybe = maybe or sent
                    if not attempts.again(reply):
                        raise _unanswered(reply, maybe=maybe)
                case Reply(status=401) if not renewed:
                    renewed, self._token = True, ""
                case Reply(status=status) if status in _AGAIN:
                    # Also 503: the service may have decided, and have failed to keep account of it.
                    maybe = maybe or status >= httpx.codes.INTERNAL_SERVER_ERROR
                    if not attempts.again(reply):
                        raise _refused(reply, maybe=maybe)
                case Reply(status=200 | 201):
                    found = reply.content()
                    if found is None:
                        raise ServiceError("the service answered what is no JSON", maybe=True)
                    return found
                case _:
                    if reply.status == httpx.codes.UNAUTHORIZED:
                        self._token = ""
                    raise _refused(reply, maybe=maybe or not 400 <= reply.status < 500)

    def check_ready(self, deadline: float) -> float | None:
        """Return when the service says that it can serve, and takes this kiosk for what it is. Raises ServiceError.

        What is returned is by how many seconds its clock is ahead of this one's, where it says.
        """
        reply = self._line.ask("GET", self._address + "/readyz", b"", {}, deadline)
        if isinstance(reply, NoReply):
            raise _unanswered(reply, maybe=False)
        if reply.status != httpx.codes.OK:
            raise ServiceError(f"the service is not ready ({reply.status})")
        difference = clock_difference(reply.date, self._now())
        self._access_token(deadline)
        return difference

    def close(self) -> None:
        """Let go of the connections and the token; may be called again."""
        self._token = ""
        self._line.close()

    def _access_token(self, deadline: float) -> str:
        if not self._token or time.monotonic() >= self._token_until:
            self._token = ""
            self._token, life, self.scope = self._ask_for_token(deadline)
            self._token_until = time.monotonic() + max(life - _EARLY, life / 2)
        return self._token

    def _ask_for_token(self, deadline: float) -> tuple[str, float, frozenset[str] | None]:
        url = self._address + "/v1/token"
        attempts = _Attempts(deadline)
        while True:
            # Each assertion is good once, also where its answer got lost.
            form = {
                "grant_type": "client_credentials",
                "client_assertion_type": _ASSERTION_TYPE,
                "client_assertion": self._assertion(url),
            }
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            reply = self._line.ask("POST", url, urlencode(form).encode(), headers, deadline)
            match reply:
                case NoReply():
                    if not attempts.again(reply):
                        raise _unanswered(reply, maybe=False)
                case Reply(status=200):
                    return _read_token(reply)
                case Reply(status=status) if status in _AGAIN:
                    if not attempts.again(reply):
                        raise _refused(reply, maybe=False)
                case _:
                    raise self._token_refused(reply)

    def _assertion(self, audience: str) -> str:
        now = self._now()
        claims = {
            "iss": self._identity.kiosk,
            "sub": self._identity.kiosk,
            "aud": audience,
            "jti": str(uuid.uuid4()),
            "iat": int(now.timestamp()),
            "exp": int((now + _ASSERTION_LIFE).timestamp()),
        }
        return jwt.encode(claims, self._identity.key, algorithm="EdDSA", headers={"kid": self._identity.kiosk})

    def _token_refused(self, reply: Reply) -> ServiceError:
        if is_clock_problem(reply.content()):
            difference = clock_difference(reply.date, self._now())
            shown = "" if difference is None else f" (they differ by {abs(difference):.0f} s)"
            return ServiceError(f"the clocks of this kiosk and of its service do not agree{shown}: set this one's")
        if reply.status in {400, 401, 403}:
            return ServiceError(
                "the service does not accept this kiosk: it was revoked, enrolled anew elsewhere, or never enrolled"
            )
        return _refused(reply, maybe=False)


class _Attempts:
    """When to ask again: soon, then later, as the service wishes, and only if there is time."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._pause = _FIRST_PAUSE

    def again(self, reply: Reply | NoReply) -> bool:
        """Wait a while and return True; False when no time is left, or another try would not help."""
        if isinstance(reply, NoReply) and reply.silence in {Silence.TIMEOUT, Silence.UNTRUSTED}:
            return False
        pause = self._pause
        if isinstance(reply, Reply) and reply.retry_after.isdecimal():
            pause = max(pause, float(reply.retry_after[:6]))
        if time.monotonic() + pause >= self._deadline:
            return False
        time.sleep(pause)
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)
        return True


def clock_difference(date: str, now: datetime) -> float | None:
    """By how many seconds a service's clock is ahead of `now`, as its Date header says; None where it says nothing."""
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return None
    return None if theirs.utcoffset() is None else (theirs - now).total_seconds()


def _read_token(reply: Reply) -> tuple[str, float, frozenset[str] | None]:
    content = reply.content()
    match content:
        case {"access_token": str(token), "expires_in": int(life)} if _is_token(token) and life > 0:
            scope = content.get("scope")
            return token, float(life), frozenset(scope.split()) if isinstance(scope, str) else None
        case _:
            raise ServiceError("the service answered what is no access token")


def _is_token(text: str) -> bool:
    """Whether it can stand in a header (RFC 6750, 2.1: printable ASCII without a space)."""
    return bool(text) and all(0x21 <= ord(character) <= 0x7E for character in text)


def _unanswered(reply: NoReply, *, maybe: bool) -> ServiceError:
    detail = f" ({reply.detail})" if reply.detail else ""
    return ServiceError(
        f"the service gave no answer: {reply.silence.value}{detail}", maybe=maybe, late=reply.silence is Silence.TIMEOUT
    )


def _refused(reply: Reply, *, maybe: bool) -> ServiceError:
    return ServiceError(f"the service refused the request: {describe_problem(reply)}", maybe=maybe)
