"""The command virtual-card: look at the personas, put one's card into a virtual reader, move it, watch it.

Exit codes: 0 done; 1 a file cannot be used or the card cannot do what is asked; 2 the command line is wrong;
3 nothing listens where vpcd should (insert); 4 no card is inserted (swap, remove, tear, fault, state, log).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from reader.virtual.command.output import Exit, complain
from reader.virtual.faults import Moment
from reader.virtual.faultspec import ExchangedFor, FaultError, TwoCardsWith, Wanted, forms, read_fault
from reader.virtual.fields import PersonaError
from reader.virtual.link import ASSUMED_RSA_S, Line, names, parse
from reader.virtual.persona import Persona, load_personas
from reader.virtual.vpcd import DEFAULT_PORT

_DEFAULT = ("127.0.0.1", DEFAULT_PORT)
_NAMES = "the personas are those of virtual-card list"
_EXIT_CODES = (
    "exit codes: 0 done; 1 a file cannot be used, or the card cannot do what is asked; 2 the command line is wrong; "
    "3 nothing listens where vpcd should; 4 no card is inserted"
)
_RSA_MS_MAX = 60_000
_FAULTS = f"""
a FAULT is a word; N is how many commands are answered before it happens, so that @0 is the first:
{forms()}
"""
_LINES = f"""
a LINE is one of {", ".join(names()[:3])} (kbit/s, ISO/IEC 14443 type B),
  {", ".join(names()[3:8])},
  {", ".join(names()[8:])} (baud, ISO/IEC 7816-3, T=1)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code, see the module. A wrong command line ends the process with 2."""
    chosen, unknown = _parser().parse_known_args(arguments)
    # The command's own parser: its mistakes are told with its own usage, and not with that of all commands.
    parser: argparse.ArgumentParser = chosen.parser
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    try:
        match chosen.command:
            case "list" | "show" | "pki":
                return _look(parser, chosen)
            case "insert" if chosen.name is not None or chosen.persona_file is not None:
                return _insert(parser, chosen)
            case _:
                return _control(parser, chosen)
    except KeyboardInterrupt:
        return Exit.DONE
    except BrokenPipeError:
        # Whoever read our lines has enough. The interpreter must not write to them once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except (PersonaError, OSError) as error:
        complain(str(error))
        return Exit.REFUSED


def _look(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> Exit:
    now = datetime.now(UTC)
    match chosen.command:
        case "list":
            from reader.virtual.command.personas import list_personas  # noqa: PLC0415 - see _insert

            list_personas(load_personas(experimental=True), as_json=chosen.json)
        case "show":
            from reader.virtual.command.personas import show_persona  # noqa: PLC0415 - see _insert

            show_persona(_persona(parser, chosen), now, as_json=chosen.json)
        case _:  # pki: the parser lets no other command through
            from reader.virtual.command.anchors import write_pki  # noqa: PLC0415 - see _insert

            write_pki(chosen.out, load_personas(experimental=True), now)
    return Exit.DONE


def _insert(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> Exit:
    # Each command loads what it needs: a card is to be seen soon after it is inserted.
    from reader.virtual.command.inserting import Insertion, insert_card  # noqa: PLC0415
    from reader.virtual.control import ControlError  # noqa: PLC0415
    from reader.virtual.controlled import Refusal, Timing, unknown_persona  # noqa: PLC0415
    from reader.virtual.statefile import StateError  # noqa: PLC0415

    persona, personas = _persona(parser, chosen), load_personas(experimental=True)
    for wanted in chosen.fault:
        if isinstance(wanted, ExchangedFor | TwoCardsWith) and wanted.name not in personas:
            parser.error(f"--fault: {unknown_persona(wanted.name, personas)}")
    if chosen.rsa_ms is not None and chosen.link is None:
        parser.error("--rsa-ms goes with --link")
    rsa_s = ASSUMED_RSA_S if chosen.rsa_ms is None else chosen.rsa_ms / 1000
    insertion = Insertion(
        persona,
        chosen.vpcd or _DEFAULT,
        chosen.state,
        chosen.show_secrets,
        chosen.wait,
        Timing(chosen.link, rsa_s) if chosen.link is not None else None,
        tuple(chosen.fault),
    )
    try:
        return insert_card(insertion, personas)
    except (ControlError, Refusal, StateError) as error:
        complain(str(error))
        return Exit.REFUSED


def _control(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> Exit:
    from reader.virtual.command import remote  # noqa: PLC0415 - see _insert
    from reader.virtual.control import ControlError, NoCard  # noqa: PLC0415
    from reader.virtual.controlled import Refusal, UnknownPersona  # noqa: PLC0415

    if chosen.command == "insert":
        named = {"--state": chosen.state, "--link": chosen.link, "--rsa-ms": chosen.rsa_ms, "--fault": chosen.fault}
        for option, value in (named | {"--show-secrets": chosen.show_secrets, "--wait": chosen.wait}).items():
            if value is not None and value is not False and value != []:
                parser.error(f"{option} goes with NAME or --persona-file")
    if chosen.command == "fault" and bool(chosen.words) == chosen.none:
        parser.error("fault wants either FAULT or --none")
    if chosen.command == "swap" and (chosen.name is None) == (chosen.persona_file is None):
        parser.error("swap wants either NAME or --persona-file FILE")
    try:
        path = remote.where(chosen.vpcd)
        match chosen.command:
            case "swap":
                remote.swap(path, chosen.name, chosen.persona_file)
            case "remove":
                remote.remove(path)
            case "insert":
                remote.insert_again(path)
            case "tear":
                remote.tear(path, chosen.after, Moment(chosen.moment))
            case "fault":
                remote.fault(path, chosen.words)
            case "state":
                remote.state(path, as_json=chosen.json)
            case _:  # log: the parser lets no other command through
                remote.log(path, follow=chosen.follow, as_json=chosen.json, secrets=chosen.show_secrets)
    except NoCard as error:
        complain(str(error))
        return Exit.NO_CARD
    except UnknownPersona as error:
        parser.error(str(error))
    except (ControlError, Refusal) as error:
        complain(str(error))
        return Exit.REFUSED
    return Exit.DONE


def _persona(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> Persona:
    if (chosen.name is None) == (chosen.persona_file is None):
        parser.error(f"{chosen.command} wants either NAME or --persona-file FILE")
    if chosen.persona_file is not None:
        from reader.virtual.personafile import read_persona_file  # noqa: PLC0415 - see _insert

        return read_persona_file(chosen.persona_file)
    personas = load_personas(experimental=True)
    if chosen.name not in personas:
        from reader.virtual.controlled import unknown_persona  # noqa: PLC0415 - see _insert

        parser.error(str(unknown_persona(chosen.name, personas)))
    return personas[chosen.name]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="virtual-card",
        description="A My Number Card made of software: its personas, and their cards in a virtual reader.",
        epilog=_EXIT_CODES,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, text: str, *options: str, notes: str = "") -> argparse.ArgumentParser:
        command = commands.add_parser(
            name,
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            epilog=f"{notes.lstrip()}\n{_EXIT_CODES}" if notes else _EXIT_CODES,
            # Notes are lists, whose lines stay as they are.
            formatter_class=argparse.RawDescriptionHelpFormatter if notes else argparse.HelpFormatter,
        )
        if "name" in options:
            command.add_argument("name", metavar="NAME", nargs="?", help=_NAMES)
            command.add_argument("--persona-file", type=Path, metavar="FILE", help="a person of your own, in TOML")
        if "vpcd" in options:
            text = (
                f"the slot: where vsmartcard's driver listens (insert: {_DEFAULT[0]}:{_DEFAULT[1]}; else the only one)"
            )
            command.add_argument("--vpcd", type=_address, metavar="HOST:PORT", help=text)
        if "json" in options:
            command.add_argument("--json", action="store_true", help="as JSON")
        command.set_defaults(parser=command)
        return command

    add("list", "list the personas", "json")
    add("show", "show a persona, and the files and certificates of the card issued now", "name", "json")
    insert = add(
        "insert",
        "hold a card in a virtual reader until Ctrl-C; without a name, put one back",
        "name",
        "vpcd",
        notes=_LINES + _FAULTS,
    )
    insert.add_argument(
        "--state", type=Path, metavar="FILE", help="keep the card in this file: moment of issue, counters, changed PINs"
    )
    insert.add_argument("--show-secrets", action="store_true", help="keep PINs in memory for log --show-secrets")
    insert.add_argument("--wait", action="store_true", help="keep trying when nothing listens, instead of exit code 3")
    insert.add_argument("--link", type=_line, metavar="LINE", help="take as long as a real line does, and a real card")
    insert.add_argument(
        "--rsa-ms",
        type=_milliseconds,
        metavar="N",
        help=f"what a signature takes with --link, in all ({ASSUMED_RSA_S * 1000:.0f}: assumed, no measurement of a "
        "real card is published)",
    )
    insert.add_argument(
        "--fault", type=_fault, action="append", default=[], metavar="FAULT", help="bad luck; may be given again"
    )
    add("swap", "exchange the inserted card", "name", "vpcd")
    add("remove", "take the inserted card; insert puts it back", "vpcd")
    tear = add("tear", "tear the inserted card out in the middle of a command", "vpcd")
    tear.add_argument("--after", type=_count, required=True, metavar="N", help="commands that are answered before")
    moments = [moment.value for moment in Moment]
    tear.add_argument("--moment", choices=moments, default="before", help="before or after the card's work (before)")
    fault = add(
        "fault",
        "let this happen to the inserted card, counted from its next command, in place of what was to come",
        "vpcd",
        notes=_FAULTS,
    )
    fault.add_argument("words", nargs="*", type=_fault_word, metavar="FAULT", help="see below")
    fault.add_argument("--none", action="store_true", help="nothing more happens to it; a silence ends")
    add("state", "tell what the inserted card is up to: power, counters, what is verified", "vpcd", "json")
    log = add("log", "tell the conversation as the card sees it", "vpcd", "json")
    log.add_argument("--follow", action="store_true", help="go on until Ctrl-C or until the card is taken away")
    log.add_argument("--show-secrets", action="store_true", help="with PINs, if insert was told to keep them")
    pki = add("pki", "write the test PKI: authorities, revocation lists, every persona's certificates")
    pki.add_argument("--out", type=Path, required=True, metavar="DIR")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) > 1_000_000:
        raise argparse.ArgumentTypeError(f"a number of commands from 0 to 1000000 is wanted, not {text!r}")
    return int(text)


def _milliseconds(text: str) -> int:
    if not text.isdecimal() or int(text) > _RSA_MS_MAX:
        raise argparse.ArgumentTypeError(f"milliseconds from 0 to {_RSA_MS_MAX} are wanted, not {text!r}")
    return int(text)


def _line(text: str) -> Line:
    try:
        return parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _fault(text: str) -> Wanted:
    try:
        return read_fault(text)
    except FaultError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _fault_word(text: str) -> str:
    _fault(text)
    return text


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) <= 0xFFFF:
        raise argparse.ArgumentTypeError(f"HOST:PORT is wanted, like 127.0.0.1:{DEFAULT_PORT}, not {text!r}")
    return host, int(port)


if __name__ == "__main__":
    raise SystemExit(main())
