"""Issuing a card: from a persona and a moment to certificates, files, PINs and keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from apdu.mynumber.layout import Medium
from reader.virtual import pki, profile
from reader.virtual.applications.application import Application
from reader.virtual.applications.card_manager import CardManager, contact_atr_object, data_objects
from reader.virtual.applications.common import CommonApplication, JukiApplication
from reader.virtual.applications.holder import HolderData
from reader.virtual.applications.jpki import JpkiApplication, KeyMaterial
from reader.virtual.applications.readings import Readings
from reader.virtual.applications.surface import SurfaceApplication
from reader.virtual.applications.text import TextApplication, TextMaterial
from reader.virtual.atr import CONTACT_ATR, is_contact
from reader.virtual.card import VirtualCard
from reader.virtual.keys import (
    COMMON,
    EXPERIMENTAL_INTERNAL,
    SESSION_KEYS,
    SIGNATURE_KEYS,
    SigningKey,
    curve_key,
    private_key,
)
from reader.virtual.nextgeneration import Generation
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
    authentication_key: SigningKey = field(repr=False)
    signature_key: SigningKey = field(repr=False)
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
        """A fresh card with these certificates, its PIN counters and readings as the persona says.

        `readings` take the place of the persona's; those that concern certificates are for `credentials`.
        """
        who = self.persona
        chosen = readings or who.readings
        applications = self._applications(chosen)
        objects: dict[int, bytes] = {}
        if who.medium is Medium.CARD:
            contact = who.atr if is_contact(who.atr) else CONTACT_ATR
            objects = data_objects(self.holder, contact, chosen)
            if chosen.contact_atr_in_application:
                for found in applications:
                    found.offer(contact_atr_object(contact))
        return VirtualCard(
            applications,
            atr=who.atr,
            extended_length=who.extended_length,
            manager=CardManager(objects, chosen),
            seed=self._seed,
            readings=chosen,
        )

    def _applications(self, readings: Readings) -> tuple[Application, ...]:
        """JPKI last: a partial AID finds applications in the order of their AIDs."""
        who = self.persona
        if who.medium is None:
            return ()
        if who.generation is Generation.NEXT:
            # Points "applications" and "card-code" of the experimental profile.
            face = SurfaceApplication(self.holder, private_key(f"card-surface-{who.key:02}"), readings)
            return face, self._jpki(who.medium, readings, curve_key(EXPERIMENTAL_INTERNAL))
        application = self._jpki(who.medium, readings, None)
        if who.medium is Medium.JUKI_CARD:
            # The register's own application is what that card was made for; its name is taken to be today's.
            juki = JukiApplication(who.resident_pin.encode(), who.resident_tries_left, readings)
            return juki, application
        if who.medium is not Medium.CARD:
            return (application,)
        return *_holder_applications(who, self.holder, readings), application

    def _jpki(self, medium: Medium, readings: Readings, internal_key: SigningKey | None) -> JpkiApplication:
        who = self.persona
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
        return JpkiApplication(medium, authentication, signature, readings, internal_key=internal_key)

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


@lru_cache(maxsize=64)  # more than there are personas: whoever issues all of them again makes nothing twice
def credentials(persona: Persona, now: datetime, readings: Readings | None = None) -> Issued:
    """The certificates and keys of a persona's card issued with this `now` (aware of its time zone).

    Same arguments, same bytes, made once. Raises ValueError for a `now` without time zone.
    """
    if now.tzinfo is None:
        raise ValueError("now has no time zone")
    validity = Validity(persona.issued_at(now), end_of_day(persona.expiry_date(now)))
    authority, signing = _authorities(persona, validity.not_before)
    authentication_key, signature_key = _keys(persona)
    authentication = signature = None
    phone = persona.medium in (Medium.ANDROID, Medium.IPHONE)
    if persona.medium is Medium.CARD or phone:
        authentication = authentication_certificate(
            authentication_key.public_key(),
            f"{persona.derived('subject', now)[:14]}13999{persona.key:03}A",
            _serial(persona, "authentication"),
            validity,
            authority,
        )
    if persona.medium is not None and persona.signature_certificate:
        own_policy = phone and (readings or persona.readings).phone_policy
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
            _serial(persona, "signature"),
            validity,
            signing,
            profile.PHONE_SIGNATURE_POLICY if own_policy else profile.SIGNATURE_POLICY,
        )
    return Issued(persona, authentication, signature, authentication_key, signature_key, authority, signing, now)


def _serial(persona: Persona, kind: str) -> int:
    """Of whose card it is, and how old it is said to be, not of the moment: a revocation list or a data base that was
    made an hour ago knows the card that is inserted now.
    """
    return serial_number(persona.id, kind, str(persona.issued), str(persona.expires))


def _authorities(persona: Persona, moment: datetime) -> tuple[Authority, Authority]:
    if persona.generation is Generation.NEXT:
        return pki.EXPERIMENTAL_AUTHENTICATION_AUTHORITY, pki.EXPERIMENTAL_SIGNATURE_AUTHORITY
    return authority_at(AUTHENTICATION, moment), authority_at(SIGNATURE, moment)


def _keys(persona: Persona) -> tuple[SigningKey, SigningKey]:
    authentication, signature = f"card-auth-{persona.key:02}", f"card-sign-{persona.key % SIGNATURE_KEYS:02}"
    if persona.generation is Generation.NEXT:
        return curve_key(f"experimental-{authentication}"), curve_key(f"experimental-{signature}")
    return private_key(authentication), private_key(signature)


def issue(persona: Persona, now: datetime, readings: Readings | None = None) -> VirtualCard:
    """A fresh card for a persona, without power; `readings` take the place of the persona's own."""
    return credentials(persona, now, readings).card(readings)
