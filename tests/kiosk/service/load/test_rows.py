"""Rows: what is good, what is wrong with the others, and that nothing at all is an exception."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.details import decode_details, encode_details
from kiosk.eligibility.model import (
    CoverageDetails,
    DiseaseCertificate,
    ElderlyCertificate,
    LimitCertificate,
    Sex,
)
from kiosk.service.load.columns import BY_NAME, COLUMNS, describe_columns
from kiosk.service.load.rows import Layout, RowReader, Rows
from tests.kiosk.service.load.sheet import GOOD, ISSUER
from tests.kiosk.service.persons import HEADER, insurer_numbers, rows

TODAY: Final = date(2026, 11, 22)
ALL: Final = tuple(column.name for column in COLUMNS)


def read(*different: dict[str, str], columns: tuple[str, ...] = ALL) -> Rows:
    lines = [",".join({**GOOD, **row}.get(name, "") for name in columns) for row in different]
    return RowReader(Layout("utf-8", columns, ""), TODAY).read("\n".join(lines).encode(), 2)


def reason(**different: str) -> tuple[str, str]:
    """The column and the reason of the one row's rejection."""
    (fault,) = read(different).faults
    assert fault.line == 2
    return fault.column, fault.reason


def kept(column: str, /, **different: str) -> str:
    found = read(different)
    assert found.faults == []
    return found.columns[column][0]


class TestGood:
    def test_every_column(self) -> None:
        found = read({})
        assert found.faults == []
        assert {name: values[0] for name, values in found.columns.items() if name in GOOD} == GOOD
        assert found.columns["validity"] == ["1"]
        assert found.lines == [2]

    def test_synthetic_people_are_all_good(self) -> None:
        reader = RowReader(Layout("utf-8", tuple(HEADER.split(",")), ""), TODAY)
        found = reader.read("\n".join(rows(2_000)).encode(), 2)
        assert found.faults == []
        assert len(set(found.fingerprints()[0])) == found.count == 2_000

    @pytest.mark.parametrize("written", ["1988-03-14", "19880314", "1988/3/14", "1988.03.14", " 1988-3-14 "])
    def test_dates_as_they_are_written(self, written: str) -> None:
        assert kept("birth_date", birth_date=written) == "1988-03-14"

    @pytest.mark.parametrize(
        ("name", "written", "meant"),
        [
            ("serial", "00AB", "ab"),
            ("insurer_number", "00138057", "138057"),
            ("insurer_number", "06132013", "06132013"),
            ("burden_ratio", "030", "30"),
            ("burden_ratio", "", ""),
            ("relationship", "本人", "1"),
            ("branch", "01", "01"),
            ("name", " 試験 花子 ", "試験 花子"),
            ("valid_until", "2020-04-01", "2020-04-01"),
            ("birth_date", TODAY.isoformat(), TODAY.isoformat()),
        ],
    )
    def test_what_is_kept(self, name: str, written: str, meant: str) -> None:
        assert kept(name, **{name: written}) == meant

    def test_details_are_those_of_the_adjudicator(self) -> None:
        day = "2026-04-01"
        found = read(
            {
                "classification": "02", "insured_name": '試験 "太郎"'.replace('"', "'"), "sex": "女",
                "qualified_on": day, "reason_of_loss": "03", "preschool": "1",
                "elderly_ratio": "20", "elderly_from": day,
                "limit_class": "B09", "limit_until": day, "limit_long_term_from": day,
                "disease1_category": "1", "disease1_self_pay": "10000", "disease1_issued_on": day,
                "disease3_category": "3", "disease3_self_pay": "0",
            }
        )  # fmt: skip
        assert found.faults == []
        expected = CoverageDetails(
            classification="02",
            insured_name="試験 '太郎'",
            sex=Sex.FEMALE,
            qualified_on=date(2026, 4, 1),
            reason_of_loss="03",
            preschool=True,
            elderly=ElderlyCertificate(20, valid_from=date(2026, 4, 1)),
            limit=LimitCertificate("01", "B09", valid_until=date(2026, 4, 1), long_term_from=date(2026, 4, 1)),
            diseases=(DiseaseCertificate(1, 10_000, issued=date(2026, 4, 1)), DiseaseCertificate(3, 0)),
        )
        written = json.loads(found.columns["details"][0])
        assert decode_details(written) == expected
        assert written == encode_details(expected)

    def test_no_details(self) -> None:
        assert read({"classification": "01", "sex": "3", "preschool": "0"}).columns["details"] == [""]

    def test_quotes_and_commas(self) -> None:
        assert kept("insurer_name", insurer_name='"試験,""組合"""') == '試験,"組合"'


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("serial", "", "hexadecimal"),
        ("serial", "xyz", "hexadecimal"),
        ("serial", "1" * 41, "hexadecimal"),
        ("serial", "000", "zero"),
        ("issuer", "abcd", "digest"),
        ("issuer", "", "--issuer"),
        ("validity", "7", "1, 2, 3"),
        ("insurer_number", "06132014", "check digit 4, 3 is expected"),
        ("insurer_number", "0613201", "7 digits, 6 or 8"),
        ("insurer_number", "06992013", "prefecture"),
        ("insurer_number", "", "empty"),
        ("number", "", "empty"),
        ("branch", "1", "two digits"),
        ("branch", "1a", "two digits"),
        ("relationship", "3", "1, 2"),
        ("relationship", "", "empty"),
        ("name", "", "empty"),
        ("name", "あ" * 101, "longer than 100"),
        ("birth_date", "2026-11-23", "future"),
        ("birth_date", "1988-02-30", "there is"),
        ("birth_date", "1799-01-01", "1868"),
        ("birth_date", "S63.3.14", "not a date"),
        ("birth_date", "1988/3.14", "not a date"),
        ("valid_until", "2020-03-31", "before valid_from"),
        ("burden_ratio", "35", "0, 10, 20"),
        ("burden_ratio", "110", "0, 10, 20"),
        ("burden_ratio", "3割", "percent"),
        ("limit_class", "A07", "A01"),
        ("sex", "4", "1, 2, 3"),
        ("disease1_self_pay", "-1", "yen"),
        ("reason_of_loss", "98", "01, 02"),
    ],
)
def test_what_is_wrong(name: str, value: str, words: str) -> None:
    column, said = reason(**{name: value})
    assert column == name
    assert words in said
    assert not value or len(value) < 4 or value not in said


def test_what_needs_something_else() -> None:
    assert reason(elderly_from="2026-01-01")[0] == "elderly_ratio"
    assert reason(limit_classification="01")[0] == "limit_class"
    assert reason(disease2_category="2")[0] == "disease2_self_pay"
    assert reason(disease2_self_pay="2")[0] == "disease2_category"


def test_all_faults_of_a_row_are_told_together() -> None:
    column, said = reason(branch="x", burden_ratio="7")
    assert column == "branch; burden_ratio"
    assert said.count(";") == 1


def test_others_are_not_touched() -> None:
    found = read({}, {"serial": "2", "burden_ratio": "7"}, {"serial": "3"})
    assert [fault.line for fault in found.faults] == [3]
    assert found.lines == [2, 4]
    assert found.columns["serial"] == ["1f00", "3"]
    assert {len(values) for values in found.columns.values()} == {2}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"a,b", "has 2 fields"),
        (b"," * len(ALL), "fields, the header has"),
        (b'"a', "quotation mark"),
        (b'"a"b,c', "quotation mark"),
        (b"\xff\xfe", "not UTF-8 text, from byte 1"),
        (b"a\x00b", "control character"),
        (b"a\tb", "control character"),
        (b"a\rb", "control character"),
        (b'"' * 40_000, "quotation mark"),
    ],
)
def test_lines_that_are_no_rows(line: bytes, words: str) -> None:
    good = ",".join(GOOD.get(name, "") for name in ALL).encode()
    found = RowReader(Layout("utf-8", ALL, ""), TODAY).read(b"\n".join([line, good, line, b"", b"\r"]), 7)
    assert [fault.line for fault in found.faults] == [7, 9]
    assert all(words in fault.reason for fault in found.faults)
    assert found.lines == [8]


@given(st.binary(max_size=400), st.sampled_from(["utf-8", "cp932"]))
def test_any_bytes(piece: bytes, encoding: str) -> None:
    found = RowReader(Layout(encoding, ALL, ""), TODAY).read(piece, 1)
    _check(found, piece)


_CELLS: Final = st.one_of(
    st.sampled_from([*GOOD.values(), *insurer_numbers(8), "", '"', "2026-13-01", "A01", "1", "20"]), st.text(max_size=6)
)


@given(st.lists(st.tuples(st.sampled_from(ALL), _CELLS), max_size=4), st.booleans())
def test_any_values(different: list[tuple[str, str]], crlf: bool) -> None:
    line = ",".join({**GOOD, **dict(different)}.get(name, "") for name in ALL)
    end = "\r\n" if crlf else "\n"
    piece = f"{line}{end}{line}{end}".encode("utf-8", "surrogatepass")
    _check(RowReader(Layout("utf-8", ALL, ""), TODAY).read(piece, 2), piece)


def _check(found: Rows, piece: bytes) -> None:
    """Each line that holds something is loaded or rejected, and what is loaded is in order."""
    lines = [fault.line for fault in found.faults] + found.lines
    assert len(lines) == len(set(lines)) == found.count
    assert found.count == sum(1 for line in piece.split(b"\n") if line not in {b"", b"\r"})
    assert {len(values) for values in found.columns.values()} == {len(found.lines)}
    prints, their_lines = found.fingerprints()
    assert list(prints) == sorted(prints)
    assert sorted(their_lines) == found.lines
    for details in found.columns["details"]:
        decode_details(json.loads(details) if details else None)
    for name in ("birth_date", "valid_from"):
        for value in found.columns[name]:
            date.fromisoformat(value)
    for values in found.columns.values():
        assert not any("\n" in value or "\t" in value or "\0" in value for value in values)


def test_columns_are_told() -> None:
    told = describe_columns()
    assert all(f"  {name}" in told and column.alias in told for name, column in BY_NAME.items())
    assert ISSUER not in told
