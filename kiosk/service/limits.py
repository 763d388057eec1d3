"""What one request may cost: bytes, seconds, and a place among those that are served at once.

Pure ASGI: no framework stands between the socket and these limits.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.service.problems import Kind, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a request may have: bytes of content, seconds for it to arrive, and others at the same time."""

    body: int = 64 * 1024
    seconds: float = 10.0
    concurrent: int = 64


class Bounded:
    """Serves only requests within limits; the others get 413, 408 and 503.

    The content is read here, whole, before a place is taken: a client that sends slowly takes none from others. What
    is asked for by GET or HEAD has no content and needs no place.
    """

    def __init__(self, application: ASGIApp, limits: Limits) -> None:
        self._application = application
        self._limits = limits
        self._serving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self._application(scope, receive, send)
            return
        try:
            body = await self._read(scope, receive)
            if body is None:
                return  # the client went away
            if self._serving >= self._limits.concurrent:
                raise Problem(Kind.UNAVAILABLE, "too many requests at once")  # noqa: TRY301 (one way out)
        except Problem as problem:
            await problem.response()(scope, receive, send)
            return
        self._serving += 1
        try:
            await self._application(scope, _Replay(body, receive), send)
        finally:
            self._serving -= 1

    async def _read(self, scope: Scope, receive: Receive) -> bytes | None:
        for name, value in scope["headers"]:
            # Not a number: then the server in front of this has refused it already.
            if name == b"content-length" and value.isdigit() and int(value[:20]) > self._limits.body:
                raise Problem(Kind.TOO_LARGE, f"at most {self._limits.body} bytes")
        message = await self._next(receive, self._limits.seconds)
        if message["type"] != "http.request":
            return None
        body: bytes = message.get("body", b"")
        if message.get("more_body", False):
            return await self._read_rest(body, receive)
        self._check(len(body))
        return body

    async def _read_rest(self, first: bytes, receive: Receive) -> bytes | None:
        parts, size = [first], len(first)
        deadline = asyncio.get_running_loop().time() + self._limits.seconds
        while True:
            self._check(size)
            message = await self._next(receive, deadline - asyncio.get_running_loop().time())
            if message["type"] != "http.request":
                return None
            part = message.get("body", b"")
            parts.append(part)
            size += len(part)
            if not message.get("more_body", False):
                self._check(size)
                return b"".join(parts)

    def _check(self, size: int) -> None:
        if size > self._limits.body:
            raise Problem(Kind.TOO_LARGE, f"at most {self._limits.body} bytes")

    @staticmethod
    async def _next(receive: Receive, seconds: float) -> Message:
        try:
            async with asyncio.timeout(seconds):
                return await receive()
        except TimeoutError:
            raise Problem(Kind.TOO_SLOW) from None


class _Replay:
    """Gives the application the content that was read; after it, whatever the server says."""

    __slots__ = ("_body", "_receive")

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        """The next message."""
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}
