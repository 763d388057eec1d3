"""The service in a process of its own, with kiosks and people in its database, for measuring it.

Takes the database's URL, a folder, the port, and the number of persons; serves until it is ended. It logs as it does in
earnest, to a file.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import uvicorn
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.eligibility.database import open_database
from kiosk.log import configure
from kiosk.service.application import make_application
from reader.virtual.keys import private_key
from tests.kiosk.eligibility.minting import NOW, Mint
from tests.kiosk.service.hall import ADDRESS, Hall, make_assertion

KIOSKS = 8


def main() -> None:
    """Prepare what clients need, in the folder's file clients.json, and serve."""
    url, folder, port, persons, registered = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:6])
    log = (folder / "log").open("w")
    configure(logging.INFO, stream=log)
    hall = Hall(open_database(url), folder)
    tokens = []
    for number in range(KIOSKS):
        name = f"kiosk-{number}"
        assertion = make_assertion(name, hall.enroll_kiosk(name), NOW)
        tokens.append(hall.doorkeeper.issue_token(assertion, [f"{ADDRESS}/v1/token"]).token)
    mints = [Mint(serial=0x10000 + number) for number in range(persons)]
    for mint in mints:
        hall.enroll(mint, NOW if registered else None)
    key = private_key("card-auth-00").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(key)
    (folder / "clients.json").write_text(
        json.dumps({"tokens": tokens, "certificates": [mint.der.hex() for mint in mints]})
    )
    uvicorn.run(make_application(hall.service), port=port, log_config=None, access_log=False, server_header=False)


if __name__ == "__main__":
    main()
