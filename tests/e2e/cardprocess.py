"""A card in a process of its own, so that what is found in the kiosk's memory is the kiosk's.

Reads one line of JSON: port, persona, pin, now, and `torn`: at which command it is pulled and on which side of it
("before", "after"), or null. Says "placed"; is taken when its input ends; says then what it counted.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import datetime

from apdu.mynumber.layout import Credential
from reader.virtual.applications.jpki import JpkiApplication
from reader.virtual.card import VirtualCard
from reader.virtual.faults import FaultyCard, Moment, Torn
from reader.virtual.issuance import credentials
from reader.virtual.persona import load_personas
from reader.virtual.vpcd import VpcdSlot


def main() -> int:
    order = json.loads(sys.stdin.readline())
    persona = load_personas()[order["persona"]]
    issued = replace(
        credentials(persona, datetime.fromisoformat(order["now"])), persona=replace(persona, auth_pin=order["pin"])
    )
    card = issued.card()
    faults = [] if order["torn"] is None else [Torn(order["torn"][0], Moment(order["torn"][1]))]
    with VpcdSlot(port=order["port"]) as slot:
        slot.insert(FaultyCard(card, *faults))
        say("placed")
        sys.stdin.read()
    say(json.dumps({"tries": tries_left(card), "verifies": card.verifies}))
    return 0


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tries_left(card: VirtualCard) -> int:
    application = card.applications[-1]
    assert isinstance(application, JpkiApplication)
    pin = application.reference_data(Credential.AUTHENTICATION)
    assert pin is not None
    return pin.tries_left


if __name__ == "__main__":
    sys.exit(main())
