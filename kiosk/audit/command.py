"""`myna-kiosk audit verify`: whether audit trails are as they were written."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

from kiosk.audit.trail import Chain, check_chain
from kiosk.exitcode import CommandError, ExitCode

_TRAIL: Final = ".jsonl"


def verify_trails(paths: Sequence[Path], *, head: str | None, as_json: bool, out: TextIO) -> int:
    """Check each trail and print what was found; a folder stands for the trails below it (*.jsonl).

    `head` is a hash that was noted of one trail; it has to be in it still. Raises CommandError for a file that cannot
    be read, for a folder without trails, and for `head` with more than one trail.
    """
    files = [file for path in paths for file in _files(path)]
    if head is not None and len(files) != 1:
        raise CommandError(ExitCode.USAGE, "--head is the hash of one trail; name one file")
    found = {str(file): _check(file, head) for file in files}
    if as_json:
        out.write(json.dumps({name: _summary(chain) for name, chain in found.items()}, indent=2) + "\n")
    else:
        for name, chain in found.items():
            _print(name, chain, head, out)
    return ExitCode.OK if all(chain.intact for chain in found.values()) else ExitCode.AUDIT_CHANGED


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(
        Path(folder, name)
        for folder, _, names in os.walk(path, onerror=_refuse)
        for name in names
        if name.endswith(_TRAIL)
    )
    if not files:
        raise CommandError(ExitCode.CONFIGURATION, f"{path}: holds no audit trail (*{_TRAIL})")
    return files


def _refuse(error: OSError) -> None:
    """A folder that is not looked into might hold the trail that was changed; one that is gone by now holds nothing."""
    if not isinstance(error, FileNotFoundError):
        raise CommandError(ExitCode.CONFIGURATION, f"{error.filename}: cannot be read ({error.strerror})") from error


def _check(file: Path, head: str | None) -> Chain:
    try:
        return check_chain(file, expected=None if head is None else head.strip().lower())
    except OSError as error:
        raise CommandError(ExitCode.CONFIGURATION, f"{file}: cannot be read ({error.strerror})") from error


def _summary(chain: Chain) -> dict[str, object]:
    return {
        "intact": chain.intact,
        "records": chain.records,
        "breaks": list(chain.breaks),
        "faults": list(chain.faults),
        "head": chain.head,
        "holds_expected": chain.holds_expected,
    }


def _print(name: str, chain: Chain, head: str | None, out: TextIO) -> None:
    lines = [
        f"{name}: {'intact' if chain.intact else 'NOT AS IT WAS WRITTEN'}, {chain.records} records",
        *(
            f"  line {place}: notes a break (power cut, full disk, or a stop in the middle of a line)"
            for place in chain.breaks
        ),
        *(f"  {fault}" for fault in chain.faults),
    ]
    if not chain.holds_expected:
        lines.append(f"  the hash that was noted, {head}, is not in it: lines were cut off, or all was written anew")
    lines.append(f"  the last line's hash, to be noted elsewhere: {chain.head}")
    out.write("\n".join(lines) + "\n")
