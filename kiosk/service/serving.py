"""`myna-kiosk serve`: everything opened, the application made, and served until it is told to stop."""

from __future__ import annotations

import logging
import resource
import shlex
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TextIO

import uvicorn

from kiosk import log
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.exitcode import CommandError, ExitCode
from kiosk.service.application import make_application
from kiosk.service.listening import AddressTaken, PatientProtocol, Server, bind, release
from kiosk.service.service import Service, make_data_folder, open_service
from kiosk.service.settings import ServiceSettings, bracket, load_settings
from kiosk.service.tls import ServerTls, load_tls, make_development_tls

_HEAD_SIZE: Final = 16 * 1024  # bytes of a request's head
_IDLE: Final = 30  # seconds that a connection may be kept without a request
_log = logging.getLogger(__name__)


def serve(path: Path | None, changes: dict[str, Any], out: TextIO) -> int:
    """Serve as the file and the command line say; returns when SIGTERM or Ctrl-C came. Raises CommandError."""
    try:
        settings = load_settings(path, changes)
        settings.check()
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    log.configure(getattr(logging, settings.log.level.upper()), settings.log.form)
    log.catch_bugs()
    # What uvicorn says of a stranger's bytes is no concern of whoever reads the log.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    _allow_connections()
    administered = _administered(path, changes, settings)
    try:
        taken = bind(settings.listen)
    except AddressTaken as error:
        raise CommandError(ExitCode.ADDRESS_TAKEN, str(error)) from None
    try:
        if settings.listen.socket is None:
            listen = settings.listen.model_copy(update={"port": taken.getsockname()[1]})
            settings = settings.model_copy(update={"listen": listen})
        tls = _tls(settings)
        service = open_service(settings)
        try:
            config = _configuration(service, tls)
            server = Server(config, taken, lambda: _say(settings, tls, administered, out))
            server.run()
        finally:
            service.close()
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from None
    except BackendError as error:
        raise CommandError(ExitCode.DATABASE_AWAY, str(error)) from None
    finally:
        release(settings.listen, taken)
    if not server.started:
        raise CommandError(ExitCode.INTERNAL, "the service did not start; the log says why")
    return ExitCode.INTERRUPTED if server.stopped_by == signal.SIGINT else ExitCode.OK


def _allow_connections() -> None:
    """As many open files as the system grants: each connection is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _tls(settings: ServiceSettings) -> ServerTls | None:
    if settings.behind_proxy:
        return None
    if settings.tls.certificate is not None and settings.tls.key is not None:
        return load_tls(settings.tls.certificate, settings.tls.key)
    make_data_folder(settings.data)
    return make_development_tls(settings.data, settings.hosts)


def _configuration(service: Service, tls: ServerTls | None) -> uvicorn.Config:
    settings = service.settings
    return uvicorn.Config(
        make_application(service),
        http=PatientProtocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=settings.behind_proxy,
        # Only whoever is on this computer can connect then; a socket's peer has no address to be compared.
        forwarded_allow_ips="127.0.0.1,::1" if settings.listen.socket is None else "*",
        limit_concurrency=settings.limits.connections,
        h11_max_incomplete_event_size=_HEAD_SIZE,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=settings.limits.stop_seconds,
        ssl_context_factory=None if tls is None else _given(tls),
    )


def _given(tls: ServerTls) -> Callable[..., Any]:
    return lambda *_: tls.context


def _administered(path: Path | None, changes: dict[str, Any], settings: ServiceSettings) -> str:
    """What the command line says to speak of the same service: its file, and what was said in place of that."""
    words = [] if path is None else ["--config", str(path)]
    if changes.get("demo"):
        words.append("--demo")
    if path is None or "data" in changes:
        words += ["--data", str(settings.data)]
    return shlex.join(words)


def _say(settings: ServiceSettings, tls: ServerTls | None, administered: str, out: TextIO) -> None:
    listen = settings.listen
    scheme = "http" if tls is None else "https"
    where = f"{scheme}://{bracket(listen.host)}:{listen.port}" if listen.socket is None else f"unix:{listen.socket}"
    out.write(f"listening on {where}\n")
    if tls is not None and tls.ca is not None:
        out.write(f"development CA: {tls.ca}\n")
    if settings.demo:
        out.write(
            "This is a demonstration: nobody in it is real. To let a kiosk in:\n"
            f"    myna-kiosk service kiosk add kiosk-1 --site demo {administered}\n"
        )
    out.flush()
