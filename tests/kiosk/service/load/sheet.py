"""Small files of insured persons, and what a database holds after they were loaded."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from kiosk.eligibility.database import open_database
from kiosk.service.load.command import LoadRequest, load
from kiosk.service.load.source import Encoding

ISSUER = "5a" * 32
GOOD = {
    "issuer": ISSUER,
    "serial": "1f00",
    "insurer_number": "06132013",
    "insurer_name": "試験健康保険組合",
    "symbol": "試験12",
    "number": "3456789",
    "branch": "01",
    "relationship": "2",
    "name": "試験 花子",
    "name_kana": "シケン ハナコ",
    "birth_date": "1988-03-14",
    "valid_from": "2020-04-01",
    "valid_until": "",
    "burden_ratio": "30",
}


@dataclass
class Said:
    """What a load wrote, and its exit code."""

    code: int
    out: str
    err: str


@dataclass
class Sheet:
    """Rows of a file, each as its difference from a good one; every row has a serial number of its own."""

    rows: list[dict[str, str]] = field(default_factory=list)

    def add(self, **different: str) -> Sheet:
        self.rows.append({**GOOD, "serial": f"{0x1F00 + len(self.rows):x}", **different})
        return self

    def text(self) -> str:
        names = list(dict.fromkeys(name for row in self.rows for name in row))
        lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in self.rows)]
        return "\n".join(lines) + "\n"

    def write(self, path: Path, encoding: str = "utf-8", end: str = "\n") -> Path:
        path.write_bytes(self.text().replace("\n", end).encode(encoding))
        return path


def load_file(
    path: Path, url: str, *, encoding: Encoding = "auto", rejects: Path | None = None, issuer: str | None = None
) -> Said:
    out, err = io.StringIO(), io.StringIO()
    code = load(LoadRequest(path, url, encoding, rejects, issuer, processes=2), out, err)
    return Said(code, out.getvalue(), err.getvalue())


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    with closing(open_database(url, loading=True)) as database, database.transaction(10) as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def counts(url: str) -> tuple[object, ...]:
    """How many persons, certificates and coverages there are."""
    (found,) = query(
        url,
        "SELECT (SELECT count(*) FROM persons), (SELECT count(*) FROM certificates), (SELECT count(*) FROM coverages)",
    )
    return found
