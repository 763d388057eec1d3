"""Two thousand results, a deliverer killed again and again, a receipt computer that waits for nothing."""

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

from kiosk.delivery.oqs.message import CharacterCode

HERE: Final = Path(__file__).parent
DELIVERIES: Final = 2000
KILLS: Final = 30


@pytest.mark.long
@pytest.mark.timeout(400)
def test_killed_at_any_moment_every_result_comes_once_and_whole(tmp_path: Path) -> None:
    """The deliverer begins again with the last one that it said to be done, as a kiosk that repeats a request."""
    face, trash, records, journal = (tmp_path / name for name in ("face", "trash", "records", "journal"))
    face.mkdir()
    trash.mkdir()
    chance = random.Random(20261122)  # noqa: S311 (moments for a kill)
    receipt = subprocess.Popen(
        [sys.executable, str(HERE / "receipt.py"), str(face), str(trash), str(journal)], stdin=subprocess.PIPE
    )
    done, kills = 0, 0
    try:
        while done < DELIVERIES - 1:
            code = chance.choice([CharacterCode.UTF_8, CharacterCode.SHIFT_JIS])
            child = _start(face, records, done, code)
            wanted = DELIVERIES - 1 if kills >= KILLS else min(DELIVERIES - 1, done + DELIVERIES // KILLS)
            done = _watch(child, done, wanted)
            if kills < KILLS:
                # Not at a step's end, where the line was written, but anywhere in the next ones.
                time.sleep(chance.uniform(0, 0.02))
            child.kill()
            said, _ = child.communicate(timeout=20)
            kills += 1
            done = max([done, *_whole_lines(said)])
        for part in (records / "outbox").glob(".*"):
            os.utime(part, (part.stat().st_mtime - 90,) * 2)
        # The last one may have been cut off; it is finished by whoever comes next.
        child = _start(face, records, done, CharacterCode.UTF_8)
        assert _watch(child, done, done) == done
        child.communicate(timeout=20)
    finally:
        receipt.communicate(b"", timeout=20)
    taken = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert kills >= KILLS
    assert [each for each in taken if "fault" in each] == [], "never half"
    names = Counter(each["name"] for each in taken)
    assert {name: count for name, count in names.items() if count != 1} == {}, "never twice"
    assert names.keys() == {f"髙橋　{number}" for number in range(DELIVERIES)}, "all of them"
    assert len({each["identifier"] for each in taken}) == len(taken)
    assert list(face.iterdir()) == []
    assert list((records / "outbox").iterdir()) == [], "nothing personal stays behind"


def _start(face: Path, records: Path, first: int, code: CharacterCode) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(HERE / "deliverer.py"), str(face), str(records), str(first), str(DELIVERIES)]
    return subprocess.Popen([*command, code.value], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _watch(child: subprocess.Popen[bytes], done: int, wanted: int) -> int:
    """The last one that is said to be done, when that is the wanted one."""
    assert child.stdout is not None
    last = -1
    while last < wanted:
        assert select.select([child.stdout], [], [], 60)[0], "nothing is delivered"
        line = child.stdout.readline()
        assert line, "the deliverer ended by itself"
        last = int(line)
    return max(done, last)


def _whole_lines(said: bytes) -> list[int]:
    """What a killed one said, and nobody read; a line that was cut off says nothing."""
    return [int(line) for line in said.splitlines(keepends=True) if line.endswith(b"\n")]
