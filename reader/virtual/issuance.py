"""Issuing a card: from a persona and a moment to certificates, files, PINs and keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from apdu.mynumber.layout import Medium
from reader.virtual.applications.application import Application
from reader.virtual.applications.card_manager import CardManager, contact_atr_object, data_objects
from reader.virtual.applications.common import CommonApplication, JukiApplication
from reader.virtual.applications.holder import HolderData
from reader.virtual.applications.jpki import JpkiApplication, KeyMaterial
from reader.virtual.applications.readings import Readings
from reader.virtual.applications.surface import SurfaceApplication
from reader.virtual.applications.text import TextApplication, TextMaterial
from reader.virtual.card import CONTACT_ATR, VirtualCard
from reader.virtual.keys import COMMON, SESSION_KEYS, SIGNATURE_KEYS, private_key
from reader.virtual.persona import Persona
from reader.virtual.pki import (
    AUTHENTICATION,
    SIGNATURE,
    Authority,
    Validity,
    authentication_certificate,
    authority_at,
    end_of_day,
    serial_number,
    signature_certificate,
)
from reader.virtual.profile import Holder

# 15 digits, like the serial numbers that were seen; this beginning is nobody's.
_SERIAL_BEGIN: Final = "400000099"
_SERIAL_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Issued:
    """What was made for one persona at one moment; None where the card has no such certificate."""

    persona: Persona
    authentication: x509.Certificate | None
    signature: x509.Certificate | None
    authentication_key: rsa.RSAPrivateKey = field(repr=False)
    signature_key: rsa.RSAPrivateKey = field(repr=False)
    authentication_authority: Authority
    signature_authority: Authority
    now: datetime

    @property
    def der(self) -> bytes:
        """The user-authentication certificate in DER. Raises ValueError for a card without."""
        return self._certificate.public_bytes(Encoding.DER)

    @property
    def serial(self) -> int:
        """Its serial number. Raises ValueError for a card without."""
        return self._certificate.serial_number

    @property
    def _certificate(self) -> x509.Certificate:
        if self.authentication is None:
            raise ValueError(f"the card of {self.persona.id} has no user-authentication certificate")
        return self.authentication

    def card(self, readings: Readings | None = None) -> VirtualCard:
        """A fresh card with these certificates, its PIN counters as the persona says."""
        who = self.persona
        if who.medium is None:
            return VirtualCard((), atr=who.atr, extended_length=who.extended_length)
        authentication = None
        if self.authentication is not None:
            authentication = KeyMaterial(
                self.der,
                self.authentication_authority.certificate.public_bytes(Encoding.DER),
                self.authentication_key,
                who.auth_pin.encode(),
                who.tries_left,
            )
        certificate = self.signature.public_bytes(Encoding.DER) if self.signature else None
        signature = KeyMaterial(
            certificate,
            self.signature_authority.certificate.public_bytes(Encoding.DER),
            self.signature_key if certificate else None,
            who.sign_password.encode() if certificate else b"",
            who.sign_tries_left if certificate else 0,
        )
        application = JpkiApplication(who.medium, authentication, signature, readings)
        chosen = readings or Readings()
        holder = self.holder if who.medium is Medium.CARD else None
        if holder is None:
            return VirtualCard((application,), atr=who.atr, extended_length=who.extended_length, seed=self._seed)
        # JPKI last: a partial AID finds applications in the order of their AIDs.
        applications = (*_holder_applications(who, holder, chosen), application)
        if chosen.contact_atr_in_application:
            for found in applications:
                found.offer(contact_atr_object(CONTACT_ATR))
        return VirtualCard(
            applications,
            atr=who.atr,
            extended_length=who.extended_length,
            manager=CardManager(data_objects(holder, CONTACT_ATR, chosen)),
            seed=self._seed,
        )

    @property
    def _seed(self) -> bytes:
        return self.persona.derived("chance", self.now).encode()

    @property
    def holder(self) -> HolderData:
        """What is printed on the card."""
        who, now = self.persona, self.now
        return HolderData(
            who.individual_number,
            who.name,
            who.address,
            who.birth_date(now),
            who.sex,
            who.card_expiry_date(now),
            who.security_code,
            who.municipality,
            f"{_SERIAL_BEGIN}{who.key:0{_SERIAL_DIGITS}}",
        )


def _holder_applications(who: Persona, holder: HolderData, readings: Readings) -> tuple[Application, ...]:
    text = TextMaterial(
        who.support_pin.encode(),
        who.support_tries_left,
        private_key(f"card-text-{who.key:02}"),
        private_key(f"card-session-{who.key % SESSION_KEYS:02}"),
    )
    pin = who.resident_pin.encode(), who.resident_tries_left
    return (
        CommonApplication(holder, *pin, private_key(COMMON), readings),
        JukiApplication(*pin, readings),
        SurfaceApplication(holder, private_key(f"card-surface-{who.key:02}"), readings),
        TextApplication(holder, text, extended_length=who.extended_length, readings=readings),
    )


def credentials(persona: Persona, now: datetime) -> Issued:
    """The certificates and keys of a persona's card issued with this `now` (aware of its time zone).

    Same arguments, same bytes. Raises ValueError for a `now` without time zone.
    """
    if now.tzinfo is None:
        raise ValueError("now has no time zone")
    authentication_key = private_key(f"card-auth-{persona.key:02}")
    signature_key = private_key(f"card-sign-{persona.key % SIGNATURE_KEYS:02}")
    authentication = signature = None
    validity = Validity(persona.issued_at(now), end_of_day(persona.expiry_date(now)))
    authority = authority_at(AUTHENTICATION, validity.not_before)
    signing = authority_at(SIGNATURE, validity.not_before)
    if persona.medium in (Medium.CARD, Medium.ANDROID, Medium.IPHONE):
        authentication = authentication_certificate(
            authentication_key.public_key(),
            f"{persona.derived('subject', now)[:14]}13999{persona.key:03}A",
            serial_number(persona.id, "authentication", persona.issued_at(now).isoformat()),
            validity,
            authority,
        )
    if persona.medium is not None and persona.signature_certificate:
        signature = signature_certificate(
            signature_key.public_key(),
            f"{persona.issued_at(now):%Y%m%d%H%M%S}{int(persona.derived('office', now)[:4], 16):05}13TEST",
            Holder(
                persona.name,
                persona.sex,
                persona.birth_date(now),
                persona.prefecture,
                persona.city,
                persona.address,
            ),
            serial_number(persona.id, "signature", persona.issued_at(now).isoformat()),
            validity,
            signing,
        )
    return Issued(persona, authentication, signature, authentication_key, signature_key, authority, signing, now)


def issue(persona: Persona, now: datetime, readings: Readings | None = None) -> VirtualCard:
    """A fresh card for a persona, without power, its PIN counters as the persona says."""
    return credentials(persona, now).card(readings)
