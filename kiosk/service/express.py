"""The straight way to the routes that every visitor takes.

A framework looks through all routes, prepares what an endpoint might depend on, and wraps all of that twice, for each
request; it takes as long as a signature's verification. These paths have no parameter and depend on nothing, so their
endpoints, the same that FastAPI has and documents, are called here at once. Everything else goes on to the framework.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

Tell = Callable[[Request, Exception], Awaitable[Response]]
"""Makes the answer to an exception, or raises it again."""


class Express:
    """Calls the endpoints of `routes`, by their paths, on POST; passes on whatever is not among them.

    `tell` answers exceptions, as it does behind the framework.
    """

    def __init__(self, application: ASGIApp, routes: Mapping[str, BaseRoute], tell: Tell) -> None:
        self._application = application
        self._routes = {path: (route, _endpoint(route)) for path, route in routes.items()}
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        found = self._routes.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        if found is None:
            await self._application(scope, receive, send)
            return
        scope["route"], endpoint = found
        request = Request(scope, receive)
        try:
            response = await endpoint(request)
        except Exception as error:  # noqa: BLE001 (what has no answer is raised again)
            response = await self._tell(request, error)
        await response(scope, receive, send)


def _endpoint(route: BaseRoute) -> Callable[[Request], Awaitable[Response]]:
    endpoint: Callable[[Request], Awaitable[Response]] = route.endpoint  # type: ignore[attr-defined]  # of every Route
    return endpoint
