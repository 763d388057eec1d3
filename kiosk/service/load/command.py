"""`myna-kiosk service load`: what it says and how it ends."""

from __future__ import annotations

import hashlib
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final, TextIO

from cryptography import x509

from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.load.loading import Loading, Outcome, prepare
from kiosk.service.load.meter import Meter
from kiosk.service.load.rejects import RejectFile
from kiosk.service.load.source import Encoding, open_source
from kiosk.service.load.store import Progress

_DIGEST: Final = re.compile(r"[0-9A-Fa-f]{64}")
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """What is to be loaded: the file, the database's URL, and where rejected rows go (beside the file when None).

    `issuer` is a digest in hexadecimal or the file of a CA certificate (PEM or DER), for rows that name no issuer.
    """

    file: Path
    database: str = field(repr=False)
    encoding: Encoding = "auto"
    rejects: Path | None = None
    issuer: str | None = None
    processes: int | None = None


def load(request: LoadRequest, out: TextIO, err: TextIO) -> int:
    """Load a file, or the rest of it, and say what came of it; how far it is goes to `err`.

    Ctrl-C ends it after what is under way is kept. Raises CommandError.
    """
    prepare()
    issuer = "" if request.issuer is None else read_issuer(request.issuer)
    source = open_source(request.file, request.encoding, issuer)
    rejects = RejectFile(request.rejects or request.file.with_name(f"{request.file.name}.rejects.csv"), source.head)
    if rejects.path.exists() and rejects.path.samefile(request.file):
        raise CommandError(ExitCode.USAGE, f"{rejects.path}: rejected rows cannot go into the file that they come from")
    meter: Meter | None = None
    with _stopping() as stopping:

        def watch(progress: Progress) -> bool:
            nonlocal meter
            if meter is None:
                meter = Meter(err, source.size, progress.position, progress.loaded + progress.rejected)
            meter.show(progress.position, progress.loaded + progress.rejected, progress.rejected)
            return stopping.is_set()

        try:
            outcome = Loading(request.database, source, rejects, watch, processes=request.processes).run()
        except BackendError as error:
            raise CommandError(
                ExitCode.DATABASE_AWAY, f"{error}; the same command goes on where the load was cut off"
            ) from error
        except ConfigurationError as error:
            raise CommandError(ExitCode.CONFIGURATION, str(error)) from error
        finally:
            if meter is not None:
                meter.end()
    return _conclude(outcome, rejects.path, out)


def read_issuer(given: str) -> str:
    """An issuer's digest in hexadecimal: as it is given, or of the CA certificate in a file. Raises CommandError."""
    if _DIGEST.fullmatch(given):
        return given.lower()
    try:
        content = Path(given).read_bytes()
    except OSError as error:
        raise CommandError(
            ExitCode.CONFIGURATION,
            f"--issuer {given}: is no digest (64 hexadecimal digits), and cannot be read as a file ({error.strerror})",
        ) from error
    try:
        if content.lstrip().startswith(b"-----"):
            (certificate,) = x509.load_pem_x509_certificates(content)
        else:
            certificate = x509.load_der_x509_certificate(content)
    except ValueError:
        raise CommandError(ExitCode.CONFIGURATION, f"--issuer {given}: holds no certificate, or several") from None
    return hashlib.sha256(certificate.subject.public_bytes()).hexdigest()


def _conclude(outcome: Outcome, rejects: Path, out: TextIO) -> int:
    progress = outcome.progress
    if outcome.resumed_at is not None:
        out.write(f"went on from line {outcome.resumed_at:,}, where it was cut off\n")
    out.write(f"{progress.loaded:,} rows are in, {progress.rejected:,} were rejected\n")
    if progress.rejected:
        out.write(f"rejected rows, with line, column and reason: {rejects}\n")
    if not outcome.finished:
        closed = "; until it is through, or `myna-kiosk service migrate` was run, no service starts"
        raise CommandError(
            ExitCode.INTERRUPTED,
            f"stopped before line {progress.line:,}; the same command goes on from there"
            f"{closed if outcome.postponed else ''}",
        )
    return ExitCode.ROWS_REJECTED if progress.rejected else ExitCode.OK


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Set by the signals that ask a program to end; they end it at once when they come again."""
    event = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield event
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def stop(number: int, _: FrameType | None) -> None:
        event.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in _SIGNALS:
        signal.signal(number, stop)
    try:
        yield event
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
