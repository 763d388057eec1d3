"""The next generation of the card, EXPERIMENTAL: what was announced of it, and what is only assumed here.

The report of the task force on the next individual number card (次期個人番号カードタスクフォース最終とりまとめ, 18
March 2024) tells of algorithms, applications and PINs. Nothing below that level is public: no application identifier,
no file, no command. POINTS is the one place that says of each point where it comes from; where the code follows an
assumption, it names the point. A program that works with this profile has shown that it copes with elliptic curves on
the card that exists, and nothing about the card that will come.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Generation(Enum):
    """Which card: the one that is issued today, or the announced one; the value is what a persona's file says."""

    CURRENT = "current"
    NEXT = "next-experimental"


class Standing(Enum):
    """Where a point of the profile comes from."""

    ANNOUNCED = "announced"
    ASSUMED = "assumed"
    LEFT_OUT = "announced, not in this profile"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the profile by its name, where it comes from, and what it says."""

    name: str
    standing: Standing
    text: str


_A, _S, _L = Standing.ANNOUNCED, Standing.ASSUMED, Standing.LEFT_OUT

POINTS: Final = (
    Point("algorithm", _A, "the keys of both certificates are on the curve P-384, signed by ECDSA with SHA-384"),
    Point("applications", _A, "two in the place of four: one for what wants a PIN, one for the face of the card"),
    Point("pins", _A, "two in the place of four: four digits, and six or more letters and digits"),
    Point("validity", _A, "certificates last for ten years; the card of somebody under 18 lasts for five"),
    Point("printed-code", _L, "one code of six digits is printed; here the codes of today's card open its face"),
    Point("extra-month", _L, "a card lasts for a month beyond the birthday; here it ends on the birthday"),
    Point("unlocking", _L, "a holder may choose a code that unlocks a blocked PIN (PUK); here nothing unlocks it"),
    Point("attributes", _L, "the signing password also opens the attributes as text; here they are left out"),
    Point("identifiers", _S, "AIDs, EF identifiers, token information and availability file are today's"),
    Point("card-code", _S, "the face keeps its files, its key that signs without a PIN and its certificates, all RSA"),
    Point("minors", _S, "the certificates of somebody under 18 end with the card, on the fifth birthday"),
    Point("certificate", _S, "the certificate profile is today's, under authorities with a name of their own"),
    Point("digest", _S, "COMPUTE DIGITAL SIGNATURE with P1 00 or 02 takes the 48 bytes of a SHA-384 digest, bare"),
    Point("message", _S, "with P1 03 it takes a message and hashes it by SHA-384; P1 01, 04 and 05 answer 6A86"),
    Point("signature", _S, "the answer is r and s, 48 bytes each (BSI TR-03111); in DER by Readings.der_signatures"),
    Point("internal", _S, "the key that answers INTERNAL AUTHENTICATE stays EF 0019, moves to JPKI, and is on P-384"),
)


def points(standing: Standing) -> tuple[Point, ...]:
    """The points of one standing, in their order."""
    return tuple(point for point in POINTS if point.standing is standing)
