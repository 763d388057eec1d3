"""`myna-kiosk serve` from its start to its end: what it makes, what it refuses, how it stops."""

from __future__ import annotations

import signal
import socket
import ssl
import stat
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from kiosk.eligibility.database import open_database
from kiosk.eligibility.schema import HEAD
from kiosk.exitcode import ExitCode
from tests.kiosk.service.process.running import PATIENCE, Serving, run
from tests.postgres import Cluster


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_just_works_and_keeps_its_keys_to_itself(serving: Serving) -> None:
    with serving.client() as client:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
        assert answer.status_code == 200
        assert "server" not in answer.headers
        assert "date" in answer.headers
    assert f"development CA: {serving.ca}" in serving.said
    assert mode(serving.data) == 0o700
    kept = {path.relative_to(serving.data).as_posix() for path in serving.data.rglob("*") if path.is_file()}
    assert {"site.key", "tls/development-ca.key", "tls/server.key", "audit/service-1.jsonl"} <= kept
    for path in (serving.data / name for name in kept):
        assert mode(path) & 0o077 == 0, path
    assert serving.stop() == ExitCode.OK


def test_what_is_registered_outlives_a_restart(tmp_path: Path, database_line: str) -> None:
    folder = tmp_path / "service"
    with Serving(folder, database_line) as first:
        first.new_code("k-1")
        ca = first.ca.read_bytes()
        assert first.stop() == ExitCode.OK
    with Serving(folder, database_line) as second:
        assert second.ca.read_bytes() == ca
        assert '"k-1"' in second.service("kiosk", "list", "--json").stdout
        assert [site.split()[0] for site in second.service("site", "list").stdout.splitlines()] == ["site", "demo"]


def test_two_start_at_once_in_one_folder(tmp_path: Path, database_line: str) -> None:
    folder = tmp_path / "service"
    with ExitStack() as both:
        made = [Serving(folder, database_line) for _ in range(2)]
        with ThreadPoolExecutor(2) as at_once:
            for serving in at_once.map(Serving.__enter__, made):
                both.push(serving)
        for serving in made:
            with serving.client() as client:
                assert client.get("/readyz").status_code == 200
        assert len({serving.port for serving in made}) == 2
        assert sorted(path.name for path in (folder / "data" / "audit").iterdir()) == [
            "service-1.jsonl",
            "service-2.jsonl",
        ]
        assert [serving.stop() for serving in made] == [ExitCode.OK, ExitCode.OK]


def spoil(url: str, version: str) -> None:
    with closing(open_database(url)) as database, database.transaction(5) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


@pytest.mark.parametrize(("version", "words"), [("9999", "newer version"), ("0001", "service migrate")])
def test_another_schema_is_refused(tmp_path: Path, postgres_url: str, version: str, words: str) -> None:
    for number, url in enumerate((postgres_url, f"sqlite:///{tmp_path}/service.db")):
        spoil(url, version)
        folder = tmp_path / str(number)
        folder.mkdir()
        file = folder / "service.toml"
        file.write_text(f'demo = true\ndata = "data"\ndatabase = "{url}"\n')
        done = run("serve", "--config", file, "--port", "0")
        assert done.returncode == ExitCode.CONFIGURATION
        assert words in done.stderr
        assert version in done.stderr
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1


def test_an_empty_postgresql_database_is_migrated_by_command_only(tmp_path: Path, postgres_cluster: Cluster) -> None:
    name = postgres_cluster.create(migrated=False)
    file = tmp_path / "service.toml"
    file.write_text(f'demo = true\ndata = "data"\ndatabase = "{postgres_cluster.url(name)}"\n')
    refused = run("serve", "--config", file, "--port", "0")
    assert refused.returncode == ExitCode.CONFIGURATION
    assert "myna-kiosk service migrate" in refused.stderr
    migrated = run("service", "migrate", "--config", file)
    assert (migrated.returncode, migrated.stdout) == (ExitCode.OK, f"schema {HEAD}, before: none\n")
    again = run("service", "migrate", "--config", file)
    assert again.stdout == f"schema {HEAD}: nothing to do\n"
    with Serving(tmp_path, f'database = "{postgres_cluster.url(name)}"\n') as serving, serving.client() as client:
        assert client.get("/readyz").status_code == 200
    postgres_cluster.drop(name)


def test_a_database_that_is_away(tmp_path: Path) -> None:
    file = tmp_path / "service.toml"
    url = f"postgresql+psycopg://nobody:hidden@/nothing?host={tmp_path}"
    file.write_text(f'demo = true\ndata = "data"\ndatabase = "{url}"\n')
    for arguments in (("serve", "--port", "0"), ("service", "kiosk", "list")):
        done = run(*arguments, "--config", file)
        assert done.returncode == ExitCode.DATABASE_AWAY
        assert "hidden" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--demo", "--data", tmp_path / "data", "--port", port)
    assert done.returncode == ExitCode.ADDRESS_TAKEN
    assert port in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_anchors_and_without_demo_it_says_what_to_do(tmp_path: Path) -> None:
    done = run("serve", "--data", tmp_path / "data", "--port", "0", "--config", _written(tmp_path, ""))
    assert done.returncode == ExitCode.CONFIGURATION
    assert "trust.anchors" in done.stderr
    assert "myna-kiosk serve --demo" in done.stderr
    assert "tls:" in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_test_pki_is_for_a_demonstration_only(lite: Serving, tmp_path: Path) -> None:
    folder = tmp_path / "earnest"
    folder.mkdir()
    file = _written(
        folder,
        f'data = "data"\n[trust]\nanchors = "{lite.data}/anchors.pem"\ncrls = "{lite.data}/crls"\n'
        f'[tls]\ncertificate = "{lite.data}/tls/server.pem"\nkey = "{lite.data}/tls/server.key"\n',
    )
    done = run("serve", "--config", file, "--port", "0")
    assert done.returncode == ExitCode.CONFIGURATION
    assert "test PKI" in done.stderr


@pytest.mark.parametrize("fault", ["missing", "open", "other", "garbage"])
def test_a_key_that_cannot_be_used(lite: Serving, tmp_path: Path, fault: str) -> None:
    key = tmp_path / "server.key"
    match fault:
        case "open":
            key.write_bytes((lite.data / "tls" / "server.key").read_bytes())
            key.chmod(0o644)
        case "other":
            key.write_bytes((lite.data / "tls" / "development-ca.key").read_bytes())
            key.chmod(0o600)
        case "garbage":
            key.write_bytes(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")
            key.chmod(0o600)
        case _:
            assert not key.exists()
    tls = f'[tls]\ncertificate = "{lite.data}/tls/server.pem"\nkey = "{key}"\n'
    done = run("serve", "--config", _written(tmp_path, f'demo = true\ndata = "data"\n{tls}'), "--port", "0")
    assert done.returncode == ExitCode.CONFIGURATION
    assert "server.key" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def _written(folder: Path, configuration: str) -> Path:
    file = folder / "other.toml"
    file.write_text(configuration, encoding="utf-8")
    return file


def test_old_tls_is_refused(lite: Serving) -> None:
    def connect(version: ssl.TLSVersion) -> str | None:
        context = ssl.create_default_context(cafile=lite.ca)
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = version
        with (
            socket.create_connection(("127.0.0.1", lite.port), timeout=PATIENCE) as line,
            context.wrap_socket(line, server_hostname="localhost") as wrapped,
        ):
            return wrapped.version()

    assert connect(ssl.TLSVersion.TLSv1_3) == "TLSv1.3"
    assert connect(ssl.TLSVersion.TLSv1_2) == "TLSv1.2"
    with pytest.warns(DeprecationWarning, match="TLSv1_1"), pytest.raises((ssl.SSLError, OSError)):
        connect(ssl.TLSVersion.TLSv1_1)


def test_plain_http_gets_nothing(lite: Serving) -> None:
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{lite.port}/healthz", trust_env=False, timeout=PATIENCE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_good_order_under_load(serving: Serving, number: int) -> None:
    answers: list[int] = []
    stopping = threading.Event()

    def load() -> None:
        with serving.client() as client:
            while not stopping.is_set():
                try:
                    answers.append(client.get("/readyz").status_code)
                except httpx.TransportError:
                    assert number_sent.is_set(), "a connection broke while nobody stopped it"
                    return

    number_sent = threading.Event()
    with ThreadPoolExecutor(8) as clients:
        loads = [clients.submit(load) for _ in range(8)]
        deadline = time.monotonic() + PATIENCE
        while len(answers) < 50 and time.monotonic() < deadline:
            time.sleep(0.01)
        number_sent.set()
        begin = time.monotonic()
        code = serving.stop(number)
        took = time.monotonic() - begin
        stopping.set()
        for each in loads:
            each.result()
    assert code == (ExitCode.OK if number == signal.SIGTERM else ExitCode.INTERRUPTED)
    assert took < 8
    assert set(answers) <= {200, 503}
    assert "Traceback" not in serving.log.read_text()


def test_clients_that_say_nothing_do_not_hold_up_its_end(lite: Serving) -> None:
    with ExitStack() as open_lines:
        for said in (b"", b"GET /healthz HT", b"POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"):
            line = open_lines.enter_context(socket.create_connection(("127.0.0.1", lite.port), timeout=PATIENCE))
            if said:
                context = ssl.create_default_context(cafile=lite.ca)
                wrapped = open_lines.enter_context(context.wrap_socket(line, server_hostname="localhost"))
                wrapped.sendall(said)
        begin = time.monotonic()
        assert lite.stop() == ExitCode.OK
        assert time.monotonic() - begin < 12


def test_a_head_that_never_ends_is_cut_off(lite: Serving) -> None:
    context = ssl.create_default_context(cafile=lite.ca)
    with (
        socket.create_connection(("127.0.0.1", lite.port), timeout=PATIENCE) as line,
        context.wrap_socket(line, server_hostname="localhost") as wrapped,
    ):
        wrapped.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert wrapped.recv(12) == b"HTTP/1.1 200"
        wrapped.sendall(b"GET /healthz HTTP/1.1\r\nX: ")
        begin = time.monotonic()
        while wrapped.recv(4096):
            assert time.monotonic() < begin + PATIENCE
    assert 8 < time.monotonic() - begin < 20


def test_behind_a_proxy_on_a_socket(tmp_path: Path) -> None:
    # Not pytest's folder: its name may be too long for a socket.
    place = Path(tempfile.mkdtemp(prefix="kiosk-"))
    path = place / "service.sock"
    configuration = f'behind_proxy = true\npublic_url = "https://x.example"\n[listen]\nsocket = "{path}"\n'
    folder = tmp_path / "service"
    folder.mkdir()
    with Serving(folder, configuration, "--demo") as serving:
        assert serving.address == f"unix:{path}"
        assert mode(path) == 0o660
        transport = httpx.HTTPTransport(uds=str(path))
        with httpx.Client(transport=transport, base_url="http://x.example", trust_env=False) as client:
            assert client.get("/readyz").status_code == 200
            key = "A" * 43
            body = {"code": "x", "public_key": key[:-1] + "E"}
            found = [
                client.post("/v1/enrolments", json=body, headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code
                for number in (*[1] * 6, 2)
            ]
            assert found[5] == 429, found
            assert found[6] != 429, "the proxy's address is not its clients'"
        second = run("serve", "--config", serving.file)
        assert second.returncode == ExitCode.ADDRESS_TAKEN
        serving.process.kill()
        serving.process.wait(PATIENCE)
        assert path.exists()
    with Serving(folder, configuration, "--demo") as again:
        assert again.stop() == ExitCode.OK
    assert not path.exists()
    place.rmdir()
