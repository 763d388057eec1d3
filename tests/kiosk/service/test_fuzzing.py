"""Questions that nobody thought of, made from the OpenAPI document: 10,000 of them, in parts that run side by side.

None may be answered by a fault of the service, by a status or a form that the document does not name, or by a trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kiosk.eligibility.database import open_database
from kiosk.eligibility.model import Purpose
from kiosk.service.openapi import FILE
from tests.kiosk.eligibility.minting import NOW, Mint
from tests.kiosk.service.hall import Hall, Serving, calling, serving

CASES: Final = 10_000
SCHEMA: Final = schemathesis.openapi.from_path(FILE)
OPERATIONS: Final = {
    found.label: found
    for found in (result.ok() for result in SCHEMA.get_all_operations() if isinstance(result, Ok))
    if found.method == "post"
}
POSTS: Final = sorted(OPERATIONS)
# Each operation with a token and without, what is right and what is wrong.
DOORS: Final = ("token", "no token")
MODES: Final = tuple(schemathesis.GenerationMode)
PART: Final = -(-CASES // (len(POSTS) * len(DOORS) * len(MODES)))
TRACES: Final = (b"Traceback", b'File "', b".py", b"sqlalchemy", b"psycopg", b"sqlite")


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("fuzzed")
    with closing(open_database(f"sqlite:///{folder}/service.db")) as database:
        hall = Hall(database, folder)
        hall.enroll(Mint(), NOW)
        with serving(hall) as made:
            yield made


@pytest.fixture(scope="module")
def token(fuzzed: Serving) -> Iterator[str]:
    with calling(fuzzed) as caller:
        caller.challenge(Purpose.REGISTER)
        yield caller.token


def test_there_are_so_many() -> None:
    assert PART * len(POSTS) * len(DOORS) * len(MODES) >= CASES


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("label", POSTS)
def test_no_question_breaks_the_service(
    label: str, door: str, mode: schemathesis.GenerationMode, fuzzed: Serving, token: str
) -> None:
    operation = OPERATIONS[label]
    headers = {"Authorization": f"Bearer {token}"} if door == "token" else {}
    count = 0

    @settings(
        max_examples=PART,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        nonlocal count
        count += 1
        answered = case.call(base_url=fuzzed.url, headers=headers)
        case.validate_response(
            answered,
            checks=[
                not_a_server_error,
                status_code_conformance,
                content_type_conformance,
                response_schema_conformance,
            ],
        )
        # It got past the door; what is wrong may be a second, wrong token.
        assert (
            door != "token"
            or mode is schemathesis.GenerationMode.NEGATIVE
            or answered.status_code != 401
            or label == "POST /v1/token"
        )
        assert not any(trace in answered.content for trace in TRACES)

    ask()
    assert count > 0
