"""A kiosk in a process of its own, which a marked person visits; its memory is then looked through from outside.

One JSON object on standard input: folder, profile, and the marks, veiled. On a line each it then says `shown` and
`idle`, and goes on when it is sent a line.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from kiosk.eligibility.model import Covered, LookedUp, Registered, Validity
from kiosk.flow.states import Idle
from kiosk.ui.opening import make_application
from kiosk.ui.pages import deliberate
from tests.e2e.booth import opened
from tests.e2e.marked import coverage
from tests.e2e.remains import Marks
from tests.e2e.scripted import Script
from tests.e2e.world import World


def main() -> None:
    order = json.loads(sys.stdin.readline())
    folder = Path(order["folder"])
    marks = Marks.of_veiled(order["marks"])
    deliberate.READ_MS = 0  # type: ignore[misc]
    world = World(folder)
    script = Script(
        lambda: Registered(world.now, already=False, coverage=coverage(marks, world)),
        lambda: Covered(coverage(marks, world)),
        lambda: LookedUp(Validity.VALID, coverage(marks, world)),
    )
    with opened(make_application(), world, folder, order["profile"], script, size=(1080, 1920)) as booth:
        booth.speak().turn_on()
        booth.visit(booth.world.card("hanako"))
        booth.window.grab()
        _tell("shown")
        booth.go_home()
        booth.states.clear()
        booth.until(lambda: isinstance(booth.state, Idle))
        booth.window.grab()
        gc.collect()
        _tell("idle")


def _tell(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
    sys.stdin.readline()


main()
