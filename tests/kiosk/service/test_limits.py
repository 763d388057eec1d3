"""What one request may cost, tried by raw bytes on a socket."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from kiosk.eligibility.database import Database, open_database
from kiosk.service.limits import Bounded, Limits
from tests.kiosk.service.hall import Caller, Hall, Serving, calling, serving

HEAD = b"POST /v1/challenges HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Serving]:
    """A service that waits a fifth of a second for a body."""
    database: Database = open_database(f"sqlite:///{tmp_path}/service.db")
    with serving(Hall(database, tmp_path, changes={"limits": {"body_seconds": 0.2}})) as made:
        yield made
    database.close()


def say(served: Serving, *parts: bytes) -> bytes:
    """Send bytes, and return all that is answered until the service closes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        for part in parts:
            line.sendall(part)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer


def test_a_large_body_is_refused_by_what_it_says_of_itself(served: Serving) -> None:
    # Not one byte of it is sent: nobody waits for it.
    answer = say(served, HEAD + b"Content-Length: 65537\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"/problems/too-large" in answer


def test_a_large_body_is_refused_while_it_comes(served: Serving) -> None:
    chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    answer = say(served, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *(chunk for _ in range(5)))
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_the_largest_body_is_read(served: Serving, caller: Caller) -> None:
    caller.renew()
    head = HEAD + f"Authorization: Bearer {caller.token}\r\nConnection: close\r\n".encode()
    body = b" " * (65536 - len(b'{"purpose":"register"}')) + b'{"purpose":"register"}'
    assert say(served, head + b"Content-Length: 65536\r\n\r\n", body).startswith(b"HTTP/1.1 201 ")


@pytest.mark.parametrize("parts", [(), (b'{"pur',)], ids=["nothing", "a part"])
def test_a_slow_client_is_not_waited_for(parts: tuple[bytes, ...], quick: Serving) -> None:
    answer = say(quick, HEAD + b"Content-Length: 22\r\n\r\n", *parts)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"/problems/too-slow" in answer


def test_a_client_that_goes_away_harms_nobody(quick: Serving) -> None:
    with socket.create_connection(("127.0.0.1", quick.port)) as line:
        line.sendall(HEAD + b"Content-Length: 22\r\n\r\n{")
    with calling(quick) as caller:
        assert caller.renew().status_code == 200


def test_slow_clients_take_no_place_from_others(quick: Serving) -> None:
    lines = [socket.create_connection(("127.0.0.1", quick.port)) for _ in range(100)]
    try:
        for line in lines:
            line.sendall(HEAD + b"Content-Length: 22\r\n\r\n{")
        with calling(quick) as caller:
            assert caller.renew().status_code == 200
    finally:
        for line in lines:
            line.close()


def test_beyond_its_places_it_asks_to_come_again() -> None:
    async def check() -> list[int]:
        release = asyncio.Event()
        entered = asyncio.Event()

        async def application(scope: Scope, receive: Receive, send: Send) -> None:
            assert (await receive())["body"] == b"{}"
            entered.set()
            await release.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})

        bounded = Bounded(application, Limits(concurrent=1))
        statuses: list[int] = []
        headers: list[dict[bytes, bytes]] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"{}", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
                headers.append(dict(message["headers"]))

        scope: Scope = {"type": "http", "method": "POST", "headers": []}
        first = asyncio.create_task(bounded(scope, receive, send))
        await entered.wait()
        await bounded(scope, receive, send)
        assert headers[0][b"retry-after"] == b"1"
        release.set()
        await first
        await bounded(scope, receive, send)  # the place is free again
        return statuses

    assert asyncio.run(check()) == [503, 200, 200]
