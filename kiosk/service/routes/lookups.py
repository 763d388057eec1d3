"""Looking persons up by the numbers of a paper, at staffed sites."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.wire import LookedUpBody, LookupRequest, write_looked_up
from kiosk.service.documents import describe
from kiosk.service.problems import Kind
from kiosk.service.routes.counter import Counter, Work, read, request_key


def make_router(counter: Counter) -> APIRouter:
    """The route of look-ups."""
    router = APIRouter()

    def look_up(request_id: str) -> Work:
        def work(asker: Asker, body: bytes, timeout: float) -> bytes:
            query = read(LookupRequest, body).value()
            found = counter.service.adjudicator.look_up(asker, query, request_id=request_id, timeout=timeout)
            outcome = found.validity.name.lower().replace("_", "-")
            # Not who was looked up: that is nobody's to read here.
            counter.record(
                "LookedUp",
                asker,
                {"request": request_id, "limit_consent": query.limit_consent, "outcome": outcome},
            )
            counter.metrics.decided("look-up", outcome)
            return write_looked_up(found)

        return work

    @router.post(
        "/v1/lookups",
        **describe(LookupRequest, 200, LookedUpBody, Kind.NOT_ALLOWED, Kind.CONFLICT, Kind.TIMEOUT, keyed=True),
    )
    async def lookups(request: Request) -> Response:
        """Look a person up by insurer, symbol, number, branch and date of birth; several matches ask for the branch."""
        return await counter.serve(request, look_up(request_key(request)))

    return router
