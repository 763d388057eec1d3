"""The OpenAPI document of the service, made from the code. `python -m kiosk.service.openapi` writes it anew."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kiosk.eligibility.adjudicator import Adjudicator
from kiosk.eligibility.database import open_database
from kiosk.eligibility.revocation import GivenRevocation
from kiosk.eligibility.wire import (
    ChallengeRequest,
    ConsentsRequest,
    LookupRequest,
    ProofRequest,
    SettlementRequest,
)
from kiosk.service.identity import Doorkeeper
from kiosk.service.problems import Kind
from kiosk.service.pseudonyms import Pseudonyms
from kiosk.service.routes.identity import EnrolmentRequest, TokenRequest
from kiosk.service.service import Service
from kiosk.service.settings import ServiceSettings
from kiosk.service.trail import open_trail
from kiosk.trust import TrustStore

if TYPE_CHECKING:
    from fastapi import FastAPI

FILE: Final = Path(__file__).with_name("openapi.json")
VERSION: Final = "1"
_REQUESTS: Final[tuple[type[BaseModel], ...]] = (
    ChallengeRequest,
    ConsentsRequest,
    EnrolmentRequest,
    LookupRequest,
    ProofRequest,
    SettlementRequest,
    TokenRequest,
)
_DESCRIPTION: Final = """\
Whether a My Number Card may be used as a health-insurance card, and the coverage of its holder.

A kiosk is enrolled once (`/v1/enrolments`), asks for an access token by an assertion that it signs (`/v1/token`), gets
a challenge, lets the card sign it, and sends the proof. Bytes are base64url without padding, moments RFC 3339 with a
time zone. Unknown, protected and untrusted are one answer: `cannot-use`.
"""
_PROBLEM: Final = {
    "type": "object",
    "description": "RFC 9457. A token request's problem has the members of RFC 6749, 5.2, too.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "enum": [kind.type for kind in Kind]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "error": {"type": "string", "enum": ["invalid_request", "invalid_client", "unsupported_grant_type"]},
        "error_description": {"type": "string"},
    },
}


def describe_api(application: FastAPI) -> dict[str, Any]:
    """The document of an application."""
    document = get_openapi(
        title=application.title, version=VERSION, description=_DESCRIPTION, routes=application.routes
    )
    _, taken = models_json_schema(
        [(model, "validation") for model in _REQUESTS], ref_template="#/components/schemas/{model}"
    )
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {}) | taken["$defs"]
    # FastAPI's own form of errors is never answered here.
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    components["schemas"] = dict(sorted((schemas | {"Problem": _PROBLEM}).items()))
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for operations in document["paths"].values():
        for operation in operations.values():
            if "422" in operation["responses"]:
                del operation["responses"]["422"]
    return document


def write_document(document: dict[str, Any]) -> str:
    """The document as it lies in the file."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def current_document() -> str:
    """The document of this code, as it has to lie in the file."""
    # A service that serves nobody, in a folder that goes again: the routes are made for one.
    from kiosk.service.application import make_api  # noqa: PLC0415 (it describes itself by this module)

    with TemporaryDirectory() as folder, closing(open_database("sqlite://")) as database, ExitStack() as held:
        trail = open_trail(Path(folder), _never)
        held.callback(trail.close)
        adjudicator = Adjudicator(database, TrustStore(()), GivenRevocation())
        service = Service(
            settings=ServiceSettings(),
            database=database,
            adjudicator=adjudicator,
            doorkeeper=Doorkeeper(database),
            pseudonyms=Pseudonyms(b""),
            trail=trail,
            now=_never,
            held=held,
        )
        return write_document(describe_api(make_api(service)))


def _never() -> datetime:
    raise AssertionError("nothing happens at this service")


if __name__ == "__main__":
    FILE.write_text(current_document(), encoding="utf-8")
