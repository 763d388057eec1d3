"""What other programs send to a card, replayed command for command through both doors."""

from __future__ import annotations

import re

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from apdu import CommandAPDU
from reader.virtual.applications.jpki import CERTIFICATE_FILE_SIZE
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import credentials
from reader.virtual.persona import persona
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import Door
from tests.reader.virtual.padding import unpadded
from tests.reader.virtual.sequences import DIGEST_INFO, Sequence, load_sequences, load_sources

# A real certificate's size, without filler: what the programs' numbers of commands are counted for.
REFERENCE_SIZE = 1583
SEQUENCES = load_sequences()
PROGRAMS = {
    *("JPKIReader", "OpenSC", "WebUSB-MyNumberCard", "flutter_nfc_mynumber", "jpki-local-signer", "jpki-rs"),
    *("jpki-signer-android", "jsapdu", "myna (Go)", "myna (Rust)", "myna-card", "mynacard-android-demo"),
    *("nfcpy_mynacard", "pyjpki", "pymyna", "readmynumber-plus", "readthecard"),
}


def test_every_program_is_there() -> None:
    assert {sequence.program for sequence in SEQUENCES} == PROGRAMS
    sources = load_sources()
    assert set(sources) == PROGRAMS
    assert all(re.fullmatch(r"github\.com/[\w-]+/[\w-]+", source) for source in sources.values())
    # Each of them reads the certificate, which is what a card is first of all for.
    assert {sequence.program for sequence in SEQUENCES if sequence.name == "read the certificate"} == PROGRAMS


@pytest.mark.parametrize("sequence", SEQUENCES, ids=str)
def test_numbers_of_commands_are_those_of_the_programs(sequence: Sequence) -> None:
    assert len(list(sequence.rows(REFERENCE_SIZE, REFERENCE_SIZE))) == sequence.apdus


@pytest.mark.parametrize("sequence", SEQUENCES, ids=str)
def test_sequence(door: Door, taro: VirtualCard, sequence: Sequence) -> None:
    issued = credentials(persona("taro"), NOW)
    certificate = issued.signature if sequence.key == "signature" else issued.authentication
    assert certificate is not None
    der = certificate.public_bytes(Encoding.DER)
    file = der.ljust(CERTIFICATE_FILE_SIZE, b"\xff")
    rows = list(sequence.rows(len(der), len(file)))
    image = bytearray(len(file))
    with door.open(taro) as talk:
        for raw, answer in rows:
            command = CommandAPDU.parse(raw)
            response = talk.connection.transmit(command)
            _check(command, response.data, response.sw.value, answer, file, certificate)
            if answer.startswith("CERTIFICATE"):
                offset = _offset(command)
                image[offset : offset + len(response.data)] = response.data
    reads = any(answer.startswith("CERTIFICATE") for _, answer in rows)
    if reads:
        # Programs that read on behind the header have it from there.
        skipped = min(_offset(CommandAPDU.parse(raw)) for raw, answer in rows if answer.startswith("CERTIFICATE"))
        assert image[skipped : len(der)] == der[skipped:]
        assert skipped <= 8
    assert len(taro.log) == len(rows), "nothing is sent besides, and nothing twice"
    assert taro.verifies == sum(raw[1] == 0x20 and len(raw) > 4 for raw, _ in rows)


def _check(
    command: CommandAPDU, data: bytes, status: int, wanted: str, file: bytes, certificate: x509.Certificate
) -> None:
    match wanted.split():
        case ["CERTIFICATE", sw]:
            offset = _offset(command)
            assert data == file[offset : offset + command.ne]
        case ["SIGNATURE", sw]:
            key = certificate.public_key()
            assert isinstance(key, rsa.RSAPublicKey)
            # Verbatim as it was given; with another scheme the card makes the DigestInfo of the message.
            assert unpadded(key, data) == (bytes(command.data) if command.p1 == 0 else DIGEST_INFO)
        case [*shown, sw]:
            assert re.fullmatch("".join(shown), data.hex().upper())
        case _:
            pytest.fail(f"{wanted!r} is no answer")
    assert f"{status:04X}" == sw


def _offset(command: CommandAPDU) -> int:
    """Where READ BINARY begins: a short identifier leaves one byte for it."""
    return command.p2 if command.p1 & 0x80 else command.p1 << 8 | command.p2
