"""The eligibility service as an ASGI application: everything about HTTP, and no decision."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from kiosk.eligibility.adjudicating import Conflict, NotAllowed
from kiosk.eligibility.base import BackendError, BackendTimeout
from kiosk.service import health
from kiosk.service.express import Express
from kiosk.service.limits import Bounded, Limits
from kiosk.service.metrics import Metrics
from kiosk.service.observing import Observed
from kiosk.service.problems import Kind, Problem
from kiosk.service.routes import challenges, identity, lookups, proofs, requests
from kiosk.service.routes.counter import Counter
from kiosk.service.service import Service

_OF_STATUS: Final = {404: Kind.NOT_FOUND, 405: Kind.METHOD_NOT_ALLOWED}
_STRAIGHT: Final = frozenset({"/v1/challenges", "/v1/registrations", "/v1/coverages"})


def make_application(service: Service) -> ASGIApp:
    """The application of an open service, which it does not close. One event loop runs it."""
    metrics = Metrics()
    counter = Counter(service, metrics)
    api, straight = _make_api(counter)
    given = service.settings.limits
    limits = Limits(body=given.body_bytes, seconds=given.body_seconds, concurrent=given.requests_at_once)
    return Observed(Bounded(Express(api, straight, _tell), limits), metrics)


def make_api(service: Service) -> FastAPI:
    """The paths alone, without limits and figures, as they are documented."""
    return _make_api(Counter(service, Metrics()))[0]


def _make_api(counter: Counter) -> tuple[FastAPI, dict[str, BaseRoute]]:
    """The framework's application, and the routes that are taken without it."""

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            counter.close()

    api = FastAPI(
        title="Eligibility service",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=live,
        exception_handlers=dict.fromkeys(
            (Problem, BackendTimeout, BackendError, Conflict, NotAllowed, HTTPException), _tell
        ),
    )
    routers = [routes.make_router(counter) for routes in (identity, challenges, proofs, requests, lookups, health)]
    for router in routers:
        api.include_router(router)
    found = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    return api, {route.path: route for route in found if route.path in _STRAIGHT}


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
