"""Who a kiosk is: enrolled once by a code, and from then on by assertions that it signs (RFC 7523)."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.wire.octets import Octets
from kiosk.service.assertion import ClockSkew, InvalidClient
from kiosk.service.codes import TooManyCodes
from kiosk.service.documents import describe
from kiosk.service.identity import CodeRefused
from kiosk.service.problems import Kind, Problem
from kiosk.service.routes.counter import JSON, Counter, expect_type, read

_FORM: Final = "application/x-www-form-urlencoded"
_GRANT: Final = "client_credentials"
_ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class EnrolmentRequest(BaseModel):
    """A one-time code, and the Ed25519 key (32 bytes) that is to be the kiosk's."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    code: str = Field(min_length=1, max_length=128)
    public_key: Annotated[Octets, Field(min_length=32, max_length=32)]


class EnrolmentBody(BaseModel):
    """The kiosk's name at this service."""

    kiosk: str = Field(min_length=1, max_length=64)


class TokenRequest(BaseModel):
    """A token is asked for by a signed assertion: EdDSA, its audience this URL, for five minutes at most, good once."""

    model_config = ConfigDict(frozen=True)  # what else there may be is ignored (RFC 6749, 3.2)

    grant_type: Literal["client_credentials"]
    client_assertion_type: Literal["urn:ietf:params:oauth:client-assertion-type:jwt-bearer"]
    client_assertion: str = Field(min_length=1, max_length=4096)


class TokenBody(BaseModel):
    """An access token, for how many seconds it is good, and what the kiosk's site allows (RFC 6749, 5.1)."""

    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int = Field(ge=1)
    scope: str


def make_router(counter: Counter) -> APIRouter:
    """The routes by which a kiosk shows who it is."""
    router = APIRouter()
    service = counter.service
    seconds = service.settings.limits.database_seconds

    def enroll(body: bytes, address: str) -> bytes:
        asked = read(EnrolmentRequest, body)
        try:
            kiosk = service.doorkeeper.enroll(asked.code, asked.public_key, address=address, timeout=seconds)
        except CodeRefused:
            counter.record("EnrolmentRefused", Asker(""), {})
            raise Problem(Kind.INVALID_CODE) from None
        except TooManyCodes as many:
            raise Problem(Kind.TOO_MANY, headers={"Retry-After": str(many.seconds)}) from None
        except ValueError:
            raise Problem(Kind.INVALID_REQUEST, "at fault: public_key") from None
        counter.record("Enrolled", Asker(kiosk), {}, durable=True)
        return to_json({"kiosk": kiosk})

    def issue(body: bytes) -> bytes:
        assertion = _read_form(body)
        try:
            issued = service.doorkeeper.issue_token(assertion, service.settings.token_urls, timeout=seconds)
        except InvalidClient:
            raise _refusal(Kind.INVALID_CLIENT, "invalid_client") from None
        except ClockSkew:
            raise _refusal(Kind.CLOCK_SKEW, "invalid_client") from None
        # A kiosk's logging in. That somebody was refused is a figure only: a stranger could fill the disk by it.
        counter.record("TokenIssued", Asker(issued.kiosk), {"seconds": issued.seconds})
        return to_json(
            {
                "access_token": issued.token,
                "token_type": "Bearer",
                "expires_in": issued.seconds,
                "scope": issued.scope,
            }
        )

    @router.post(
        "/v1/enrolments",
        **describe(
            EnrolmentRequest, 201, EnrolmentBody, Kind.INVALID_CODE, Kind.TOO_MANY, Kind.TIMEOUT, open_door=True
        ),
    )
    async def enrolments(request: Request) -> Response:
        """Make a key known for the kiosk that the code was issued for; what the kiosk had before ends."""
        expect_type(request, JSON)
        address = "" if request.client is None else request.client.host
        answer = await counter.run(enroll, await request.body(), address)
        return Response(answer, 201, media_type=JSON)

    @router.post(
        "/v1/token",
        **describe(
            TokenRequest,
            200,
            TokenBody,
            Kind.INVALID_CLIENT,
            Kind.CLOCK_SKEW,
            Kind.TIMEOUT,
            media_type=_FORM,
            open_door=True,
        ),
    )
    async def token(request: Request) -> Response:
        """Give a kiosk an access token (RFC 6749, 4.4; RFC 7523, 2.2)."""
        expect_type(request, _FORM)
        return Response(await counter.run(issue, await request.body()), media_type=JSON)

    return router


def _read_form(body: bytes) -> str:
    """The assertion of a token request. Raises Problem with the `error` that RFC 6749, 5.2, has for what is wrong."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=16)
    except ValueError:
        raise _refusal(Kind.INVALID_REQUEST, "invalid_request") from None
    fields = dict(pairs)
    if len(fields) != len(pairs) or not {"grant_type", "client_assertion_type", "client_assertion"} <= fields.keys():
        raise _refusal(Kind.INVALID_REQUEST, "invalid_request")
    if fields["grant_type"] != _GRANT:
        raise _refusal(Kind.INVALID_REQUEST, "unsupported_grant_type")
    if fields["client_assertion_type"] != _ASSERTION or not fields["client_assertion"]:
        raise _refusal(Kind.INVALID_REQUEST, "invalid_request")
    return fields["client_assertion"]


def _refusal(kind: Kind, error: str) -> Problem:
    members: dict[str, Any] = {"error": error, "error_description": kind.title}
    return Problem(kind, members=members)
