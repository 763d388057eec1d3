"""The command virtual-card: look at the personas, put one's card into a virtual reader, write out the test PKI."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reader.virtual.fields import PersonaError
from reader.virtual.issuance import credentials, issue
from reader.virtual.persona import Persona, load_personas
from reader.virtual.pki import AUTHENTICATION, JST, SIGNATURE, authority_at, crl
from reader.virtual.vpcd import DEFAULT_PORT, VpcdSlot

PATIENCE_S: Final = 10.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code: 0 done, 1 something is wrong, 2 the command line is."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    now = datetime.now(UTC)
    try:
        match chosen.command:
            case "list":
                _list(as_json=chosen.json, now=now)
            case "show":
                _write(_table(_description(_find(parser, chosen.name), now)))
            case "insert":
                return _insert(_find(parser, chosen.name), chosen.vpcd, now)
            case _:  # pki: the parser lets no other command through
                _write_pki(chosen.out, now)
    except (PersonaError, OSError) as error:
        sys.stderr.write(f"virtual-card: {error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="virtual-card", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="list the personas")
    listing.add_argument("--json", action="store_true", help="as one JSON array")
    show = commands.add_parser("show", help="show one persona and the card that would be issued now")
    show.add_argument("name", metavar="NAME")
    insert = commands.add_parser("insert", help="put a persona's card into a virtual reader, until Ctrl-C")
    insert.add_argument("name", metavar="NAME")
    insert.add_argument(
        "--vpcd",
        type=_address,
        default=("127.0.0.1", DEFAULT_PORT),
        metavar="HOST:PORT",
        help=f"where vsmartcard's driver listens (127.0.0.1:{DEFAULT_PORT})",
    )
    pki = commands.add_parser("pki", help="write the test PKI: authorities, revocation lists, every persona's card")
    pki.add_argument("--out", type=Path, required=True, metavar="DIR")
    return parser


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) <= 0xFFFF:
        raise argparse.ArgumentTypeError(f"HOST:PORT is wanted, like 127.0.0.1:{DEFAULT_PORT}, not {text!r}")
    return host, int(port)


def _find(parser: argparse.ArgumentParser, name: str) -> Persona:
    personas = load_personas()
    if name not in personas:
        parser.error(f"no persona {name}; there are {', '.join(personas)}")
    return personas[name]


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _table(values: dict[str, object]) -> str:
    width = max(map(len, values))
    return "\n".join(f"{name:{width}}  {'-' if value is None else value}" for name, value in values.items())


def _description(persona: Persona, now: datetime) -> dict[str, object]:
    issued = credentials(persona, now)
    certificate = issued.authentication
    return {
        "id": persona.id,
        "description": persona.description,
        "medium": persona.medium.name.lower().replace("_", "-") if persona.medium else "other",
        "name": persona.name,
        "birth_date": persona.birth_date(now).isoformat(),
        "registered": persona.registered,
        "protected": persona.protected,
        "revoked": persona.revoked.name.replace("_", "-") if persona.revoked else None,
        "pin": persona.auth_pin if certificate else None,
        "tries_left": persona.tries_left if certificate else None,
        "subject": certificate.subject.rfc4514_string() if certificate else None,
        "serial": f"{certificate.serial_number:08X}" if certificate else None,
        "not_before": certificate.not_valid_before_utc.astimezone(JST).isoformat() if certificate else None,
        "not_after": certificate.not_valid_after_utc.astimezone(JST).isoformat() if certificate else None,
    }


def _list(*, as_json: bool, now: datetime) -> None:
    personas = load_personas().values()
    if as_json:
        _write(json.dumps([_description(persona, now) for persona in personas], ensure_ascii=False, indent=2))
        return
    _write(_table({persona.id: persona.description for persona in personas}))


def _insert(persona: Persona, address: tuple[str, int], now: datetime) -> int:
    stop = threading.Event()
    previous = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with VpcdSlot(*address) as slot:
            slot.insert(issue(persona, now))
            try:
                slot.wait_until_connected(PATIENCE_S)
            except TimeoutError as error:
                sys.stderr.write(f"virtual-card: {error}\n")
                return 1
            _write(f"The card of {persona.id} lies on the reader. Ctrl-C takes it away.")
            sys.stdout.flush()
            stop.wait()
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
    return 0


def _write_pki(folder: Path, now: datetime) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for authority in (*AUTHENTICATION, *SIGNATURE):
        _write_file(folder / f"ca-{authority.key_name}.pem", _pem(authority.certificate))
    revoked: dict[int, x509.ReasonFlags] = {}
    for persona in load_personas().values():
        issued = credentials(persona, now)
        for kind, certificate in (("auth", issued.authentication), ("sign", issued.signature)):
            if certificate is not None:
                _write_file(folder / f"{persona.id}-{kind}.pem", _pem(certificate))
                if persona.revoked is not None:
                    revoked[certificate.serial_number] = persona.revoked
    for authority in (authority_at(AUTHENTICATION, now), authority_at(SIGNATURE, now)):
        _write_file(folder / f"{authority.key_name}.crl", crl(now, revoked, authority))


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def _write_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _write(str(path))


if __name__ == "__main__":
    raise SystemExit(main())
