"""A persona with something changed: another age of the card, other tries left, another PIN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from apdu.mynumber.layout import Credential
from reader.virtual.fields import Fields
from reader.virtual.persona import Persona, read_pin
from reader.virtual.pki import JST
from reader.virtual.readingtable import read_readings

_DAYS_IN_A_YEAR: Final = 365


def vary(persona: Persona, changes: Mapping[str, object], source: str, now: datetime) -> Persona:
    """The same person with another card: `issued`, `expires`, `tries_left`, `sign_tries_left`, `auth_pin`,
    `sign_password`, `readings` (a table) as a persona's file has them, each by itself.

    `expires` moves the birthday, because a certificate ends on one; the person stays as old as they are `now`.
    With `issued` alone the certificate ends on the fifth birthday after it, and with `expires` alone it was issued long
    ago. Raises PersonaError, naming `source`, field
    and mistake.
    """
    fields = Fields(source, changes)
    if fields.has("issued"):
        issued = fields.offset("issued")
        if issued > timedelta():
            raise fields.wrong("issued", "is in the future; write a minus sign")
        persona = replace(persona, issued=issued)
    if fields.has("expires"):
        persona = replace(
            persona, expires=fields.days("expires"), born=None, age=_age(persona, now.astimezone(JST).date())
        )
        if not fields.has("issued"):
            persona = replace(persona, issued=None)
    if fields.has("tries_left"):
        persona = replace(persona, tries_left=fields.number("tries_left", 0, 3))
    if fields.has("sign_tries_left"):
        persona = replace(persona, sign_tries_left=fields.number("sign_tries_left", 0, 5))
    if fields.has("auth_pin"):
        persona = replace(persona, auth_pin=read_pin(fields, "auth_pin", Credential.AUTHENTICATION))
    if fields.has("sign_password"):
        persona = replace(persona, sign_password=read_pin(fields, "sign_password", Credential.SIGNATURE))
    if fields.has("readings"):
        persona = replace(persona, readings=read_readings(fields.table("readings")))
    fields.finish()
    if persona.expiry_date(now) < persona.issued_at(now).astimezone(JST).date():
        raise fields.wrong("expires", "is before issued")
    return persona


def _age(persona: Persona, today: date) -> int:
    if persona.born is None:
        assert persona.age is not None, "checked when the persona was read"
        return persona.age
    return (today - persona.born).days // _DAYS_IN_A_YEAR
