"""What a service's answer means, also where the service is newer than this kiosk and has words that it does not know.

Nothing that is not understood is a yes. Of a registration that was made, the coverage may be not understood: then it
was made all the same.
"""

from __future__ import annotations

from kiosk.eligibility.model import Answer, Undecided, UndecidedReason
from kiosk.eligibility.wire import read_answer, read_settlement

_NOT_UNDERSTOOD = Undecided(UndecidedReason.UNAVAILABLE)


def understand_answer(said: object) -> Answer:
    """An answer from what JSON said. Raises ValueError where not even its kind is understood."""
    try:
        return read_answer(said)
    except ValueError:
        match said:
            case {"outcome": "refused" | "undecided"}:
                # No, for a reason that is not known here; what the visitor can do about it, staff have to say.
                return _NOT_UNDERSTOOD
            case {"outcome": "registered", "coverage": dict(), **rest}:
                return read_answer({"outcome": "registered", **rest})
            case _:
                raise


def understand_settlement(said: object) -> Answer | None:
    """What became of a request; None: nothing, and nothing will. Raises ValueError as `understand_answer`."""
    match said:
        case {"answer": dict() as answer}:
            return understand_answer(answer)
        case _:
            return read_settlement(said)
