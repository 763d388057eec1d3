"""Runs a program of Python's and says, as the last line, how much memory the largest of its processes had, in KiB."""

from __future__ import annotations

import resource
import subprocess
import sys


def main() -> int:
    done = subprocess.run([sys.executable, *sys.argv[1:]], check=False)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, flush=True)  # noqa: T201 (a program)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
