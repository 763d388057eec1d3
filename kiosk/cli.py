"""The command line, `myna-kiosk`. Each subcommand imports what it needs when it is chosen: --help costs nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk import democommand as demo_command
from kiosk.delivery.oqs import command as oqs_command
from kiosk.exitcode import CommandError, ExitCode, describe_exit_codes
from kiosk.libraries import how_to_install
from kiosk.service import command as service_command

if TYPE_CHECKING:
    # Measured: 16 ms more before the first line of --help, which takes 27 ms without it.
    from reader.base import Readers

DEFAULT_CONFIGURATION: Final = Path("/etc/myna-kiosk/kiosk.toml")
DEFAULT_IDENTITY: Final = Path("/var/lib/myna-kiosk/identity")


def main(arguments: Sequence[str] | None = None, *, readers: Readers | None = None) -> int:
    """Run one subcommand and return its exit code; raises nothing, except SystemExit for --help and wrong usage.

    `readers` takes the place of PC/SC, for a program that brings its own cards.
    """
    options = build_parser().parse_args(arguments)
    try:
        code = _run_with_libraries(options, readers)
        sys.stdout.flush()
    except CommandError as error:
        return _fail(options, error.code, error.message)
    except KeyboardInterrupt:
        return _fail(options, ExitCode.INTERRUPTED, "interrupted")
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception as error:  # noqa: BLE001 (the outermost frame: no traceback may show what a visitor typed)
        from kiosk.log import describe_exception  # noqa: PLC0415 (only a fault needs it)

        where = " <- ".join(describe_exception(error))
        return _fail(options, ExitCode.INTERNAL, f"a fault of this program, please report it: {where}")
    else:
        return code


def _fail(options: argparse.Namespace, code: ExitCode, message: str) -> ExitCode:
    """Say on standard error what happened, and with --json on standard output as well."""
    if getattr(options, "json", False):
        from json import dumps  # noqa: PLC0415 (only when it is needed)

        print(dumps({"error": code.slug, "message": message}, ensure_ascii=False, indent=2), flush=True)
    print(f"myna-kiosk: {message}", file=sys.stderr)
    return code


def build_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    parser = argparse.ArgumentParser(
        prog="myna-kiosk",
        description="A kiosk that lets a person use the My Number Card as a health-insurance card.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar="run | demo | card | doctor | deploy | audit | enroll | prompts | staff-passcode | serve | service | "
        "oqs-simulator",
    )
    _add_run(commands)
    demo_command.add_demo(commands)
    _add_card(commands)
    _add_doctor(commands)
    _add_audit(commands)
    _add_enroll(commands)
    _add_staff_passcode(commands)
    service_command.add_commands(commands)
    oqs_command.add_simulator(commands)
    _add_deploy(commands)
    _add_prompts(commands)
    return parser


class _Version(argparse.Action):
    """Prints the version; looking it up takes longer than everything else here, so only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 (20 ms)

        print(f"myna-kiosk {version('myna-kiosk')}")
        parser.exit(0)


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (argparse has no public name for it)


def _add_run(commands: _Commands) -> None:
    run = commands.add_parser(
        "run",
        help="the kiosk on real card readers",
        description="The kiosk, full screen, on real PC/SC readers with production trust anchors.\n"
        "It refuses to start with virtual cards or the test PKI: see demo.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    run.add_argument(
        "--config", type=Path, default=DEFAULT_CONFIGURATION, metavar="FILE", help="configuration (%(default)s)"
    )


def _add_card(commands: _Commands) -> None:
    card = commands.add_parser(
        "card",
        help="what is on the reader",
        description="Reads the card on the reader: its kind, its certificate for user authentication, the verdict of\n"
        "each rule, the tries left. The PIN is asked for with --prove only: on a terminal without echo, or\n"
        "one line of standard input. It goes to the card exactly once. The last try is used only after a\n"
        "typed yes, or with --use-last-try: one more mistake and only a municipal office can help.\n"
        "A phone shows its certificate after the PIN only.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    card.add_argument("--reader", metavar="NAME", help="the reader, by the beginning of its name")
    card.add_argument("--json", action="store_true", help="one JSON object on standard output, errors too")
    card.add_argument("--prove", action="store_true", help="ask for the PIN, let the card sign, check the signature")
    card.add_argument("--anchors", type=Path, metavar="FILE", help="trust anchors (PEM): exit 0 means trusted")
    card.add_argument("--use-last-try", action="store_true", help="with --prove: use the last try without asking")


def _add_doctor(commands: _Commands) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="is this machine fit to be a kiosk, and what to do",
        description="Looks at everything that a kiosk needs. Each line says pass, or what to do.\n"
        "Changes nothing; no command is sent to a card. Ask as the user whom the kiosk runs as.",
        epilog="exit codes:\n    0  nothing to do\n    1  something to do",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    doctor.add_argument("--json", action="store_true", help="one JSON object on standard output")
    doctor.add_argument("--config", type=Path, metavar="FILE", help=f"configuration ({DEFAULT_CONFIGURATION} if there)")


def _add_audit(commands: _Commands) -> None:
    audit = commands.add_parser(
        "audit",
        help="whether audit trails are as they were written",
        description="Reads audit trails (JSON lines) and checks the hash of every line.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = audit.add_subparsers(dest="action", required=True, metavar="verify")
    verify = actions.add_parser("verify", help="check every link of one or more trails")
    verify.add_argument(
        "paths", type=Path, nargs="+", metavar="FILE", help="a trail, or a folder with trails below it (*.jsonl)"
    )
    verify.add_argument("--head", metavar="HASH", help="a hash that was noted: it must be in the trail still")
    verify.add_argument("--json", action="store_true", help="one JSON object on standard output")


def _add_enroll(commands: _Commands) -> None:
    enroll = commands.add_parser(
        "enroll",
        help="make this kiosk known to its eligibility service",
        description="Makes a key of this kiosk's own and has the service take it, by the one-time code that was\n"
        "issued there. The code is asked for: on a terminal without echo, or one line of standard input.\n"
        "To be used as the user whom the kiosk runs as.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    enroll.add_argument("url", metavar="URL", help="the service, https://…")
    enroll.add_argument("--ca", type=Path, metavar="FILE", help="the service's own CA (PEM); else this computer's CAs")
    enroll.add_argument(
        "--identity",
        type=Path,
        default=DEFAULT_IDENTITY,
        metavar="FOLDER",
        help="where the identity is kept (%(default)s)",
    )
    enroll.add_argument("--replace", action="store_true", help="take the place of an identity that is there")


def _add_staff_passcode(commands: _Commands) -> None:
    passcode = commands.add_parser(
        "staff-passcode",
        help="make the hash of the staff's passcode",
        description="Asks for a new passcode (6 to 12 digits): on a terminal without echo, twice, or one line of\n"
        "standard input. Only its hash is written; the passcode itself is kept nowhere.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    passcode.add_argument(
        "--file", type=Path, metavar="FILE", help="write the hash into a file (0600), not to standard output"
    )


def _add_deploy(commands: _Commands) -> None:
    deploy = commands.add_parser(
        "deploy",
        help="write the files that make a computer a kiosk",
        description="Writes systemd units, the card service's permission (polkit), users, journal settings and a\n"
        "configuration into a folder, for an administrator to look at and copy. Changes nothing else.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    deploy.add_argument(
        "folder", type=Path, metavar="DIR", help="where to write them, as below the root of the machine"
    )
    deploy.add_argument("--program", type=Path, metavar="PATH", help="myna-kiosk on that machine (default: this one)")
    deploy.add_argument("--service", action="store_true", help="for a server with the eligibility service instead")
    deploy.add_argument("--user", default="myna-kiosk", help="whom the kiosk runs as (%(default)s)")
    deploy.add_argument(
        "--screen", choices=("cage", "eglfs"), default="cage", help="by a Wayland compositor, or directly (%(default)s)"
    )


def _add_prompts(commands: _Commands) -> None:
    prompts = commands.add_parser(
        "prompts",
        help="record what the kiosk says aloud",
        description="Records every fixed text of every page, and the numbers that the others are composed of, for a\n"
        "kiosk that speaks: Japanese by Open JTalk, other languages by eSpeak NG. What is there already stays.",
        epilog=describe_exit_codes(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    prompts.add_argument("folder", type=Path, metavar="DIR", help="where to keep them; [speech] recordings names it")
    prompts.add_argument("--config", type=Path, metavar="FILE", help=f"configuration ({DEFAULT_CONFIGURATION})")
    prompts.add_argument("--language", default="ja", metavar="CODE", help="one of the window's languages (%(default)s)")
    prompts.add_argument("--voice", type=Path, metavar="FILE", help="another voice for Open JTalk (.htsvoice)")


def _run_with_libraries(options: argparse.Namespace, readers: Readers | None) -> int:
    try:
        return _dispatch(options, readers)
    except ModuleNotFoundError as error:
        message = how_to_install(error.name or "", serving=options.command in service_command.NAMES)
        if not message:
            raise
        raise CommandError(ExitCode.NOT_INSTALLED, message) from None


def _dispatch(options: argparse.Namespace, readers: Readers | None) -> int:
    match options.command:
        case "run":
            return _run(options, readers)
        case demo_command.NAME:
            return demo_command.run_demo(options)
        case "card":
            return _card(options, readers)
        case "audit":
            return _audit(options)
        case "enroll":
            return _enroll(options)
        case "staff-passcode":
            return _staff_passcode(options)
        case command if command in service_command.NAMES:
            return service_command.run(options)
        case oqs_command.NAME:
            return oqs_command.run_simulator(options, sys.stdout)
        case "deploy":
            return _deploy(options)
        case "prompts":
            return _prompts(options)
        case _:
            return _doctor(options, readers)


def _run(options: argparse.Namespace, readers: Readers | None) -> int:
    from kiosk.ui.opening import show_first_frame  # noqa: PLC0415 (subcommands import lazily)

    first = show_first_frame()
    from kiosk.start import Prepared, start  # noqa: PLC0415 (takes longer than the first frame may)

    def show(prepared: Prepared) -> int:
        from kiosk.ui.app import serve  # noqa: PLC0415

        return serve(prepared, first)

    return start(options.config, readers or _pcsc(), show)


def _card(options: argparse.Namespace, readers: Readers | None) -> int:
    from kiosk.card.command import Request, report_card  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.card.pinentry import PinEntry  # noqa: PLC0415
    from kiosk.hardening import harden  # noqa: PLC0415

    if options.use_last_try and not options.prove:
        raise CommandError(ExitCode.USAGE, "--use-last-try goes with --prove")
    if options.prove:
        harden()
    request = Request(
        reader=options.reader,
        json=options.json,
        prove=options.prove,
        anchors=options.anchors,
        use_last_try=options.use_last_try,
    )
    return report_card(request, readers or _pcsc(), PinEntry(), out=sys.stdout, err=sys.stderr)


def _doctor(options: argparse.Namespace, readers: Readers | None) -> int:
    from kiosk.configfile import find_file  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.doctor.command import examine  # noqa: PLC0415
    from kiosk.hardening import harden  # noqa: PLC0415

    harden()
    config = options.config or find_file(DEFAULT_CONFIGURATION)
    return examine(config, readers or _pcsc(), as_json=options.json, out=sys.stdout)


def _audit(options: argparse.Namespace) -> int:
    from kiosk.audit.command import verify_trails  # noqa: PLC0415 (subcommands import lazily)

    return verify_trails(options.paths, head=options.head, as_json=options.json, out=sys.stdout)


def _enroll(options: argparse.Namespace) -> int:
    from kiosk.card.pinentry import PinEntry  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.enrollcommand import EnrollRequest, enroll  # noqa: PLC0415
    from kiosk.hardening import harden  # noqa: PLC0415

    harden()
    request = EnrollRequest(options.url, options.identity, options.ca, options.replace)
    return enroll(request, PinEntry(), sys.stdout)


def _staff_passcode(options: argparse.Namespace) -> int:
    from kiosk.card.pinentry import PinEntry  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.hardening import harden  # noqa: PLC0415
    from kiosk.staff.command import make_passcode  # noqa: PLC0415

    harden()
    return make_passcode(PinEntry(), sys.stdout, file=options.file)


def _deploy(options: argparse.Namespace) -> int:
    from kiosk.deploy.command import deploy  # noqa: PLC0415 (subcommands import lazily)

    chosen = {name: getattr(options, name) for name in ("program", "user", "screen", "service")}
    return deploy(options.folder, **chosen, out=sys.stdout)


def _prompts(options: argparse.Namespace) -> int:
    from kiosk.config import load  # noqa: PLC0415 (subcommands import lazily)
    from kiosk.eligibility.base import ConfigurationError  # noqa: PLC0415
    from kiosk.ui.speech.command import make_prompts  # noqa: PLC0415

    try:
        settings = load(options.config or DEFAULT_CONFIGURATION)
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
    return make_prompts(options.folder, settings, options.language, options.voice, sys.stdout)


def _pcsc() -> Readers:
    from reader.pcsc.connection import PcscReaders  # noqa: PLC0415 (pyscard is loaded when a card is wanted)

    return PcscReaders()
