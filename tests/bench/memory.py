"""Runs a program of Python's and says, as the last line, how much memory the largest of its processes had, in KiB.

Also of those that its own processes started, and whose parents ended before them: they are left to this program.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from contextlib import suppress
from typing import Final

_PR_SET_CHILD_SUBREAPER: Final = 36  # linux/prctl.h


def main() -> int:
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    done = subprocess.run([sys.executable, *sys.argv[1:]], check=False)
    with suppress(ChildProcessError):
        while True:
            os.wait()
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, flush=True)  # noqa: T201 (a program)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
