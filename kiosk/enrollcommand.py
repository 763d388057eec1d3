"""`myna-kiosk enroll`: a key of its own for this kiosk, made known to its service by a code that is good once."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TextIO

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.http.address import AddressError, parse_address
from kiosk.eligibility.http.enrolling import EnrollingFailed, Fault, enroll_kiosk
from kiosk.eligibility.http.tls import read_ca
from kiosk.exitcode import CommandError, ExitCode

_CODES: Final = {
    Fault.FOLDER: ExitCode.CONFIGURATION,
    Fault.ENROLLED: ExitCode.ENROLLED_ALREADY,
    Fault.AWAY: ExitCode.SERVICE_AWAY,
    Fault.UNTRUSTED: ExitCode.SERVICE_UNTRUSTED,
    Fault.CODE: ExitCode.CODE_REFUSED,
    Fault.ANSWER: ExitCode.SERVICE_UNTRUSTED,
}


class CodeSource(Protocol):
    """Where the one-time code comes from."""

    def read(self, prompt: str) -> bytearray:
        """One line, without its end and without echo; empty when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class EnrollRequest:
    """What was asked for: the service's URL, its CA file where it has one of its own, the folder of the identity."""

    url: str
    identity: Path
    ca: Path | None = None
    replace: bool = False


def enroll(request: EnrollRequest, codes: CodeSource, out: TextIO) -> int:
    """Enroll this kiosk and say what belongs into its configuration. Raises CommandError; then nothing was stored."""
    try:
        address = parse_address(request.url)
    except AddressError as error:
        raise CommandError(ExitCode.USAGE, f"URL: {error}") from None
    folder = request.identity.absolute()
    _refuse_other_user(folder)
    try:
        ca = "" if request.ca is None else read_ca(request.ca)
        code = _read_code(codes)
        identity = enroll_kiosk(address, code, folder, ca=ca, replace=request.replace)
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    except EnrollingFailed as error:
        raise CommandError(_CODES[error.fault], str(error)) from None
    out.write(
        f"Enrolled as {identity.kiosk} at {identity.service}\n"
        f'In kiosk.toml, kiosk = "{identity.kiosk}" belongs into [site], and in place of its [eligibility] tables:\n\n'
        '[eligibility]\nbackend = "http"\n\n'
        f'[eligibility.settings]\nidentity = "{folder}"\n'
    )
    return ExitCode.OK


def _read_code(codes: CodeSource) -> str:
    try:
        code = codes.read("One-time code: ").decode("ascii").strip()
    except UnicodeDecodeError:
        code = ""
    if not code:
        raise CommandError(
            ExitCode.USAGE, "no code was given; at the service, `myna-kiosk service kiosk add` prints one"
        )
    return code


def _refuse_other_user(folder: Path) -> None:
    """What another user stores here, the kiosk could not read."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    owner = place.stat().st_uid
    if os.geteuid() == 0 and owner != 0:
        name = pwd.getpwuid(owner).pw_name
        raise CommandError(
            ExitCode.CONFIGURATION,
            f"{place} belongs to {name}: enroll as the kiosk's user, sudo -u {name} myna-kiosk enroll …",
        )
