"""The voice that plays what was recorded ahead, and has the rest spoken by a program where there is one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QTimer

from kiosk.ui.speech.pcm import BadSound, parse_wav
from kiosk.ui.speech.player import Player
from kiosk.ui.speech.prompts import Prompts
from kiosk.ui.speech.rendering import Renderer
from kiosk.ui.speech.voice import Done


class RecordedVoice(QObject):
    """A Voice of recordings (`prompts`), of a program (`renderer`), or of both: what is not recorded is rendered."""

    def __init__(
        self, player: Player, prompts: Prompts | None, renderer: Renderer | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._prompts = prompts
        self._renderer = renderer
        self._rendering: QProcess | None = None
        self._volume = 100
        self._done: Done | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refuse)

    def say(self, text: str, *, volume: int, rate: int, done: Done) -> None:
        """See Voice."""
        self.stop()
        sound = self._prompts.sound(text, rate) if self._prompts is not None else None
        if sound is not None:
            self._player.play(sound, volume, done)
            return
        self._volume, self._done = volume, done
        if self._renderer is not None:
            self._render(self._renderer, text, rate)
        else:
            self._soon.start()

    def stop(self) -> None:
        """See Voice."""
        self._done = None
        self._soon.stop()
        self._player.stop()
        process, self._rendering = self._rendering, None
        if process is not None:
            _end(process)

    def _refuse(self) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(False)  # noqa: FBT003 (a Done)

    # Slots are bound methods: a function that holds its process would be freed while the process is.

    def _render(self, renderer: Renderer, text: str, rate: int) -> None:
        process = self._rendering = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._rendered)
        process.errorOccurred.connect(self._failed)
        program, *arguments = renderer.command(rate)
        process.start(program, arguments)
        process.write(renderer.written(text))
        process.closeWriteChannel()

    def _rendered(self) -> None:
        process, self._rendering = self._rendering, None
        done = self._done
        if process is None or done is None:
            return
        raw = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        try:
            sound = parse_wav(raw)
        except BadSound:
            self._soon.start()
            return
        self._done = None
        self._player.play(sound, self._volume, done)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._rendering is not None:
            self._rendering.deleteLater()
            self._rendering = None
            self._soon.start()


def _end(process: QProcess) -> None:
    process.blockSignals(True)  # noqa: FBT003 (Qt's signature)
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(1000)
    process.deleteLater()
