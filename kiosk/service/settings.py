"""The configuration of the eligibility service: one TOML file, typed, with one message for all its mistakes.

Every field has a default: without a file the service runs on SQLite, and asks for nothing but trust anchors.
"""

from __future__ import annotations

import ipaddress
import os
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Self

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from sqlalchemy import URL

from kiosk.config import Log, Rules
from kiosk.configfile import read_file
from kiosk.eligibility.adjudicating import Lifetimes
from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.http.address import AddressError, parse_address

DEFAULT_DATA: Final = Path("/var/lib/myna-eligibility")
DEFAULT_PORT: Final = 8443
_LOOPBACK_NAMES: Final = ("localhost", "127.0.0.1", "::1")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Listen(_Table):
    """Where connections are taken: a host and a port (0: any that is free), or a unix socket in their place."""

    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=DEFAULT_PORT, ge=0, le=65535)
    socket: Path | None = None

    @property
    def private(self) -> bool:
        """Whether only this computer can connect."""
        return self.socket is not None or is_loopback(self.host)

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which this computer itself may call the service, where it listens on loopback."""
        return _LOOPBACK_NAMES if is_loopback(self.host) else ()


class Tls(_Table):
    """The server's certificate with its chain, and its private key, both PEM; without them, in a demo, a CA is made."""

    certificate: Path | None = None
    key: Path | None = None

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.certificate is None) != (self.key is None):
            raise ValueError("certificate and key go together")
        return self


class Trust(_Table):
    """By what certificates are judged: anchors (PEM), a folder of CRLs, an OCSP responder's URL.

    `ocsp_allowed` are the responders that a certificate may name where `ocsp` is missing.
    """

    anchors: Path | None = None
    crls: Path | None = None
    ocsp: str | None = None
    ocsp_allowed: tuple[str, ...] = ()


class Durations(_Table):
    """For how long things hold, each in the unit of its name."""

    challenge_seconds: int = Field(default=120, ge=5, le=600)
    # A kiosk that was away takes a request that is not known for one that was not made: for six days (http.settling).
    answers_kept_days: int = Field(default=7, ge=7, le=3650)
    consent_hours: int = Field(default=24, ge=1, le=24)
    token_seconds: int = Field(default=600, ge=5, le=3600)
    code_minutes: int = Field(default=60, ge=1, le=24 * 60)
    purge_seconds: int = Field(default=300, ge=1, le=86400)

    def lifetimes(self) -> Lifetimes:
        """The adjudicator's part of it."""
        return Lifetimes(
            challenge=timedelta(seconds=self.challenge_seconds),
            consent=timedelta(hours=self.consent_hours),
            answers=timedelta(days=self.answers_kept_days),
        )


class Limits(_Table):
    """What one client, or all of them, may take from the service.

    `body_bytes` of a request; `body_seconds` until it is all there; `database_seconds` for all that is done about it;
    `connections` and `requests_at_once` of this process; `wrong_codes` a minute from one address, ten times that from
    all; `stop_seconds` that requests under way have to end when the service is stopped.
    """

    body_bytes: int = Field(default=64 * 1024, ge=8 * 1024, le=1 << 20)
    body_seconds: float = Field(default=10.0, gt=0, le=60)
    database_seconds: float = Field(default=5.0, gt=0, le=60)
    connections: int = Field(default=512, ge=1)
    requests_at_once: int = Field(default=64, ge=1, le=1024)
    wrong_codes: int = Field(default=5, ge=1)
    stop_seconds: int = Field(default=5, ge=1, le=60)


class ServiceSettings(_Table):
    """The whole file. Relative paths in it are relative to the file's folder.

    `data`: what the service keeps beside its database: audit trail, keys; made with mode 0700. `database`: a URL,
    else SQLite in `data`. `public_url`: how kiosks call the service. `site_key`: the key of the pseudonyms, where
    several machines share one. `behind_proxy`: TLS ends at a proxy on this computer. `demo`: the test PKI is
    accepted, people who do not exist are in the database, and a development CA is made.
    """

    data: Path = DEFAULT_DATA
    database: str | None = Field(default=None, repr=False)
    public_url: str | None = None
    site_key: Path | None = None
    behind_proxy: bool = False
    demo: bool = False
    listen: Listen = Listen()
    tls: Tls = Tls()
    trust: Trust = Trust()
    rules: Rules = Rules()
    lifetimes: Durations = Durations()
    limits: Limits = Limits()
    log: Log = Log()

    @field_validator("public_url")
    @classmethod
    def _check_url(cls, url: str | None) -> str | None:
        try:
            return None if url is None else parse_address(url, allow_plain=True)
        except AddressError as error:
            raise ValueError(str(error)) from None

    @property
    def database_url(self) -> str:
        """The URL of the database, for `open_database`. May hold a password."""
        if self.database is not None:
            return self.database
        return URL.create("sqlite", database=str(self.data / "service.db")).render_as_string()

    @property
    def site_key_file(self) -> Path:
        """Where the key of the pseudonyms is."""
        return self.site_key or self.data / "site.key"

    @property
    def addresses(self) -> tuple[str, ...]:
        """By which addresses kiosks may call the service; the first one is the one to tell them."""
        if self.public_url is not None:
            return (self.public_url,)
        scheme = "http" if self.behind_proxy else "https"
        hosts = self.listen.names or (self.listen.host,)
        return tuple(f"{scheme}://{bracket(host)}:{self.listen.port}" for host in hosts)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of these addresses."""
        return tuple(httpx.URL(address).host for address in self.addresses)

    @property
    def token_urls(self) -> tuple[str, ...]:
        """What an assertion may name as its audience: this service's token URL, by each of its addresses."""
        return tuple(f"{address}/v1/token" for address in self.addresses)

    def check(self) -> None:
        """Return when a service can be made of this. Raises ConfigurationError that names all that is missing."""
        faults = []
        if not self.demo and self.trust.anchors is None:
            faults.append(
                "trust.anchors: is missing; name the PEM file of JPKI's authorities for user authentication, or try the"
                " service with people who do not exist: myna-kiosk serve --demo"
            )
        if not self.demo and self.trust == Trust(anchors=self.trust.anchors):
            faults.append("trust: name crls, ocsp or ocsp_allowed; without revocation data nothing is decided")
        if not self.demo and not self.behind_proxy and self.tls.key is None:
            faults.append("tls: name certificate and key, or set behind_proxy; a development CA is made in a demo only")
        if self.behind_proxy and not self.listen.private:
            faults.append("behind_proxy: plain HTTP is for this computer alone; listen on 127.0.0.1 or a socket")
        if self.behind_proxy and self.tls.key is not None:
            faults.append("behind_proxy: goes without tls")
        if self.public_url is None and (self.behind_proxy and not self.demo):
            faults.append("public_url: is missing; behind a proxy the service cannot know how kiosks call it")
        if self.public_url is None and not self.behind_proxy and self.listen.socket is not None:
            faults.append("public_url: is missing; a socket has no address that kiosks could call")
        if self.public_url is None and self.listen.host in {"0.0.0.0", "::"} and self.listen.socket is None:  # noqa: S104 (compared, not bound)
            faults.append("public_url: is missing; all addresses of a computer are none that kiosks could call")
        if faults:
            raise ConfigurationError("the service cannot start:\n" + "\n".join(f"  {fault}" for fault in faults))


def load_settings(path: Path | None, changes: dict[str, Any] | None = None) -> ServiceSettings:
    """Read a configuration file, or take the defaults; `changes` (a part of the same tree) go before what it says.

    Raises ConfigurationError that names every mistake at once, with its place.
    """
    raw: dict[str, Any] = {}
    if path is not None:
        raw = _anchored(read_file(path), path.parent.absolute())
    raw = _merged(raw, changes or {})
    if "data" not in raw and raw.get("demo") is True:
        raw["data"] = demo_folder()
    try:
        return ServiceSettings.model_validate(raw)
    except ValidationError as error:
        faults = "\n".join(
            f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_input=False)
        )
        raise ConfigurationError(f"{path or 'the command line'}:\n{faults}") from None


def demo_folder() -> Path:
    """Where a demonstration keeps its things when nothing else was said: in the user's own folder (XDG)."""
    state = os.environ.get("XDG_STATE_HOME", "")
    base = Path(state) if state.startswith("/") else Path.home() / ".local" / "state"
    return base / "myna-kiosk" / "service-demo"


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this computer's own and of no other's use."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bracket(host: str) -> str:
    """A host as a URL has it: an IPv6 address in brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host


_PATHS: Final = (
    ("data",), ("site_key",), ("listen", "socket"), ("tls", "certificate"), ("tls", "key"), ("trust", "anchors"),
    ("trust", "crls"),
)  # fmt: skip


def _anchored(raw: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The same with its relative paths made absolute; what is no path is left for the check that follows."""
    for *tables, name in _PATHS:
        table: Any = raw
        for each in tables:
            table = table.get(each) if isinstance(table, dict) else None
        if isinstance(table, dict) and isinstance(table.get(name), str):
            table[name] = folder / table[name]
    return raw


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        under = merged.get(name)
        merged[name] = _merged(under, value) if isinstance(value, dict) and isinstance(under, dict) else value
    return merged
