"""The jobs of the card thread: one conversation with one card, from its first command to the closed connection."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeAlias

from apdu import ApduError, PinBlocked, PinRejected, UnexpectedContent
from apdu.interindustry import Dialect
from apdu.mynumber import jpki
from apdu.mynumber.jpki import NotMyNumberCard, NoUserCertificate
from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Challenge, Proof
from kiosk.flow import events
from kiosk.flow.states import Card, Notice, Placed, Problem
from reader.base import Connection, Readers, run
from reader.errors import CardInUse, ReaderError

_log = logging.getLogger(__name__)


SignatureCheck: TypeAlias = Callable[[bytes, bytes, bytes], bool]
"""Whether, for (certificate in DER, message, signature), the signature is the certificate's key's RSASSA-PKCS1-v1_5
one with SHA-256. Raises ValueError for bytes that are no certificate with an RSA key.
"""


class CardSession:
    """Keeps the connection between the jobs of one visit. Used on one thread only, which may block in any method.

    `examine` tells from the certificate (DER) what its dates say already; it raises ValueError for bytes that are no
    certificate. Whatever goes wrong with the card is an event; what is raised all the same is a bug.
    """

    def __init__(
        self, readers: Readers, examine: Callable[[bytes], Notice | None], signature_is_valid: SignatureCheck
    ) -> None:
        self._readers = readers
        self._examine = examine
        self._signature_is_valid = signature_is_valid
        self._placed: Placed | None = None
        self._connection: Connection | None = None
        self._open: AbstractContextManager[Connection] | None = None

    def read(self, placed: Placed) -> events.CardRead | events.CardFailed:
        """Open the card of `placed` and read it; the connection stays open only if that went well."""
        self.release()
        try:
            self._connect(placed)
            return self._read(placed)
        except (ReaderError, ApduError) as error:
            return self._failed(placed, error, _problem_of(error))
        except BaseException:
            self.release()
            raise

    def authenticate(
        self, placed: Placed, card: Card, challenge: Challenge, pin: Pin
    ) -> events.ProofMade | events.PinRejected | events.CardFailed:
        """Verify the PIN once and sign the challenge, over the connection that `read` opened; wipes `pin`.

        The signature is checked here under the certificate that was read at the start of the visit: another card, put
        there unseen, is noticed before anything is sent. Every doubt is CARD_LOST; a wrong PIN is said only when the
        card said so.
        """
        with pin:
            try:
                return self._authenticate(placed, card, challenge, pin)
            except PinRejected as rejected:
                return events.PinRejected(placed.visit, rejected.retries_left)
            except PinBlocked:
                return events.PinRejected(placed.visit, 0)
            except (ReaderError, ApduError) as error:
                # The card had answered by its specification a moment ago: it lost its state, or is another one.
                return self._failed(placed, error, Problem.CARD_LOST)
            except BaseException:
                self.release()
                raise

    def release(self) -> None:
        """Close the connection, so that no PIN stays verified; may be called again."""
        opened, self._open = self._open, None
        self._connection = self._placed = None
        if opened is not None:
            opened.__exit__(None, None, None)

    def _connect(self, placed: Placed) -> None:
        opened = self._readers.open(placed.presence.reader).connect()
        self._connection = opened.__enter__()
        self._open, self._placed = opened, placed

    def _read(self, placed: Placed) -> events.CardRead:
        assert self._connection is not None
        contents = run(self._connection, jpki.read_card(Dialect.for_atr(self._connection.atr)))
        if contents.certificate is None:
            return events.CardRead(placed.visit, contents)
        try:
            notice = self._examine(contents.certificate)
        except ValueError as error:
            raise UnexpectedContent("what the card calls its certificate is none") from error
        return events.CardRead(placed.visit, contents, notice)

    def _authenticate(
        self, placed: Placed, card: Card, challenge: Challenge, pin: Pin
    ) -> events.ProofMade | events.CardFailed:
        if self._connection is None or placed != self._placed:
            return events.CardFailed(placed.visit, Problem.CARD_LOST)
        signed = run(self._connection, jpki.authenticate(pin, challenge.digest(), card.contents))
        try:
            valid = self._signature_is_valid(signed.certificate, challenge.message(), signed.signature)
        except ValueError as error:
            raise UnexpectedContent("what the card calls its certificate is none with an RSA key") from error
        if not valid:
            raise UnexpectedContent("the signature does not belong to the certificate that was read")
        return events.ProofMade(placed.visit, Proof(challenge.id, signed.certificate, signed.signature))

    def _failed(self, placed: Placed, error: Exception, problem: Problem) -> events.CardFailed:
        _log.info("visit %d: %s (%s: %s)", placed.visit, problem.value, type(error).__name__, error)
        self.release()
        return events.CardFailed(placed.visit, problem)


def _problem_of(error: Exception) -> Problem:
    """What the visitor can do about an error while the card is read."""
    match error:
        case NotMyNumberCard():
            return Problem.NOT_MY_NUMBER_CARD
        case NoUserCertificate():
            return Problem.NO_CERTIFICATE
        case CardInUse():
            return Problem.CARD_IN_USE
        case ReaderError():
            return Problem.CARD_LOST
        case _:
            return Problem.CARD_UNREADABLE
