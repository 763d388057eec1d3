"""A kiosk's backend that serves one visitor after the other, and says what each was told; made to be killed.

python -m tests.kiosk.eligibility.oqsvisits FOLDER FIRST LAST BEGUN, where BEGUN is when the revocation lists were made
(seconds of time.monotonic). Every third visitor agrees to something, every third to nothing, every third goes away.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from kiosk.eligibility.local import Enrolment
from kiosk.eligibility.model import ConsentItem, Consents, Covered, Purpose
from kiosk.eligibility.testing import Clock
from tests.kiosk.eligibility.desk import COVERAGE, LONG_AGO, Desk, signer
from tests.kiosk.eligibility.minting import NOW, Mint
from tests.kiosk.eligibility.oqsdesk import Counter

FIRST_SERIAL: Final = 0x0705E000
SAID: Final = {
    0: Consents(given=frozenset({ConsentItem.MEDICINES})),
    1: Consents(refused=frozenset(ConsentItem)),
}


def enroll(folder: Path, visitors: int) -> None:
    """Make everybody known, each by a certificate and a name."""
    local = Desk(folder).open()
    for number in range(visitors):
        coverage = replace(COVERAGE, name=f"髙橋　{number}")
        local.enroll(Enrolment((Mint(serial=FIRST_SERIAL + number).der,), coverage, LONG_AGO))
    local.close()


def main() -> None:
    folder, first, last, begun = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    clock = Clock(NOW)
    counter = Counter(Desk(folder, clock), {"wait_for_consents": True, "consent_seconds": 3600})
    backend = counter.open()
    backend.probe()
    for number in range(first, last):
        clock.advance(NOW + timedelta(seconds=time.monotonic() - begun) - clock())
        who = signer(Mint(serial=FIRST_SERIAL + number))
        say("came", number)
        proof = who.prove(backend.challenge(Purpose.COVERAGE, timeout=30))
        answer = backend.coverage(proof, request_id=f"visit-{number}", timeout=30)
        assert isinstance(answer, Covered)
        say("told", number)
        if (consents := SAID.get(number % 3)) is not None:
            backend.consent(consents, request_id=f"visit-{number}", timeout=30)
            say("said", number)
    backend.close()
    say("over", last)


def say(what: str, number: int) -> None:
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
