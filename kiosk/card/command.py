"""`myna-kiosk card`: examine the card on the reader, and say what was found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import Pin, PinFormatError
from kiosk.card.failures import blocked_pin, count_tries
from kiosk.card.inspection import (
    CountingConnection,
    OutcomeUnknown,
    count_again,
    find_reader,
    name_loss,
    new_message,
    open_card,
    read,
    sign,
)
from kiosk.card.judging import judge, load_anchors
from kiosk.card.patience import PATIENCE_S, PatientReader
from kiosk.card.pinentry import PinSource
from kiosk.card.report import CardReport, to_json, to_text
from kiosk.exitcode import CommandError, ExitCode
from kiosk.trust import TrustStore, verify_signature
from reader.base import Connection, Reader, Readers

_LAST_TRY = "One try is left. If the PIN is wrong now it is blocked, and only a municipal office can reset it."


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    reader: str | None = None
    json: bool = False
    prove: bool = False
    anchors: Path | None = None
    use_last_try: bool = False


def report_card(
    request: Request,
    readers: Readers,
    pins: PinSource,
    *,
    out: TextIO,
    err: TextIO,
    now: datetime | None = None,
    patience: float = PATIENCE_S,
) -> ExitCode:
    """Examine the card and write the report to `out`; errors go to `err`, with --json into the object as well.

    What was learned before an error is shown too. Never raises for what is on the reader. `patience` is how many
    seconds the card may take for one command.
    """
    report: CardReport | None = None
    failure: CommandError | None = None
    try:
        anchors = load_anchors(request.anchors) if request.anchors else None
        reader = PatientReader(readers.open(find_reader(readers, request.reader, only_card=request.prove)), patience)
        report = CardReport(reader.name, b"")
        _examine(request, reader, pins, report, anchors, now or datetime.now(UTC))
    except CommandError as error:
        failure = error
    if report is not None and not report.atr:
        report = None  # no card was met
    if request.json:
        content = to_json(report) if report else {}
        if failure:
            content |= {"error": failure.code.slug, "message": failure.message}
        out.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    elif report:
        out.write(to_text(report))
    if failure:
        out.flush()
        err.write(f"myna-kiosk: {failure.message}\n")
    return failure.code if failure else ExitCode.OK


def _examine(
    request: Request, reader: Reader, pins: PinSource, report: CardReport, anchors: TrustStore | None, now: datetime
) -> None:
    """Read, judge and prove; raises CommandError with `report` filled as far as it went."""
    try:
        with open_card(reader) as opened:
            report.atr = opened.atr
            connection = CountingConnection(opened, report)
            contents = read(connection, report)
            if contents.certificate is not None:
                judge(contents.certificate, now, anchors, report)
            if request.prove:
                _prove(connection, contents, pins, report, anchors, now, use_last_try=request.use_last_try)
    except OutcomeUnknown as unknown:
        count_again(reader, unknown.contents, report)
        left = report.tries_left
        known = "how many tries are left is not known" if left is None else count_tries(left)
        ended = name_loss(reader, unknown)
        raise CommandError(ended.code, f"{ended.message} ({known})") from unknown
    if report.signature_valid is False:
        raise CommandError(
            ExitCode.SIGNATURE_INVALID, "the signature does not fit the certificate: this card proves nothing"
        )
    if anchors is not None and report.facts is None:
        raise CommandError(
            ExitCode.CERTIFICATE_REJECTED, "a phone shows its certificate after the PIN only: add --prove to judge it"
        )
    if anchors is not None and not report.trusted:
        raise CommandError(ExitCode.CERTIFICATE_REJECTED, f"the certificate is rejected: {report.trust_reason}")


def _prove(
    connection: Connection,
    contents: CardContents,
    pins: PinSource,
    report: CardReport,
    anchors: TrustStore | None,
    now: datetime,
    *,
    use_last_try: bool,
) -> None:
    """Ask for the PIN, show it to the card once, and check what the card signed.

    The connection is held while the person types: nobody else can use up a try in between, and a card that is
    exchanged meanwhile is not the selected application any more, so that it never sees this PIN.
    """
    _guard_tries(contents.retries_left, pins, use_last_try=use_last_try)
    typed = pins.read(f"PIN (4 digits, not shown; {count_tries(contents.retries_left)}): ")
    try:
        pin = Pin(Credential.AUTHENTICATION, typed)
    except PinFormatError:
        raise CommandError(
            ExitCode.PIN_MALFORMED,
            "a PIN of 4 digits is needed, on the terminal or as one line of standard input; the card was not asked",
        ) from None
    finally:
        typed[:] = bytes(len(typed))
    message = new_message()
    with pin:
        signed = sign(connection, contents, pin, message, report)
    if contents.certificate is None:
        judge(signed.certificate, now, anchors, report)
    report.signature_valid = verify_signature(signed.certificate, message, signed.signature)


def _guard_tries(left: int, pins: PinSource, *, use_last_try: bool) -> None:
    if left == 0:
        raise blocked_pin()
    if left == 1 and not use_last_try and not (pins.interactive and pins.confirm(_LAST_TRY)):
        raise CommandError(ExitCode.LAST_TRY, f"{_LAST_TRY} To use it all the same, add --use-last-try")
