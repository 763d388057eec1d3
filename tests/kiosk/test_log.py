from __future__ import annotations

import io
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from kiosk.eligibility.model import Purpose
from kiosk.log import FIELDS, RedactingFormatter, catch_bugs, configure, describe_exception
from reader.errors import CardInUse

# Logging is what these tests are about.
pytestmark = pytest.mark.logs

PIN = "7391"
NAME = "試験花子"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """A log of JSON lines in memory; what was set before comes back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure(logging.DEBUG, "json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.raiseExceptions = True
    for package in ("apdu", "reader", "kiosk", "fixtures"):
        logging.getLogger(package).setLevel(logging.NOTSET)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def raise_with_locals() -> None:
    pin, name = PIN, NAME
    raise ValueError(f"{pin} {name}")


def log_argument(log: logging.Logger) -> None:
    log.info("typed %s by %s", PIN, NAME)


def log_bytes(log: logging.Logger) -> None:
    log.info("typed %r", PIN.encode())


def log_buffer(log: logging.Logger) -> None:
    log.info("typed %s", bytearray(PIN.encode()))


def log_mapping(log: logging.Logger) -> None:
    log.info("typed %(pin)s", {"pin": PIN})


def log_extra(log: logging.Logger) -> None:
    log.info("typed", extra={"pin": PIN, "holder": NAME, "visit": 3})


def log_field_of_bytes(log: logging.Logger) -> None:
    log.info("typed", extra={"reason": PIN.encode()})


def log_object(log: logging.Logger) -> None:
    log.info(ValueError(PIN, NAME))


def log_exception(log: logging.Logger) -> None:
    try:
        raise_with_locals()
    except ValueError:
        log.exception("failed")


def log_cause(log: logging.Logger) -> None:
    try:
        try:
            raise_with_locals()
        except ValueError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError:
        log.exception("failed", stack_info=True)


def log_number_that_is_text(log: logging.Logger) -> None:
    log.info("typed %d", PIN)


@pytest.mark.parametrize(
    "write",
    [
        log_argument, log_bytes, log_buffer, log_mapping, log_extra, log_field_of_bytes, log_object, log_exception,
        log_cause, log_number_that_is_text,
    ],
)  # fmt: skip
@pytest.mark.parametrize("logger", ["kiosk.visit.visit", "reader.pcsc", "sqlalchemy.engine"])
def test_neither_pin_nor_name_is_written(
    write: Callable[[logging.Logger], None], logger: str, written: io.StringIO
) -> None:
    write(logging.getLogger(logger))
    text = written.getvalue()
    assert PIN not in text
    assert NAME not in text


@pytest.mark.parametrize("form", ["plain", "json"])
def test_a_whole_record(form: str) -> None:
    formatter = RedactingFormatter("json" if form == "json" else "plain")
    record = logging.LogRecord(
        "kiosk.visit.visit", logging.INFO, "x.py", 1, "step %s after %d", (Purpose.REGISTER, 4), None
    )
    record.__dict__.update(visit=7, state="Reading", owner=NAME)
    record.created = 1_800_000_000.5
    if form == "json":
        assert json.loads(formatter.format(record)) == {
            "time": "2027-01-15T08:00:00.500+00:00",
            "level": "INFO",
            "logger": "kiosk.visit.visit",
            "event": "step REGISTER after 4",
            "state": "Reading",
            "visit": 7,
        }
    else:
        expected = (
            "2027-01-15T08:00:00.500+00:00 INFO     kiosk.visit.visit: step REGISTER after 4 state=Reading visit=7"
        )
        assert formatter.format(record) == expected


def test_a_foreign_record_keeps_its_place_and_loses_its_text(written: io.StringIO) -> None:
    logging.getLogger("sqlalchemy.engine").warning("insert %s", NAME)
    logging.getLogger("sqlalchemy.engine").info("below the level of strangers")
    (line,) = lines(written)
    assert line["logger"] == "sqlalchemy.engine"
    assert line["event"].startswith("message withheld (test_log.py:")


def test_an_exception_tells_type_and_place_and_our_own_message() -> None:
    with pytest.raises(CardInUse) as caught:
        raise CardInUse("held by another program")
    (text,) = describe_exception(caught.value)
    assert text.startswith("reader.errors.CardInUse: held by another program [test_log.py:")
    assert text.endswith("test_an_exception_tells_type_and_place_and_our_own_message]")


def test_types_and_our_own_exceptions_are_shown_as_arguments(written: io.StringIO) -> None:
    log = logging.getLogger("kiosk")
    log.info("%s: %s, %s", CardInUse, CardInUse("held"), ValueError(NAME))
    assert lines(written)[0]["event"] == "CardInUse: reader.errors.CardInUse: held, ValueError"


def test_words_of_the_program_are_shown_and_no_other_text(written: io.StringIO) -> None:
    log = logging.getLogger("kiosk")
    log.info("%s %s %s %s", "Challenge", "register", "ZeroDivisionError", "JSONDecodeError")
    log.info("%s %s %s %s", "Hanako", "7391", "hanako", "")
    log.info("%s", Path("/var/lib/myna-kiosk"))
    first, second, third = (line["event"] for line in lines(written))
    assert first == "Challenge register ZeroDivisionError JSONDecodeError"
    assert second == "(str) (str) (str) (str)"
    assert third == "/var/lib/myna-kiosk"


def test_an_operating_system_error_keeps_its_reason() -> None:
    assert describe_exception(FileNotFoundError(2, "No such file or directory", NAME)) == [
        "FileNotFoundError: No such file or directory"
    ]


def test_a_chain_of_causes_ends() -> None:
    error = ValueError()
    for _ in range(50):
        follower = ValueError()
        follower.__cause__, error = error, follower
    assert len(describe_exception(error)) == 5


def test_a_line_break_does_not_forge_a_line(written: io.StringIO) -> None:
    logging.getLogger("kiosk").info("x", extra={"reader": "Evil\n2026 CRITICAL kiosk: all is well\x1b[2J"})
    assert len(written.getvalue().splitlines()) == 1
    assert "\x1b" not in lines(written)[0]["reader"]


def test_long_texts_are_cut(written: io.StringIO) -> None:
    logging.getLogger("kiosk").info("x", extra={"reader": "R" * 5000})
    assert len(lines(written)[0]["reader"]) == 200


def test_a_list_of_readers_is_shown(written: io.StringIO) -> None:
    logging.getLogger("kiosk").info("x", extra={"readers": ("A", "B"), "reason": ["A", b"\x31"]})
    assert lines(written)[0]["readers"] == "A, B"
    assert lines(written)[0]["reason"] == "(list)"


class Foreign(Enum):
    VALUE = "value"


def test_only_our_own_enums_are_shown(written: io.StringIO) -> None:
    logging.getLogger("kiosk").info("%s %s", Purpose.COVERAGE, Foreign.VALUE)
    assert lines(written)[0]["event"] == "COVERAGE (Foreign)"


def test_no_listed_field_can_hold_a_person() -> None:
    assert not FIELDS & {"pin", "name", "address", "birth_date", "number", "serial", "certificate", "data", "holder"}


@pytest.mark.parametrize(
    ("level", "priority"),
    [(logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6), (logging.DEBUG, 7), (5, 7)],
)
def test_the_journal_is_told_the_level(level: int, priority: int) -> None:
    record = logging.LogRecord("kiosk", level, "x.py", 1, "x", None, None)
    assert RedactingFormatter(journal=True).format(record).startswith(f"<{priority}>20")


def test_configuring_again_replaces_the_handler(written: io.StringIO) -> None:
    again = io.StringIO()
    configure(logging.INFO, "json", again)
    logging.getLogger("kiosk").info("x")
    assert not written.getvalue()
    assert len(lines(again)) == 1


def test_uncaught_exceptions_are_logged_on_every_thread(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catch_bugs()
    thread = threading.Thread(target=raise_with_locals)
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError(PIN), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    first, second = lines(written)
    assert first["logger"] == second["logger"] == "kiosk.bug"
    assert "raise_with_locals" in first["exception"][0]
    assert PIN not in written.getvalue()
