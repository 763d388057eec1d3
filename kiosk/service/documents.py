"""How a route stands in the OpenAPI document: what it takes, what it answers, and every problem there may be."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel

from kiosk.service.problems import MEDIA_TYPE, Kind

KEY_PATTERN: Final = r"^[\x21-\x7e]{1,64}$"
_EVERY: Final = (Kind.INTERNAL, Kind.UNAVAILABLE)
_CONTENT: Final = (Kind.INVALID_REQUEST, Kind.TOO_SLOW, Kind.TOO_LARGE, Kind.UNSUPPORTED_MEDIA_TYPE)
_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "The name of the request: the same again gets the same answer again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": KEY_PATTERN},
}
HEADERS: Final[dict[str, Any]] = {
    "X-Request-Id": {
        "description": "By what the service's log calls the request",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    }
}


def describe(
    content: type[BaseModel],
    status: int,
    answer: Any,  # noqa: ANN401 (a pydantic model, or a union of some)
    *kinds: Kind,
    keyed: bool = False,
    media_type: str = "application/json",
    open_door: bool = False,
) -> dict[str, Any]:
    """The arguments by which FastAPI documents a route that takes `content` and answers with `answer`.

    `kinds` are problems beside those that every such route has; `keyed`: it needs an Idempotency-Key; `open_door`: it
    asks for no token.
    """
    door = () if open_door else (Kind.INVALID_TOKEN,)
    extra: dict[str, Any] = {
        "requestBody": {
            "required": True,
            "content": {media_type: {"schema": {"$ref": f"#/components/schemas/{content.__name__}"}}},
        },
        "security": [] if open_door else [{"token": []}],
    }
    if keyed:
        extra["parameters"] = [_KEY]
    return {
        "status_code": status,
        "response_model": None,
        "responses": {status: {"model": answer, "headers": HEADERS}, **problems(*_CONTENT, *door, *kinds)},
        "openapi_extra": extra,
    }


def problems(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """The documentation of problems by their status; INTERNAL and UNAVAILABLE are among them always."""
    documented: dict[int | str, dict[str, Any]] = {}
    for kind in sorted({*kinds, *_EVERY}, key=lambda kind: (kind.status, kind.label)):
        text = f"`{kind.type}`: {kind.title}"
        if kind.status in documented:
            documented[kind.status]["description"] += f"; {text}"
        else:
            documented[kind.status] = {
                "description": text,
                "headers": HEADERS,
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
    return documented
