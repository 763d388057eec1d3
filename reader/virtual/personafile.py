"""A person of one's own from a TOML file, with the line of every mistake."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

from reader.virtual.fields import PersonaError
from reader.virtual.persona import Persona

_SIZE_MAX: Final = 1 << 16
_PLACE: Final = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)
_AT_END: Final = re.compile(r"(.*) \(at end of document\)", re.DOTALL)


def read_persona_file(path: Path) -> Persona:
    """Read a persona; its id is the file's name without `.toml`. Raises PersonaError, `path:line: field: mistake`.

    The line of a missing field is that of its table, or left out for one that belongs to none.
    """
    try:
        if path.stat().st_size > _SIZE_MAX:
            raise PersonaError(f"{path}: has more than {_SIZE_MAX} bytes; a persona is a short TOML file")
        text = path.read_bytes().decode()
    except OSError as error:
        raise PersonaError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PersonaError(f"{path}:{line}: is not UTF-8; save the file as UTF-8") from error
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PersonaError(f"{path}:{_syntax(str(error), text)}") from error
    try:
        return Persona.from_toml(path)
    except PersonaError as error:
        written = line_of(text, tuple(error.field.split("."))) if error.field else None
        place = f"{path}:{written}" if written else str(path)
        located = PersonaError(f"{place}: {str(error).removeprefix(f'{path.name}: ')}")
        located.field = error.field
        raise located from error


def _syntax(message: str, text: str) -> str:
    if found := _PLACE.fullmatch(message):
        return f"{found[2]}:{found[3]}: is no TOML: {found[1]}"
    if found := _AT_END.fullmatch(message):
        return f"{max(1, len(text.splitlines()))}: is no TOML: {found[1]} at the end of the file"
    return f" is no TOML: {message}"


def line_of(text: str, field: tuple[str, ...]) -> int | None:
    """The line (from 1) on which a field of a valid TOML text is written; for one that is not there, its table's.

    None when neither is written. The parser itself is asked: the statement of a field is what has to be added to the
    last piece of the text that parses without the field, until one parses that has it.
    """
    lines = text.splitlines(keepends=True)
    for wanted in (field, field[:-1]):
        start = 0
        for end in range(1, len(lines) + 1) if wanted else ():
            try:
                values: object = tomllib.loads("".join(lines[:end]))
            except tomllib.TOMLDecodeError:
                continue
            if _holds(values, wanted):
                return start + 1
            start = end
    return None


def _holds(values: object, field: tuple[str, ...]) -> bool:
    for name in field:
        if not isinstance(values, dict) or name not in values:
            return False
        values = values[name]
    return True
