"""The assertion by which a kiosk proves itself, against those who would rather not."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from kiosk.service.assertion import SKEW, ClockSkew, InvalidClient, check_assertion, read_issuer
from tests.kiosk.service.identity.gate import TOKEN_URL, Clock, claims, encode, public, sign

KEY = Ed25519PrivateKey.generate()
NOW = Clock().now
SECONDS = int(NOW.timestamp())


def check(text: str, key: Ed25519PrivateKey = KEY) -> str:
    return check_assertion(text, public(key), [TOKEN_URL, "https://other.example/v1/token"], NOW).kiosk


def hmac_signed(secret: bytes, algorithm: str = "HS256") -> str:
    """What a library would take for good that lets the token choose how it is checked."""
    head = f"{encode({'alg': algorithm, 'typ': 'JWT'})}.{encode(claims('k-1', NOW))}"
    mac = hmac.new(secret, head.encode(), hashlib.sha256).digest()
    return f"{head}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def test_a_good_one() -> None:
    assert check(sign(KEY, claims("k-1", NOW))) == "k-1"
    assert check(sign(KEY, claims("k-1", NOW, aud=["https://x.example", TOKEN_URL]))) == "k-1"
    assert read_issuer(sign(KEY, claims("k-1", NOW))) == "k-1"


def test_no_signature_is_no_proof() -> None:
    for algorithm in ("none", "None", "NONE", ""):
        for signature in ("", "AAAA"):
            with pytest.raises(InvalidClient):
                check(f"{encode({'alg': algorithm})}.{encode(claims('k-1', NOW))}.{signature}")


def test_a_public_key_is_no_password() -> None:
    key = KEY.public_key()
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for secret in (public(KEY), pem, pem.strip(), b"", public(KEY).hex().encode()):
        for algorithm in ("HS256", "EdDSA"):
            with pytest.raises(InvalidClient):
                check(hmac_signed(secret, algorithm))


def test_a_key_that_the_assertion_brings_along_is_not_used() -> None:
    other = Ed25519PrivateKey.generate()
    x = base64.urlsafe_b64encode(public(other)).rstrip(b"=").decode()
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": x}
    said = jwt.encode(claims("k-1", NOW), other, algorithm="EdDSA", headers={"jwk": jwk, "kid": "k-1"})
    with pytest.raises(InvalidClient):
        check(said)


def test_another_algorithm() -> None:
    with pytest.raises(InvalidClient):
        check(jwt.encode(claims("k-1", NOW), rsa.generate_private_key(65537, 2048), algorithm="RS256"))


def test_critical_headers_that_are_not_understood() -> None:
    with pytest.raises(InvalidClient):
        check(jwt.encode(claims("k-1", NOW), KEY, algorithm="EdDSA", headers={"crit": ["exp2"], "exp2": 1}))


@pytest.mark.parametrize(
    "other",
    [
        {"iss": None},
        {"sub": None},
        {"aud": None},
        {"jti": None},
        {"iat": None},
        {"exp": None},
        {"sub": "k-2"},
        {"iss": "k-2"},
        {"aud": "https://service.example/v1/enrolments"},
        {"aud": TOKEN_URL + "/"},
        {"aud": []},
        {"aud": ["https://x.example"]},
        {"jti": ""},
        {"jti": "x" * 65},
        {"jti": 7},
        {"jti": "a\nb"},
        {"iss": "", "sub": ""},
        {"iat": "now"},
        {"iat": True},
        {"exp": SECONDS + 301},
        {"exp": SECONDS},
        {"exp": SECONDS - 1},
        {"exp": 10**30},
        {"exp": -(10**30)},
        {"exp": math.inf},
        {"iat": math.nan},
        {"nbf": "soon"},
    ],
    ids=str,
)
def test_what_is_missing_or_wrong(other: dict[str, Any]) -> None:
    with pytest.raises(InvalidClient):
        check(sign(KEY, claims("k-1", NOW, **other)))


@pytest.mark.parametrize("seconds", [-(120 + SKEW.total_seconds()), SKEW.total_seconds() + 1, 7200, -7200])
def test_a_clock_that_is_off(seconds: float) -> None:
    with pytest.raises(ClockSkew):
        check(sign(KEY, claims("k-1", NOW + timedelta(seconds=seconds))))


@pytest.mark.parametrize("seconds", [-(119 + SKEW.total_seconds()), -60, 0, SKEW.total_seconds()])
def test_a_clock_that_is_good_enough(seconds: float) -> None:
    assert check(sign(KEY, claims("k-1", NOW + timedelta(seconds=seconds)))) == "k-1"


def test_it_is_remembered_for_as_long_as_it_could_be_used() -> None:
    made = check_assertion(sign(KEY, claims("k-1", NOW, jti="j")), public(KEY), [TOKEN_URL], NOW)
    assert made.id == "j"
    with pytest.raises(ClockSkew):
        check_assertion(sign(KEY, claims("k-1", NOW)), public(KEY), [TOKEN_URL], made.forgotten_at)


@given(st.one_of(st.text(max_size=400), st.lists(st.text("AQeyJ0_-=", max_size=40), max_size=5).map(".".join)))
def test_whatever_comes_is_refused(text: str) -> None:
    with pytest.raises(InvalidClient):
        read_issuer(text)
    with pytest.raises(InvalidClient):
        check(text)


@given(st.dictionaries(st.sampled_from(["iss", "sub", "aud", "jti", "iat", "exp", "nbf"]), st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner)
    | st.dictionaries(st.text(max_size=3), inner), max_leaves=4)))  # fmt: skip
def test_whatever_a_kiosk_signs_is_judged(said: dict[str, Any]) -> None:
    head = f"{encode({'alg': 'EdDSA'})}.{encode(said)}"
    signature = base64.urlsafe_b64encode(KEY.sign(head.encode())).rstrip(b"=").decode()
    with pytest.raises((InvalidClient, ClockSkew)):
        check(f"{head}.{signature}")


def test_every_changed_character_is_noticed() -> None:
    good = sign(KEY, claims("k-1", NOW))
    last = good.rindex(".")
    for position, character in enumerate(good):
        other = "A" if character != "A" else "B"
        changed = good[:position] + other + good[position + 1 :]
        if position == len(good) - 1 and _decoded(changed[last + 1 :]) == _decoded(good[last + 1 :]):
            continue  # the last character has bits that mean nothing
        with pytest.raises(InvalidClient):
            check(changed)


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_one_that_is_far_too_large() -> None:
    said = sign(KEY, claims("k-1", NOW, more="x" * 10_000))
    with pytest.raises(InvalidClient):
        read_issuer(said)
    deep = "[" * 2000 + "]" * 2000
    body = base64.urlsafe_b64encode(f'{{"iss":{deep}}}'.encode()).rstrip(b"=").decode()
    with pytest.raises(InvalidClient):
        read_issuer(f"{encode({'alg': 'EdDSA'})}.{body}.AAAA")
