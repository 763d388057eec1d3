"""The same persona and moment give the same bytes, in whichever process: of every persona, every application, both
generations.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from apdu.mynumber.layout import Medium
from reader.virtual.nextgeneration import Generation
from reader.virtual.persona import Persona, load_personas
from tests.reader.virtual import fingerprint
from tests.reader.virtual.conftest import NOW

ROOT = Path(__file__).parents[3]


def in_a_process(moment: datetime, seed: str) -> list[str]:
    """The lines of a process of its own, whose hashes are another's."""
    command = (sys.executable, "-m", "tests.reader.virtual.fingerprint", moment.isoformat())
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment, timeout=120)
    return done.stdout.splitlines()


def test_two_processes_make_the_same_cards() -> None:
    one, two = in_a_process(NOW, "1"), in_a_process(NOW, "2")
    assert one == two
    assert one == list(fingerprint.lines(NOW))
    assert len(one) > 1500


def _applications(persona: Persona) -> set[str]:
    match persona.medium, persona.generation:
        case None, _:
            return set()
        case Medium.CARD, Generation.NEXT:
            return {"JPKI", "surface"}
        case Medium.CARD, _:
            return {"JPKI", "surface", "input support", "common", "juki"}
        case Medium.JUKI_CARD, _:
            return {"JPKI", "juki"}
        case _:
            return {"JPKI"}


def test_everything_is_looked_at() -> None:
    found = list(fingerprint.lines(NOW))
    assert len({line.rsplit(maxsplit=1)[0] for line in found}) == len(found)
    for name, persona in load_personas(experimental=True).items():
        applications = {
            line.split(" answer ")[0] for line in found if line.startswith(f"{name} ") and " answer " in line
        }
        wanted = {"card manager", *_applications(persona)}
        assert applications == {f"{name} {each}" for each in wanted}


def test_another_moment_makes_other_certificates() -> None:
    """The comparison above could not fail if the lines told nothing."""
    now, later = (dict(_named(line) for line in fingerprint.lines(moment)) for moment in (NOW, NOW + timedelta(days=1)))
    for name, persona in load_personas(experimental=True).items():
        for kind in ("authentication", "signature"):
            assert (f"{name} {kind}" in now) == (f"{name} {kind}" in later)
            if f"{name} {kind}" in now:
                assert now[f"{name} {kind}"] != later[f"{name} {kind}"]
        if persona.medium is not None:
            assert now[f"{name} JPKI 0006 file"] == later[f"{name} JPKI 0006 file"]
    assert all(now[name] == later[name] for name in now if name.startswith("anchor "))


def _named(line: str) -> tuple[str, str]:
    """Name and digest; the size between them is left out, because a serial number may be a byte shorter."""
    name, _, digest = line.rsplit(maxsplit=2)
    return name, digest
