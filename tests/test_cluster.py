"""The tests' own PostgreSQL: it is gone when its session is gone, however that ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from kiosk.eligibility.database import open_database
from kiosk.eligibility.schema import HEAD
from tests.postgres import Cluster

PATIENCE = 20.0  # seconds
_SESSION = """
import sys, time
from tests.postgres import Cluster
with Cluster() as cluster:
    print(cluster.folder, *cluster.pids(), flush=True)
    time.sleep(600)
"""


def _alive(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").exists()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_its_session(end: signal.Signals) -> None:
    session = subprocess.Popen(
        [sys.executable, "-c", _SESSION],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert session.stdout is not None
    folder, *pids = session.stdout.readline().split()
    assert pids
    assert _alive(int(pids[0]))  # of what it started, some end by themselves
    session.send_signal(end)
    session.wait(PATIENCE)
    session.stdout.close()
    deadline = time.monotonic() + PATIENCE
    while Path(folder).exists() or any(_alive(int(pid)) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_nobody_else_can_reach_it(postgres_cluster: Cluster) -> None:
    assert postgres_cluster.folder.stat().st_mode & 0o077 == 0
    server = postgres_cluster.pids()[0]
    assert os.stat(f"/proc/{server}").st_uid != 0  # noqa: PTH116 (a process, not a file)
    with psycopg.connect(host=str(postgres_cluster.folder), user="eligibility", dbname="postgres") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_each_test_gets_a_fresh_database(postgres_cluster: Cluster, postgres_url: str) -> None:
    other = postgres_cluster.create()
    with closing(open_database(postgres_url)) as mine, mine.transaction(5) as connection:
        connection.exec_driver_sql("INSERT INTO persons (id) VALUES (7)")
    with closing(open_database(postgres_cluster.url(other))) as theirs, theirs.transaction(5) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM persons").scalar() == 0
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
    postgres_cluster.drop(other)
