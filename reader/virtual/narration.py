"""The journal of a card in words: which command, to which application and file, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from apdu import StatusWord
from reader.virtual.card import LogEntry
from reader.virtual.journal import SECRET_INSTRUCTIONS, Event, Record

_JPKI: Final = bytes.fromhex("D392F000260100000001")
_SURFACE: Final = bytes.fromhex("D3921000310001010402")
_TEXT: Final = bytes.fromhex("D3921000310001010408")
_COMMON: Final = bytes.fromhex("D3921000310001010100")
_JUKI: Final = bytes.fromhex("D3921000310001010401")

# Names as in the documents on the applications; what nobody has named has no name here either.
_FILES: Final[Mapping[bytes, Mapping[int, str]]] = {
    _JPKI: {
        0x0001: "signing certificate",
        0x0002: "CA certificate of the signing certificate",
        0x0006: "token information",
        0x0008: "certificate availability",
        0x000A: "user-authentication certificate",
        0x000B: "CA certificate of the user-authentication certificate",
        0x0016: "terminal authentication key",
        0x0017: "user-authentication private key",
        0x0018: "user-authentication PIN",
        0x001A: "signing private key",
        0x001B: "signing password",
    },
    _TEXT: {
        0x0001: "individual number",
        0x0002: "four basic attributes",
        0x0003: "hashes and signature",
        0x0004: "CV certificate",
        0x0005: "application information",
        0x0006: "session-key delivery public key",
        0x0007: "internal authentication public key",
        0x0011: "input support PIN",
        0x0012: "blocked key reference",
        0x0013: "internal authentication private key",
        0x0014: "reference number A",
        0x0015: "reference number B",
    },
    _SURFACE: {
        0x0001: "record of age",
        0x0002: "face of the card",
        0x0003: "application information",
        0x0004: "CV certificate",
        0x0005: "image of the individual number",
        0x0011: "birth date PIN",
        0x0012: "reference number B",
        0x0013: "reference number A",
    },
    _COMMON: {0x0001: "card record", 0x0002: "key reference", 0x0019: "card key", 0x001C: "card PIN"},
    _JUKI: {0x0002: "resident record", 0x001C: "card PIN"},
}
_COMMANDS: Final[Mapping[int, str]] = {
    0x20: "VERIFY",
    0x24: "CHANGE REFERENCE DATA",
    0x2A: "COMPUTE DIGITAL SIGNATURE",
    0x2C: "RESET RETRY COUNTER",
    0x32: "CHANGE KEY",
    0x54: "UNLOCK KEY",
    0x82: "EXTERNAL AUTHENTICATE",
    0x84: "GET CHALLENGE",
    0x88: "INTERNAL AUTHENTICATE",
    0x8A: "MANAGE ATTRIBUTES",
    0xA2: "SET PUBLIC IC KEY",
    0xA4: "SELECT",
    0xAE: "SET SESSION KEY",
    0xB0: "READ BINARY",
    0xB2: "READ RECORD",
    0xC0: "GET RESPONSE",
    0xCA: "GET DATA",
    0xD6: "UPDATE BINARY",
    0xFC: "GET LAST COMMAND",
}
_SECURE_MESSAGING: Final = 0x0C


def file_name(aid: bytes, identifier: int) -> str:
    """What an application's file is, in words; empty for one that has no known name."""
    return _FILES.get(aid, {}).get(identifier, "")


def command_name(entry: LogEntry) -> str:
    """The name of a command in its standard's words, or its instruction byte."""
    name = _COMMANDS.get(entry.ins, f"INS {entry.ins:02X}")
    secure = entry.cla < 0x10 and entry.cla & _SECURE_MESSAGING
    return f"{name} (secure messaging)" if secure else name


def describe(record: Record, *, secrets: bool = False) -> dict[str, object]:
    """A record as plain data for JSON. `pin` is there for a command that carries one: None means hidden.

    The PIN is told only when `secrets` is asked for and the journal kept it.
    """
    told: dict[str, object] = {
        "number": record.number,
        "at": record.at.isoformat(timespec="milliseconds"),
        "card": record.persona,
        "event": record.event.value,
    }
    entry = record.entry
    if record.event is not Event.COMMAND or entry is None or record.status is None:
        return told
    told |= {
        "command": command_name(entry),
        "header": f"{entry.cla:02X}{entry.ins:02X}{entry.p1:02X}{entry.p2:02X}",
        "nc": entry.nc,
        "ne": entry.ne,
        "detail": _detail(entry),
        "application": entry.application,
        "file": f"{entry.file:04X}" if entry.file is not None else None,
        "file_name": file_name(record.aid, entry.file) if entry.file is not None else "",
        "status": f"{record.status:04X}",
        "meaning": StatusWord(record.status).meaning,
        "answered": record.answered,
        "milliseconds": round(record.seconds * 1000, 3),
    }
    if entry.ins in SECRET_INSTRUCTIONS and entry.nc:
        told["pin"] = _readable(record.secret) if secrets and record.secret is not None else None
    return told


def line(told: Mapping[str, object]) -> str:
    """One line for a person, from what `describe` gave (also after its way through JSON)."""
    head = f"{told['number']:>5} {str(told['at'])[11:23]} {told['card']}"
    if "command" not in told:
        return f"{head}  -- {told['event']}"
    parts = [str(told["command"])]
    if told["detail"]:
        parts.append(str(told["detail"]))
    if "pin" in told:
        parts.append(f"PIN hidden ({told['nc']} bytes)" if told["pin"] is None else f"PIN {told['pin']}")
    place = str(told["application"])
    if told["file"] is not None:
        place += f" / {told['file']}"
        place += f" {told['file_name']}" if told["file_name"] else ""
    data = f" + {told['answered']} bytes" if told["answered"] else ""
    return f"{head}  {', '.join(parts)}  [{place}]  -> {told['status']} {told['meaning']}{data}"


def _detail(entry: LogEntry) -> str:
    match entry.ins:
        case 0xA4:
            return _selection(entry)
        case 0xB0 if entry.p1 & 0x80:
            return f"file {entry.p1 & 0x1F:02X} by short identifier, offset {entry.p2}, up to {entry.ne} bytes"
        case 0xB0:
            return f"offset {entry.p1 << 8 | entry.p2}, up to {entry.ne} bytes"
        case 0xB2:
            return f"record {entry.p1}"
        case 0x20 if not entry.nc:
            return "asks for the tries left"
        case 0x2A:
            return f"scheme {entry.p1:02X}, {entry.nc} bytes to sign"
        case 0xCA:
            return f"object {entry.p1:02X}{entry.p2:02X}"
        case _:
            return ""


def _selection(entry: LogEntry) -> str:
    name = entry.selected.hex().upper()
    match entry.p1:
        case 0x04:
            return f"application {name}"
        case 0x02:
            return f"file {name}"
        case _:
            return f"by identifier {name}".rstrip()


def _readable(secret: bytes) -> str:
    text = secret.decode("ascii", errors="replace")
    return text if text.isascii() and text.isprintable() else f"X'{secret.hex().upper()}'"
