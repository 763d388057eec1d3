"""What a kiosk asks. The service checks all of it strictly: sizes, forms, and nothing that it does not know."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kiosk.eligibility.model import Assurance, ConsentItem, Consents, InsuredNumber, Objection, Proof, Purpose
from kiosk.eligibility.wire.octets import Octets, encode

LARGEST_CERTIFICATE: Final = 4096
LARGEST_SIGNATURE: Final = 512

# No control characters: a data base refuses some of them, and no name or number has any.
_Text: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$")]
_Name: TypeAlias = Annotated[_Text, Field(min_length=1, max_length=64)]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class ChallengeRequest(_Request):
    """A challenge for this purpose is wanted."""

    purpose: Purpose


class ProofRequest(_Request):
    """A proof: the certificate (DER, at most 4096 bytes) and the signature (at most 512; empty after a visual check).

    `staff` names the member of staff who compared face and photograph; empty where the PIN was verified.
    """

    challenge: _Name
    certificate: Annotated[Octets, Field(max_length=LARGEST_CERTIFICATE)]
    signature: Annotated[Octets, Field(max_length=LARGEST_SIGNATURE)]
    assurance: Assurance = Assurance.PIN
    staff: Annotated[_Text, Field(max_length=64)] = ""

    def value(self) -> Proof:
        """As the model has it."""
        return Proof(self.challenge, self.certificate, self.signature, self.assurance, self.staff)


class SettlementRequest(_Request):
    """What became of a request whose proof answered this challenge is wanted."""

    challenge: _Name


class ConsentsRequest(_Request):
    """What the visitor said; an item that is in neither list was not asked. An objection maps to true or false."""

    given: list[ConsentItem] = Field(default=[], max_length=len(ConsentItem))
    refused: list[ConsentItem] = Field(default=[], max_length=len(ConsentItem))
    objections: dict[Objection, bool] = Field(default={}, max_length=len(Objection))

    def value(self) -> Consents:
        """As the model has it. Raises ValueError for an item that is both given and refused."""
        return Consents(frozenset(self.given), frozenset(self.refused), tuple(self.objections.items()))


class LookupRequest(_Request):
    """The numbers of a certificate of eligibility; `branch` and `symbol` are empty where the paper has none."""

    insurer_number: Annotated[_Text, Field(min_length=1, max_length=16)]
    symbol: Annotated[_Text, Field(max_length=40)] = ""
    number: Annotated[_Text, Field(min_length=1, max_length=40)]
    branch: Annotated[_Text, Field(max_length=4)] = ""
    birth_date: date
    limit_consent: bool = False

    def value(self) -> InsuredNumber:
        """As the model has it."""
        return InsuredNumber(
            self.insurer_number, self.symbol, self.number, self.branch, self.birth_date, self.limit_consent
        )


def ask_challenge(purpose: Purpose) -> dict[str, object]:
    """The JSON of a ChallengeRequest, as the following are of theirs."""
    return {"purpose": purpose.value}


def ask_proof(proof: Proof) -> dict[str, object]:
    """A ProofRequest."""
    return {
        "challenge": proof.challenge_id,
        "certificate": encode(proof.certificate),
        "signature": encode(proof.signature),
        "assurance": proof.assurance.value,
        "staff": proof.staff,
    }


def ask_settlement(challenge_id: str) -> dict[str, object]:
    """A SettlementRequest."""
    return {"challenge": challenge_id}


def ask_consents(consents: Consents) -> dict[str, object]:
    """A ConsentsRequest."""
    return {
        "given": sorted(item.value for item in consents.given),
        "refused": sorted(item.value for item in consents.refused),
        "objections": {kind.value: objects for kind, objects in consents.objections},
    }


def ask_lookup(query: InsuredNumber) -> dict[str, object]:
    """A LookupRequest."""
    return {
        "insurer_number": query.insurer_number,
        "symbol": query.symbol,
        "number": query.number,
        "branch": query.branch,
        "birth_date": query.birth_date.isoformat(),
        "limit_consent": query.limit_consent,
    }
