"""The log: what happened, never to whom. Everything that is not known to be harmless is left out.

A visitor's data can reach a log by the message, its arguments, the extra fields, or an exception. So: messages of our
own packages are constant texts; of their arguments only numbers, types, paths, our own enums and exceptions, and words
of the program itself are shown; extra fields are shown when their name is listed here; an exception is shown by type
and place, with its message only where the type is ours and promises to carry no personal data. Of other packages'
records only logger, level and place are kept.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import traceback
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path, PurePath
from types import TracebackType
from typing import Final, Literal, TextIO, TypeAlias

from kiosk.vocabulary import OUR_PACKAGES, Vocabulary, is_ours

Form: TypeAlias = Literal["plain", "json"]
Value: TypeAlias = str | int | float | bool | None

_VOCABULARY: Final = Vocabulary()
# The extra fields that may be written. None of them can hold a name, a number of a person, or a PIN.
FIELDS: Final = frozenset(
    {
        "visit", "state", "effect", "event", "reason", "purpose", "backend", "request_id", "undecided",
        "reader", "readers", "medium", "sw", "apdus", "tries_left",
        "milliseconds", "count", "attempt", "page", "language", "path", "version", "signal",
    }
)  # fmt: skip
_TEXT_MAX: Final = 200
_FRAMES_MAX: Final = 20
_CHAIN_MAX: Final = 5
# sd-daemon(3): the journal takes the level from the beginning of a line.
_PRIORITY: Final = {logging.CRITICAL: 2, logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6, logging.DEBUG: 7}


def configure(
    level: int = logging.INFO, form: Form = "plain", stream: TextIO | None = None, *, journal: bool | None = None
) -> logging.Handler:
    """Send the log to `stream` (standard error), in place of what was set before; return the handler.

    `journal`: begin each line with its level for systemd's journal; found out when None. Bugs that nobody caught are
    logged too, on every thread.
    """
    target = stream or sys.stderr
    handler = logging.StreamHandler(target)
    handler.setFormatter(RedactingFormatter(form, journal=_is_journal(target) if journal is None else journal))
    root = logging.getLogger()
    for old in root.handlers[:]:
        if isinstance(old.formatter, RedactingFormatter):
            root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(max(level, logging.WARNING))
    for package in OUR_PACKAGES:
        logging.getLogger(package).setLevel(level)
    # A handler that fails prints the record with all its arguments to standard error.
    logging.raiseExceptions = False
    return handler


def catch_bugs() -> None:
    """Log what no code caught, on every thread, instead of printing a traceback with the program's data in it."""
    log = logging.getLogger("kiosk.bug")

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("uncaught exception", exc_info=(kind, error, trace))

    def on_thread(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            on_main(hook.exc_type, hook.exc_value, hook.exc_traceback)

    sys.excepthook = on_main
    threading.excepthook = on_thread


class RedactingFormatter(logging.Formatter):
    """Writes a record as one line, plain or JSON, with nothing in it that is not known to be harmless."""

    def __init__(self, form: Form = "plain", *, journal: bool = False) -> None:
        super().__init__()
        self._form = form
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        """One line without a line break, whatever is in the record; never raises."""
        fields = self._fields(record)
        line = json.dumps(fields, ensure_ascii=False) if self._form == "json" else _plain(fields)
        return f"<{_priority(record.levelno)}>{line}" if self._journal else line

    def _fields(self, record: logging.LogRecord) -> dict[str, Value | list[str]]:
        ours = is_ours(record.name)
        fields: dict[str, Value | list[str]] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _message(record) if ours else f"message withheld ({Path(record.pathname).name}:{record.lineno})",
        }
        if ours:
            for name in sorted(FIELDS & record.__dict__.keys() - fields.keys()):
                fields[name] = _harmless(record.__dict__[name], texts=True)
        if record.exc_info and record.exc_info[1]:
            fields["exception"] = describe_exception(record.exc_info[1])
        return fields


def describe_exception(error: BaseException) -> list[str]:
    """The exception and its causes, each as its type, its message where that is harmless, and the places it passed.

    No local variable, no source line, no argument of a foreign exception.
    """
    described: list[str] = []
    current: BaseException | None = error
    while current is not None and len(described) < _CHAIN_MAX:
        text = _exception_text(current)
        frames = traceback.extract_tb(current.__traceback__, limit=-_FRAMES_MAX)
        places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        described.append(f"{text} [{places}]" if places else text)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return described


def _exception_text(error: BaseException) -> str:
    """Type and message, the latter where the type is ours and promises to carry no personal data, or the system's."""
    kind = type(error)
    text = f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ != "builtins" else kind.__qualname__
    if is_ours(kind.__module__):
        return f"{text}: {_line(str(error))}"
    if isinstance(error, OSError) and error.strerror:
        return f"{text}: {_line(error.strerror)}"
    return text


def _message(record: logging.LogRecord) -> str:
    text = record.msg if isinstance(record.msg, str) else f"({type(record.msg).__name__})"
    if not record.args:
        return _line(text)
    args = record.args if isinstance(record.args, tuple) else (record.args,)
    try:
        return _line(text % tuple(_harmless(arg, texts=False) for arg in args))
    except (TypeError, ValueError):
        # %d with an argument that is not shown, for one: the text alone is better than nothing.
        return _line(text)


def _harmless(value: object, *, texts: bool) -> Value:
    """The value itself, if it can be shown; otherwise only its type. A listed field may be a short text."""
    if isinstance(value, Enum) and is_ours(type(value).__module__):
        return value.name
    if isinstance(value, type):
        return value.__qualname__
    if isinstance(value, BaseException):
        return _exception_text(value)
    if value is None or type(value) in (bool, int, float):
        return value  # type: ignore[return-value]  # mypy does not narrow by `type(...) in`; subclasses may lie in str()
    if isinstance(value, PurePath):
        return _line(str(value))
    if type(value) is str and (texts or value in _VOCABULARY):
        return _line(value)
    if texts and isinstance(value, tuple | list | frozenset) and all(type(item) is str for item in value):
        return _line(", ".join(value))
    return f"({type(value).__name__})"


def _line(text: str) -> str:
    """One line without control characters, so that no text can forge a line of the log."""
    clean = "".join(character if character.isprintable() else " " for character in text)
    return clean if len(clean) <= _TEXT_MAX else clean[: _TEXT_MAX - 1] + "…"


def _plain(fields: dict[str, Value | list[str]]) -> str:
    head = f"{fields.pop('time')} {fields.pop('level'):<8} {fields.pop('logger')}: {fields.pop('event')}"
    exception = fields.pop("exception", [])
    tail = "".join(f" {name}={value}" for name, value in fields.items())
    causes = "".join(f" | {cause}" for cause in exception) if isinstance(exception, list) else ""
    return head + tail + causes


def _priority(level: int) -> int:
    return next((_PRIORITY[known] for known in sorted(_PRIORITY, reverse=True) if level >= known), 7)


def _is_journal(stream: TextIO) -> bool:
    """Whether the stream goes to systemd's journal: JOURNAL_STREAM holds its device and inode (systemd.exec(5))."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    return os.environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"
