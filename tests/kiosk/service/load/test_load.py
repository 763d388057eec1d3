"""Whole loads into both databases: what is in afterwards, what was rejected, and what is said."""

from __future__ import annotations

import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk.eligibility.database import open_database
from kiosk.eligibility.enrolment import Roster
from kiosk.eligibility.lookup import find_insured
from kiosk.eligibility.model import InsuredNumber, Purpose, Registered
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.load import source
from kiosk.service.load.source import open_source
from tests.kiosk.eligibility.court import Court
from tests.kiosk.eligibility.desk import signer
from tests.kiosk.eligibility.minting import CA, Mint
from tests.kiosk.service.load.sheet import GOOD, ISSUER, Sheet, counts, load_file, query
from tests.kiosk.service.persons import write_persons


class TestWhole:
    def test_what_is_in(self, database_url: str, tmp_path: Path) -> None:
        sheet = Sheet().add(name="試験\\太郎", limit_class="A03").add(valid_until="2030-03-31", burden_ratio="")
        said = load_file(sheet.write(tmp_path / "in.csv"), database_url)
        assert said.code == ExitCode.OK
        assert said.out == "2 rows are in, 0 were rejected\n"
        assert counts(database_url) == (2, 2, 2)
        with closing(open_database(database_url)) as database, database.transaction(10) as connection:
            numbers = InsuredNumber("06132013", "試験12", "3456789", "01", date(1988, 3, 14))
            first, second = sorted(find_insured(connection, numbers), key=lambda found: found.name)
        assert (second.name, second.valid_until, second.burden_ratio) == ("試験\\太郎", None, 30)
        assert second.details is not None
        assert second.details.limit is not None
        assert (first.name, first.valid_until, first.burden_ratio) == ("試験 花子", date(2030, 3, 31), None)
        assert first.details is None

    def test_the_card_of_somebody_who_was_loaded(self, database_url: str, tmp_path: Path) -> None:
        mint = Mint()
        authority = tmp_path / "ca.pem"
        authority.write_bytes(CA.pem)
        sheet = Sheet().add(issuer="", serial=f"{mint.serial:X}")
        load_file(sheet.write(tmp_path / "in.csv"), database_url, issuer=str(authority))
        with closing(open_database(database_url)) as database:
            answer = Court(database).ask(signer(mint), Purpose.REGISTER, "one")
        assert isinstance(answer, Registered)
        assert answer.coverage is not None
        assert answer.coverage.name == GOOD["name"]

    def test_again_replaces_the_coverage_and_nothing_else(self, database_url: str, tmp_path: Path) -> None:
        mint = Mint()
        authority = tmp_path / "ca.pem"
        authority.write_bytes(CA.pem)
        sheet = Sheet().add(serial="77").add(issuer="", serial=f"{mint.serial:x}")
        load_file(sheet.write(tmp_path / "one.csv"), database_url, issuer=str(authority))
        with closing(open_database(database_url)) as database:
            Court(database).ask(signer(mint), Purpose.REGISTER, "one")
            Roster(database).protect(mint.der)
        before = query(database_url, "SELECT * FROM persons ORDER BY id")
        registered = query(database_url, "SELECT * FROM registrations")
        sheet.rows[1]["burden_ratio"] = "10"
        sheet.add(serial="78")
        load_file(sheet.write(tmp_path / "two.csv"), database_url, issuer=str(authority))
        assert counts(database_url) == (3, 3, 3)
        assert query(database_url, "SELECT * FROM persons ORDER BY id")[:2] == before
        assert query(database_url, "SELECT * FROM registrations") == registered
        assert len(query(database_url, "SELECT * FROM protections")) == 1
        ratios = query(database_url, "SELECT burden_ratio FROM coverages ORDER BY person_id")
        assert [ratio for (ratio,) in ratios] == [30, 10, 30]

    def test_the_same_file_again_changes_nothing(self, database_url: str, tmp_path: Path) -> None:
        path = tmp_path / "in.csv"
        write_persons(path, 500)
        load_file(path, database_url)
        before = query(database_url, "SELECT * FROM coverages ORDER BY person_id")
        said = load_file(path, database_url)
        assert said.out == "500 rows are in, 0 were rejected\n"
        assert query(database_url, "SELECT * FROM coverages ORDER BY person_id") == before
        assert counts(database_url) == (500, 500, 500)

    def test_two_certificates_of_one_person(self, database_url: str, tmp_path: Path) -> None:
        load_file(Sheet().add(serial="1").add(serial="2").write(tmp_path / "one.csv"), database_url)
        with closing(open_database(database_url)) as database, database.transaction(10) as connection:
            connection.exec_driver_sql("UPDATE certificates SET person_id = (SELECT min(id) FROM persons)")
        again = Sheet().add(serial="1", number="111").add(serial="2", number="222")
        assert load_file(again.write(tmp_path / "two.csv"), database_url).code == ExitCode.OK
        numbers = query(database_url, "SELECT number FROM coverages ORDER BY person_id")
        assert [number for (number,) in numbers] == ["222", GOOD["number"]]  # the later row counts


class TestRejects:
    def test_where_and_why_and_the_row_as_it_was(self, database_url: str, tmp_path: Path) -> None:
        sheet = Sheet().add().add(burden_ratio="7", branch="x").add().add(serial="1F00")
        said = load_file(sheet.write(tmp_path / "in.csv"), database_url)
        assert said.code == ExitCode.ROWS_REJECTED
        rejects = tmp_path / "in.csv.rejects.csv"
        assert said.out == f"2 rows are in, 2 were rejected\nrejected rows, with line, column and reason: {rejects}\n"
        assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
        head, *lines = rejects.read_text("utf-8").splitlines()
        rows = sheet.text().splitlines()
        assert head == f"line,column,reason,{rows[0]}"
        assert lines == [
            f'3,"branch; burden_ratio","is not two digits; is not one of 0, 10, 20 and so on to 100 percent",{rows[2]}',
            f'5,"serial","is the certificate of line 2 again",{rows[4]}',
        ]
        assert GOOD["name"] not in said.out + said.err

    def test_mended_rejects_can_be_loaded(self, database_url: str, tmp_path: Path) -> None:
        path = Sheet().add().add(burden_ratio="7").write(tmp_path / "in.csv", "cp932", "\r\n")
        load_file(path, database_url)
        rejects = tmp_path / "in.csv.rejects.csv"
        rejects.write_bytes(rejects.read_bytes().replace(b",7\r\n", b",20\r\n"))
        said = load_file(rejects, database_url)
        assert said.out == "1 rows are in, 0 were rejected\n"
        assert counts(database_url) == (2, 2, 2)

    def test_a_file_of_rejects_is_not_written_over(self, database_url: str, tmp_path: Path) -> None:
        path = Sheet().add(burden_ratio="7").write(tmp_path / "in.csv")
        load_file(path, database_url)
        before = (tmp_path / "in.csv.rejects.csv").read_bytes()
        with pytest.raises(CommandError, match="is there already"):
            load_file(path, database_url)
        assert (tmp_path / "in.csv.rejects.csv").read_bytes() == before
        assert load_file(path, database_url, rejects=tmp_path / "other").code == ExitCode.ROWS_REJECTED
        with pytest.raises(CommandError, match="cannot go into the file"):
            load_file(path, database_url, rejects=path)

    def test_a_certificate_that_comes_again_pieces_later(
        self, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(source, "PIECE", 1000)
        sheet = Sheet()
        for _ in range(40):
            sheet.add()
        sheet.add(serial="1f03", number="9")
        said = load_file(sheet.write(tmp_path / "in.csv"), database_url)
        assert said.out.startswith("40 rows are in, 1 were rejected\n")
        assert "is the certificate of line 5 again" in (tmp_path / "in.csv.rejects.csv").read_text()
        assert query(database_url, "SELECT count(*) FROM coverages WHERE number = '9'") == [(0,)]


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_told_by_trial(self, tmp_path: Path, encoding: str, end: str) -> None:
        url = f"sqlite:///{tmp_path}/service.db"
        load_file(Sheet().add(name="髙橋 ①子".replace("髙", "高")).write(tmp_path / "in.csv", encoding, end), url)
        assert query(url, "SELECT name, burden_ratio FROM coverages") == [("高橋 ①子", 30)]

    def test_one_spoilt_line_does_not_change_what_is_told(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/service.db"
        sheet = Sheet()
        for _ in range(20):
            sheet.add()
        path = sheet.write(tmp_path / "in.csv")
        path.write_bytes(path.read_bytes().replace("試験 花子".encode(), b"\xff\xfe", 1))
        said = load_file(path, url)
        assert said.out.startswith("19 rows are in, 1 were rejected")
        assert query(url, "SELECT DISTINCT name FROM coverages") == [("試験 花子",)]

    def test_japanese_names_of_columns(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/service.db"
        path = Sheet().add().write(tmp_path / "in.csv")
        text = path.read_text("utf-8").replace("insurer_number", "保険者番号").replace("birth_date", "生年月日")
        path.write_bytes(text.encode("cp932"))
        assert load_file(path, url).code == ExitCode.OK

    def test_no_end_of_the_last_line(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/service.db"
        path = Sheet().add().add().write(tmp_path / "in.csv")
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
        assert load_file(path, url).out == "2 rows are in, 0 were rejected\n"


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "no header|'serial' is missing"),
            (b"a,b\n", "'a' is no column"),
            (b"serial,serial\n", "twice"),
            (b"serial,name\n", "'insurer_number' is missing"),
            (b'"serial\n', "no header"),
        ],
    )
    def test_headers(self, tmp_path: Path, content: bytes, words: str) -> None:
        path = tmp_path / "in.csv"
        path.write_bytes(content)
        with pytest.raises(CommandError, match=words) as raised:
            load_file(path, f"sqlite:///{tmp_path}/service.db", issuer=ISSUER)
        assert raised.value.code == ExitCode.CONFIGURATION

    def test_no_issuer_at_all(self, tmp_path: Path) -> None:
        sheet = Sheet().add()
        del sheet.rows[0]["issuer"]
        with pytest.raises(CommandError, match="--issuer"):
            load_file(sheet.write(tmp_path / "in.csv"), f"sqlite:///{tmp_path}/service.db")
        with pytest.raises(CommandError, match="no digest"):
            load_file(tmp_path / "in.csv", f"sqlite:///{tmp_path}/service.db", issuer="nothing")

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read"):
            load_file(tmp_path / "none.csv", f"sqlite:///{tmp_path}/service.db")

    def test_a_line_without_end_is_no_csv(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(source, "PIECE", 1000)
        path = Sheet().add().write(tmp_path / "in.csv")
        with path.open("ab") as file:
            file.write(b"x" * (2 << 20))
        with pytest.raises(CommandError, match="line 3 has no end"):
            load_file(path, f"sqlite:///{tmp_path}/service.db")

    def test_pieces_are_the_whole_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(source, "PIECE", 5000)
        path = tmp_path / "in.csv"
        write_persons(path, 300)
        found = open_source(path, "auto", "")
        parts = list(found.parts(0))
        assert len(parts) > 5
        content = path.read_bytes()
        assert b"".join(content[part.start : part.end] for part in parts) == content[found.begin :]
        assert [part.line for part in parts[1:]] == [part.line + part.lines for part in parts[:-1]]
        cut = parts[2].start + content[parts[2].start :].index(b"\n") + 1
        assert cut in {part.end for part in found.parts(cut)}

    def test_another_file_is_another_load(self, tmp_path: Path) -> None:
        path = Sheet().add().write(tmp_path / "in.csv")
        first = open_source(path, "auto", "").digest
        assert open_source(path, "auto", ISSUER).digest != first
        Sheet().add(number="1").write(path)
        assert open_source(path, "auto", "").digest != first


def test_a_database_that_is_away(tmp_path: Path) -> None:
    path = Sheet().add().write(tmp_path / "in.csv")
    with pytest.raises(CommandError, match="goes on where") as raised:
        load_file(path, f"postgresql+psycopg://nobody@/none?host={tmp_path}")
    assert raised.value.code == ExitCode.DATABASE_AWAY
    assert not (tmp_path / "in.csv.rejects.csv").exists()
