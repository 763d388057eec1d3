"""Two readers made of Python, and the command run against them with something on standard input."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.card.command import Request, report_card
from kiosk.card.pinentry import PinEntry
from kiosk.exitcode import ExitCode
from reader.virtual.card import VirtualCard
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FIRST, SECOND = "Reader A 00 00", "Reader B 01 00"
PIN = b"1234\n"
VERIFY = 0x20


class Desk:
    """Two readers, and the command run against them with something on standard input."""

    def __init__(self) -> None:
        self.readers = VirtualReaders(FIRST, SECOND)
        self.out = ""
        self.err = ""

    def put(self, who: str, reader: str = FIRST) -> VirtualCard:
        card = issue(load_personas()[who], NOW)
        self.readers.insert(reader, card)
        return card

    def run(self, *, typed: bytes = b"", patience: float = 20.0, **options: Any) -> ExitCode:
        out, err = io.StringIO(), io.StringIO()
        with piped(typed) as descriptor:
            pins = PinEntry(descriptor, err)
            code = report_card(Request(**options), self.readers, pins, out=out, err=err, now=NOW, patience=patience)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def json(self, **options: Any) -> tuple[ExitCode, dict[str, Any]]:
        code = self.run(json=True, **options)
        return code, json.loads(self.out)


@contextmanager
def piped(content: bytes) -> Iterator[int]:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    try:
        yield reading
    finally:
        os.close(reading)


def bundle(path: Path, certificates: tuple[x509.Certificate, ...]) -> Path:
    path.write_bytes(b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates))
    return path
