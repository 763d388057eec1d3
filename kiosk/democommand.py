"""`myna-kiosk demo`: its grammar, and which of its forms is meant. What costs time to import is imported when used."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.exitcode import CommandError, ExitCode

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (argparse has no public name for it)

NAME: Final = "demo"
_FIRST_SIZE: Final = (540, 960)  # of the first frame, until the screen is known
_SIZE: Final = re.compile(r"(\d{3,5})x(\d{3,5})")


def add_demo(commands: _Commands) -> None:
    """Add it to the grammar of the command line."""
    demo = commands.add_parser(
        NAME,
        help="the kiosk with a tray of virtual cards",
        description="The same kiosk with virtual cards, the test PKI and an embedded database. Nothing in it is real.",
    )
    demo.add_argument(
        "--profile",
        choices=("reception", "atm", "desktop"),
        help="which kind of kiosk: with staff beside it (which is shown by itself), unattended, or one's own computer",
    )
    what = demo.add_mutually_exclusive_group()
    what.add_argument(
        "--config", type=Path, metavar="FILE", help="the kiosk of this configuration with its backend, in a window"
    )
    what.add_argument(
        "--people", type=Path, metavar="DIR", help="no window: a database of the people in it, and its PKI, into DIR"
    )
    what.add_argument("--tour", type=Path, metavar="DIR", help="no window: draw a whole visit, a PNG a page, into DIR")
    demo.add_argument("--all", action="store_true", help="with --tour: a gallery of every page there is")
    demo.add_argument("--size", type=_size, metavar="WxH", help="size of the window in pixels, for example 1080x1920")


def run_demo(options: argparse.Namespace) -> int:
    """Show the demonstration, draw it, or write its people. Raises CommandError."""
    if options.all and options.tour is None:
        raise CommandError(ExitCode.USAGE, "--all goes with --tour DIR")
    if options.people is not None:
        return _write_people(options.people)
    if options.config is not None and options.profile:
        raise CommandError(ExitCode.USAGE, "--config goes without --profile: the configuration says it")
    first = None
    if options.tour is None:
        from kiosk.ui.opening import show_first_frame  # noqa: PLC0415 (subcommands import lazily)

        first = show_first_frame(options.size or _FIRST_SIZE)
    from kiosk.ui.demo import ProfileName, demo, tour  # noqa: PLC0415 (takes longer than the first frame may)

    profile: ProfileName = options.profile or "reception"
    if options.tour is None:
        return demo(profile=profile, config=options.config, size=options.size, first=first)
    return tour(options.tour, profile=profile, everything=options.all, size=options.size)


def _write_people(folder: Path) -> int:
    from kiosk.ui.demo_backend import write_people  # noqa: PLC0415 (subcommands import lazily)

    try:
        write_people(folder, sys.stdout)
    except OSError as error:
        raise CommandError(ExitCode.USAGE, f"{folder}: {error.strerror}; name an empty folder of yours") from error
    return ExitCode.OK


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT in pixels, for example 1080x1920")
    return int(found[1]), int(found[2])
