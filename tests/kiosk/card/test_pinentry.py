from __future__ import annotations

import io
import os
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from kiosk.card.command import Request, report_card
from kiosk.card.pinentry import PinEntry
from kiosk.exitcode import ExitCode
from reader.virtual.card import VirtualCard
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PROMPT = "PIN: "


class Prompts(io.StringIO):
    """What is shown to the person, who types the next of `answers` when a prompt is complete."""

    def __init__(self, keyboard: int, *answers: bytes) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._answers = list(answers)

    def flush(self) -> None:
        if self._answers and self.getvalue().endswith(": "):
            os.write(self._keyboard, self._answers.pop(0))


@dataclass
class Terminal:
    keyboard: int
    screen: int

    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self.screen)[3] & termios.ECHO)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    keyboard, screen = os.openpty()
    yield Terminal(keyboard, screen)
    os.close(keyboard)
    os.close(screen)


def read_screen(terminal: Terminal) -> bytes:
    os.set_blocking(terminal.keyboard, False)
    try:
        return os.read(terminal.keyboard, 4096)
    except BlockingIOError:
        return b""


def test_a_terminal_does_not_echo_the_pin(terminal: Terminal) -> None:
    prompts = Prompts(terminal.keyboard, b"7391\n")
    entry = PinEntry(terminal.screen, prompts)
    assert entry.interactive
    assert entry.read(PROMPT) == bytearray(b"7391")
    assert prompts.getvalue() == "PIN: \n"
    assert b"7391" not in read_screen(terminal)
    assert terminal.echoes()


class Impatient(io.StringIO):
    """Whoever is asked presses Ctrl-C."""

    def flush(self) -> None:
        if self.getvalue().endswith(": "):
            raise KeyboardInterrupt


def test_the_echo_comes_back_after_an_interrupt(terminal: Terminal) -> None:
    entry = PinEntry(terminal.screen, Impatient())
    with pytest.raises(KeyboardInterrupt):
        entry.read(PROMPT)
    assert terminal.echoes()


def test_end_of_input_on_a_terminal_is_no_pin(terminal: Terminal) -> None:
    assert PinEntry(terminal.screen, Prompts(terminal.keyboard, b"\x04")).read(PROMPT) == bytearray()


def test_a_correction_is_possible_on_a_terminal(terminal: Terminal) -> None:
    assert PinEntry(terminal.screen, Prompts(terminal.keyboard, b"12\x7f34\n")).read(PROMPT) == bytearray(b"134")


def test_the_buffer_can_be_wiped_and_holds_nothing_else(terminal: Terminal) -> None:
    typed = PinEntry(terminal.screen, Prompts(terminal.keyboard, b"1234\n")).read(PROMPT)
    typed[:] = bytes(len(typed))
    assert typed == bytearray(4)


@pytest.mark.parametrize(
    ("answer", "meant"), [(b"yes\n", True), (b" YES \n", True), (b"y\n", False), (b"no\n", False), (b"\n", False)]
)
def test_only_a_whole_yes_is_a_yes(answer: bytes, meant: bool, terminal: Terminal) -> None:
    prompts = Prompts(terminal.keyboard, answer)
    assert PinEntry(terminal.screen, prompts).confirm("Really?") is meant
    assert prompts.getvalue() == "Really? Type yes to go on: "


def test_a_closed_standard_input_is_no_pin() -> None:
    reading, writing = os.pipe()
    os.close(writing)
    os.close(reading)
    entry = PinEntry(reading)
    assert not entry.interactive
    assert entry.read(PROMPT) == bytearray()


def test_what_follows_the_line_is_left_to_the_next_reader() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"1234\nnext\n")
    entry = PinEntry(reading)
    assert entry.read(PROMPT) == bytearray(b"1234")
    assert entry.read(PROMPT) == bytearray(b"next")
    os.close(reading)
    os.close(writing)


# The last try, confirmed on a terminal.


def last_try(terminal: Terminal, *answers: bytes) -> tuple[ExitCode, VirtualCard, str]:
    readers = VirtualReaders()
    card = issue(load_personas()["last-try"], NOW)
    readers.insert(readers.names()[0], card)
    prompts = Prompts(terminal.keyboard, *answers)
    entry = PinEntry(terminal.screen, prompts)
    code = report_card(Request(prove=True), readers, entry, out=io.StringIO(), err=io.StringIO(), now=NOW)
    return code, card, prompts.getvalue()


def test_the_last_try_is_used_after_a_typed_yes(terminal: Terminal) -> None:
    code, card, shown = last_try(terminal, b"yes\n", b"1234\n")
    assert (code, card.verifies) == (ExitCode.OK, 1)
    assert shown.startswith("One try is left. If the PIN is wrong now it is blocked")
    assert "PIN (4 digits, not shown; 1 try is left): " in shown


def test_the_last_try_is_kept_after_anything_else(terminal: Terminal) -> None:
    code, card, shown = last_try(terminal, b"\n", b"1234\n")
    assert (code, card.verifies) == (ExitCode.LAST_TRY, 0)
    assert "PIN (" not in shown
