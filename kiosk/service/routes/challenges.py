"""Challenges: what a card will sign."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.wire import ChallengeBody, ChallengeRequest, write_challenge
from kiosk.service.documents import describe
from kiosk.service.problems import Kind
from kiosk.service.routes.counter import Counter, read


def make_router(counter: Counter) -> APIRouter:
    """The route of challenges."""
    router = APIRouter()
    adjudicator = counter.service.adjudicator

    def issue(asker: Asker, body: bytes, timeout: float) -> bytes:
        asked = read(ChallengeRequest, body)
        return write_challenge(adjudicator.challenge(asker, asked.purpose, timeout=timeout))

    @router.post("/v1/challenges", **describe(ChallengeRequest, 201, ChallengeBody, Kind.TIMEOUT))
    async def challenges(request: Request) -> Response:
        """Issue a challenge: 32 random bytes, good once, for this kiosk and this purpose, for two minutes."""
        return await counter.serve(request, issue, 201)

    return router
