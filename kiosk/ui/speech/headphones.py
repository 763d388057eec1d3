"""Whether headphones are plugged in, as far as the sound system tells.

Asks PulseAudio, or PipeWire under its name (`pactl`), and where that is missing ALSA's jack switches (`amixer`). Both
are read as their documentation describes them; neither was ever tried with a real jack.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from typing import Any, Final, Protocol, TypeAlias

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

_EVERY_MS: Final = 1000
_JACK: Final = re.compile(r"name='[^']*Headphone[^']*Jack'[^\n]*\n(?:[^\n]*\n)??\s*: values=(on|off)")

Source: TypeAlias = tuple[list[str], Callable[[str], "bool | None"]]


class Headphones(Protocol):
    """Something that knows whether headphones are plugged in, and tells when that changes."""

    @property
    def plugged(self) -> bool:
        """Whether they are, as far as is known."""
        ...

    def watch(self, changed: Callable[[bool], None]) -> None:
        """Begin to look; `changed` is called with every change from now on."""
        ...

    def close(self) -> None:
        """Look no more."""
        ...


def in_pulse(text: str) -> bool | None:
    """What `pactl --format=json list sinks` says: True only where sound goes to headphones that are plugged in."""
    try:
        sinks = json.loads(text)
    except ValueError:
        return None
    if not isinstance(sinks, list):
        return None
    return any(_plays_to_headphones(sink) for sink in sinks if isinstance(sink, dict))


def _plays_to_headphones(sink: dict[str, Any]) -> bool:
    ports = sink.get("ports")
    if not isinstance(ports, list):
        return False
    active = [port for port in ports if isinstance(port, dict) and port.get("name") == sink.get("active_port")]
    return any(
        "headphone" in f"{port.get('name')} {port.get('type')}".lower() and port.get("availability") == "available"
        for port in active
    )


def in_alsa(text: str) -> bool | None:
    """What `amixer contents` says of jack switches whose name has Headphone; None where there is none."""
    found = _JACK.findall(text)
    return any(value == "on" for value in found) if found else None


def find_source() -> Source | None:
    """How to ask on this machine; None where neither program is installed."""
    if shutil.which("pactl"):
        return ["pactl", "--format=json", "list", "sinks"], in_pulse
    if shutil.which("amixer"):
        return ["amixer", "contents"], in_alsa
    return None


class AskedHeadphones(QObject):
    """Headphones, by asking a program every second; one that does not answer is not asked twice at a time."""

    plugged_changed = Signal(bool)

    def __init__(self, source: Source, *, every_ms: int = _EVERY_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        (self._program, *self._arguments), self._read = source
        self._plugged = False
        self._asking: QProcess | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._ask)

    @property
    def plugged(self) -> bool:
        """See Headphones."""
        return self._plugged

    def watch(self, changed: Callable[[bool], None]) -> None:
        """See Headphones."""
        self.plugged_changed.connect(changed)
        self._timer.start()
        self._ask()

    def close(self) -> None:
        """See Headphones."""
        self._timer.stop()
        process, self._asking = self._asking, None
        if process is not None:
            process.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _ask(self) -> None:
        if self._asking is not None:
            return
        process = self._asking = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._answered)
        process.errorOccurred.connect(self._failed)
        process.start(self._program, self._arguments)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._answered()

    def _answered(self) -> None:
        process, self._asking = self._asking, None
        if process is None:
            return
        text = bytes(process.readAllStandardOutput().data()).decode(errors="replace")
        process.deleteLater()
        # Not known is taken for not plugged in: what is personal is not spoken to a room by mistake.
        plugged = bool(self._read(text))
        if plugged is not self._plugged:
            self._plugged = plugged
            self.plugged_changed.emit(plugged)
