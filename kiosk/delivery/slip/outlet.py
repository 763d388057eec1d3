"""Where slips come out: a printer, or a folder for PDF files."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from kiosk.delivery.slip.rendering import Document
from kiosk.delivery.slip.settings import Slip
from kiosk.ui.dates import JST


class NotPrinted(Exception):
    """There is no slip; the message says why, for staff and the journal."""


class Outlet(Protocol):
    """Takes a document and returns once it is out."""

    def print_document(self, document: Document) -> None:
        """Raises NotPrinted; then nothing will come out any more."""
        ...

    def check(self) -> None:
        """Return when a slip could come out now, and raise NotPrinted with the reason otherwise; nothing is printed."""
        ...


class SlipFolder:
    """A folder in which each slip becomes a PDF file of mode 0600, named for the moment."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._now = now

    def print_document(self, document: Document) -> None:
        """Write a file, as a whole or not at all. Raises NotPrinted."""
        try:
            self._write(document.pdf)
        except OSError as error:
            raise NotPrinted(f"{self._folder}: {error.strerror}") from error

    def check(self) -> None:
        """Whether the folder is there and can be written. Raises NotPrinted."""
        if not self._folder.is_dir():
            raise NotPrinted(f"{self._folder} is no folder")
        if not os.access(self._folder, os.W_OK | os.X_OK):
            raise NotPrinted(f"{self._folder} cannot be written by this user")

    def _write(self, pdf: bytes) -> None:
        file = self._reserve()
        draft = file.with_name(f".{file.name}.part")
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as writing:
                writing.write(pdf)
                writing.flush()
                os.fsync(descriptor)
            draft.replace(file)
        except OSError:
            for each in (draft, file):
                with suppress(OSError):
                    each.unlink()
            raise

    def _reserve(self) -> Path:
        """An empty file with a name of its own: another slip of the same second may be there."""
        moment = f"{self._now().astimezone(JST):%Y%m%d-%H%M%S}"
        file, number = self._folder / f"slip-{moment}.pdf", 1
        while True:
            try:
                file.touch(mode=0o600, exist_ok=False)
            except FileExistsError:
                number += 1
                file = file.with_name(f"slip-{moment}-{number}.pdf")
            else:
                return file


def open_outlet(settings: Slip) -> Outlet:
    """The outlet that the configuration names: the folder, or else the printer."""
    if settings.folder is not None:
        return SlipFolder(settings.folder)
    from kiosk.delivery.slip.cups import CupsPrinter  # noqa: PLC0415 (brings an HTTP client, for printers only)

    return CupsPrinter(settings.printer)
