"""Bytes within JSON: base64url without padding."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_ALPHABET: Final = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)


def encode(data: bytes) -> str:
    """Bytes as base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Bytes from base64url, in their one and only form. Raises ValueError."""
    if not _ALPHABET.fullmatch(text):
        raise ValueError("base64url without padding is expected")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise ValueError("base64url without padding is expected") from None
    if encode(data) != text:
        # A last character with bits that mean nothing: the same bytes in another form.
        raise ValueError("base64url in its shortest form is expected")
    return data


def _validate(value: Any) -> Any:  # noqa: ANN401 (whatever the JSON holds)
    return decode(value) if isinstance(value, str) else value


Octets: TypeAlias = Annotated[
    bytes,
    BeforeValidator(_validate),
    PlainSerializer(encode),
    WithJsonSchema({"type": "string", "format": "base64url", "pattern": "^[A-Za-z0-9_-]*$"}),
]
