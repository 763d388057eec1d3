"""Personas: people who do not exist, as data, and the cards that are issued to them.

A persona's times are relative to the `now` of its issue, so that it never rots: `issued = "-3h"` is three hours ago,
`expires = "+4d"` is 23:59:59 in Japan on the fourth day from today. Same persona and same `now` give the same bytes.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Self

from cryptography import x509

from apdu.mynumber.layout import Credential, Medium
from reader.virtual.applications.holder import DIGITS, NUMBER_SIZE, number_check_digit
from reader.virtual.applications.readings import Readings
from reader.virtual.atr import ATRS
from reader.virtual.fields import Fields, PersonaError
from reader.virtual.insurance import InsuranceData, read_insurance
from reader.virtual.keys import AUTHENTICATION_KEYS
from reader.virtual.nextgeneration import Generation
from reader.virtual.pki import JST
from reader.virtual.readingtable import read_readings

_MEDIA: Final[Mapping[str, Medium | None]] = {
    "card": Medium.CARD,
    "android": Medium.ANDROID,
    "iphone": Medium.IPHONE,
    "juki-card": Medium.JUKI_CARD,
    "other": None,
}
_GENERATIONS: Final = {generation.value: generation for generation in Generation}
_SEXES: Final = {"male": 1, "female": 2, "unknown": 3}
_REASONS: Final[Mapping[str, x509.ReasonFlags]] = {
    reason.name.replace("_", "-"): reason
    for reason in x509.ReasonFlags
    if reason is not x509.ReasonFlags.remove_from_crl
}
_YEARS: Final = 5
_LONG_YEARS: Final = 10  # the card of somebody grown-up, and certificates of the announced next generation
_GROWN_UP: Final = 18
_FEBRUARY, _LEAP_DAY = 2, 29
# A persona who is only so many years old has the next birthday this far ahead, so that no birthday is near today.
_BIRTHDAY_AHEAD: Final = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Persona:
    """One person and the card that they carry; `id` is the name of the file.

    `medium` None is a card without the JPKI application. Exactly one of `born` and `age` is set; with `expires`, `age`
    is the age on the day of expiry, which is a birthday. `issued` and `expires` are relative to now, see the module;
    without `expires` the certificate ends on the fifth birthday after its issue. `revoked` is the reason on the
    revocation list. PINs of test cards are no secret, and still not shown by `repr`.

    `generation` NEXT is the experimental profile of the announced card (see nextgeneration); its certificates last as
    long as the card. `readings` are what the card makes of the open questions.

    `support_pin` is input support's (券面事項入力補助用), `resident_pin` that of the common and the juki application
    (住民基本台帳用). `individual_number` belongs to nobody: by default it is made of `key`.
    """

    id: str
    description: str
    medium: Medium | None
    name: str
    name_kana: str
    sex: int
    born: date | None
    age: int | None
    prefecture: str
    city: str
    address: str
    issued: timedelta | None
    expires: int | None
    auth_pin: str = field(repr=False)
    sign_password: str = field(repr=False)
    tries_left: int
    sign_tries_left: int
    support_pin: str = field(repr=False)
    support_tries_left: int
    resident_pin: str = field(repr=False)
    resident_tries_left: int
    individual_number: str = field(repr=False)
    security_code: str = field(repr=False)
    municipality: str
    signature_certificate: bool
    key: int
    atr: bytes
    extended_length: bool
    registered: bool
    protected: bool
    revoked: x509.ReasonFlags | None
    coverage: InsuranceData | None = field(repr=False)
    generation: Generation = Generation.CURRENT
    readings: Readings = field(default_factory=Readings)

    @classmethod
    def from_toml(cls, path: Traversable) -> Self:
        """Read a persona's file (any pathlib.Path will do). Raises PersonaError naming file, field and mistake."""
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PersonaError(f"{path.name}: is no TOML file: {error}") from error
        except OSError as error:
            raise PersonaError(f"{path.name}: cannot be read: {error.strerror}") from error
        return cls._read(path.name.removesuffix(".toml"), Fields(path.name, values))

    @classmethod
    def _read(cls, identifier: str, fields: Fields) -> Self:
        medium = fields.choice("medium", _MEDIA, default="card")
        key = fields.number("key", 0, AUTHENTICATION_KEYS - 1)
        has_signature = fields.flag("signature_certificate", default=medium is Medium.CARD)
        persona = cls(
            id=identifier,
            description=fields.text("description"),
            medium=medium,
            name=fields.text("name"),
            name_kana=fields.text("name_kana"),
            sex=fields.choice("sex", _SEXES, default="unknown"),
            born=fields.day("birth_date") if fields.has("birth_date") else None,
            age=fields.number("age", 0, 120) if fields.has("age") else None,
            prefecture=fields.text("prefecture", default="Tokyo-to"),
            city=fields.text("city", default="Mihon-ku"),
            address=fields.text("address", default="東京都見本区試験町一丁目１番１号"),
            issued=fields.offset("issued") if fields.has("issued") else None,
            expires=fields.days("expires") if fields.has("expires") else None,
            auth_pin=read_pin(fields, "auth_pin", Credential.AUTHENTICATION, "1234"),
            sign_password=read_pin(fields, "sign_password", Credential.SIGNATURE, "ABC123"),
            tries_left=fields.number("tries_left", 0, 3, default=3),
            sign_tries_left=fields.number("sign_tries_left", 0, 5, default=5),
            support_pin=read_pin(fields, "support_pin", Credential.AUTHENTICATION, "1234"),
            support_tries_left=fields.number("support_tries_left", 0, 3, default=3),
            resident_pin=read_pin(fields, "resident_pin", Credential.AUTHENTICATION, "1234"),
            resident_tries_left=fields.number("resident_tries_left", 0, 3, default=3),
            individual_number=_individual_number(fields, key),
            security_code=_digits(fields, "security_code", 4, f"{key:04}"),
            municipality=_digits(fields, "municipality", 5, "13999"),
            signature_certificate=has_signature,
            key=key,
            atr=fields.choice("atr", ATRS, default="contactless"),
            extended_length=fields.flag("extended_length", default=True),
            registered=fields.flag("registered"),
            protected=fields.flag("protected"),
            revoked=fields.choice("revoked", _REASONS) if fields.has("revoked") else None,
            coverage=read_insurance(fields.table("coverage")) if fields.has("coverage") else None,
            generation=fields.choice("generation", _GENERATIONS, default=Generation.CURRENT.value),
            readings=read_readings(fields.table("readings")) if fields.has("readings") else Readings(),
        )
        fields.finish()
        persona._check(fields)
        return persona

    def _check(self, fields: Fields) -> None:
        if (self.born is None) == (self.age is None):
            raise fields.wrong("birth_date", "either birth_date or age is wanted")
        if self.issued is None and self.expires is None:
            raise fields.wrong("issued", "is missing; issued, expires or both are wanted")
        if self.expires is not None and self.age is None:
            raise fields.wrong("expires", "needs age instead of birth_date: a certificate expires on a birthday")
        if self.issued is not None and self.issued > timedelta():
            raise fields.wrong("issued", "is in the future; write a minus sign")
        if self.registered and self.medium is None:
            raise fields.wrong("registered", "a card without certificate cannot be registered")
        if self.generation is Generation.NEXT and self.medium is not Medium.CARD:
            raise fields.wrong("generation", "only a card (medium) is of the next generation")

    def birth_date(self, now: datetime) -> date:
        """The day of birth of somebody whose card is issued with this `now`."""
        if self.born is not None:
            return self.born
        assert self.age is not None, "checked when the persona was read"
        if self.expires is not None:
            birthday = _today(now) + timedelta(days=self.expires)
            # Only a leap year has a 29 February to be born on: then the person is up to three years younger.
            leap = birthday.month == _FEBRUARY and birthday.day == _LEAP_DAY
            return _same_day(birthday, -(self.age - self.age % 4 if leap else self.age))
        return _same_day(_today(now) + _BIRTHDAY_AHEAD, -self.age - 1)

    def expiry_date(self, now: datetime) -> date:
        """The last day, in Japan, on which the certificate is valid: a birthday."""
        if self.expires is not None:
            return _today(now) + timedelta(days=self.expires)
        issued = self.issued_at(now).astimezone(JST).date()
        birthday = self.birth_date(now)
        first = _same_day(birthday, issued.year - birthday.year)
        return _same_day(birthday, issued.year - birthday.year + self._years(now) - (first > issued))

    def issued_at(self, now: datetime) -> datetime:
        """When the certificate was issued, in UTC, to the second."""
        if self.issued is not None:
            return (now + self.issued).astimezone(UTC).replace(microsecond=0)
        # Half a year after a birthday, in office hours, so that the day of expiry is the fifth birthday since.
        day = _same_day(self.expiry_date(now), -self._years(now)) + timedelta(days=180)
        return datetime.combine(day, time(10, 30), JST).astimezone(UTC)

    def card_expiry_date(self, now: datetime) -> date:
        """The last day of the card itself: the tenth birthday since its issue, the fifth of somebody under 18."""
        last = self.expiry_date(now)
        grown = _same_day(self.birth_date(now), _GROWN_UP) <= self.issued_at(now).astimezone(JST).date()
        return _same_day(last, _LONG_YEARS - _YEARS) if grown and self.generation is Generation.CURRENT else last

    def _years(self, now: datetime) -> int:
        """How many birthdays the certificates last for; points "validity" and "minors" of the experimental profile."""
        if self.generation is Generation.CURRENT:
            return _YEARS
        if self.issued is None:
            assert self.age is not None, "checked when the persona was read"
            # Of the day of expiry; who was 18 before got a card for ten years.
            return _LONG_YEARS if self.age - _LONG_YEARS >= _GROWN_UP else _YEARS
        grown = _same_day(self.birth_date(now), _GROWN_UP) <= (now + self.issued).astimezone(JST).date()
        return _LONG_YEARS if grown else _YEARS

    @property
    def experimental(self) -> bool:
        """Whether nobody has such a card yet."""
        return self.generation is not Generation.CURRENT

    def derived(self, purpose: str, now: datetime) -> str:
        """A hexadecimal number that is this persona's for one purpose and one issue, and nobody else's."""
        text = "\0".join((self.id, purpose, self.issued_at(now).isoformat()))
        return hashlib.sha256(text.encode()).hexdigest().upper()


def _today(now: datetime) -> date:
    return now.astimezone(JST).date()


def _same_day(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def read_pin(fields: Fields, name: str, credential: Credential, default: str | None = None) -> str:
    """A PIN that its credential's rule allows. Raises PersonaError, which does not repeat it."""
    text = fields.text(name, default)
    rule = credential.value.rule
    if not rule.shortest <= len(text) <= rule.longest or not set(text.encode()) <= set(rule.alphabet):
        wanted = "four digits" if credential is Credential.AUTHENTICATION else "6 to 16 capital letters and digits"
        raise fields.wrong(name, f"{wanted} in quotes are wanted")
    return text


def _digits(fields: Fields, name: str, size: int, default: str) -> str:
    text = fields.text(name, default)
    if len(text) != size or not set(text.encode()) <= set(DIGITS):
        raise fields.wrong(name, f"{size} digits in quotes are wanted")
    return text


def _individual_number(fields: Fields, key: int) -> str:
    name = "individual_number"
    digits = f"{key + 1:0{NUMBER_SIZE - 1}}"
    number = _digits(fields, name, NUMBER_SIZE, digits + number_check_digit(digits))
    if number[-1] != number_check_digit(number[:-1]):
        # Which digit it should be is not told: the message may end up in a log, beside a number that is real.
        raise fields.wrong(name, "its check digit is wrong")
    return number


@cache
def _shipped() -> Mapping[str, Persona]:
    folder = files("fixtures") / "personas"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    personas = {found.id: found for found in (Persona.from_toml(path) for path in paths)}
    owners: dict[int, str] = {}
    for found in personas.values():
        if found.key in owners:
            raise PersonaError(f"{found.id}.toml: key: {found.key} is taken by {owners[found.key]}.toml")
        owners[found.key] = found.id
    return personas


@cache
def load_personas(*, experimental: bool = False) -> Mapping[str, Persona]:
    """The personas of fixtures/personas by id, in alphabetical order. Raises PersonaError, also for a shared key.

    Each has a key of its own: after an exchange of cards, a signature by the wrong card has to be wrong. Cards of an
    experimental generation are among them only where they are asked for: nobody has such a card.
    """
    personas = _shipped()
    return {name: found for name, found in personas.items() if experimental or not found.experimental}


def persona(identifier: str) -> Persona:
    """The persona of this id, experimental or not. Raises KeyError with the ids that there are."""
    personas = load_personas(experimental=True)
    if identifier not in personas:
        raise KeyError(f"no persona {identifier!r}; there are {', '.join(personas)}")
    return personas[identifier]
