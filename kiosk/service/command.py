"""The grammar of `myna-kiosk serve` and `myna-kiosk service …`. What they do is imported when it is asked for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.exitcode import describe_exit_codes
from kiosk.service.operations import ACTIONS, add_operations, run_operation

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (argparse has no public name for it)

NAMES: Final = ("serve", "service")
_DEFAULT_FILE: Final = "/etc/myna-eligibility/service.toml"


def add_commands(commands: _Commands) -> None:
    """Add both to the grammar of the command line."""
    _add_serve(commands)
    service = commands.add_parser(
        "service",
        help="what is in the eligibility service: schema, sites, kiosks",
        description="Keeps what the eligibility service works with. To be used where the service runs, as its user.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = service.add_subparsers(
        dest="action", required=True, metavar=" | ".join(("migrate", "kiosk", "site", *ACTIONS))
    )
    _add_migrate(actions)
    _add_kiosk(actions)
    _add_site(actions)
    add_operations(actions, _add_place)


def run(options: argparse.Namespace) -> int:
    """Do what was asked for. Raises CommandError."""
    from kiosk.hardening import harden  # noqa: PLC0415 (subcommands import lazily)

    harden()
    if options.command == "serve":
        return _serve(options)
    return _service(options)


def _add_serve(commands: _Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="the eligibility service, for a fleet of kiosks",
        description="The eligibility service over HTTPS, on SQLite or PostgreSQL, until SIGTERM or Ctrl-C.\n"
        "With --demo nothing has to be set up: the test PKI, people who do not exist, a development CA.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_place(serve)
    serve.add_argument("--host", metavar="HOST", help="the address to listen on")
    serve.add_argument("--port", type=_port, metavar="PORT", help="the port to listen on; 0 takes one that is free")


def _add_migrate(actions: _Commands) -> None:
    migrate = actions.add_parser(
        "migrate",
        help="bring the database's tables up to date",
        description="Makes the tables of the database, or brings them to this program's version. Stop the service\n"
        "everywhere and make a backup before. Does nothing where nothing is to do.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_place(migrate)


def _add_kiosk(actions: _Commands) -> None:
    kiosk = actions.add_parser("kiosk", help="which kiosks may ask the service")
    what = kiosk.add_subparsers(dest="what", required=True, metavar="add | revoke | list")
    add = what.add_parser(
        "add",
        help="add a kiosk and print its one-time code",
        description="Adds a kiosk and prints the one-time code by which it is enrolled, once. A site that is not\n"
        "there yet is added with it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add.add_argument("name", metavar="NAME", help="the kiosk's id, 1 to 64 characters of A-Z a-z 0-9 . _ -")
    add.add_argument("--site", required=True, metavar="SITE", help="the id of the site where it stands")
    _add_permissions(add)
    add.add_argument(
        "--again", action="store_true", help="a new code for a kiosk that is there; its key ends when the code is used"
    )
    _add_place(add)
    revoke = what.add_parser("revoke", help="refuse a kiosk, at once and everywhere")
    revoke.add_argument("name", metavar="NAME", help="the kiosk's id")
    _add_place(revoke)
    _add_list(what, "all kiosks")


def _add_site(actions: _Commands) -> None:
    site = actions.add_parser("site", help="the places where kiosks stand, and what is allowed there")
    what = site.add_subparsers(dest="what", required=True, metavar="add | change | list")
    add = what.add_parser("add", help="add a site")
    add.add_argument("site", metavar="SITE", help="its id, 1 to 64 characters of A-Z a-z 0-9 . _ -")
    add.add_argument("--name", metavar="TEXT", help="its name; the id when not given")
    _add_permissions(add)
    _add_place(add)
    change = what.add_parser("change", help="what a site is called, and what is allowed there, from now on")
    change.add_argument("site", metavar="SITE", help="its id")
    change.add_argument("--name", metavar="TEXT", help="its name")
    _add_permissions(change, action=argparse.BooleanOptionalAction)
    _add_place(change)
    _add_list(what, "all sites")


def _add_list(what: _Commands, words: str) -> None:
    listing = what.add_parser("list", help=words)
    listing.add_argument("--json", action="store_true", help="one JSON object on standard output")
    _add_place(listing)


def _add_permissions(parser: argparse.ArgumentParser, action: str | type[argparse.Action] = "store_true") -> None:
    parser.add_argument(
        "--medical", action=action, help="a medical institution or pharmacy: staff may compare face and picture"
    )
    parser.add_argument(
        "--staffed", action=action, help="somebody is there: persons may be looked up by a paper's numbers"
    )


def _add_place(parser: argparse.ArgumentParser) -> None:
    """Which service is meant: every subcommand has these."""
    parser.add_argument("--config", type=Path, metavar="FILE", help=f"configuration ({_DEFAULT_FILE} if there)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, in place of the configured one")
    parser.add_argument("--demo", action="store_true", help="a demonstration with people who do not exist")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, 0 to 65535")
    return int(text)


def _changes(options: argparse.Namespace) -> dict[str, Any]:
    """What the command line says in place of the configuration."""
    changes: dict[str, Any] = {}
    if options.data is not None:
        changes["data"] = options.data.absolute()
    if options.demo:
        changes["demo"] = True
    listen = {name: getattr(options, name, None) for name in ("host", "port")}
    said = {name: value for name, value in listen.items() if value is not None}
    return {**changes, "listen": said} if said else changes


def _file(options: argparse.Namespace) -> Path | None:
    if options.config is not None or options.demo:
        return options.config and Path(options.config)
    from kiosk.configfile import find_file  # noqa: PLC0415

    return find_file(Path(_DEFAULT_FILE))


def _serve(options: argparse.Namespace) -> int:
    from kiosk.service.serving import serve  # noqa: PLC0415

    return serve(_file(options), _changes(options), sys.stdout)


def _service(options: argparse.Namespace) -> int:
    if options.action in ACTIONS:
        return run_operation(options, _file(options), _changes(options))
    from kiosk.service import administration  # noqa: PLC0415

    place = administration.Place(_file(options), _changes(options), sys.stdout)
    match options.action, getattr(options, "what", None):
        case "migrate", _:
            return place.migrate()
        case "kiosk", "add":
            return place.add_kiosk(
                options.name, options.site, medical=options.medical, staffed=options.staffed, again=options.again
            )
        case "kiosk", "revoke":
            return place.revoke_kiosk(options.name)
        case "kiosk", _:
            return place.list_kiosks(as_json=options.json)
        case "site", "add":
            return place.add_site(
                options.site, options.name or options.site, medical=options.medical, staffed=options.staffed
            )
        case "site", "change":
            return place.change_site(options.site, name=options.name, medical=options.medical, staffed=options.staffed)
        case _:
            return place.list_sites(as_json=options.json)
