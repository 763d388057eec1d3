"""Whether the service is alive, and whether it can decide."""

from __future__ import annotations

import threading

import pytest

from kiosk.eligibility.base import BackendError
from tests.kiosk.service.hall import Caller, Serving


def test_alive_and_ready(caller: Caller) -> None:
    assert caller.client.get("/healthz").json() == {"status": "alive"}
    assert caller.client.get("/readyz").json() == {"status": "ready"}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_by_head_the_same_without_a_body(caller: Caller, path: str) -> None:
    got, looked = caller.client.get(path), caller.client.head(path)
    assert (looked.status_code, looked.content) == (200, b"")
    changing = {"date", "x-request-id"}
    said = [{name: value for name, value in each.headers.items() if name not in changing} for each in (got, looked)]
    assert said[0] == said[1]
    assert int(looked.headers["content-length"]) == len(got.content)


@pytest.mark.logs("kiosk.service.health")
def test_not_ready_and_ready_again(
    served: Serving, caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.service.health._HOLDS", 0.0)
    probe = type(served.hall.service.adjudicator).probe

    def fail(_: object) -> None:
        raise BackendError("the lists are stale")

    monkeypatch.setattr(type(served.hall.service.adjudicator), "probe", fail)
    for _ in range(2):
        answered = caller.client.get("/readyz")
        assert answered.status_code == 503
        assert "stale" not in answered.text
        assert caller.client.head("/readyz").status_code == 503
    assert caller.client.get("/healthz").status_code == 200
    monkeypatch.setattr(type(served.hall.service.adjudicator), "probe", probe)
    assert caller.client.get("/readyz").status_code == 200
    said = [record.getMessage() for record in caplog.records if record.name == "kiosk.service.health"]
    assert said == ["the service cannot decide: the lists are stale", "the service can decide again"]


def test_asked_by_many_it_looks_once(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setattr(type(served.hall.service.adjudicator), "probe", lambda _: looks.append(1))

    def ask() -> None:
        with served.client() as client:
            client.get("/readyz")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert 1 <= len(looks) < 8
