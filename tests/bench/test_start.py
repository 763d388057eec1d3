"""Cold start to the first frame, and memory, beside a bare PySide6 window that shows one label."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.bench

Tell = Callable[[str, str, str, str], None]
RUNS = 9
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

# The command itself; only its first frame is watched.
KIOSK = (
    _REPORT
    + """
from kiosk.cli import main
import kiosk.ui.opening as opening
class Watched(opening.FirstFrame):
    def paintEvent(self, event):
        super().paintEvent(event)
        if not facts:
            painted()
            from PySide6.QtCore import QTimer
            QTimer.singleShot(5000, done)
def done():
    facts.update(loaded=resident(), private=private())
    print(json.dumps(facts), flush=True)
    opening.QApplication.instance().exit(0)
opening.FirstFrame = Watched
sys.exit(main(["demo", "--size", "1080x1920"]))
"""
)


def _run(script: str) -> dict[str, float]:
    started = time.monotonic()
    done = subprocess.run(
        (sys.executable, "-c", script),
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
def test_cold_start(tell: Tell) -> None:
    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(_run(BARE))
        ours.append(_run(KIOSK))

    def median(runs: list[dict[str, float]], fact: str) -> float:
        return statistics.median(run[fact] for run in runs)

    def compare(what: str, unit: str, mine: float, other: float, bound: str) -> float:
        tell(what, f"{mine:.0f} {unit}", f"{other:.0f} {unit} (bare window)", f"{mine / other:.2f}{bound}")
        return mine / other

    start = compare(
        "cold start to first frame", "ms", median(ours, "start"), median(bare, "start"), f", at most {LIMIT}"
    )
    first = compare(
        "resident at the first frame", "MB", median(ours, "first"), median(bare, "first"), f", at most {LIMIT}"
    )
    compare("resident when all is loaded", "MB", median(ours, "loaded"), median(bare, "loaded"), "")
    compare("proportional share (PSS) then", "MB", median(ours, "private"), median(bare, "private"), "")
    assert start <= LIMIT
    assert first <= LIMIT
