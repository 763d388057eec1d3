"""Typing a PIN at the command line: without echo, and never in a text that Python keeps."""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol, TextIO

_LONGEST: Final = 64
_NEWLINE: Final = 0x0A
_RETURN: Final = 0x0D


class PinSource(Protocol):
    """Where a PIN comes from, and where its last try is confirmed."""

    @property
    def interactive(self) -> bool:
        """Whether a person sits there who can be asked."""
        ...

    def read(self, prompt: str) -> bytearray:
        """One line, without its end; the caller wipes it. Empty when there is none."""
        ...

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question; True only for a typed yes. Never asked when not interactive."""
        ...


class PinEntry:
    """Standard input: a terminal whose echo is off while the PIN is typed, or one line of a pipe or file.

    Bytes go from the kernel straight into the buffer that is handed out (readv), so that no copy is left in an
    immutable object. Prompts go to `prompts`, not to standard output, which may be JSON.
    """

    def __init__(self, descriptor: int = 0, prompts: TextIO | None = None) -> None:
        self._descriptor = descriptor
        self._prompts = prompts or sys.stderr

    @property
    def interactive(self) -> bool:
        """Whether the input is a terminal."""
        try:
            return os.isatty(self._descriptor)
        except OSError:
            return False

    def read(self, prompt: str) -> bytearray:
        """One line, at most 64 bytes of it; the rest of a longer line is read and dropped."""
        if not self.interactive:
            return self._read_line()
        with _echo_off(self._descriptor):
            # Only now: whoever types as soon as the question stands there is not echoed either.
            self._prompts.write(prompt)
            self._prompts.flush()
            try:
                return self._read_line()
            finally:
                self._prompts.write("\n")
                self._prompts.flush()

    def confirm(self, question: str) -> bool:
        """Ask on the terminal; the answer is shown, and is yes only when it is the whole word."""
        self._prompts.write(f"{question} Type yes to go on: ")
        self._prompts.flush()
        return bytes(self._read_line()).strip().lower() == b"yes"

    def _read_line(self) -> bytearray:
        line = bytearray(_LONGEST)
        byte = bytearray(1)
        length = 0
        try:
            # One byte a time: what follows the line belongs to whoever reads next, and must not stay in our memory.
            while os.readv(self._descriptor, [byte]) and byte[0] != _NEWLINE:
                if length < _LONGEST:
                    line[length] = byte[0]
                length += 1
            length = min(length, _LONGEST)
            return line[: length - 1 if length and line[length - 1] == _RETURN else length]
        except OSError:
            return bytearray()  # closed, or a terminal that we do not own: as if nothing had been typed
        finally:
            # What is handed out is a copy. Shortening this buffer instead could move it and leave the old bytes behind.
            line[:] = bytes(_LONGEST)
            byte[0] = 0


@contextmanager
def _echo_off(descriptor: int) -> Iterator[None]:
    """Switch the terminal's echo off, and back whatever happens; what was typed ahead is thrown away."""
    before = termios.tcgetattr(descriptor)
    silent = before.copy()
    silent[3] &= ~(termios.ECHO | termios.ECHONL)
    termios.tcsetattr(descriptor, termios.TCSAFLUSH, silent)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
