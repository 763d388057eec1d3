"""Where a service may be: behind https, and in a demonstration on this computer."""

from __future__ import annotations

import pytest

from kiosk.eligibility.http.address import AddressError, parse_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://service.test", "https://service.test"),
        (" https://service.test/ ", "https://service.test"),
        ("https://service.test:8443/eligibility/", "https://service.test:8443/eligibility"),
        ("HTTPS://Service.Test:443", "https://service.test"),
        ("https://[::1]:8443", "https://[::1]:8443"),
        ("https://例え.test", "https://xn--r8jz45g.test"),
    ],
)
def test_an_address(url: str, address: str) -> None:
    assert parse_address(url) == address
    assert parse_address(address) == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "service.test",
        "//service.test",
        "/service",
        "https://",
        "https:///v1",
        "https://:8443",
        "https://service.test:port",
        "http://service.test",
        "http://127.0.0.1:8000",
        "ftp://service.test",
        "file:///etc/passwd",
        "https://user@service.test",
        "https://user:word@service.test",
        "https://service.test/?",
        "https://service.test/?a=b",
        "https://service.test/#",
        "https://service.test/#a",
    ],
)
def test_what_is_none(url: str) -> None:
    with pytest.raises(AddressError, match="https"):
        parse_address(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "[::1]"])
def test_this_computer_in_a_demonstration(host: str) -> None:
    assert parse_address(f"http://{host}:8000", allow_plain=True) == f"http://{host}:8000"


@pytest.mark.parametrize("host", ["service.test", "192.0.2.1", "localhost.test", "127.0.0.1.test", "10.0.0.1", "[::]"])
def test_no_other_computer_even_then(host: str) -> None:
    with pytest.raises(AddressError, match="https"):
        parse_address(f"http://{host}:8000", allow_plain=True)
