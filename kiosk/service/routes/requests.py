"""What comes after a request: what became of it, and to what its visitor consents."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.wire import (
    AnswerBody,
    ConsentsRequest,
    SettlementBody,
    SettlementRequest,
    write_answer,
    write_settlement,
)
from kiosk.service.documents import describe
from kiosk.service.metrics import outcome_class
from kiosk.service.problems import Kind, Problem
from kiosk.service.routes.counter import Counter, Work, check_key, read


def make_router(counter: Counter) -> APIRouter:
    """The routes of what is asked about a request by its name."""
    router = APIRouter()
    adjudicator = counter.service.adjudicator

    def settle(name: str) -> Work:
        def work(asker: Asker, body: bytes, timeout: float) -> bytes:
            asked = read(SettlementRequest, body)
            answer = adjudicator.settle(asker, name, asked.challenge, timeout=timeout)
            outcome = "not-made" if answer is None else outcome_class(answer)
            counter.record("Settled", asker, {"request": name, "outcome": outcome})
            return write_settlement(answer)

        return work

    def consent(name: str) -> Work:
        def work(asker: Asker, body: bytes, timeout: float) -> bytes:
            asked = read(ConsentsRequest, body)
            try:
                consents = asked.value()
            except ValueError:
                raise Problem(Kind.INVALID_REQUEST, "an item is both given and refused") from None
            answer = adjudicator.consent(asker, consents, request_id=name, timeout=timeout)
            if answer is None:
                raise Problem(Kind.NOT_FOUND, "no request of this kiosk by this name to which one could consent")
            counter.record(
                "Consented",
                asker,
                {
                    "request": name,
                    "given": sorted(item.value for item in consents.given),
                    "refused": sorted(item.value for item in consents.refused),
                    "objects": sorted(kind.value for kind, objects in consents.objections if objects),
                    "withdrawn": sorted(kind.value for kind, objects in consents.objections if not objects),
                },
                durable=True,
            )
            return write_answer(answer)

        return work

    # A name may have a slash in it.
    @router.post(
        "/v1/requests/{request_id:path}/settlement",
        **describe(SettlementRequest, 200, SettlementBody, Kind.NOT_FOUND, Kind.TIMEOUT),
    )
    async def settlement(request_id: str, request: Request) -> Response:
        """What became of a request; null: it was not made, and from now on it cannot be."""
        return await counter.serve(request, settle(check_key(request_id)))

    @router.post(
        "/v1/requests/{request_id:path}/consents",
        **describe(ConsentsRequest, 200, AnswerBody, Kind.NOT_FOUND, Kind.TIMEOUT),
    )
    async def consents(request_id: str, request: Request) -> Response:
        """Keep what the visitor said after the answer to a request, for 24 hours; the answer anew."""
        return await counter.serve(request, consent(check_key(request_id)))

    return router
