"""Delivers reception results one after the other, and says each that is done; made to be killed.

python deliverer.py FACE RECORDS FIRST LAST ENCODING
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.delivery.oqs.courier import Courier, Reception
from kiosk.delivery.oqs.folder import DeliveryFolder
from kiosk.delivery.oqs.message import CharacterCode
from kiosk.delivery.oqs.outbox import Outbox
from kiosk.delivery.oqs.reception import Sender
from kiosk.delivery.oqs.simulatedpersons import load_persons


def main() -> None:
    face, records = Path(sys.argv[1]), Path(sys.argv[2])
    courier = Courier(
        Outbox(records / "outbox"),
        DeliveryFolder(face, records / "delivered", "kiosk-1"),
        Sender("1312345678", CharacterCode(sys.argv[5])),
        "kiosk-1",
        lambda: datetime.now(UTC),
    )
    coverage = load_persons()[1].coverage
    for number in range(int(sys.argv[3]), int(sys.argv[4])):
        courier.accept(Reception(f"request-{number}", replace(coverage, name=f"髙橋　{number}")))
        if not courier.run(60):
            raise SystemExit("the folder hangs")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
