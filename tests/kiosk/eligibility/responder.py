"""An OCSP responder: OpenSSL's, behind a door of our own on the loopback, since OpenSSL's own opens to everybody."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from reader.virtual.keys import private_key
from tests.kiosk.eligibility.minting import CA, Mint

DATE = "%y%m%d%H%M%SZ"


class Mood(Enum):
    """What becomes of a request at the door."""

    ANSWER = "answer"
    GARBAGE = "garbage"
    EMPTY = "empty"
    ERROR = "error"
    REDIRECT = "redirect"
    MUTE = "mute"
    DRIPPING_HEAD = "dripping-head"
    DRIPPING_BODY = "dripping-body"
    GIANT = "giant"
    CUT = "cut"


class Responder:
    """Serves between enter and exit. `revoked` maps serial numbers to the moment and OpenSSL's name of the reason;
    of the `known` ones the others are good, and everybody else is unknown. Answers are good for an hour.
    """

    def __init__(self, folder: Path, delegate: Mint) -> None:
        self.folder = folder
        self.mood = Mood.ANSWER
        self.asked = 0
        self.known: set[int] = set()
        self.revoked: dict[int, tuple[datetime, str]] = {}
        self.prepared = False  # with prepared answers there is no nonce
        self._over = threading.Event()
        program = shutil.which("openssl")
        assert program, "openssl is not installed; on Debian: apt-get install openssl"
        self._program = program
        (folder / "ca.pem").write_bytes(CA.pem)
        (folder / "signer.pem").write_bytes(delegate.certificate.public_bytes(Encoding.PEM))
        key = private_key("auth-ocsp").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "signer.key").write_bytes(key)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._door())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/ocsp"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Serve no more; may be called again."""
        self._over.set()
        self._server.shutdown()
        self._server.server_close()

    def respond(self, question: bytes) -> bytes:
        """What OpenSSL answers."""
        (self.folder / "index").write_text("".join(self._line(serial) for serial in sorted(self.known)))
        asked, answer = self.folder / "question.der", self.folder / "answer.der"
        asked.write_bytes(question)
        subprocess.run(
            [
                *(self._program, "ocsp", "-index", "index", "-CA", "ca.pem", "-rsigner", "signer.pem"),
                *("-rkey", "signer.key", "-reqin", asked.name, "-respout", answer.name, "-nmin", "60"),
                *(["-no_nonce"] if self.prepared else []),
            ],
            cwd=self.folder,
            check=True,
            capture_output=True,
        )
        return answer.read_bytes()

    def _line(self, serial: int) -> str:
        number = f"{serial:X}".zfill(len(f"{serial:X}") + len(f"{serial:X}") % 2)
        if serial in self.revoked:
            moment, reason = self.revoked[serial]
            return f"R\t400101000000Z\t{moment.strftime(DATE)},{reason}\t{number}\tunknown\t/CN={number}\n"
        return f"V\t400101000000Z\t\t{number}\tunknown\t/CN={number}\n"

    def _door(self) -> type[BaseHTTPRequestHandler]:
        responder = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                responder.asked += 1
                question = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.headers["Content-Type"] == "application/ocsp-request"
                with suppress(OSError):  # who asked has gone
                    _MOODS[responder.mood](self, responder, question)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Door

    def wait(self, seconds: float) -> bool:
        """Whether it goes on after so long."""
        return not self._over.wait(seconds)


def _say(door: BaseHTTPRequestHandler, body: bytes, status: int = 200, headers: Mapping[str, str] = {}) -> None:
    door.send_response(status)
    for name, value in headers.items():
        door.send_header(name, value)
    door.send_header("Content-Type", "application/ocsp-response")
    door.send_header("Content-Length", str(len(body)))
    door.end_headers()
    door.wfile.write(body)


def _drip(door: BaseHTTPRequestHandler, responder: Responder, head: bytes) -> None:
    door.wfile.write(head)
    while responder.wait(0.02):
        door.wfile.write(b"x")


def _flood(door: BaseHTTPRequestHandler, responder: Responder, _question: bytes) -> None:
    door.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\n\r\n")
    while responder.wait(0):
        door.wfile.write(bytes(1 << 16))


def _mute(_door: BaseHTTPRequestHandler, responder: Responder, _question: bytes) -> None:
    while responder.wait(1):
        pass


def _cut(door: BaseHTTPRequestHandler, responder: Responder, question: bytes) -> None:
    body = responder.respond(question)
    door.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
    door.wfile.write(body[:100])


_MOODS: dict[Mood, Callable[[BaseHTTPRequestHandler, Responder, bytes], None]] = {
    Mood.ANSWER: lambda door, responder, question: _say(door, responder.respond(question)),
    Mood.GARBAGE: lambda door, _responder, _question: _say(door, b"<html>It works!</html>"),
    Mood.EMPTY: lambda door, _responder, _question: _say(door, b""),
    Mood.ERROR: lambda door, responder, question: _say(door, responder.respond(question), 503),
    Mood.REDIRECT: lambda door, responder, _question: _say(door, b"", 307, {"Location": responder.url}),
    Mood.MUTE: _mute,
    Mood.DRIPPING_HEAD: lambda door, responder, _question: _drip(door, responder, b"HTTP/1.1 200 OK\r\nX-A: "),
    Mood.DRIPPING_BODY: lambda door, responder, _question: _drip(door, responder, b"HTTP/1.1 200 OK\r\n\r\n"),
    Mood.GIANT: _flood,
    Mood.CUT: _cut,
}
