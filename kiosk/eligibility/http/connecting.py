"""From the settings of a kiosk to its session with its service."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.eligibility.base import BackendContext, ConfigurationError
from kiosk.eligibility.http.address import AddressError, parse_address
from kiosk.eligibility.http.exchange import Line
from kiosk.eligibility.http.identity import load_identity
from kiosk.eligibility.http.session import Session
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.eligibility.http.tls import make_context, read_ca


@dataclass(frozen=True, slots=True)
class Connected:
    """A session, the address that it asks, the service that this kiosk was enrolled at, and its name there."""

    session: Session
    address: str
    service: str
    kiosk: str


def connect(settings: HttpSettings, context: BackendContext) -> Connected:
    """Make a session out of what is enrolled and configured; nothing is sent yet.

    Raises ConfigurationError for a kiosk that is not enrolled, is enrolled under another name than the configured one,
    or whose service's address or CA cannot be used.
    """
    identity = load_identity(settings.identity)
    if identity.kiosk != context.kiosk:
        raise ConfigurationError(
            f"this kiosk is enrolled as {identity.kiosk}, and site.kiosk says {context.kiosk}: they have to be one"
        )
    try:
        address = parse_address(settings.url or identity.service, allow_plain=context.allow_test_pki)
    except AddressError as error:
        raise ConfigurationError(f"the address of the eligibility service: {error}") from None
    ca = identity.ca if settings.ca is None else read_ca(settings.ca)
    line = Line(make_context(ca), proxy=settings.proxy, connect_seconds=settings.connect_seconds)
    return Connected(Session(line, address, identity, context.now), address, identity.service, identity.kiosk)
