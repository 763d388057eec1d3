"""What another terminal says to an inserted card: swap, remove, insert (again), tear, fault, state and log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.virtual.command.output import pairs, table, write, write_json
from reader.virtual.control import ask, find_slot, socket_path
from reader.virtual.faults import Moment
from reader.virtual.narration import line


def where(address: tuple[str, int] | None) -> Path:
    """The control socket of the slot at this address, or of the only one there is. Raises ControlError."""
    return socket_path(address) if address is not None else find_slot()


def _result(path: Path, request: dict[str, object]) -> object:
    *_, last = ask(path, request)
    return last.get("result")


def swap(path: Path, name: str | None, persona_file: Path | None) -> None:
    """Exchange the card."""
    request: dict[str, object] = {"command": "swap"}
    if persona_file is not None:
        # The other process stands in another folder.
        request["persona_file"] = str(persona_file.absolute())
    else:
        request["name"] = name
    _result(path, request)
    whose = persona_file.name.removesuffix(".toml") if persona_file else name
    write(f"The card of {whose} is put in; programs see it within a second.")


def remove(path: Path) -> None:
    """Take the card; its process stays and holds it."""
    write(f"The card of {_result(path, {'command': 'remove'})} is taken. virtual-card insert puts it back.")


def insert_again(path: Path) -> None:
    """Put back the card that was taken or torn."""
    write(f"The card of {_result(path, {'command': 'insert'})} is put back.")


def tear(path: Path, after: int, moment: Moment) -> None:
    """Let the card leave in the middle of a command."""
    _result(path, {"command": "tear", "after": after, "moment": moment.value})
    done = "does it, and its answer is lost" if moment is Moment.AFTER else "never sees it"
    write(f"The card answers {after} more commands; at the next one it is torn out and {done}.")


def fault(path: Path, words: Sequence[str]) -> None:
    """Let these happen to the card, in place of what was still to come; none: nothing more."""
    _result(path, {"command": "fault", "faults": list(words)})
    if words:
        write(f"Counted from the next command, this happens to the card: {', '.join(words)}")
    else:
        write("Nothing more happens to the card.")


def state(path: Path, *, as_json: bool) -> None:
    """Write what the card is up to, without any PIN."""
    found = _result(path, {"command": "state"})
    if as_json or not isinstance(found, dict):
        write_json(found)
        return
    pins = found.pop("pins", [])
    found["faults"] = ", ".join(found.get("faults", [])) or None
    write(pairs(found))
    if pins:
        heads = ("APPLICATION", "FILE", "LEFT", "OF", "VERIFIED", "WHAT")
        fields = ("application", "file", "tries_left", "tries", "verified", "file_name")
        write(f"\n{table(heads, ([each[name] for name in fields] for each in pins))}")


def log(path: Path, *, follow: bool, as_json: bool, secrets: bool) -> None:
    """Write the card's own view of the conversation; with `follow`, until the card's process or this one ends.

    JSON is one object a line.
    """
    for answer in ask(path, {"command": "log", "follow": follow, "secrets": secrets}):
        record = answer.get("record")
        if isinstance(record, dict):
            if as_json:
                write_json(record, indent=None)
            else:
                write(line(record))
