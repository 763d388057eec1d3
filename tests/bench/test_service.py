"""Whole proofs a second on one process of the service, beside the smallest FastAPI application with as much SQL."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import psycopg
import pytest

from tests.postgres import Cluster

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

Tell = Callable[[str, str, str, str], None]
PERSONS: Final = 400
SECONDS: Final = float(os.environ.get("BENCH_SECONDS", "4"))
ROUNDS: Final = int(os.environ.get("BENCH_ROUNDS", "5"))
CLIENTS: Final = 2
KIOSKS_OF_A_CLIENT: Final = 8
LEAST: Final = 0.7


@dataclass(frozen=True, slots=True)
class Server:
    """One that is measured."""

    port: int
    plain: bool
    tokens: list[str]
    certificates: list[str]
    key: Path


@dataclass(frozen=True, slots=True)
class Load:
    """What came of one load: proofs a second, and the 99th percentile of their time in milliseconds."""

    rate: float
    p99: float


@contextmanager
def process(*arguments: str) -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-m", *arguments], stdout=subprocess.DEVNULL) as started:
        try:
            yield
        finally:
            started.terminate()
            started.wait(20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def await_port(port: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz")
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


@contextmanager
def ours(cluster: Cluster, folder: Path, *, registered: bool) -> Iterator[Server]:
    port = free_port()
    url = cluster.url(cluster.create())
    with process("tests.bench.hallprocess", url, str(folder), str(port), str(PERSONS), str(int(registered))):
        await_port(port)
        given = json.loads((folder / "clients.json").read_text())
        yield Server(port, False, given["tokens"], _encode(given["certificates"]), folder / "key.pem")


@contextmanager
def smallest(cluster: Cluster, beside: Server) -> Iterator[Server]:
    """The other application, with the same people and kiosks."""
    port = free_port()
    conninfo = f"host={cluster.folder} user=eligibility dbname={cluster.create()}"
    with process("tests.bench.smallest_service", conninfo, str(port)):
        await_port(port)
        with psycopg.connect(conninfo) as connection, connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO small_tokens VALUES (%s, %s)",
                [(hashlib.sha256(token.encode()).digest(), "kiosk") for token in beside.tokens],
            )
            cursor.executemany(
                "INSERT INTO small_persons VALUES (%s, %s, %s)",
                [(f"{0x10000 + number:x}", "name", json.dumps({"number": "1" * 200})) for number in range(PERSONS)],
            )
        yield Server(port, True, beside.tokens, beside.certificates, beside.key)


def load(server: Server, purpose: str, name: str) -> Load:
    """Lay a load on a server, from several processes at once."""
    with ExitStack() as held:
        clients = []
        for number in range(CLIENTS):
            client = held.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "tests.bench.proving"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            order = {
                "port": server.port,
                "tokens": server.tokens,
                "certificates": server.certificates,
                "key": str(server.key),
                "seconds": SECONDS,
                "name": f"{name}-{number}",
                "plain": server.plain,
                "purpose": purpose,
                "kiosks": KIOSKS_OF_A_CLIENT,
            }
            assert client.stdin is not None
            client.stdin.write(json.dumps(order) + "\n")
            client.stdin.flush()
            clients.append(client)
        for client in clients:
            assert client.stdout is not None
            assert client.stdout.readline() == "ready\n"
        start = time.perf_counter()
        for client in clients:
            assert client.stdin is not None
            client.stdin.write("go\n")
            client.stdin.flush()
        times = []
        for client in clients:
            assert client.stdout is not None
            times += json.loads(client.stdout.readline())
        elapsed = time.perf_counter() - start
    return Load(len(times) / elapsed, statistics.quantiles(times, n=100)[98] * 1000)


@pytest.mark.parametrize("purpose", ["coverage", "register"])
def test_proofs_a_second(purpose: str, postgres_cluster: Cluster, tmp_path: Path, tell: Tell) -> None:
    with (
        ours(postgres_cluster, tmp_path, registered=purpose == "coverage") as service,
        smallest(postgres_cluster, service) as small,
    ):
        mine, theirs = [], []
        load(service, purpose, "warm"), load(small, purpose, "warm")
        for number in range(ROUNDS):
            mine.append(load(service, purpose, f"r{number}"))
            theirs.append(load(small, purpose, f"r{number}"))
    ratios = [one.rate / other.rate for one, other in zip(mine, theirs, strict=True)]
    ratio = statistics.median(ratios)
    tell(
        f"whole proofs a second, {purpose}",
        f"{_median(mine)}",
        f"smallest FastAPI application: {_median(theirs)}",
        f"{ratio:.2f}, at least {LEAST}",
    )
    assert ratio >= LEAST


def _median(loads: list[Load]) -> str:
    rate = statistics.median(found.rate for found in loads)
    return f"{rate:.0f}, p99 {statistics.median(found.p99 for found in loads):.0f} ms"


def _encode(certificates: list[str]) -> list[str]:
    return [base64.urlsafe_b64encode(bytes.fromhex(found)).rstrip(b"=").decode() for found in certificates]
