"""`myna-kiosk oqs-simulator`: its grammar, and what it does. What costs time to import is imported when it is used."""

from __future__ import annotations

import argparse
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from kiosk.exitcode import CommandError, ExitCode, describe_exit_codes

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (argparse has no public name for it)

NAME: Final = "oqs-simulator"
_POLL: Final = 0.1  # seconds
_SHIFT_JIS: Final = "shift_jis"
_ANSWERS: Final = (
    "valid", "invalid", "invalid-newer", "none", "several", "unregistered", "running-first", "error", "failed",
    "garbage", "half", "wrong-institution", "wrong-identifier", "silent",
)  # fmt: skip


def add_simulator(commands: _Commands) -> None:
    """Add it to the grammar of the command line."""
    simulator = commands.add_parser(
        NAME,
        help="a simulator of the qualification terminal's folders",
        description="A simulator of the qualification terminal (資格確認端末): takes queries from DIR/req and puts\n"
        "answers into DIR/res, about people who do not exist, until Ctrl-C. It is no terminal: its files were\n"
        "put together from what public programs read and write. With --show it prints a face file instead.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = simulator.add_mutually_exclusive_group(required=True)
    what.add_argument("--folder", type=Path, metavar="DIR", help="where req, res and face are, or are made")
    what.add_argument("--show", type=Path, metavar="FILE", help="print a face file, personal data masked")
    simulator.add_argument("--plain", action="store_true", help="with --show: personal data too")
    simulator.add_argument("--persons", type=Path, metavar="FILE", help="who is known (TOML); else made-up people")
    simulator.add_argument("--latency", type=_seconds, default=1.0, metavar="S", help="seconds before an answer")
    simulator.add_argument(
        "--encoding", choices=("utf-8", _SHIFT_JIS), default="utf-8", help="of the answers (%(default)s)"
    )
    simulator.add_argument("--fault", choices=_ANSWERS, metavar="WHAT", help=f"for every query: {', '.join(_ANSWERS)}")


def run_simulator(options: argparse.Namespace, out: TextIO) -> int:
    """Do what was asked for. Raises CommandError; KeyboardInterrupt ends the simulator."""
    if options.show is not None:
        return _show(options.show, out, plain=options.plain)
    if options.plain:
        raise CommandError(ExitCode.USAGE, "--plain goes with --show FILE")
    return _simulate(options, out)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds, 0 to 3600")
    return seconds


def _show(path: Path, out: TextIO, *, plain: bool) -> int:
    from kiosk.delivery.oqs.answers import AnswerFolder, Unreadable  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.delivery.oqs.folder import FolderError  # noqa: PLC0415
    from kiosk.delivery.oqs.showing import show_face_file  # noqa: PLC0415

    try:
        found = AnswerFolder(path.parent).look(path.name)
    except FolderError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    if found is None:
        raise CommandError(ExitCode.CONFIGURATION, f"{path}: is not there")
    if isinstance(found, Unreadable):
        raise CommandError(ExitCode.CONFIGURATION, f"{path}: {found.reason}")
    out.write(show_face_file(found, plain=plain) + "\n")
    return ExitCode.OK


def _simulate(options: argparse.Namespace, out: TextIO) -> int:
    from kiosk.delivery.oqs.folder import FolderError  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.delivery.oqs.message import CharacterCode  # noqa: PLC0415
    from kiosk.delivery.oqs.simulatedpersons import PersonsError, SimulatedAnswer, load_persons  # noqa: PLC0415
    from kiosk.delivery.oqs.simulator import TerminalSimulator, describe, serve  # noqa: PLC0415

    try:
        persons = load_persons(options.persons)
        simulator = TerminalSimulator(
            options.folder,
            persons,
            lambda: datetime.now(UTC),
            latency=options.latency,
            character_code=CharacterCode.SHIFT_JIS if options.encoding == _SHIFT_JIS else CharacterCode.UTF_8,
            fault=None if options.fault is None else SimulatedAnswer(options.fault),
        )
        out.write(f"SIMULATOR of a qualification terminal; {len(persons)} people who do not exist\n")
        out.write(describe(options.folder) + "\n")
        out.flush()
        serve(simulator, _POLL, lambda: False)
    except (PersonsError, FolderError) as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    return ExitCode.OK
