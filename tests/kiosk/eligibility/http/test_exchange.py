"""One request and its answer: whatever the other side does, it ends in time, and it is known whether it was sent."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from kiosk.eligibility.http.exchange import LARGEST_ANSWER, Line, NoReply, Reply, Silence
from kiosk.eligibility.http.tls import make_context
from tests.kiosk.eligibility.http.lineproxy import LineProxy, Luck
from tests.kiosk.eligibility.http.oddservice import OddService, answer

_SLACK = 1.5  # seconds by which a loaded computer may be late
GOOD = answer("200 OK", "application/json", b'{"well": true}')


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line(make_context())
    yield made
    made.close()


def ask(line: Line, url: str, seconds: float = 5.0) -> Reply | NoReply:
    return line.ask("POST", f"{url}/v1/x", b'{"a":1}', {"Content-Type": "application/json"}, time.monotonic() + seconds)


def saying(*pieces: bytes) -> Callable[[bytes], Iterable[bytes]]:
    return lambda _request: pieces


def test_an_answer(line: Line) -> None:
    with OddService(saying(GOOD)) as service:
        reply = ask(line, service.url)
    assert isinstance(reply, Reply)
    assert (reply.status, reply.content()) == (200, {"well": True})
    (request,) = service.requests
    assert request.startswith(b"POST /v1/x HTTP/1.1\r\n")
    assert request.endswith(b'\r\n\r\n{"a":1}')


def test_an_answer_in_crumbs(line: Line) -> None:
    with OddService(saying(*(GOOD[at : at + 1] for at in range(len(GOOD))))) as service:
        reply = ask(line, service.url)
    assert isinstance(reply, Reply)
    assert reply.content() == {"well": True}


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_byte_now_and_then_does_not_stretch_the_time(line: Line, part: str) -> None:
    start = b"HTTP/1.1 200 OK\r\nX: " if part == "headers" else GOOD.replace(b"Length: 14", b"Length: 999")

    def drip(_request: bytes) -> Iterable[bytes]:
        yield start
        while not service.ending.wait(0.05):
            yield b"x"

    with OddService(drip) as service:
        before = time.monotonic()
        assert ask(line, service.url, 0.4) == NoReply(Silence.TIMEOUT, sent=True)
        assert time.monotonic() - before < 0.4 + _SLACK


def test_an_answer_without_end_is_not_read_to_its_end(line: Line) -> None:
    def flood(_request: bytes) -> Iterable[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
        for _ in range(1000):
            yield b" " * 65536

    with OddService(flood) as service:
        reply = ask(line, service.url)
    assert isinstance(reply, Reply)
    assert reply.body is None
    assert reply.content() is None


def test_a_compressed_answer_is_not_unpacked(line: Line) -> None:
    bomb = gzip.compress(b" " * (50 * LARGEST_ANSWER))
    with OddService(saying(answer("200 OK", "application/json", bomb, "Content-Encoding: gzip"))) as service:
        reply = ask(line, service.url)
    assert isinstance(reply, Reply)
    assert reply.content() is None
    assert b"accept-encoding: identity" in service.requests[0].lower()


@pytest.mark.parametrize(
    "said",
    [
        answer("200 OK", "text/html", b'{"well": true}'),
        answer("200 OK", "application/json", b"<html>"),
        answer("200 OK", "application/json", b"[" * 100_000),
        answer("200 OK", "application/json", b'"\xff\xfe"'),
        answer("200 OK", "application/json", b""),
    ],
)
def test_what_is_no_json(line: Line, said: bytes) -> None:
    with OddService(saying(said)) as service:
        reply = ask(line, service.url)
    assert isinstance(reply, Reply)
    assert reply.content() is None


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nContent-", b"SSH-2.0-x\r\n", b"\x00" * 64, GOOD[:-3]])
def test_what_breaks_off_or_is_no_http(line: Line, said: bytes) -> None:
    with OddService(saying(said)) as service:
        assert ask(line, service.url) == NoReply(Silence.BROKEN, sent=True)


def test_no_redirection_is_followed(line: Line) -> None:
    with OddService(saying(GOOD)) as elsewhere:
        location = f"Location: {elsewhere.url}/v1/x"
        with OddService(saying(answer("307 Temporary Redirect", "text/plain", b"", location))) as service:
            reply = ask(line, service.url)
    assert isinstance(reply, Reply)
    assert reply.status == 307
    assert elsewhere.requests == []


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with OddService(saying(GOOD)) as service, OddService(saying(GOOD)) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        line = Line(make_context())
        assert isinstance(ask(line, service.url), Reply)
        line.close()
        assert proxy.requests == []


def test_the_proxy_of_the_configuration_is_used() -> None:
    with OddService(saying(GOOD)) as proxy:
        line = Line(make_context(), proxy=proxy.url)
        assert isinstance(ask(line, "http://service.invalid"), Reply)
        line.close()
        assert proxy.requests[0].startswith(b"POST http://service.invalid/v1/x")


def test_nobody_listens(line: Line) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert ask(line, f"http://127.0.0.1:{port}") == NoReply(Silence.REFUSED, sent=False)


def test_a_name_that_nobody_knows(line: Line) -> None:
    reply = ask(line, "http://service.invalid")
    assert isinstance(reply, NoReply)
    assert not reply.sent


def test_a_name_server_that_hangs(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long before the first byte is given up in time, and is not sent afterwards either."""
    release, looked_up = threading.Event(), threading.Event()
    asked = socket.getaddrinfo

    def slow(*arguments: object, **named: object) -> object:
        looked_up.set()
        assert release.wait(30)
        return asked(*arguments, **named)  # type: ignore[arg-type]  # whatever the caller gave

    with OddService(saying(GOOD)) as service:
        monkeypatch.setattr(socket, "getaddrinfo", slow)
        before = time.monotonic()
        assert ask(line, service.url, 0.3) == NoReply(Silence.TIMEOUT, sent=False)
        assert time.monotonic() - before < 0.3 + _SLACK
        assert looked_up.is_set()
        release.set()
        for thread in threading.enumerate():
            if thread.name == "eligibility-http":
                thread.join(10)
        assert service.requests == []


def test_no_time_left(line: Line) -> None:
    with OddService(saying(GOOD)) as service:
        assert ask(line, service.url, 0) == NoReply(Silence.TIMEOUT, sent=False)
        assert service.requests == []


def test_closed(line: Line) -> None:
    line.close()
    line.close()
    reply = ask(line, "http://127.0.0.1:9")
    assert isinstance(reply, NoReply)
    assert not reply.sent


@pytest.mark.parametrize("luck", [luck for luck in Luck if luck is not Luck.NONE])
def test_a_line_that_is_cut(line: Line, luck: Luck) -> None:
    with OddService(saying(GOOD)) as service, LineProxy(int(service.url.rpartition(":")[2])) as proxy:
        proxy.luck = luck
        assert ask(line, f"http://127.0.0.1:{proxy.port}") == NoReply(Silence.BROKEN, sent=True)
        assert proxy.struck == 1
        assert isinstance(ask(line, f"http://127.0.0.1:{proxy.port}"), Reply)


def test_a_line_that_holds_everything(line: Line) -> None:
    with OddService(saying(GOOD)) as service, LineProxy(int(service.url.rpartition(":")[2])) as proxy:
        with proxy.hold():
            assert ask(line, f"http://127.0.0.1:{proxy.port}", 0.3) == NoReply(Silence.TIMEOUT, sent=True)
        assert isinstance(ask(line, f"http://127.0.0.1:{proxy.port}"), Reply)
