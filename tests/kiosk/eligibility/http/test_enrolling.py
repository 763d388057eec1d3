"""`enroll` against whatever may answer: nothing is half stored, and a code is not spent in vain."""

from __future__ import annotations

import base64
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.eligibility.http.identity import FILE, load_identity
from kiosk.exitcode import ExitCode
from tests.kiosk.eligibility.http.authority import Authority
from tests.kiosk.eligibility.http.oddservice import OddService, answer

CODE = "ABCD-EFGH-JKLM"
JSON = "application/json"
PROBLEM = "application/problem+json"
ENROLLED = answer("201 Created", JSON, b'{"kiosk":"kiosk-7"}')


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "identity"


@pytest.fixture
def serve(authority: Authority) -> Iterator[Callable[..., OddService]]:
    made: list[OddService] = []

    def make(*said: bytes, host: str = "127.0.0.1") -> OddService:
        context = authority.context(host)
        service = OddService(*(partial(_say, one) for one in said), context=context)
        service.__enter__()
        made.append(service)
        return service

    yield make
    for service in made:
        service.__exit__(None, None, None)


Serve = Callable[..., OddService]


def _say(whole: bytes, _request: bytes) -> Iterable[bytes]:
    return [whole]


def enroll(url: str, folder: Path, *more: str | Path, typed: str = f"{CODE}\n") -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "kiosk", "enroll", url, "--identity", str(folder), *map(str, more))
    done = subprocess.run(command, input=typed, capture_output=True, check=False, text=True)
    assert CODE not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_enrolled(serve: Serve, folder: Path, authority: Authority) -> None:
    service = serve(ENROLLED)
    done = enroll(service.url, folder, "--ca", authority.file)
    assert done.returncode == ExitCode.OK, done.stderr
    assert 'kiosk = "kiosk-7"' in done.stdout
    assert 'backend = "http"' in done.stdout
    assert f'identity = "{folder}"' in done.stdout
    identity = load_identity(folder)
    assert (identity.service, identity.kiosk, identity.ca) == (service.url, "kiosk-7", authority.pem)
    (request,) = service.requests
    sent = json.loads(request.partition(b"\r\n\r\n")[2])
    assert sent["code"] == CODE
    assert base64.urlsafe_b64decode(sent["public_key"] + "=") == identity.public_key


def test_an_identity_stays_unless_told_otherwise(serve: Serve, folder: Path, authority: Authority) -> None:
    service = serve(ENROLLED)
    assert enroll(service.url, folder, "--ca", authority.file).returncode == ExitCode.OK
    before = (folder / FILE).read_bytes()
    done = enroll(service.url, folder, "--ca", authority.file)
    assert done.returncode == ExitCode.ENROLLED_ALREADY
    assert "--replace" in done.stderr
    assert (folder / FILE).read_bytes() == before
    assert len(service.requests) == 1, "the code was not sent"
    assert enroll(service.url, folder, "--ca", authority.file, "--replace").returncode == ExitCode.OK
    assert (folder / FILE).read_bytes() != before


WRONG = {
    "code": (answer("403 Forbidden", PROBLEM, b'{"type":"x"}'), ExitCode.CODE_REFUSED, "get a new one"),
    "not found": (answer("404 Not Found", "text/html", b"<h1>"), ExitCode.SERVICE_UNTRUSTED, "check the URL"),
    "another program": (answer("200 OK", "text/html", b"<h1>"), ExitCode.SERVICE_UNTRUSTED, "check the URL"),
    "another answer": (answer("200 OK", JSON, b'{"kiosk":7}'), ExitCode.SERVICE_UNTRUSTED, "check the URL"),
    "busy": (answer("429 Too Many", PROBLEM, b"{}"), ExitCode.SERVICE_AWAY, "try again"),
    "no answer": (b"", ExitCode.SERVICE_AWAY, "get a new one"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_goes_wrong_is_said_and_nothing_is_stored(
    serve: Serve, folder: Path, authority: Authority, wrong: str
) -> None:
    said, code, words = WRONG[wrong]
    done = enroll(serve(said).url, folder, "--ca", authority.file)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("wrong", ["no CA", "another CA", "another name"])
def test_a_service_that_is_not_trusted_gets_no_code(
    serve: Serve, folder: Path, authority: Authority, tmp_path: Path, wrong: str
) -> None:
    (tmp_path / "other").mkdir()
    ca = Authority(tmp_path / "other").file if wrong == "another CA" else authority.file
    service = serve(ENROLLED, host="service.test" if wrong == "another name" else "127.0.0.1")
    done = enroll(service.url, folder, *(() if wrong == "no CA" else ("--ca", ca)))
    assert done.returncode == ExitCode.SERVICE_UNTRUSTED
    assert "not trusted" in done.stderr
    assert service.requests == []
    assert list(folder.iterdir()) == []


def test_nobody_listens(serve: Serve, folder: Path, authority: Authority) -> None:
    service = serve(ENROLLED)
    url = service.url
    service.__exit__(None, None, None)
    done = enroll(url, folder, "--ca", authority.file)
    assert done.returncode == ExitCode.SERVICE_AWAY
    assert "get a new one" not in done.stderr, "the code was not sent"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("http://127.0.0.1:1",), ExitCode.USAGE),
        (("ftp://service.test",), ExitCode.USAGE),
        (("service.test",), ExitCode.USAGE),
        (("https://",), ExitCode.USAGE),
        (("https://user:word@service.test",), ExitCode.USAGE),
        (("https://service.test/?a=b",), ExitCode.USAGE),
        (("https://service.test", "--ca", "/nowhere/ca.pem"), ExitCode.CONFIGURATION),
    ],
)
def test_what_is_wrong_before_anything_is_sent(folder: Path, arguments: tuple[str, ...], code: ExitCode) -> None:
    done = enroll(arguments[0], folder, *arguments[1:])
    assert done.returncode == code, done.stderr
    assert "word" not in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize("typed", ["", "\n", "   \n", "日本語\n"])
def test_no_code(folder: Path, typed: str) -> None:
    done = enroll("https://127.0.0.1:9", folder, typed=typed)
    assert done.returncode == ExitCode.USAGE
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_costs_no_code(serve: Serve, authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    service = serve(ENROLLED)
    done = enroll(service.url, tmp_path / "file" / "identity", "--ca", authority.file)
    assert done.returncode == ExitCode.CONFIGURATION, done.stderr
    assert service.requests == []


def test_the_code_is_not_shown_on_a_terminal(serve: Serve, folder: Path, authority: Authority) -> None:
    service = serve(ENROLLED)
    ours, theirs = pty.openpty()
    command = (sys.executable, "-m", "kiosk", "enroll", service.url, "--identity", folder, "--ca", authority.file)
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    shown = b""
    while b"One-time code: " not in shown:
        shown += os.read(ours, 4096)
    os.write(ours, f"{CODE}\n".encode())
    try:
        while more := os.read(ours, 4096):
            shown += more
    except OSError:
        pass  # the other end is closed
    os.close(ours)
    assert process.wait(30) == ExitCode.OK
    assert CODE.encode() not in shown
    assert CODE.encode() in service.requests[0]
