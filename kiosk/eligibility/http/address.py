"""Where an eligibility service is: the beginning of all its URLs."""

from __future__ import annotations

import ipaddress
from typing import Final

import httpx

_LOOPBACK_NAME: Final = "localhost"


class AddressError(ValueError):
    """A URL that cannot be a service's; the message says why and what is expected."""


def parse_address(url: str, *, allow_plain: bool = False) -> str:
    """The address of a service: `https://host`, with a port and a path where it has them, and no `/` at its end.

    `allow_plain`: http:// is accepted for this computer itself (loopback), where no line can be listened to; for
    demonstrations. Raises AddressError.
    """
    try:
        address = httpx.URL(url.strip())
    except httpx.InvalidURL:
        raise AddressError("it is not a URL; https://… is expected") from None
    if not address.host:
        raise AddressError("it names no host; https://… is expected")
    if address.userinfo or address.query or address.fragment or "?" in url or "#" in url:
        raise AddressError("only https, host, port and path belong into it")
    if address.scheme != "https" and not (address.scheme == "http" and allow_plain and _is_loopback(address.host)):
        raise AddressError("a service is asked over https:// only")
    # Read once more: only then is a port left out that goes without saying.
    return str(httpx.URL(str(address))).rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == _LOOPBACK_NAME
