"""What is said when a request cannot be served: a problem document (RFC 9457), whose type is one of a short list.

Nothing of the request stands in one: what was sent may be somebody's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from starlette.responses import Response

MEDIA_TYPE: Final = "application/problem+json"
_BASE: Final = "/problems/"  # relative, as RFC 9457 allows: it names a problem of this API, wherever it runs
_RETRY_AFTER: Final = "1"  # seconds


class Kind(Enum):
    """The problems there are: name, status and title. The name is the last part of the type."""

    INVALID_REQUEST = ("invalid-request", 400, "The request does not say what it should")
    INVALID_CODE = ("invalid-code", 400, "The code is wrong, was used, or is over")
    INVALID_CLIENT = ("invalid-client", 401, "The assertion does not prove an enrolled kiosk")
    CLOCK_SKEW = ("clock-skew", 401, "The assertion is of another time: the clocks do not agree")
    INVALID_TOKEN = ("invalid-token", 401, "The access token is missing, unknown, over, or revoked")
    NOT_ALLOWED = ("not-allowed", 403, "The site of this kiosk does not allow it")
    NOT_FOUND = ("not-found", 404, "There is nothing of this name")
    METHOD_NOT_ALLOWED = ("method-not-allowed", 405, "This cannot be asked for by this method")
    TOO_SLOW = ("too-slow", 408, "The request took too long to arrive")
    CONFLICT = ("conflict", 409, "The name of the request was used for another one")
    TOO_LARGE = ("too-large", 413, "The request is too large")
    UNSUPPORTED_MEDIA_TYPE = ("unsupported-media-type", 415, "The content is of a type that is not understood")
    TOO_MANY = ("too-many", 429, "Too many wrong codes were tried")
    INTERNAL = ("internal", 500, "The service has a fault, which was logged")
    UNAVAILABLE = ("unavailable", 503, "It cannot be decided now; ask again")
    TIMEOUT = ("timeout", 504, "It was not decided in time, and may have been done all the same")

    def __init__(self, label: str, status: int, title: str) -> None:
        self.label = label
        self.status = status
        self.title = title

    @property
    def type(self) -> str:
        """The `type` of its documents, a relative URI."""
        return _BASE + self.label


class Problem(Exception):
    """A request that is not served. `members` are more members of the document; nothing in it is from the request."""

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(kind.label)
        self.kind = kind
        self.detail = detail
        self.headers = dict(headers or {})
        self.members = dict(members or {})

    def body(self) -> bytes:
        """The document."""
        document = {"type": self.kind.type, "title": self.kind.title, "status": self.kind.status}
        if self.detail:
            document["detail"] = self.detail
        return json.dumps(document | self.members, separators=(",", ":")).encode()

    def response(self) -> Response:
        """The document as an answer, with the headers that go with its status."""
        headers = dict(_HEADERS.get(self.kind, {})) | self.headers
        return Response(self.body(), self.kind.status, headers, MEDIA_TYPE)


_HEADERS: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.INVALID_TOKEN: {"WWW-Authenticate": 'Bearer realm="eligibility"'},
    Kind.UNAVAILABLE: {"Retry-After": _RETRY_AFTER},
    Kind.TOO_SLOW: {"Connection": "close"},
    Kind.TOO_LARGE: {"Connection": "close"},
}
