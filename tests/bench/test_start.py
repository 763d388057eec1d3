"""Cold start to the first frame, and memory, beside a bare PySide6 window that shows one label."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench

Tell = Callable[[str, str, str, str], None]
RUNS = 11
LIMIT = 1.5

# Both tell, in JSON, when their first frame had been painted and how much memory was resident then and when all was
# loaded. The clock is the system's, so that the interpreter's own start counts.
_REPORT = """
import json, pathlib, sys, time
def resident():
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20
def private():
    rollup = pathlib.Path("/proc/self/smaps_rollup").read_text().split("Pss:")[1]
    return int(rollup.split()[0]) / 1024
facts = {}
def painted():
    facts.update(at=time.monotonic(), first=resident())
"""

BARE = (
    _REPORT
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        if not facts:
            painted()
            QTimer.singleShot(0, done)
def done():
    facts.update(loaded=resident(), private=private())
    print(json.dumps(facts))
    application.quit()
application = QApplication([])
label = Label("マイナンバーカードを置いてください")
label.resize(1080, 1920)
label.show()
application.exec()
"""
)

KIOSK = (
    _REPORT
    + """
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from kiosk.config import load
from kiosk.flow.states import Idle
from kiosk.ui.app import KioskApp, make_application
from kiosk.ui.sounds import Silence
from reader.virtual.inprocess import VirtualReaders
application = make_application()
settings = load(Path(sys.argv[1]))
def new_backend():
    from kiosk.ui.demo_backend import DemoWorld
    return DemoWorld().new_backend(settings.data.folder)
def on_state(state):
    if isinstance(state, Idle):
        QTimer.singleShot(2000, done)
def done():
    facts.update(loaded=resident(), private=private())
    print(json.dumps(facts), flush=True)
    application.quit()
class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not facts:
            facts["at"] = 0
            QTimer.singleShot(0, painted)
        return False
kiosk = KioskApp(
    application, settings, VirtualReaders(), new_backend, demo=True, sounds=Silence(), on_state=on_state
)
kiosk.window.resize(1080, 1920)
first = First()
kiosk.window.installEventFilter(first)
kiosk.start()
application.exec()
kiosk.stop()
"""
)


def _run(script: str, *arguments: str) -> dict[str, float]:
    started = time.monotonic()
    done = subprocess.run(
        (sys.executable, "-c", script, *arguments),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    facts: dict[str, float] = json.loads(done.stdout)
    facts["start"] = (facts["at"] - started) * 1000
    return facts


@pytest.mark.timeout(300)
def test_cold_start(tmp_path: Path, tell: Tell) -> None:
    configuration = tmp_path / "kiosk.toml"
    configuration.write_text(
        '[site]\nname = "みほんクリニック"\n[eligibility]\nbackend = "local"\n'
        '[display]\nfullscreen = false\n[data]\nfolder = "data"\n'
    )
    (tmp_path / "data").mkdir()
    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(_run(BARE))
        ours.append(_run(KIOSK, str(configuration)))

    def median(runs: list[dict[str, float]], fact: str) -> float:
        return statistics.median(run[fact] for run in runs)

    def compare(what: str, unit: str, mine: float, other: float, bound: str) -> float:
        tell(what, f"{mine:.0f} {unit}", f"{other:.0f} {unit} (bare window)", f"{mine / other:.2f}{bound}")
        return mine / other

    start = compare("cold start to first frame", "ms", median(ours, "start"), median(bare, "start"), f", at most {LIMIT}")
    first = compare("resident at the first frame", "MB", median(ours, "first"), median(bare, "first"), f", at most {LIMIT}")
    compare("resident when all is loaded", "MB", median(ours, "loaded"), median(bare, "loaded"), "")
    compare("proportional share (PSS) then", "MB", median(ours, "private"), median(bare, "private"), "")
    assert start <= LIMIT
    assert first <= LIMIT
