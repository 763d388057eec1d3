"""What every request of an enrolled kiosk goes through: the door, the form, the work, the answer in bytes."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from typing import Final, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from kiosk.audit.trail import Json
from kiosk.eligibility.adjudicating import Asker
from kiosk.service.documents import KEY_PATTERN
from kiosk.service.metrics import Metrics
from kiosk.service.problems import Kind, Problem
from kiosk.service.service import Service
from kiosk.service.spawning import Threads

JSON: Final = "application/json"
KEY_HEADER: Final = "Idempotency-Key"
# The name of a request: visible ASCII, so that it is the same in a header, a path and a file.
_KEY: Final = re.compile(KEY_PATTERN)
_BEARER: Final = re.compile(r"[Bb]earer +([A-Za-z0-9._~+/-]+=*)")  # RFC 6750, 2.1
_log = logging.getLogger(__name__)
_Model = TypeVar("_Model", bound=BaseModel)
_T = TypeVar("_T")

Work: TypeAlias = Callable[[Asker, bytes, float], bytes]
"""What is done for a kiosk with the content of its request, in so many seconds; the JSON of the answer."""


class Counter:
    """Where kiosks are served: some at a time, the others wait."""

    def __init__(self, service: Service, metrics: Metrics) -> None:
        self.service = service
        self.metrics = metrics
        self._seconds = service.settings.limits.database_seconds
        trust = service.settings.trust
        self._threads = Threads(waiting=trust.ocsp is not None or bool(trust.ocsp_allowed))

    async def serve(self, request: Request, work: Work, status: int = 200) -> Response:
        """Let the kiosk in, do the work, and answer. Raises Problem, and what `work` raises."""
        authorization = request.headers.get("authorization", "")
        expect_type(request, JSON)
        body = await request.body()
        return Response(await self.run(self._serve, authorization, body, work), status, media_type=JSON)

    async def run(self, work: Callable[..., _T], *arguments: object) -> _T:
        """Do something that waits for the database, without holding up others."""
        return await self._threads.run(work, *arguments)

    def record(self, event: str, asker: Asker, record: dict[str, Json], *, durable: bool = False) -> None:
        """Write into the audit trail what is about to be answered; where that cannot be done, nothing is answered."""
        whole = {"event": event, "kiosk": asker.kiosk, "site": asker.site, **record}
        try:
            self.service.trail.append(whole, durable=durable)
        except OSError as error:
            _log.critical("the audit trail cannot be written; nothing is answered: %s", error)
            raise Problem(Kind.UNAVAILABLE) from None

    def close(self) -> None:
        """Let go of what the work was done with; may be called again."""
        self._threads.close()

    def _serve(self, authorization: str, body: bytes, work: Work) -> bytes:
        start = time.monotonic()
        token = _BEARER.fullmatch(authorization)
        asker = None if token is None else self.service.doorkeeper.admit(token[1])
        if asker is None:
            raise Problem(Kind.INVALID_TOKEN)
        return work(asker, body, self._seconds - (time.monotonic() - start))


def expect_type(request: Request, media_type: str) -> None:
    """Raises Problem for a content of another type."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != media_type:
        raise Problem(Kind.UNSUPPORTED_MEDIA_TYPE, f"{media_type} is expected")


def read(model: type[_Model], body: bytes) -> _Model:
    """What a request says. Raises Problem that names the fields at fault, and nothing of what stands in them."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
    # Nothing of the input: the place of an unknown field is the client's own word, so it is not said.
    known = model.model_fields.keys()
    places = sorted({str(fault["loc"][0]) for fault in faults if fault["loc"] and fault["loc"][0] in known})
    detail = "at fault: " + ", ".join(places) if places else "not the JSON of this request"
    raise Problem(Kind.INVALID_REQUEST, detail)


def request_key(request: Request) -> str:
    """The name of the request, from its header. Raises Problem."""
    return check_key(request.headers.get(KEY_HEADER, ""))


def check_key(key: str) -> str:
    """The name of a request, where it is one. Raises Problem."""
    if not _KEY.fullmatch(key):
        raise Problem(Kind.INVALID_REQUEST, f"{KEY_HEADER}: 1 to 64 characters of visible ASCII name a request")
    return key
