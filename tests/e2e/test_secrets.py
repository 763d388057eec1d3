"""A marked PIN and the names of people: sought in everything that is written, shown to a developer, or remembered."""

from __future__ import annotations

import gc
import json
import logging
import re
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Covered, Purpose, Registered
from kiosk.flow.states import Concluded, EnteringPin, Idle, Problem, State
from kiosk.pinpad import PinPad
from reader.virtual.persona import load_personas
from tests.e2e.conftest import Start
from tests.e2e.doors import Door, PcscdDoor
from tests.e2e.memory import HEADER, MASK, Scanner, veil
from tests.e2e.scene import PIN, Kiosk

# Like no PIN of another test: a card of this process that got one in a command would leave it in this memory.
MARKED = "6053"
WRONG = "6054"
VERIFY_AT = 3
# Digits of chance: digests, names of sessions, addresses, times.
CHANCE = re.compile(r"0x[0-9a-f]+|[0-9a-f]{16,}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.,0-9]*(\+00:00)?")


class Everything(logging.Handler):
    """Writes each record in full: the message, and every exception in it, with causes and local variables."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.DEBUG)
        self._file = file

    def emit(self, record: logging.LogRecord) -> None:
        args = record.args if isinstance(record.args, tuple) else (record.args,)
        raised = [arg for arg in args if isinstance(arg, BaseException)]
        if record.exc_info and record.exc_info[1]:
            raised.append(record.exc_info[1])
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{record.levelname} {record.name} {record.getMessage()}\n")
            file.writelines(line for error in raised for line in tell_all(error))


def tell_all(error: BaseException | None) -> Iterator[str]:
    """An exception and its contexts, suppressed ones too, with every local variable on the way."""
    while error is not None:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)
        yield from told.format(chain=False)
        error = error.__cause__ or error.__context__


@contextmanager
def everything_logged(file: Path, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    file.touch()
    root, handler = logging.getLogger(), Everything(file)
    root.addHandler(handler)
    try:
        with caplog.at_level(logging.DEBUG):
            yield
    finally:
        root.removeHandler(handler)


class CardProcess:
    """A card that lives elsewhere, lying on the first reader until it is taken."""

    def __init__(self, kiosk: Kiosk, port: int, persona: str, torn: tuple[int, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("cardprocess.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        order = {"port": port, "persona": persona, "pin": MARKED, "torn": torn, "now": kiosk.world.now.isoformat()}
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()

    def take(self) -> dict[str, int]:
        """Take the card; what it counted."""
        told, _ = self._process.communicate(timeout=20)
        placed, counted = told.splitlines()
        assert placed == "placed"
        result: dict[str, int] = json.loads(counted)
        return result


def digits_in(text: str, pin: str = MARKED) -> bool:
    return pin in CHANCE.sub("", text)


def shown(kiosk: Kiosk) -> str:
    """All values that passed through the flow, as a developer would see them."""
    return "\n".join(map(repr, (*kiosk.states, *kiosk.events, *kiosk.effects, *kiosk.faults, kiosk.pad)))


def kept(folder: Path) -> str:
    """Every value of every table, in the form in which it would be read by eye."""
    with closing(sqlite3.connect(folder / "eligibility.db")) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        # Nonces and digests are chance; a PIN in a column of bytes would be a text in it.
        rows = [row for table in tables for row in database.execute(f'select * from "{table}"')]  # noqa: S608 (its own names)
    return "\n".join(str(value) for row in rows for value in row)


SCENES: dict[str, tuple[str, tuple[int, str] | None]] = {
    "right": (MARKED, None),
    "wrong": (WRONG, None),
    "torn-before-verify": (MARKED, (VERIFY_AT, "before")),
    "torn-after-verify": (MARKED, (VERIFY_AT, "after")),
    "torn-before-signature": (MARKED, (VERIFY_AT + 1, "before")),
}


@pytest.mark.pcscd
@pytest.mark.parametrize("scene", SCENES)
def test_a_marked_pin_is_found_nowhere(
    start: Start, outside: PcscdDoor, tmp_path: Path, scene: str, caplog: pytest.LogCaptureFixture
) -> None:
    typed, torn = SCENES[scene]
    log = tmp_path / "everything.log"
    scanner = Scanner()
    for pin in (MARKED, WRONG):
        assert scanner.count(veil(pin)) == 0, "another test has used this PIN in this process; choose one of its own"
    with everything_logged(log, caplog):
        kiosk = start(outside)
        card = CardProcess(kiosk, outside.rig.vpcd_ports[0], "taro", torn)
        end = kiosk.carry_on(pin=typed)
        counted = card.take()
        settle(kiosk)
    assert_scene(scene, end, counted)

    for pin in (MARKED, WRONG):
        assert not digits_in(log.read_text(), pin)
        assert not digits_in("\n".join(kiosk.audit()), pin)
        assert not digits_in(shown(kiosk), pin)
        assert not digits_in(kept(kiosk.folder), pin)
        for line in caplog.records:
            assert not digits_in(line.getMessage(), pin)
        assert scanner.count(veil(pin)) == 0, "the command is still in memory"
    assert kiosk.pad.length == 0
    assert all(not any(pad._buffer) for pad in gc.get_objects() if isinstance(pad, PinPad))
    assert all(pin.wiped for pin in gc.get_objects() if isinstance(pin, Pin))
    # The search would have seen something: what was written tells of the visit, and of its exceptions' variables.
    assert "CardInserted" in shown(kiosk)
    assert "Authenticating" in "\n".join(kiosk.audit())
    assert ("command = CommandAPDU(cla=0, ins=32" in log.read_text()) == (torn is not None and torn[0] == VERIFY_AT)
    scanner.close()


def settle(kiosk: Kiosk) -> None:
    """The card is gone: let the kiosk see that."""
    state = kiosk.wait(lambda now: isinstance(now, Idle) or (isinstance(now, Concluded) and now.placed is None))
    if isinstance(state, Concluded):
        kiosk.timer.hurry()
    kiosk.until(Idle)


def assert_scene(scene: str, end: State, counted: dict[str, int]) -> None:
    match scene:
        case "right":
            assert isinstance(end, Concluded)
            assert isinstance(end.outcome, Registered)
            assert counted == {"tries": 3, "verifies": 1}
        case "wrong":
            assert isinstance(end, EnteringPin)
            assert end.wrong
            assert counted == {"tries": 2, "verifies": 1}
        case _:
            assert isinstance(end, Concluded)
            assert end.outcome is Problem.CARD_LOST
            assert counted == {"tries": 3, "verifies": 0 if scene == "torn-before-verify" else 1}


def test_the_scanner_finds_what_is_there() -> None:
    """Planted in several kinds of memory, and gone once it is wiped."""
    scanner = Scanner()
    veiled = veil("5831")
    assert scanner.count(veiled) == 0
    planted = [bytearray(16), bytearray(1 << 23)]
    for copy, place in zip(planted, (4, (1 << 22) - 3), strict=True):
        # Byte by byte: what is put together elsewhere first is found there too.
        for index, byte in enumerate(HEADER):
            copy[place + index] = byte
        for index, byte in enumerate(veiled):
            copy[place + len(HEADER) + index] = byte ^ MASK
    assert scanner.count(veiled) == 2
    for copy in planted:
        copy[:] = bytes(len(copy))
    assert scanner.count(veiled) == 0
    scanner.close()


def test_the_search_finds_what_is_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = tmp_path / "everything.log"

    def leak(secret: str) -> None:
        raise ValueError(len(secret))

    with everything_logged(log, caplog):
        try:
            leak(MARKED)
        except ValueError as error:
            logging.getLogger("kiosk").info("it failed: %s", error)
    assert digits_in(log.read_text())
    assert not digits_in("0x7f6053 3f6053aa000000000000000000 2026-01-01T00:00:00.605300+00:00")


@pytest.mark.parametrize("name", ["hanako", "taro", "protected"])
def test_nobodys_name_is_written(
    door: Door, start: Start, tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor the number on the insurance card, nor the day of birth. The database knows them; nothing else may."""
    log = tmp_path / "everything.log"
    who = load_personas()[name]
    assert who.coverage is not None
    with everything_logged(log, caplog):
        kiosk = start(door)
        kiosk.conclude(kiosk.world.card(name), Purpose.COVERAGE)
        kiosk.go_home()
        end = kiosk.conclude(kiosk.world.card(name))
        kiosk.go_home()
    born = who.birth_date(kiosk.world.now)
    written = "\n".join((log.read_text(), *kiosk.audit(), shown(kiosk)))
    for secret in (
        *who.name.split("\u3000"),
        *who.name_kana.split("\u3000"),
        who.coverage.insurer_name,
        f"number='{who.coverage.number}'",
        born.isoformat(),
        repr(born),
    ):
        assert secret not in written
    assert "protected" not in CHANCE.sub("", written).replace("PROTECTED", "")
    if name == "hanako":
        assert isinstance(end.outcome, Registered)
        assert end.outcome.coverage is not None
        assert end.outcome.coverage.name == who.name, "the name was there to be leaked"


def test_a_protected_person_is_told_what_an_unknown_one_is_told(door: Door, start: Start) -> None:
    """The same outcome, the same steps, the same lines in the audit."""
    told = []
    kiosk = start(door)
    stranger = kiosk.world.card("taro")
    backend = kiosk.world.backend(kiosk.folder)
    backend.roster.remove(kiosk.world.issued("taro").der)
    backend.close()
    for card in (kiosk.world.card("protected"), stranger):
        states, lines = len(kiosk.states), len(kiosk.audit())
        kiosk.conclude(card, Purpose.COVERAGE, PIN)
        concluded = kiosk.state
        assert isinstance(concluded, Concluded)
        kiosk.go_home()
        audit = [json.loads(line) for line in kiosk.audit()[lines:]]
        for line in audit:
            for chance in ("n", "time", "session", "previous", "hash"):
                line.pop(chance)
        told.append((concluded.outcome, [type(state) for state in kiosk.states[states:]], audit))
    assert told[0] == told[1]
    assert not isinstance(told[0][0], Covered)
