"""What a visit costs on the card's side: commands, and time through a real pcscd, beside other programs."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from smartcard import System, scard

from apdu.interindustry import Dialect
from apdu.mynumber.jpki import SHA256_PREFIX, authenticate, read_card
from apdu.mynumber.layout import JPKI_AID, Credential
from apdu.mynumber.pin import Pin
from reader.base import run
from reader.pcsc.connection import PcscReaders
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import credentials, issue
from reader.virtual.persona import Persona, persona
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot
from tests.bench.conftest import Insert, alternate, wait_for_card

pytestmark = [pytest.mark.bench, pytest.mark.pcscd]

Tell = Callable[[str, str, str, str], None]
DIGEST = hashlib.sha256(b"challenge").digest()
PIN = b"1234"


def visit(readers: PcscReaders | VirtualReaders, name: str) -> None:
    """Certificate, tries left, verify, sign: the card's part of a visit."""
    with readers.open(name).connect() as connection:
        contents = run(connection, read_card(Dialect.for_atr(connection.atr)))
        with Pin(Credential.AUTHENTICATION, PIN) as pin:
            run(connection, authenticate(pin, DIGEST, contents))


def shortest_script(name: str) -> None:
    """The same by pyscard and nothing else, for a card of which everything is known beforehand."""
    reader = next(reader for reader in System.readers() if str(reader) == name)
    connection = reader.createConnection()
    connection.connect(mode=scard.SCARD_SHARE_EXCLUSIVE, disposition=scard.SCARD_UNPOWER_CARD)
    for command in (
        bytes.fromhex("00A4040C0A") + JPKI_AID,
        bytes.fromhex("00B08A00000000"),
        bytes.fromhex("00200098"),
        bytes.fromhex("0020009804") + PIN,
        bytes.fromhex("802A009733") + SHA256_PREFIX + DIGEST + b"\0",
    ):
        _, sw1, _ = connection.transmit(list(command))
        assert sw1 in (0x90, 0x63)
    connection.disconnect()
    connection.component.release()


SAYS_NO = bytes.fromhex("3BC5FF8131FB458073C6010000")  # a My Number Card's contact ATR that denies extended length


@pytest.mark.parametrize(
    ("what", "who", "most"),
    [
        ("with extended length", persona("taro"), 5),
        ("without, as its ATR says", replace(persona("short-length"), atr=SAYS_NO), 11),
        ("without, found out by asking", persona("short-length"), 11),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_commands_of_a_visit(what: str, who: Persona, most: int, tell: Tell) -> None:
    readers = VirtualReaders()
    card = issue(who, datetime.now(UTC))
    readers.insert(DEFAULT_NAME, card)
    visit(readers, DEFAULT_NAME)
    size = len(credentials(who, datetime.now(UTC)).der)
    tell(f"commands of a visit, card {what}", f"{len(card.log)}", f"certificate of {size} bytes", f"at most {most}")
    assert len(card.log) <= most


@pytest.mark.opensc
@pytest.mark.parametrize("driver", ["jpki", ""])
def test_commands_of_opensc(pcscd: PcscdRig, tmp_path: Path, driver: str, tell: Tell) -> None:
    (tmp_path / "hash").write_bytes(DIGEST)
    environment = {**os.environ, **pcscd.environment, "HOME": str(tmp_path), "OPENSC_DRIVER": driver}
    if not driver:
        del environment["OPENSC_DRIVER"]
    counts = []
    for arguments in (
        ("pkcs15-tool", "--read-certificate", "01"),
        (
            *("pkcs15-crypt", "--sign", "--pkcs1", "--sha-256", "--pin", PIN.decode(), "--key", "01"),
            *("--input", str(tmp_path / "hash"), "--output", str(tmp_path / "signature"), "--raw"),
        ),
    ):
        card = issue(persona("short-length"), datetime.now(UTC))
        with VpcdSlot(port=pcscd.vpcd_ports[0]) as slot:
            slot.insert(card)
            wait_for_card(pcscd.reader_names[0])
            done = subprocess.run(arguments, env=environment, capture_output=True, check=False, timeout=60)
            assert done.returncode == 0, done.stderr
        wait_for_card(pcscd.reader_names[0], present=False)
        counts.append(len(card.log))
    how = "driver forced" if driver else "as installed"
    tell(
        f"commands of OpenSC, {how}: certificate, signature",
        "5 or 11 for both",
        f"{counts[0]} and {counts[1]}",
        f"{sum(counts)} for both",
    )
    assert sum(counts) > 11


def test_time_of_a_visit(insert: Insert, tell: Tell) -> None:
    readers = PcscReaders()
    with insert("taro") as name:
        ours, script = alternate(40, lambda: visit(readers, name), lambda: shortest_script(name))
    ratio = ours.median / script.median
    tell(
        "time of a visit's commands through pcscd",
        str(ours),
        f"{script} (shortest script)",
        f"{ratio:.2f}, at most 1.1",
    )
    assert ratio <= 1.1


@pytest.mark.opensc
def test_time_of_opensc(insert: Insert, pcscd: PcscdRig, tmp_path: Path, tell: Tell) -> None:
    (tmp_path / "hash").write_bytes(DIGEST)
    environment = {**os.environ, **pcscd.environment, "HOME": str(tmp_path), "OPENSC_DRIVER": "jpki"}

    def opensc() -> None:
        for arguments in (
            ("pkcs15-tool", "--read-certificate", "01"),
            (
                *("pkcs15-crypt", "--sign", "--pkcs1", "--sha-256", "--pin", PIN.decode(), "--key", "01"),
                *("--input", str(tmp_path / "hash"), "--output", str(tmp_path / "signature"), "--raw"),
            ),
        ):
            subprocess.run(arguments, env=environment, capture_output=True, check=True, timeout=60)

    readers = PcscReaders()
    with insert("taro") as name:
        ours, theirs = alternate(9, lambda: visit(readers, name), opensc)
    tell(
        "the same, beside OpenSC's two tools (driver forced)",
        str(ours),
        str(theirs),
        f"{ours.median / theirs.median:.3f}",
    )
