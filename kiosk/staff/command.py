"""`myna-kiosk staff-passcode`: the hash of the staff's passcode, for the configuration."""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TextIO

from kiosk.exitcode import CommandError, ExitCode
from kiosk.staff.passcode import PasscodeHash, find_fault, hash_passcode


class PasscodeSource(Protocol):
    """Where the passcode comes from."""

    @property
    def interactive(self) -> bool:
        """Whether a person is asked, who may mistype."""
        ...

    def read(self, prompt: str) -> bytearray:
        """One line, without its end and without echo; the caller wipes it. Empty when there is none."""
        ...


def make_passcode(source: PasscodeSource, out: TextIO, *, file: Path | None = None) -> int:
    """Ask for a passcode, twice where a person is asked, and write its hash to `out`, or into a file.

    The file is the owner's alone (0600); one that is there is replaced as a whole, and keeps its owner. Raises
    CommandError when what was typed cannot be a passcode, or the file cannot be written.
    """
    text = str(_ask(source))
    if file is None:
        out.write(f'Put this into kiosk.toml:\n\n[staff]\npasscode = "{text}"\n')
        return ExitCode.OK
    try:
        _replace(file, f"{text}\n")
    except OSError as error:
        raise CommandError(ExitCode.CONFIGURATION, f"{file}: cannot be written ({error.strerror})") from error
    out.write(f'Put this into kiosk.toml:\n\n[staff]\npasscode_file = "{file.absolute()}"\n')
    return ExitCode.OK


def _ask(source: PasscodeSource) -> PasscodeHash:
    passcode = source.read("New passcode: ")
    again = bytearray()
    try:
        if (fault := find_fault(passcode)) is not None:
            raise CommandError(ExitCode.USAGE, fault)
        if source.interactive:
            again = source.read("Once more: ")
            if not hmac.compare_digest(passcode, again):
                raise CommandError(ExitCode.USAGE, "the two are not the same; nothing was changed")
        return hash_passcode(passcode)
    finally:
        passcode[:] = bytes(len(passcode))
        again[:] = bytes(len(again))


def _replace(file: Path, text: str) -> None:
    """Write beside it and rename, so that the kiosk never reads half a hash."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as writing:
            writing.write(text)
            writing.flush()
            os.fsync(descriptor)
        with suppress(FileNotFoundError):
            owner = file.stat()
            os.chown(draft, owner.st_uid, owner.st_gid)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
