"""The OpenAPI document: the committed one is the code's, and it keeps what it promises."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from kiosk.service.openapi import FILE, current_document

DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
OPERATIONS = [
    (path, method, operation) for path, methods in DOCUMENT["paths"].items() for method, operation in methods.items()
]


def test_it_is_the_code_s() -> None:
    assert FILE.read_text(encoding="utf-8") == current_document(), "write it anew: python -m kiosk.service.openapi"


def test_every_reference_leads_somewhere() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert set(re.findall(r"#/components/schemas/([^\"]+)", json.dumps(DOCUMENT))) == set(schemas)


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=lambda value: str(value)[:40])
def test_every_operation_documents_its_answers(path: str, method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    assert {"500", "503"} <= responses.keys()
    assert "422" not in responses
    assert operation["description"]
    for status, response in responses.items():
        expected = {"application/problem+json"} if int(status) >= 400 else {"application/json", "text/plain"}
        assert response["content"].keys() <= expected
    if method == "post":
        assert {"400", "408", "413", "415"} <= responses.keys()
        assert operation["security"] == ([] if path in {"/v1/token", "/v1/enrolments"} else [{"token": []}])


def test_what_is_asked_for_has_no_unknown_fields() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        if name.endswith("Request") and name != "TokenRequest":
            assert schema["additionalProperties"] is False, name
