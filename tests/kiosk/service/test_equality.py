"""A protected person, an unknown one, an untrusted card: nobody who looks at answers can tell them apart."""

from __future__ import annotations

import statistics
import time

import pytest

from kiosk.eligibility.database import open_database
from kiosk.eligibility.model import Purpose
from kiosk.eligibility.testing import Signer
from kiosk.eligibility.wire.octets import encode
from tests.kiosk.eligibility.desk import signer
from tests.kiosk.eligibility.minting import NOW, OLD_CA, Mint
from tests.kiosk.service.hall import Caller, Hall, calling, serving

_OF_ONE_ANSWER = {"date", "x-request-id"}
ROUNDS = 60


def people(hall: Hall) -> dict[str, Signer]:
    return {
        "protected": hall.enroll(Mint(serial=0x1001), protected=True),
        "protected and registered": hall.enroll(Mint(serial=0x1002), NOW, protected=True),
        "unknown": signer(Mint(serial=0x1003)),
        "untrusted": signer(Mint(serial=0x1004, ca=OLD_CA)),
        "untrusted, of a person": _of_another_authority(hall),
    }


def _of_another_authority(hall: Hall) -> Signer:
    return hall.enroll(Mint(serial=0x1005, ca=OLD_CA), NOW)


@pytest.mark.parametrize("purpose", Purpose)
def test_same_bytes_and_headers(hall: Hall, purpose: Purpose) -> None:
    with serving(hall) as served, calling(served) as caller:
        answers = {
            name: caller.ask(who, purpose, f"request-{who.certificate[-4:].hex()}")
            for name, who in people(hall).items()
        }
        forged = caller.prove(hall.enroll(Mint(serial=0x1006), NOW), purpose) | {"signature": encode(bytes(256))}
        answers["forged"] = caller.send(forged, purpose, "request-forged")
    shapes = {
        (
            answered.status_code,
            answered.content,
            tuple((name, value) for name, value in answered.headers.raw if name.decode().lower() not in _OF_ONE_ANSWER),
        )
        for answered in answers.values()
    }
    assert len(shapes) == 1, shapes
    assert next(iter(shapes))[:2] == (200, b'{"outcome":"refused","reason":"cannot-use","possible_from":null}')


def test_same_records_but_for_the_pseudonym(hall: Hall) -> None:
    with serving(hall) as served, calling(served) as caller:
        for who in people(hall).values():
            caller.ask(who, Purpose.COVERAGE, f"request-{who.certificate[-4:].hex()}")
    changing = {"n", "time", "previous", "hash", "request", "person"}
    decided = [record for record in hall.records() if record["event"] == "Decided"]
    assert len(decided) == len(people(hall))
    records = [{k: v for k, v in record.items() if k not in changing} for record in decided]
    assert all(record == records[0] for record in records)


def test_same_time(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Medians of requests in turn: what the machine does otherwise meets all of them alike."""
    database = open_database(postgres_url)
    hall = Hall(database, tmp_path_factory.mktemp("hall"))
    chosen = {name: who for name, who in people(hall).items() if not name.startswith("untrusted")}
    times: dict[str, list[float]] = {name: [] for name in chosen}
    with serving(hall) as served, calling(served) as caller:
        for number in range(ROUNDS):
            for name, who in chosen.items():
                times[name].append(_measure(caller, who, f"request-{name}-{number}".replace(" ", "-")))
    database.close()
    medians = {name: statistics.median(found[5:]) for name, found in times.items()}
    spread = statistics.median(abs(found - medians["unknown"]) for found in times["unknown"][5:])
    for name, median in medians.items():
        # No further apart than what one and the same request differs by from itself.
        assert abs(median - medians["unknown"]) <= max(2 * spread, 0.1 * medians["unknown"]), (name, medians, spread)


def _measure(caller: Caller, who: Signer, key: str) -> float:
    proof = caller.prove(who, Purpose.COVERAGE)
    start = time.perf_counter()
    caller.send(proof, Purpose.COVERAGE, key)
    return time.perf_counter() - start
