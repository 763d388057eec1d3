"""What a service's refusal says (RFC 9457, RFC 6749), told without a word that came over the line."""

from __future__ import annotations

import re
from typing import Any, Final

from kiosk.eligibility.http.exchange import Reply

_CLOCK: Final = "clock-skew"
_NAMES: Final = frozenset(
    {
        _CLOCK,
        "conflict",
        "internal",
        "invalid-client",
        "invalid-code",
        "invalid-request",
        "invalid-token",
        "not-allowed",
        "not-found",
        "timeout",
        "too-large",
        "too-slow",
        "unavailable",
    }
)


def problem_name(content: Any) -> str:  # noqa: ANN401 (whatever JSON holds)
    """The name of a problem that is known here; "" for any other, and where there is none."""
    match content:
        case {"type": str(kind)}:
            name = re.split(r"[/:#]", kind)[-1]
        case {"error": str(name)}:
            name = name.replace("_", "-")
        case _:
            return ""
    return name if name in _NAMES else ""


def is_clock_problem(content: Any) -> bool:  # noqa: ANN401 (whatever JSON holds)
    """Whether an assertion was refused for its time."""
    return problem_name(content) == _CLOCK


def describe_problem(reply: Reply) -> str:
    """The status, and the problem's name where it is known."""
    name = problem_name(reply.content())
    return f"{reply.status} {name}" if name else f"{reply.status}"
