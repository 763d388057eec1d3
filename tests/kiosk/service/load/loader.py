"""A process that loads a file in small pieces, to be killed: URL, file, bytes of a piece."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.exitcode import CommandError
from kiosk.service.load import source
from kiosk.service.load.command import LoadRequest, load


def main() -> int:
    url, path, piece = sys.argv[1:]
    source.PIECE = int(piece)  # type: ignore[misc]  # only this process cuts the file
    try:
        return load(LoadRequest(Path(path), url, processes=2), sys.stdout, sys.stderr)
    except CommandError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.code


if __name__ == "__main__":
    sys.exit(main())
