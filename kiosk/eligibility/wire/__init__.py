"""The JSON that an eligibility service and its kiosks exchange: requests, answers, and both directions of each.

Bytes are base64url without padding (RFC 4648, 5), moments RFC 3339 with a time zone, dates ISO 8601. What a service is
sent is checked strictly; what a kiosk is answered may have more fields than it knows, since services are renewed first.
"""

from kiosk.eligibility.wire.answers import (
    AnswerBody,
    ChallengeBody,
    LookedUpBody,
    SettlementBody,
    read_answer,
    read_challenge,
    read_looked_up,
    read_settlement,
    write_answer,
    write_challenge,
    write_looked_up,
    write_settlement,
)
from kiosk.eligibility.wire.requests import (
    ChallengeRequest,
    ConsentsRequest,
    LookupRequest,
    ProofRequest,
    SettlementRequest,
    ask_challenge,
    ask_consents,
    ask_lookup,
    ask_proof,
    ask_settlement,
)
from kiosk.eligibility.wire.scope import Scope, write_scope

__all__ = [
    "AnswerBody",
    "ChallengeBody",
    "ChallengeRequest",
    "ConsentsRequest",
    "LookedUpBody",
    "LookupRequest",
    "ProofRequest",
    "Scope",
    "SettlementBody",
    "SettlementRequest",
    "ask_challenge",
    "ask_consents",
    "ask_lookup",
    "ask_proof",
    "ask_settlement",
    "read_answer",
    "read_challenge",
    "read_looked_up",
    "read_settlement",
    "write_answer",
    "write_challenge",
    "write_looked_up",
    "write_scope",
    "write_settlement",
]
