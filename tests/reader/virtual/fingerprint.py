"""Everything that a card is made of, as lines to be compared: `python -m tests.reader.virtual.fingerprint MOMENT`."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reader.virtual import pki
from reader.virtual.applications.application import Application
from reader.virtual.card import VirtualCard
from reader.virtual.issuance import Issued, credentials
from reader.virtual.objects import ElementaryFile, RecordFile, ReferenceData
from reader.virtual.persona import Persona, load_personas

# Nothing here depends on a PIN's try; RSASSA-PSS is left out, for its salt is by chance on a real card too.
_CONVERSATION = (
    "0084000010",
    "00840000FF",
    "00A404000A{aid}00",
    "0084000008",
    "002000980431323334",
    "802A00973000112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00",
    "802A0397" + "03616263" + "00",
    "0020009B06414243313233",
    "802A029A30" + "5A" * 48 + "00",
    "802A029A20" + "5A" * 32 + "00",
    "802A0200" + "20" + "A5" * 32 + "00",
    "00880099" + "03616263" + "00",
)


def lines(now: datetime) -> Iterator[str]:
    """Name and SHA-256 of every certificate, list, file, PIN, data object and answer, at one moment."""
    for anchor in (*pki.anchors(), *pki.signature_anchors(), *pki.experimental_anchors()):
        yield _line(f"anchor {anchor.issuer.rfc4514_string()} {anchor.serial_number}", _der(anchor))
    for authority in (*pki.AUTHENTICATION, *pki.SIGNATURE, pki.EXPERIMENTAL_AUTHENTICATION_AUTHORITY):
        revoked = {1: x509.ReasonFlags.superseded, 2: x509.ReasonFlags.key_compromise}
        yield _line(f"list {authority.key_name}", pki.crl(now, revoked, authority))
        yield _line(f"responder {authority.key_name}", _der(pki.responder_certificate(authority)))
    for persona in load_personas(experimental=True).values():
        issued = credentials(persona, now)
        yield from _certificates(persona, issued)
        card = issued.card()
        yield _line(f"{persona.id} atr", card.power_on())
        for application in card.applications:
            yield from (f"{persona.id} {application.name} {line}" for line in _contents(application))
            for number, answer in enumerate(_conversation(issued.card(), application)):
                yield _line(f"{persona.id} {application.name} answer {number}", answer)


def _certificates(persona: Persona, issued: Issued) -> Iterator[str]:
    for kind, found in (("authentication", issued.authentication), ("signature", issued.signature)):
        if found is not None:
            yield _line(f"{persona.id} {kind}", _der(found))


def _contents(application: Application) -> Iterator[str]:
    for tag, content in application.data_objects.items():
        yield _line(f"object {tag:04X}", content)
    for identifier, found in application.objects.items():
        match found:
            case ElementaryFile():
                yield _line(f"{identifier:04X} file", found.read(0, 65536))
            case RecordFile():
                yield _line(f"{identifier:04X} records", b"\0".join(found.records))
            case ReferenceData():
                yield _line(f"{identifier:04X} PIN {found.rule}", found.secret + bytes((found.tries_left,)))
            case _:
                yield f"{identifier:04X} {type(found).__name__}"


def _conversation(card: VirtualCard, application: Application) -> Iterator[bytes]:
    card.power_on()
    for command in _CONVERSATION:
        yield card.transmit(bytes.fromhex(command.format(aid=application.aid.hex().ljust(20, "0")[:20])))


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def _line(name: str, content: bytes) -> str:
    return f"{name} {len(content)} {hashlib.sha256(content).hexdigest()}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines(datetime.fromisoformat(sys.argv[1])))
