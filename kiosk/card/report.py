"""What was learned of a card, and how it is shown: aligned text for a person, one JSON object for a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final

from apdu.mynumber.layout import Credential, Medium
from kiosk.eligibility.rules import JST, RuleVerdict
from kiosk.trust.verdict import CertificateFacts

_LABEL_WIDTH: Final = 13


class Token(Enum):
    """What lies on the reader."""

    CARD = "card"
    ANDROID = "android"
    IPHONE = "iphone"
    OTHER = "other"
    UNKNOWN = "unknown"

    @classmethod
    def of_medium(cls, medium: Medium) -> Token:
        """The kind of token that a medium is."""
        known = {Medium.CARD: cls.CARD, Medium.ANDROID: cls.ANDROID, Medium.IPHONE: cls.IPHONE}
        return known.get(medium, cls.OTHER)


_TOKENS: Final = {
    Token.CARD: "My Number Card",
    Token.ANDROID: "My Number Card on an Android phone",
    Token.IPHONE: "My Number Card on an iPhone",
    Token.OTHER: "not a My Number Card",
    Token.UNKNOWN: "not known: the card was not read to the end",
}


@dataclass(slots=True)
class CardReport:
    """Filled while the card is examined, so that what is known already is shown even when the card is pulled.

    `facts` is None where no certificate was read; `tries_left` None where it is not known; `signature_valid` None where
    nothing was signed; `apdus` counts the commands sent to the card.
    """

    reader: str
    atr: bytes
    token: Token = Token.UNKNOWN
    facts: CertificateFacts | None = field(default=None, repr=False)
    trusted: bool = False
    trust_reason: str = "no certificate was read"
    rules: tuple[RuleVerdict, ...] = ()
    tries_left: int | None = None
    signature_valid: bool | None = None
    apdus: int = 0


def to_json(report: CardReport) -> dict[str, Any]:
    """The object that --json prints; moments are ISO 8601 in Japan Standard Time, serial and ATR hexadecimal."""
    facts = report.facts
    return {
        "token": report.token.value,
        "atr": report.atr.hex().upper(),
        "certificate": facts
        and {
            "subject": facts.subject,
            "issuer": facts.issuer,
            "serial": serial_text(facts.serial),
            "not_before": facts.not_before.astimezone(JST).isoformat(),
            "not_after": facts.not_after.astimezone(JST).isoformat(),
        },
        "trusted": report.trusted,
        "trust_reason": report.trust_reason,
        "rules": [{"rule": rule.rule.value, "passed": rule.passed, "words": rule.words} for rule in report.rules],
        "tries_left": report.tries_left,
        "proof": None
        if report.signature_valid is None
        else {"signature": "valid" if report.signature_valid else "invalid"},
        "apdus": report.apdus,
    }


def to_text(report: CardReport) -> str:
    """The lines that a person reads."""
    rows = [("Reader", report.reader), ("Token", _TOKENS[report.token]), ("ATR", report.atr.hex(" ").upper())]
    if report.token not in {Token.OTHER, Token.UNKNOWN}:
        rows += [*_certificate_rows(report), ("Tries left", _tries(report.tries_left))]
        if report.signature_valid is not None:
            rows.append(("Proof", "signature valid" if report.signature_valid else "signature INVALID"))
    rows.append(("APDUs", str(report.apdus)))
    return "".join(f"{label:<{_LABEL_WIDTH}} {text}\n" for label, text in rows)


def _certificate_rows(report: CardReport) -> list[tuple[str, str]]:
    facts = report.facts
    if facts is None:
        return [("Certificate", "not read: a phone wants the PIN first (--prove)")]
    rows = [
        ("Certificate", "for user authentication (利用者証明用電子証明書)"),
        ("  subject", facts.subject),
        ("  issuer", facts.issuer),
        ("  serial", serial_text(facts.serial)),
        ("  valid", f"{_jst(facts.not_before)} to {_jst(facts.not_after)}"),
        ("Trusted", f"{'yes' if report.trusted else 'no'}: {report.trust_reason}"),
    ]
    width = max((len(rule.rule.value) for rule in report.rules), default=0)
    for index, rule in enumerate(report.rules):
        text = f"{rule.rule.value:<{width}}  {'pass' if rule.passed else 'FAIL'}  {rule.words}"
        rows.append(("Rules" if index == 0 else "", text))
    return rows


def serial_text(serial: int) -> str:
    """A certificate's serial number in whole bytes, hexadecimal: `0705D990`."""
    return serial.to_bytes((serial.bit_length() + 7) // 8 or 1, "big").hex().upper()


def _tries(left: int | None) -> str:
    if left is None:
        return "not known"
    whole = Credential.AUTHENTICATION.value.rule.tries
    return f"{left} of {whole}" + (" (blocked)" if left == 0 else "")


def _jst(moment: datetime) -> str:
    return moment.astimezone(JST).strftime("%Y-%m-%d %H:%M:%S JST")
