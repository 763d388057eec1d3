"""Protections, renewals and their ends, by every way in which a person can be meant. On both databases."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.audit.trail import check_chain
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.model import (
    Covered,
    InsuredNumber,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
)
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.persondesk import PersonDesk, read_link, read_numbers
from kiosk.service.persons import Link, Meant
from kiosk.service.settings import ServiceSettings
from tests.kiosk.eligibility.court import Court
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, SECRETS, signer
from tests.kiosk.eligibility.minting import NOW, Mint

NUMBERS = InsuredNumber(COVERAGE.insurer_number, COVERAGE.symbol, COVERAGE.number, COVERAGE.branch, COVERAGE.birth_date)


def link_of(mint: Mint) -> Link:
    return read_link(f"{issuer_of(mint)}:{mint.serial:X}")


def issuer_of(mint: Mint) -> str:
    return hashlib.sha256(mint.certificate.issuer.public_bytes()).hexdigest()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/service.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def court(database: Database) -> Court:
    return Court(database)


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def desk(url: str, tmp_path: Path, court: Court, out: io.StringIO) -> PersonDesk:
    settings = ServiceSettings.model_validate({"data": tmp_path / "data", "database": url})
    return PersonDesk(settings, out, court.clock)


@pytest.fixture
def trail(tmp_path: Path) -> Path:
    return tmp_path / "data" / "audit" / "service-1.jsonl"


def records(trail: Path) -> list[dict[str, object]]:
    assert check_chain(trail).intact
    return [json.loads(line) for line in trail.read_text().splitlines()]


@pytest.mark.parametrize("way", ["der", "pem", "link", "numbers"])
def test_protected_and_not_protected_any_more(
    court: Court, desk: PersonDesk, out: io.StringIO, trail: Path, tmp_path: Path, way: str
) -> None:
    mint = Mint()
    who = court.enroll(mint, LONG_AGO)
    file = tmp_path / "certificate"
    meant: Meant
    match way:
        case "der":
            file.write_bytes(mint.der)
            meant = read_link(str(file))
        case "pem":
            file.write_bytes(mint.certificate.public_bytes(Encoding.PEM))
            meant = read_link(str(file))
        case "link":
            meant = link_of(mint)
        case _:
            meant = NUMBERS
    assert isinstance(court.ask(who, Purpose.COVERAGE, "before"), Covered)
    assert desk.protect(meant, "withheld") == ExitCode.OK
    assert court.ask(who, Purpose.COVERAGE, "while") == Refused(RefusalReason.CANNOT_USE)
    assert desk.protect(meant, "withheld") == ExitCode.OK
    assert desk.protect(meant, "withheld", take_back=True) == ExitCode.OK
    assert isinstance(court.ask(who, Purpose.COVERAGE, "after"), Covered)
    assert desk.protect(meant, "withheld", take_back=True) == ExitCode.OK
    assert out.getvalue() == "done\nnothing to do: it was so before\n" * 2
    noted = records(trail)
    assert [(record["event"], record["outcome"]) for record in noted] == [
        ("protect", "done"), ("protect", "was-so-before"), ("unprotect", "done"), ("unprotect", "was-so-before"),
    ]  # fmt: skip
    assert len({str(record["persons"]) for record in noted}) == 1
    said = {str(value) for record in noted for name, value in record.items() if name not in {"hash", "previous"}}
    assert not any(secret in word for word in said for secret in SECRETS if not secret.isdigit())
    assert said.isdisjoint({*SECRETS, f"{mint.serial:x}", str(mint.serial)})


def test_undisclosed_may_use_the_card(court: Court, desk: PersonDesk) -> None:
    mint = Mint()
    who = court.enroll(mint, LONG_AGO)
    desk.protect(link_of(mint), "undisclosed")
    assert court.query("SELECT kind FROM protections") == [("undisclosed",)]
    assert isinstance(court.ask(who, Purpose.COVERAGE, "one"), Covered)
    desk.protect(link_of(mint), "withheld", take_back=True)
    assert court.query("SELECT kind FROM protections") == [("undisclosed",)]


@pytest.mark.parametrize("meant", [link_of(Mint(serial=0x999)), replace(NUMBERS, number="999")])
@pytest.mark.parametrize("take_back", [True, False])
def test_nobody(court: Court, desk: PersonDesk, out: io.StringIO, trail: Path, meant: Meant, take_back: bool) -> None:
    court.enroll(Mint())
    with pytest.raises(CommandError) as raised:
        desk.protect(meant, "withheld", take_back=take_back)
    assert raised.value.code == ExitCode.NOBODY_FOUND
    assert out.getvalue() == ""
    assert court.query("SELECT * FROM protections") == []
    assert [(record["outcome"], record["persons"]) for record in records(trail)] == [("nobody-found", [])]


def test_several(court: Court, desk: PersonDesk, trail: Path) -> None:
    court.enroll(Mint(serial=1))
    court.enroll(Mint(serial=2))
    with pytest.raises(CommandError) as raised:
        desk.protect(NUMBERS, "withheld")
    assert raised.value.code == ExitCode.SEVERAL_FOUND
    assert court.query("SELECT * FROM protections") == []
    (record,) = records(trail)
    assert record["outcome"] == "several-found"


class TestRenewal:
    def test_the_wait_of_24_hours_follows(self, court: Court, desk: PersonDesk) -> None:
        old, new = Mint(serial=1), Mint(serial=2)
        court.enroll(old)
        assert desk.renew(link_of(old), link_of(new)) == ExitCode.OK
        until = court.clock() + timedelta(hours=24)
        refused = court.ask(signer(new), Purpose.REGISTER, "at once")
        assert refused == Refused(RefusalReason.RENEWED_RECENTLY, until)
        court.clock.advance(timedelta(hours=24) - timedelta(seconds=1))
        court.adjudicator = court.sit(court.database)
        assert court.ask(signer(new), Purpose.REGISTER, "too early") == refused
        court.clock.advance(timedelta(seconds=1))
        assert isinstance(court.ask(signer(new), Purpose.REGISTER, "late enough"), Registered)

    def test_whoever_is_registered_stays_so_by_both(self, court: Court, desk: PersonDesk, trail: Path) -> None:
        old, new = Mint(serial=1), Mint(serial=2)
        court.enroll(old, LONG_AGO)
        desk.renew(link_of(old), link_of(new))
        for mint in (old, new):
            assert isinstance(court.ask(signer(mint), Purpose.COVERAGE, f"{mint.serial}"), Covered)
        (record,) = records(trail)
        assert record["event"] == "renew"
        assert isinstance(record["persons"], list)
        assert record["new"] not in record["persons"]

    def test_again_and_by_the_new_one(self, court: Court, desk: PersonDesk) -> None:
        old, new, newest = Mint(serial=1), Mint(serial=2), Mint(serial=3)
        court.enroll(old)
        desk.renew(link_of(old), link_of(new))
        court.clock.advance(timedelta(hours=1))
        desk.renew(link_of(old), link_of(new))
        desk.renew(link_of(new), link_of(newest))
        found = court.query("SELECT serial, person_id FROM certificates ORDER BY serial")
        assert [serial for serial, _ in found] == ["1", "2", "3"]
        assert len({person for _, person in found}) == 1

    def test_another_persons(self, court: Court, desk: PersonDesk) -> None:
        court.enroll(Mint(serial=1))
        court.enroll(Mint(serial=2))
        before = court.query("SELECT * FROM certificates ORDER BY serial")
        with pytest.raises(CommandError, match="another person") as raised:
            desk.renew(link_of(Mint(serial=1)), link_of(Mint(serial=2)))
        assert raised.value.code == ExitCode.SEVERAL_FOUND
        assert court.query("SELECT * FROM certificates ORDER BY serial") == before

    def test_nobody(self, court: Court, desk: PersonDesk) -> None:
        with pytest.raises(CommandError) as raised:
            desk.renew(link_of(Mint(serial=1)), link_of(Mint(serial=2)))
        assert raised.value.code == ExitCode.NOBODY_FOUND
        assert court.query("SELECT * FROM certificates") == []


class TestReport:
    def test_each_answer_counts_once_forgotten_or_not(self, court: Court, desk: PersonDesk, out: io.StringIO) -> None:
        court.ask(court.enroll(Mint(serial=1)), Purpose.REGISTER, "one")
        court.ask(court.enroll(Mint(serial=2), protected=True), Purpose.REGISTER, "two")
        court.ask(signer(Mint(serial=3)), Purpose.REGISTER, "three")
        desk.report(NOW.date(), NOW.date(), "csv")
        first = out.getvalue()
        assert first.splitlines() == [
            "day,kiosk,purpose,outcome,count",
            f"{NOW.date()},kiosk-1,register,cannot-use,2",
            f"{NOW.date()},kiosk-1,register,registered,1",
        ]
        court.clock.advance(timedelta(days=9))
        court.adjudicator.purge()
        assert court.query("SELECT count(*) FROM answers") == [(0,)]
        desk.report(NOW.date(), NOW.date(), "csv")
        assert out.getvalue() == first * 2

    def test_forms(self, court: Court, desk: PersonDesk, out: io.StringIO) -> None:
        court.ask(signer(Mint(serial=3)), Purpose.REGISTER, "three")
        desk.report(None, None, "json")
        assert json.loads(out.getvalue())["counts"] == [
            {
                "day": NOW.date().isoformat(),
                "kiosk": "kiosk-1",
                "purpose": "register",
                "outcome": "cannot-use",
                "count": 1,
            }
        ]
        out.truncate(0)
        desk.report(None, None, "table")
        assert out.getvalue().splitlines()[-1].split() == ["all", "1"]

    def test_days_the_wrong_way_round(self, desk: PersonDesk) -> None:
        with pytest.raises(CommandError, match="after the last"):
            desk.report(date(2026, 1, 2), date(2026, 1, 1), "table")


class TestReading:
    def test_numbers(self) -> None:
        text = f"06132013\n試験12\n3456789\n01\n{COVERAGE.birth_date}\n"
        assert read_numbers(io.StringIO(text), io.StringIO()) == NUMBERS

    @pytest.mark.parametrize("text", ["", "1\n2\n", "1\n2\n3\n4\nnever\n"])
    def test_no_numbers(self, text: str) -> None:
        with pytest.raises(CommandError) as raised:
            read_numbers(io.StringIO(text), io.StringIO())
        assert raised.value.code == ExitCode.USAGE

    @pytest.mark.parametrize("errors", ["strict", "surrogateescape"])  # as in a UTF-8 locale, and in the C one
    def test_numbers_of_another_encoding(self, errors: str) -> None:
        octets = f"06132013\n試験12\n3456789\n01\n{COVERAGE.birth_date}\n".encode("cp932")
        with pytest.raises(CommandError, match="UTF-8") as raised:
            read_numbers(io.TextIOWrapper(io.BytesIO(octets), "utf-8", errors), io.StringIO())
        assert raised.value.code == ExitCode.USAGE

    def test_no_certificate(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"-----BEGIN nothing")
        for given in ("5a:1", str(tmp_path), str(tmp_path / "file"), "/dev/null"):
            with pytest.raises(CommandError) as raised:
                read_link(given)
            assert raised.value.code == ExitCode.CONFIGURATION
