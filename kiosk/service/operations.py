"""The grammar of what is done about persons: `myna-kiosk service load | protect | unprotect | renew | report`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.exitcode import CommandError, ExitCode

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (argparse has no public name for it)

ACTIONS: Final = ("load", "protect", "unprotect", "renew", "report")
_KINDS: Final = ("withheld", "undisclosed")
_WHO: Final = (
    "The person is meant by a certificate: a file (DER or PEM), or ISSUER:SERIAL in hexadecimal, ISSUER being the\n"
    "SHA-256 digest of the issuer's name. Or, with --by-numbers, by what stands on the paper: insurer number, symbol,\n"
    "number, branch and day of birth are read from standard input, a line each, so that no list of processes and no\n"
    "shell's history shows them. No name is printed."
)


def add_operations(actions: _Commands, add_place: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add them to the actions of `service`; `add_place` adds the options that all actions have."""
    _add_load(actions, add_place)
    for name, words in (("protect", "withhold or not disclose a person's data"), ("unprotect", "take that back")):
        protect = _add(actions, name, words, f"{words.capitalize()}, as the insurer reports it.\n{_WHO}")
        protect.add_argument("certificate", nargs="?", metavar="CERTIFICATE", help="a file, or ISSUER:SERIAL")
        protect.add_argument("--by-numbers", action="store_true", help="read the numbers from standard input")
        protect.add_argument(
            "--kind",
            choices=_KINDS,
            default=_KINDS[0],
            help="withheld: the card cannot be used (自己情報提供不可); undisclosed: 不開示該当 (%(default)s)",
        )
        add_place(protect)
    renew = _add(
        actions,
        "renew",
        "let a person be known by a renewed certificate too",
        "Lets a person be known by a new certificate as well as by the old one, from now on. Registration is refused\n"
        "for 24 hours after a renewal; whoever is registered stays so. A certificate is a file (DER or PEM), or\n"
        "ISSUER:SERIAL in hexadecimal.",
    )
    renew.add_argument("old", metavar="OLD", help="the certificate that the person is known by")
    renew.add_argument("new", metavar="NEW", help="the new one")
    add_place(renew)
    report = _add(
        actions,
        "report",
        "counts per day, kiosk, purpose and outcome",
        "Counts of all that was answered, per day (in Japan), kiosk, purpose and outcome; of the last 30 days\n"
        "where nothing else is asked for.",
    )
    report.add_argument("--from", dest="first", type=_day, metavar="DAY", help="the first day, YYYY-MM-DD")
    report.add_argument("--to", dest="last", type=_day, metavar="DAY", help="the last day, YYYY-MM-DD")
    form = report.add_mutually_exclusive_group()
    form.add_argument("--csv", dest="form", action="store_const", const="csv", default="table", help="as CSV")
    form.add_argument("--json", dest="form", action="store_const", const="json", help="as one JSON object")
    add_place(report)


class _Columns(argparse.Action):
    """Prints the columns of a file; what they hold is imported only then."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:  # noqa: A002 (argparse's)
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from kiosk.service.load.columns import describe_columns  # noqa: PLC0415

        sys.stdout.write(describe_columns() + "\n")
        parser.exit(0)


def _add_load(actions: _Commands, add_place: Callable[[argparse.ArgumentParser], None]) -> None:
    load = _add(
        actions,
        "load",
        "load insured persons from a file",
        "Loads insured persons, certificates and coverages from a CSV file, of any length: one row is one person's\n"
        "certificate and coverage. The first line names the columns, in English or Japanese: --columns lists them.\n"
        "A certificate that is known gets the new coverage; its registration stays. Rows that are no use go to the\n"
        "file of rejects, with line, column and reason; mended, that file can be loaded like any other. What is cut\n"
        "off, by Ctrl-C or by any mishap, goes on with the same command where it was.",
    )
    load.add_argument("file", type=Path, metavar="FILE.csv", help="UTF-8, or Shift_JIS as Excel writes it")
    load.add_argument("--columns", action=_Columns, help="print the columns of the file, and exit")
    load.add_argument(
        "--encoding",
        choices=("auto", "utf-8", "cp932"),
        default="auto",
        help="how it is written (%(default)s: by trial)",
    )
    load.add_argument("--issuer", metavar="ISSUER", help="for rows without one: a CA certificate's file, or its digest")
    load.add_argument("--rejects", type=Path, metavar="FILE", help="where rejected rows go (FILE.csv.rejects.csv)")
    load.add_argument("--processes", type=_count, metavar="N", help="how many processes load (one for each core)")
    add_place(load)


def _add(actions: _Commands, name: str, words: str, description: str) -> argparse.ArgumentParser:
    return actions.add_parser(
        name, help=words, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day, YYYY-MM-DD") from None


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 64):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)


def run_operation(options: argparse.Namespace, path: Path | None, changes: dict[str, Any]) -> int:
    """Do one of ACTIONS, with a configuration file (or none) and what the command line says in its place.

    Raises CommandError.
    """
    from kiosk.eligibility.base import ConfigurationError  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.service.settings import load_settings  # noqa: PLC0415

    try:
        settings = load_settings(path, changes)
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    if options.action == "load":
        from kiosk.service.load.command import LoadRequest, load  # noqa: PLC0415

        request = LoadRequest(
            options.file, settings.database_url, options.encoding, options.rejects, options.issuer, options.processes
        )
        return load(request, sys.stdout, sys.stderr)
    from kiosk.service.persondesk import PersonDesk, read_link, read_numbers  # noqa: PLC0415

    desk = PersonDesk(settings, sys.stdout)
    match options.action:
        case "report":
            return desk.report(options.first, options.last, options.form)
        case "renew":
            return desk.renew(read_link(options.old), read_link(options.new))
        case _ if options.by_numbers == (options.certificate is not None):
            raise CommandError(ExitCode.USAGE, "name a certificate, or give --by-numbers")
        case _:
            meant = read_numbers(sys.stdin, sys.stderr) if options.by_numbers else read_link(options.certificate)
            return desk.protect(meant, options.kind, take_back=options.action == "unprotect")
