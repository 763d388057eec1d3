"""The table [readings] of a persona's file: which reading of each open question the card follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from reader.virtual.applications.readings import Fci, Readings
from reader.virtual.fields import Fields
from reader.virtual.objects import WrongLength

_FLAGS: Final = (
    "certificate_after_pin",
    "code_b_gregorian",
    "several_records",
    "contact_atr_in_application",
    "lower_certificate",
    "internal_file_at_power_on",
    "unnamed_files",
    "keeps_on_reselect",
    "end_warning",
    "failure_ends_verified",
    "long_messages",
    "iso_signature",
    "phone_policy",
    "der_signatures",
    "terminal_opens_key",
    "first_command_lost",
    "get_response",
    "length_hint",
    "issuer_commands",
)
# A counter is one digit of a status word; a file has as many bytes as READ BINARY's offset can reach.
_NUMBERS: Final[Mapping[str, tuple[int, int]]] = {
    "code_tries": (1, 15),
    "shortest_name": (1, 16),
    "certificate_file_size": (0, 0x8000),
    "not_available": (0, 0x8E),  # 8F is what says that it is there
    "auth_pin_longest": (4, 8),
}


def _words(*values: int) -> Mapping[str, int]:
    return {f"{value:04X}": value for value in values}


_CHOICES: Final[Mapping[str, Mapping[str, object]]] = {
    "locked_status": _words(0x6984, 0x6983),
    "wrong_length": {choice.value: choice for choice in WrongLength},
    "fci": {choice.value: choice for choice in Fci},
    "internal_read_status": _words(0x6981, 0x6982),
    "surface_key": _words(0x001A, 0x001C, 0x001E),
    "external_authenticate": _words(0x6981, 0x6D00),
    "terminal_mismatch": _words(0x6300, 0x6982, 0x6A80),
}


def reading_names() -> tuple[str, ...]:
    """Everything that the table may hold."""
    return (*_FLAGS, *_NUMBERS, *_CHOICES)


def read_readings(fields: Fields) -> Readings:
    """The readings that a table asks for, the best evidenced where it says nothing. Raises PersonaError."""
    readers: dict[str, Callable[[str], object]] = {
        **dict.fromkeys(_FLAGS, fields.flag),
        **dict.fromkeys(_NUMBERS, lambda name: fields.number(name, *_NUMBERS[name])),
        **dict.fromkeys(_CHOICES, lambda name: fields.choice(name, _CHOICES[name])),
    }
    asked: dict[str, Any] = {name: read(name) for name, read in readers.items() if fields.has(name)}
    fields.finish()
    return Readings(**asked)
