"""Whole receptions by a backend that is killed again and again, and a receipt computer that takes what it sees."""

from __future__ import annotations

import json
import os
import random
import select
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from tests.kiosk.delivery import receipt as receipt_computer
from tests.kiosk.eligibility.oqsvisits import SAID, enroll

VISITORS: Final = 300
KILLS: Final = 20


@pytest.mark.long
@pytest.mark.timeout(300)
def test_whoever_was_told_is_received_once_and_with_what_was_agreed_to(tmp_path: Path) -> None:
    """Who was in the middle of a visit when the kiosk was killed is received once at most."""
    enroll(tmp_path, VISITORS)
    face, trash, journal = tmp_path / "oqs" / "face", tmp_path / "trash", tmp_path / "journal"
    face.mkdir(parents=True)
    trash.mkdir()
    chance = random.Random(20261123)  # noqa: S311 (moments for a kill)
    command = [sys.executable, receipt_computer.__file__, str(face), str(trash), str(journal)]
    receipt = subprocess.Popen(command, stdin=subprocess.PIPE)
    told: set[int] = set()
    said: set[int] = set()
    begun, came, kills = time.monotonic(), -1, 0
    try:
        while came < VISITORS - 1:
            command = [sys.executable, "-m", "tests.kiosk.eligibility.oqsvisits", str(tmp_path)]
            child = subprocess.Popen(
                [*command, str(came + 1), str(VISITORS), str(begun)], stdout=subprocess.PIPE, bufsize=0
            )
            lines: list[str] = []
            if kills < KILLS:
                _read_until(child, lines, f"came {min(VISITORS - 1, came + VISITORS // (KILLS + 5))}")
                # Anywhere in the next visits, and not at a step's end.
                time.sleep(chance.uniform(0, 0.05))
                child.kill()
                kills += 1
            rest, _ = child.communicate(timeout=120)
            lines += [line.decode().strip() for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
            steps = [(what, int(number)) for what, number in map(str.split, lines)]
            came = max([came, *(number for what, number in steps if what == "came")])
            told |= {number for what, number in steps if what == "told"}
            said |= {number for what, number in steps if what == "said"}
        # What the last one left is delivered by the next; what a kill left half written goes when nobody writes it.
        outbox = tmp_path / "kiosk-1" / "oqs" / "outbox"
        for part in outbox.glob(".*"):
            os.utime(part, (part.stat().st_mtime - 90,) * 2)
        child = subprocess.Popen([*command, str(VISITORS), str(VISITORS), str(begun)], stdout=subprocess.PIPE)
        child.communicate(timeout=60)
        assert child.returncode == 0
    finally:
        receipt.communicate(b"", timeout=20)
    taken = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert kills == KILLS
    assert [each for each in taken if "fault" in each] == [], "never half"
    numbers = [int(each["name"].removeprefix("髙橋　")) for each in taken]
    assert [number for number, count in Counter(numbers).items() if count != 1] == [], "never twice"
    assert told <= set(numbers), "whoever was told is received"
    assert len(told) > VISITORS - 2 * KILLS
    medicines = {number for number, each in zip(numbers, taken, strict=True) if each["medicines"] == "1"}
    agreed = {number for number in said if SAID[number % 3].given}
    assert agreed <= medicines, "what was agreed to and confirmed is in the file"
    assert {number % 3 for number in medicines} == {0}, "and nothing that was not"
    assert list(face.iterdir()) == []
    assert list(outbox.iterdir()) == [], "nothing personal stays behind"


def _read_until(child: subprocess.Popen[bytes], lines: list[str], last: str) -> None:
    assert child.stdout is not None
    while not lines or lines[-1] != last:
        assert select.select([child.stdout], [], [], 60)[0], "nothing happens"
        line = child.stdout.readline()
        assert line, "the backend ended by itself"
        lines.append(line.decode().strip())
