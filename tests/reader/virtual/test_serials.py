"""Serial numbers: what was made of a person yesterday is about the card that is inserted today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from apdu.mynumber.layout import Medium
from reader.virtual.issuance import credentials
from reader.virtual.persona import load_personas

HOLDERS = [who for who in load_personas().values() if who.medium not in (None, Medium.JUKI_CARD)]
NOW = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)


def test_a_serial_number_does_not_depend_on_the_moment() -> None:
    for persona in HOLDERS:
        earlier, later = credentials(persona, NOW), credentials(persona, NOW + timedelta(days=2))
        assert earlier.serial == later.serial
        assert earlier.der != later.der, "the dates are those of the moment"


def test_everybody_and_every_renewal_has_one_of_its_own() -> None:
    issued = [credentials(persona, NOW) for persona in HOLDERS]
    taro = load_personas()["taro"]
    issued.append(credentials(replace(taro, issued=timedelta(hours=-3)), NOW))
    assert len({one.serial for one in issued}) == len(issued)
