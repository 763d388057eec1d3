"""The eligibility service as an ASGI application: everything about HTTP, and no decision."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from kiosk.eligibility.adjudicating import Conflict, NotAllowed
from kiosk.eligibility.base import BackendError, BackendTimeout
from kiosk.eligibility.postgres import POOL_SIZE
from kiosk.service import health
from kiosk.service.limits import Bounded, Limits
from kiosk.service.metrics import Metrics
from kiosk.service.observing import Observed
from kiosk.service.openapi import describe_api
from kiosk.service.problems import Kind, Problem
from kiosk.service.routes import challenges, identity, lookups, proofs, requests
from kiosk.service.routes.counter import Counter
from kiosk.service.service import Service

_OF_STATUS: Final = {404: Kind.NOT_FOUND, 405: Kind.METHOD_NOT_ALLOWED}


def make_application(service: Service) -> FastAPI:
    """The application of an open service, which it does not close. One event loop runs it."""
    metrics = Metrics()
    counter = Counter(service, metrics, int(__import__("os").environ.get("PLACES", POOL_SIZE)))
    given = service.settings.limits
    limits = Limits(body=given.body_bytes, seconds=given.body_seconds, concurrent=given.requests_at_once)

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            counter.close()

    application = FastAPI(
        title="Eligibility service",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=live,
        middleware=[
            Middleware(Observed, metrics=metrics),
            Middleware(Bounded, limits=limits),
        ],
        exception_handlers={
            Problem: _tell,
            BackendTimeout: _tell,
            BackendError: _tell,
            Conflict: _tell,
            NotAllowed: _tell,
            HTTPException: _tell,
        },
    )
    for routes in (identity, challenges, proofs, requests, lookups):
        application.include_router(routes.make_router(counter))
    application.include_router(health.make_router(counter, metrics))
    application.openapi = lambda: describe_api(application)  # type: ignore[method-assign]  # FastAPI's own way
    return application


async def _tell(_: Request, error: Exception) -> Response:
    return _problem_of(error).response()


def _problem_of(error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case BackendTimeout():
            return Problem(Kind.TIMEOUT)
        case BackendError():
            return Problem(Kind.UNAVAILABLE)
        case Conflict():
            return Problem(Kind.CONFLICT)
        case NotAllowed():
            return Problem(Kind.NOT_ALLOWED, str(error))
        case HTTPException(status_code=status) if status in _OF_STATUS:
            return Problem(_OF_STATUS[status], headers=error.headers)
        case _:
            raise error
