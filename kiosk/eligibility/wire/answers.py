"""What a service answers. Each form is documented by a pydantic model, and written without it: the values are the
service's own and need no checking, and every answer is on somebody's way.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Final, Literal, TypeAlias, assert_never

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic_core import to_json

from kiosk.eligibility.model import (
    NONCE_SIZE,
    Answer,
    Challenge,
    Coverage,
    Covered,
    LookedUp,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.wire.octets import Octets, encode

_NOTICES: Final = frozenset(notice.value for notice in StaffNotice)


def _tolerate(value: Any) -> Any:  # noqa: ANN401 (whatever the JSON holds)
    """A notice for staff that is not known here is one that says so."""
    match value:
        case {"notices": list(notices)}:
            known = [notice if notice in _NOTICES else StaffNotice.UNKNOWN_CODE.value for notice in map(str, notices)]
            return value | {"notices": list(dict.fromkeys(known))}
        case _:
            return value


_Coverage: TypeAlias = Annotated[Coverage, BeforeValidator(_tolerate)]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ChallengeBody(_Body):
    """A challenge: `nonce` has 32 bytes; it is good once, for this kiosk and purpose, until `expires_at`."""

    id: str = Field(min_length=1, max_length=64)
    nonce: Annotated[Octets, Field(min_length=NONCE_SIZE, max_length=NONCE_SIZE)]
    purpose: Purpose
    kiosk: str = Field(min_length=1, max_length=64)
    expires_at: AwareDatetime


class RegisteredBody(_Body):
    """The card may be used as a health-insurance card."""

    outcome: Literal["registered"]
    registered_at: AwareDatetime
    already: bool
    coverage: _Coverage | None = None

    def value(self) -> Registered:
        """As the model has it."""
        return Registered(self.registered_at, self.already, self.coverage)


class CoveredBody(_Body):
    """The holder is registered, and this is the coverage."""

    outcome: Literal["covered"]
    coverage: _Coverage

    def value(self) -> Covered:
        """As the model has it."""
        return Covered(self.coverage)


class RefusedBody(_Body):
    """No, and from when it will be possible where that is known."""

    outcome: Literal["refused"]
    reason: RefusalReason
    possible_from: AwareDatetime | None = None

    def value(self) -> Refused:
        """As the model has it."""
        return Refused(self.reason, self.possible_from)


class UndecidedBody(_Body):
    """It could not be decided."""

    outcome: Literal["undecided"]
    reason: UndecidedReason
    settled: bool = True

    def value(self) -> Undecided:
        """As the model has it."""
        return Undecided(self.reason, self.settled)


AnswerBody: TypeAlias = Annotated[
    RegisteredBody | CoveredBody | RefusedBody | UndecidedBody, Field(discriminator="outcome")
]


class SettlementBody(_Body):
    """What became of a request: its answer, or null when it was not made and from now on cannot be."""

    answer: AnswerBody | None


class LookedUpBody(_Body):
    """What a number lookup found."""

    validity: Validity
    coverage: _Coverage | None = None


_CHALLENGE: Final = TypeAdapter(ChallengeBody)
_ANSWER: Final[TypeAdapter[RegisteredBody | CoveredBody | RefusedBody | UndecidedBody]] = TypeAdapter(AnswerBody)
_SETTLEMENT: Final = TypeAdapter(SettlementBody)
_LOOKED_UP: Final = TypeAdapter(LookedUpBody)


def write_challenge(challenge: Challenge) -> bytes:
    """The JSON of a challenge."""
    return to_json(
        {
            "id": challenge.id,
            "nonce": encode(challenge.nonce),
            "purpose": challenge.purpose,
            "kiosk": challenge.kiosk,
            "expires_at": challenge.expires_at,
        }
    )


def write_answer(answer: Answer) -> bytes:
    """The JSON of an answer."""
    return to_json(_open(answer))


def write_settlement(answer: Answer | None) -> bytes:
    """The JSON of what became of a request."""
    return to_json({"answer": None if answer is None else _open(answer)})


def write_looked_up(found: LookedUp) -> bytes:
    """The JSON of what a number lookup found."""
    return to_json(_shallow(found))


def read_challenge(said: object) -> Challenge:
    """A challenge from what JSON said. Raises ValueError, as all that reads here."""
    body = _CHALLENGE.validate_python(said)
    return Challenge(body.id, body.nonce, body.purpose, body.kiosk, body.expires_at)


def read_answer(said: object) -> Answer:
    """An answer. One with a reason or a validity that is not known here is not understood, and so never a yes."""
    return _ANSWER.validate_python(said).value()


def read_settlement(said: object) -> Answer | None:
    """What became of a request."""
    body = _SETTLEMENT.validate_python(said)
    return None if body.answer is None else body.answer.value()


def read_looked_up(said: object) -> LookedUp:
    """What a number lookup found."""
    body = _LOOKED_UP.validate_python(said)
    return LookedUp(body.validity, body.coverage)


def _open(answer: Answer) -> dict[str, object]:
    match answer:
        case Registered():
            outcome = "registered"
        case Covered():
            outcome = "covered"
        case Refused():
            outcome = "refused"
        case Undecided():
            outcome = "undecided"
        case _:
            assert_never(answer)
    return {"outcome": outcome, **_shallow(answer)}


def _shallow(value: Answer | LookedUp) -> dict[str, object]:
    """The fields of a value; what is inside of them is left to the writer of JSON."""
    return {item.name: getattr(value, item.name) for item in fields(value)}
