"""The smallest FastAPI application that does as much SQL for a proof as the service: what the service is measured by.

The same driver, the same number of statements in as many transactions, one RSA verification; nothing else of what a
service has to do. Takes the name of its database as libpq knows it, and the port on which it serves.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import sys
from queue import LifoQueue
from typing import Annotated, Any

import psycopg
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from fastapi import FastAPI, Header
from pydantic import BaseModel

POOL_SIZE = 16
_TABLES = """
CREATE TABLE IF NOT EXISTS small_tokens (digest bytea PRIMARY KEY, kiosk text NOT NULL);
CREATE TABLE IF NOT EXISTS small_challenges (id text PRIMARY KEY, nonce bytea NOT NULL, used boolean NOT NULL);
CREATE TABLE IF NOT EXISTS small_persons (serial text PRIMARY KEY, name text NOT NULL, coverage jsonb NOT NULL);
CREATE TABLE IF NOT EXISTS small_answers (request text PRIMARY KEY, answer text NOT NULL);
CREATE TABLE IF NOT EXISTS small_registrations (serial text PRIMARY KEY, request text NOT NULL);
"""


class Purpose(BaseModel):
    """What the challenge is for."""

    purpose: str


class Proof(BaseModel):
    """A card's answer to a challenge."""

    challenge: str
    certificate: str
    signature: str


def make_application(conninfo: str) -> FastAPI:
    """The application; its tables are made where they are missing."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(_TABLES)
    pool: LifoQueue[psycopg.Connection[Any]] = LifoQueue()
    for _ in range(POOL_SIZE):
        pool.put(psycopg.connect(conninfo))
    application = FastAPI()

    def admit(authorization: str) -> str:
        digest = hashlib.sha256(authorization.removeprefix("Bearer ").encode()).digest()
        connection = pool.get()
        try:
            with connection.transaction():
                row = connection.execute("SELECT kiosk FROM small_tokens WHERE digest = %s", (digest,)).fetchone()
        finally:
            pool.put(connection)
        assert row is not None
        return str(row[0])

    @application.post("/v1/challenges", status_code=201)
    def challenges(asked: Purpose, authorization: Annotated[str, Header()]) -> dict[str, str]:
        kiosk = admit(authorization)
        name, nonce = secrets.token_urlsafe(24), secrets.token_bytes(32)
        connection = pool.get()
        try:
            with connection.transaction():
                connection.execute("INSERT INTO small_challenges VALUES (%s, %s, false)", (name, nonce))
        finally:
            pool.put(connection)
        return {"id": name, "nonce": base64.urlsafe_b64encode(nonce).decode(), "purpose": asked.purpose, "kiosk": kiosk}

    def prove(proof: Proof, authorization: str, request: str, *, register: bool) -> dict[str, Any]:
        admit(authorization)
        certificate = x509.load_der_x509_certificate(_decode(proof.certificate))
        serial = f"{certificate.serial_number:x}"
        connection = pool.get()
        try:
            with connection.transaction():
                (nonce,) = connection.execute(
                    "UPDATE small_challenges SET used = true WHERE id = %s AND NOT used RETURNING nonce",
                    (proof.challenge,),
                ).fetchone() or (b"",)
                key = certificate.public_key()
                assert isinstance(key, rsa.RSAPublicKey)
                key.verify(_decode(proof.signature), nonce, padding.PKCS1v15(), hashes.SHA256())
                row = connection.execute(
                    "SELECT name, coverage FROM small_persons WHERE serial = %s", (serial,)
                ).fetchone()
                assert row is not None
                if register:
                    connection.execute(
                        "INSERT INTO small_registrations VALUES (%s, %s) ON CONFLICT DO NOTHING", (serial, request)
                    )
                connection.execute("INSERT INTO small_answers VALUES (%s, %s)", (request, "covered"))
        finally:
            pool.put(connection)
        return {"outcome": "registered" if register else "covered", "name": row[0], "coverage": row[1]}

    @application.post("/v1/registrations")
    def registrations(
        proof: Proof, authorization: Annotated[str, Header()], idempotency_key: Annotated[str, Header()]
    ) -> dict[str, Any]:
        return prove(proof, authorization, idempotency_key, register=True)

    @application.post("/v1/coverages")
    def coverages(
        proof: Proof, authorization: Annotated[str, Header()], idempotency_key: Annotated[str, Header()]
    ) -> dict[str, Any]:
        return prove(proof, authorization, idempotency_key, register=False)

    return application


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


if __name__ == "__main__":
    uvicorn.run(make_application(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False)
