"""Playing samples through one of the usual players: they go through a pipe, and never lie in a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QProcess, QTimer

from kiosk.ui.speech.pcm import Pcm, scale
from kiosk.ui.speech.voice import Done

Command: TypeAlias = Callable[[int], list[str]]

_CHUNK: Final = 16_384  # bytes: a third of a second, so that a process that is ended leaves little to be heard
_PATIENCE_MS: Final = 5_000  # longer than the sound itself may a player not take


def pulse(rate: int) -> list[str]:
    """PulseAudio's player, or PipeWire's under its name."""
    return ["pacat", "--playback", "--format=s16le", f"--rate={rate}", "--channels=1", "--latency-msec=100"]


def alsa(rate: int) -> list[str]:
    """ALSA's player."""
    return ["aplay", "--quiet", "--file-type=raw", "--format=S16_LE", f"--rate={rate}", "--channels=1", "-"]


def find_command() -> Command | None:
    """How to play samples that come through a pipe on this machine; None where no player is installed."""
    return next((command for command in (pulse, alsa) if shutil.which(command(1)[0])), None)


class Player(QObject):
    """Plays one sound at a time. `command` makes the program's arguments for a rate in hertz."""

    def __init__(self, command: Command, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._rest = b""
        self._place = 0
        self._gain = 1.0
        self._done: Done | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._give_up)

    def play(self, sound: Pcm, volume: int, done: Done) -> None:
        """Begin; what was played before ends. `volume` in percent."""
        self.stop()
        self._rest, self._place, self._gain, self._done = sound.data, 0, volume / 100, done
        program, *arguments = self._command(sound.rate)
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.bytesWritten.connect(self._feed)
        process.started.connect(self._feed)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._patience.start(round(sound.seconds * 1000) + _PATIENCE_MS)
        process.start(program, arguments)  # from within which it may be known already that it fails

    def stop(self) -> None:
        """Be silent at once."""
        self._done = None
        self._let_go()

    def _feed(self) -> None:
        process = self._process
        if process is None or process.state() is not QProcess.ProcessState.Running or process.bytesToWrite():
            return
        chunk = self._rest[self._place : self._place + _CHUNK]
        self._place += len(chunk)
        if chunk:
            process.write(scale(chunk, self._gain))
        else:
            process.closeWriteChannel()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._end(heard=code == 0 and status is QProcess.ExitStatus.NormalExit)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            # Qt says so from within start(): a voice answers later.
            self._patience.start(0)

    def _give_up(self) -> None:
        self._end(heard=False)

    def _end(self, *, heard: bool) -> None:
        done, self._done = self._done, None
        self._let_go()
        if done is not None:
            done(heard)

    def _let_go(self) -> None:
        self._patience.stop()
        self._rest = b""
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        if process.state() is not QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(1000)
        process.deleteLater()
