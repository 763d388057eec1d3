"""Whether the process is alive, and whether it can decide now."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Final

from fastapi import APIRouter, Request, Response

from kiosk.eligibility.base import BackendError
from kiosk.service.documents import HEADERS, problems
from kiosk.service.metrics import MEDIA_TYPE
from kiosk.service.problems import Kind, Problem
from kiosk.service.routes.counter import JSON, Counter

_HOLDS: Final = 1.0  # seconds for which an answer is given again: asking costs the database something
_log = logging.getLogger(__name__)


class Readiness:
    """Whether the service could decide: its database is there, and its revocation data are fresh.

    Asked by many at once, it looks once.
    """

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._looking = asyncio.Lock()
        self._looked_at = float("-inf")
        self._ready = True

    async def check(self) -> None:
        """Return when it could. Raises Problem, which does not say why: the log does."""
        async with self._looking:
            if time.monotonic() - self._looked_at >= _HOLDS:
                await self._look()
        if not self._ready:
            raise Problem(Kind.UNAVAILABLE)

    async def _look(self) -> None:
        try:
            await self._counter.run(self._counter.service.adjudicator.probe)
        except BackendError as error:
            if self._ready:
                _log.warning("the service cannot decide: %s", error)
            self._ready = False
        else:
            if not self._ready:
                _log.warning("the service can decide again")
            self._ready = True
        self._looked_at = time.monotonic()


def make_router(counter: Counter) -> APIRouter:
    """The routes for whoever watches over the service. None of them asks for a token or tells of a person.

    HEAD is how some load balancers look: the same answer without its body (RFC 9110, 9.3.2).
    """
    router = APIRouter()
    readiness = Readiness(counter)
    said = {"headers": HEADERS, "content": {JSON: {"schema": {"type": "object"}}}}

    @router.head("/healthz", include_in_schema=False)
    @router.get("/healthz", response_model=None, responses={200: said, **problems()})
    async def healthz(request: Request) -> Response:  # noqa: ARG001 (a fixed form of endpoint)
        """The process is alive."""
        return Response(b'{"status":"alive"}', media_type=JSON)

    @router.head("/readyz", include_in_schema=False)
    @router.get("/readyz", response_model=None, responses={200: said, **problems()})
    async def readyz(request: Request) -> Response:  # noqa: ARG001 (a fixed form of endpoint)
        """It could decide now: the database is there, and revocation data are fresh."""
        await readiness.check()
        return Response(b'{"status":"ready"}', media_type=JSON)

    @router.get(
        "/metrics",
        response_model=None,
        responses={200: {"headers": HEADERS, "content": {"text/plain": {"schema": {"type": "string"}}}}, **problems()},
    )
    async def figures(request: Request) -> Response:  # noqa: ARG001 (a fixed form of endpoint)
        """Figures for Prometheus."""
        return Response(counter.metrics.exposition(), headers={"Content-Type": MEDIA_TYPE})

    return router
