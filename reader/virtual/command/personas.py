"""virtual-card list and show: the personas, and the card that would be issued to one now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from cryptography import x509

from apdu.mynumber.layout import Medium
from reader.virtual.card import VirtualCard
from reader.virtual.command.output import pairs, table, write, write_json
from reader.virtual.issuance import credentials
from reader.virtual.narration import file_name
from reader.virtual.nextgeneration import POINTS, Point
from reader.virtual.objects import AccessRule
from reader.virtual.persona import Persona
from reader.virtual.pki import JST

_KINDS = {
    "ElementaryFile": "file",
    "RecordFile": "records",
    "InternalFile": "internal",
    "ReferenceData": "PIN",
    "PrivateKey": "private key",
    "AuthenticationKey": "private key",
}


def summary(persona: Persona) -> dict[str, object]:
    """What a test needs to know of a persona. `token` is the label of the JPKI application, None without one.

    PINs are None where the card has none; `support_pin` is that of input support. `tries_left` are those of auth_pin.
    """
    has_jpki = persona.medium is not None
    return {
        "name": persona.id,
        "purpose": persona.description,
        "auth_pin": persona.auth_pin if has_jpki else None,
        "sign_password": persona.sign_password if has_jpki and persona.signature_certificate else None,
        # Only a plastic card of today has the input support application.
        "support_pin": persona.support_pin if persona.medium is Medium.CARD and not persona.experimental else None,
        "tries_left": persona.tries_left if has_jpki else None,
        "token": persona.medium.value if persona.medium else None,
        "registered": persona.registered,
    }


def list_personas(personas: Mapping[str, Persona], *, as_json: bool) -> None:
    """Write all personas, as a table or as one JSON array."""
    summaries = [summary(persona) for persona in personas.values()]
    if as_json:
        write_json(summaries)
        return
    fields = ("name", "auth_pin", "sign_password", "support_pin", "tries_left", "token", "registered", "purpose")
    heads = ("NAME", "AUTH PIN", "SIGN PASSWORD", "SUPPORT PIN", "TRIES", "TOKEN", "REGISTERED", "PURPOSE")
    write(table(heads, ([each[name] for name in fields] for each in summaries)))


def show_persona(persona: Persona, now: datetime, *, as_json: bool) -> None:
    """Write one persona with the files, sizes and certificates of the card issued at this moment."""
    issued = credentials(persona, now)
    card = issued.card()
    holder = {
        "holder": persona.name,
        "birth_date": persona.birth_date(now).isoformat(),
        "protected": persona.protected,
        "revoked": persona.revoked.name.replace("_", "-") if persona.revoked else None,
        "generation": persona.generation.value,
        "atr": card.atr.hex().upper(),
        "extended_length": card.extended_length,
    }
    certificates = {
        name: _certificate(found)
        for name, found in (("user authentication", issued.authentication), ("signing", issued.signature))
        if found is not None
    }
    files = list(_objects(card))
    points = [_point(found) for found in POINTS] if persona.experimental else []
    if as_json:
        told = {**summary(persona), **holder, "certificates": certificates, "files": files}
        write_json({**told, "experimental": points} if points else told)
        return
    write(pairs({**summary(persona), **holder}))
    for name, certificate in certificates.items():
        write(f"\nCertificate for {name}\n{pairs(certificate)}")
    if files:
        heads = ("APPLICATION", "FILE", "KIND", "BYTES", "OPENS WITH", "WHAT")
        fields = ("application", "file", "kind", "size", "opens_with", "file_name")
        write(f"\n{table(heads, ([each[name] for name in fields] for each in files))}")
    if points:
        rows = ([each["point"], each["standing"], each["text"]] for each in points)
        write(f"\nEXPERIMENTAL: what is known of this card\n{table(('POINT', 'STANDING', 'WHAT'), rows)}")


def _point(found: Point) -> dict[str, str]:
    return {"point": found.name, "standing": found.standing.value, "text": found.text}


def _certificate(certificate: x509.Certificate) -> dict[str, object]:
    return {
        "subject": certificate.subject.rfc4514_string(),
        "issuer": certificate.issuer.rfc4514_string(),
        "serial": f"{certificate.serial_number:08X}",
        "not_before": certificate.not_valid_before_utc.astimezone(JST).isoformat(),
        "not_after": certificate.not_valid_after_utc.astimezone(JST).isoformat(),
    }


def _objects(card: VirtualCard) -> Iterator[dict[str, object]]:
    for application in card.applications:
        for identifier, found in sorted(application.objects.items()):
            access = getattr(found, "access", None)
            yield {
                "application": application.name,
                "aid": application.aid.hex().upper(),
                "file": f"{identifier:04X}",
                "kind": _KINDS.get(type(found).__name__, type(found).__name__),
                "size": _size(found),
                "opens_with": _opens_with(access) if isinstance(access, AccessRule) else None,
                "file_name": file_name(application.aid, identifier),
            }


def _size(found: object) -> int | None:
    """Bytes of a file, with its filler, or of all records; None for what has no bytes to be read."""
    records = getattr(found, "records", None)
    if records is not None:
        return sum(map(len, records))
    content = getattr(found, "content", None)
    return max(len(content), getattr(found, "size", 0)) if content is not None else None


def _opens_with(access: AccessRule) -> str:
    if access.any_of is None:
        return "free"
    return " or ".join(f"{identifier:04X}" for identifier in sorted(access.any_of)) or "never"
