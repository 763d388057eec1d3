"""What a service is made of: opened as a whole or not at all, its key and its trail kept."""

from __future__ import annotations

import json
import os
import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from kiosk.audit.trail import check_chain
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.model import Purpose
from kiosk.eligibility.schema import challenges, persons
from kiosk.service.fleet import Fleet
from kiosk.service.pseudonyms import open_pseudonyms
from kiosk.service.service import Timer, make_data_folder, open_service
from kiosk.service.settings import ServiceSettings
from kiosk.service.trail import open_trail
from kiosk.ui.demo_backend import DemoWorld
from reader.virtual.issuance import credentials
from reader.virtual.persona import load_personas

NOW = datetime.now(UTC)


def demo(data: Path, **changes: object) -> ServiceSettings:
    return ServiceSettings.model_validate({"demo": True, "data": data, **changes})


def certificate(persona: str) -> bytes:
    return credentials(load_personas()[persona], NOW).der


def test_a_demonstration_has_everything(tmp_path: Path) -> None:
    with closing(open_service(demo(tmp_path / "data"))) as service:
        service.adjudicator.probe()
        with service.database.transaction(5) as connection:
            known = connection.execute(select(func.count()).select_from(persons)).scalar_one()
        assert known == len(DemoWorld(NOW).enrolments()) > 3
        [site] = Fleet(service.database).sites()
        assert (site.id, site.medical, site.staffed) == ("demo", True, True)
    service.close()
    with pytest.raises(BackendError):
        service.adjudicator.probe()


def test_a_demonstration_opened_again_forgets_nobody(tmp_path: Path) -> None:
    now = [NOW]
    found = []
    for later in (timedelta(hours=11), timedelta(hours=11), timedelta()):
        with closing(open_service(demo(tmp_path / "data"), lambda: now[0])) as service:
            with service.database.transaction(5) as connection:
                found.append(connection.execute(select(persons.c.id).order_by(persons.c.id)).scalars().all())
            service.adjudicator.probe()
        now[0] += later
    assert found[0] == found[1]
    assert set(found[1]) == set(found[2]), "the cards of the same people have the same numbers, whenever they are made"
    moment = datetime.fromisoformat((tmp_path / "data" / "demo-moment").read_text().strip())
    assert moment == now[0]


def test_its_revocation_lists_are_renewed(tmp_path: Path) -> None:
    now = [NOW]
    with closing(open_service(demo(tmp_path / "data"), lambda: now[0])) as service:
        now[0] += timedelta(days=3)
        with pytest.raises(BackendError, match="revocation list"):
            service.adjudicator.probe()
    with closing(open_service(demo(tmp_path / "data"), lambda: now[0])) as service:
        service.adjudicator.probe()


def test_what_is_over_is_forgotten_at_the_start(tmp_path: Path) -> None:
    settings = demo(tmp_path / "data")
    with closing(open_service(settings)) as service, service.database.transaction(5) as connection:
        over = NOW - timedelta(days=30)
        connection.execute(
            insert(challenges).values(
                id="old",
                nonce=bytes(32),
                purpose=Purpose.REGISTER.value,
                kiosk="k",
                issued_at=over,
                expires_at=over,
                used=False,
            )
        )
    with closing(open_service(settings)) as service:
        deadline = time.monotonic() + 20
        left = 1
        while left:
            assert time.monotonic() < deadline
            with service.database.transaction(5) as connection:
                left = connection.execute(select(func.count()).select_from(challenges)).scalar_one()


def test_nothing_is_left_open_where_it_cannot_be_opened(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with closing(open_service(demo(data))):
        pass
    (data / "site.key").chmod(0o644)
    before = threading.active_count()
    with pytest.raises(ConfigurationError, match="open to others"):
        open_service(demo(data))
    assert threading.active_count() == before


def test_the_test_pki_is_refused_in_earnest(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with closing(open_service(demo(data))):
        pass
    settings = ServiceSettings.model_validate(
        {
            "data": data,
            "trust": {"anchors": data / "anchors.pem", "crls": data / "crls"},
            "tls": {"certificate": "c", "key": "k"},
        }
    )
    with pytest.raises(ConfigurationError, match="test PKI"):
        open_service(settings)


def test_pseudonyms_are_the_same_by_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "site.key"
    one = open_pseudonyms(path, make=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = {persona: one.of(certificate(persona)) for persona in ("taro", "hanako")}
    assert len(set(found.values())) == 2
    assert all(len(pseudonym) == 32 for pseudonym in found.values())
    assert one.of(b"no certificate") == ""
    assert open_pseudonyms(path, make=True).of(certificate("taro")) == found["taro"]
    other = open_pseudonyms(tmp_path / "other.key", make=True)
    assert other.of(certificate("taro")) != found["taro"]


def test_of_many_who_make_the_key_at_once_one_does(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as at_once:
        found = at_once.map(lambda _: open_pseudonyms(tmp_path / "k", make=True).of(certificate("taro")), range(8))
        assert len(set(found)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["k"]


def test_a_key_of_the_fleet_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        open_pseudonyms(tmp_path / "site.key", make=False)
    (tmp_path / "site.key").write_bytes(b"short")
    (tmp_path / "site.key").chmod(0o600)
    with pytest.raises(ConfigurationError, match="32 random bytes"):
        open_pseudonyms(tmp_path / "site.key", make=False)


def test_each_process_writes_a_trail_of_its_own(tmp_path: Path) -> None:
    first, second = open_trail(tmp_path, lambda: NOW), open_trail(tmp_path, lambda: NOW)
    with ThreadPoolExecutor(8) as at_once:
        for number in range(200):
            at_once.submit(first.append, {"event": "Asked", "number": number}, durable=number % 50 == 0)
    second.append({"event": "Asked"})
    first.close()
    first.close()
    with pytest.raises(OSError, match="closed"):
        first.append({"event": "Asked"})
    again = open_trail(tmp_path, lambda: NOW)
    again.append({"event": "Started"})
    for trail in (second, again):
        trail.close()
    path = tmp_path / "audit" / "service-1.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert {line["number"] for line in lines[:-1]} == set(range(200))
    assert lines[-1]["event"] == "Started"
    assert check_chain(path).intact
    assert check_chain(tmp_path / "audit" / "service-2.jsonl").records == 1


@pytest.mark.logs("kiosk.service.service")
def test_what_fails_now_and_then_is_done_again(caplog: pytest.LogCaptureFixture) -> None:
    done = threading.Semaphore(0)
    results = iter([BackendError("away"), BackendError("away"), None, BackendError("away"), None])

    def job() -> None:
        result = next(results, None)
        done.release()
        if result is not None:
            raise result

    timer = Timer("t", job, timedelta(milliseconds=1))
    for _ in range(6):
        assert done.acquire(timeout=20)
    timer.stop()
    timer.stop()
    assert sum("away" in record.getMessage() for record in caplog.records) == 2


def test_a_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    with pytest.raises(ConfigurationError, match="is no folder"):
        make_data_folder(file)
    with pytest.raises(ConfigurationError, match="cannot be made"):
        make_data_folder(file / "below")
    data = tmp_path / "above" / "data"
    make_data_folder(data)
    make_data_folder(data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_root_leaves_another_users_folder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        os.chown(tmp_path, 4711, 4711)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(ConfigurationError, match="sudo -u"):
        make_data_folder(tmp_path)
