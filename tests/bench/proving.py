"""A client process that proves cards to a service over HTTP: many kiosks at once, each on a connection of its own.

Takes its orders as JSON on standard input, and says on standard output how long each proof took. It uses the standard
library's client: the load must cost little beside what it is laid on.
"""

from __future__ import annotations

import base64
import http.client
import json
import sys
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk.eligibility.model import Challenge, Purpose


@dataclass(frozen=True, slots=True)
class Order:
    """What one process is to do, for so many seconds; `plain`: the nonce itself is signed, without more about it."""

    port: int
    tokens: list[str]
    certificates: list[str]
    key: str
    seconds: float
    name: str
    plain: bool
    purpose: str


class Prover(threading.Thread):
    """One kiosk: challenge, signature, coverage; again and again."""

    def __init__(self, order: Order, number: int, key: rsa.RSAPrivateKey) -> None:
        super().__init__(daemon=True)
        self._order = order
        self._number = number
        self._key = key
        self._client = http.client.HTTPConnection("127.0.0.1", order.port, timeout=30)
        self.times: list[float] = []

    def run(self) -> None:
        """Prove until the time is over."""
        end = time.monotonic() + self._order.seconds
        count = 0
        while time.monotonic() < end:
            count += 1
            self.times.append(self._prove(count))

    def _prove(self, count: int) -> float:
        order = self._order
        key = f"{order.name}-{self._number}-{count}"
        purpose = Purpose(order.purpose)
        path = "/v1/registrations" if purpose is Purpose.REGISTER else "/v1/coverages"
        start = time.perf_counter()
        said = self._post("/v1/challenges", {"purpose": purpose.value}, "", 201)
        asked = time.perf_counter() - start
        nonce = base64.urlsafe_b64decode(said["nonce"] + "=" * (-len(said["nonce"]) % 4))
        message = nonce
        if not order.plain:
            expires_at = datetime.fromisoformat(said["expires_at"])
            message = Challenge(said["id"], nonce, purpose, said["kiosk"], expires_at).message()
        signature = self._key.sign(message, padding.PKCS1v15(), hashes.SHA256())
        chosen = (self._number * 7919 + count) % len(order.certificates)
        proof = {
            "challenge": said["id"],
            "certificate": order.certificates[chosen],
            "signature": base64.urlsafe_b64encode(signature).rstrip(b"=").decode(),
        }
        start = time.perf_counter()
        said = self._post(path, proof, key, 200)
        took = asked + time.perf_counter() - start
        assert said["outcome"] == ("registered" if purpose is Purpose.REGISTER else "covered"), said["outcome"]
        return took

    def _post(self, path: str, content: object, key: str, status: int) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self._order.tokens[self._number % len(self._order.tokens)]}",
        }
        if key:
            headers["Idempotency-Key"] = key
        self._client.request("POST", path, json.dumps(content), headers)
        answer = self._client.getresponse()
        body = answer.read()
        assert answer.status == status, (answer.status, body[:200])
        found: dict[str, str] = json.loads(body)
        return found


def main() -> None:
    """Do what standard input says."""
    order = json.loads(sys.stdin.readline())
    kiosks = order.pop("kiosks")
    orders = Order(**order)
    key = load_pem_private_key(Path(orders.key).read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    provers = [Prover(orders, number, key) for number in range(kiosks)]
    print("ready", flush=True)  # noqa: T201 (a program)
    sys.stdin.readline()
    for prover in provers:
        prover.start()
    for prover in provers:
        prover.join()
    print(json.dumps([took for prover in provers for took in prover.times]), flush=True)  # noqa: T201 (a program)


if __name__ == "__main__":
    main()
