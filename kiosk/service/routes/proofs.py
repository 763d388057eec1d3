"""Registrations and coverages: a card's answer to a challenge, and what follows from it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.eligibility.adjudicating import Asker
from kiosk.eligibility.model import Answer, Proof, Purpose, Registered
from kiosk.eligibility.wire import AnswerBody, ProofRequest, write_answer
from kiosk.service.documents import describe
from kiosk.service.metrics import outcome_class
from kiosk.service.problems import Kind
from kiosk.service.routes.counter import Counter, Work, read, request_key


def make_router(counter: Counter) -> APIRouter:
    """The routes of proofs."""
    router = APIRouter()

    def decide(purpose: Purpose, request_id: str) -> Work:
        def work(asker: Asker, body: bytes, timeout: float) -> bytes:
            proof = read(ProofRequest, body).value()
            answer = counter.service.adjudicator.answer(asker, purpose, proof, request_id=request_id, timeout=timeout)
            _record(counter, asker, purpose, proof, request_id, answer)
            return write_answer(answer)

        return work

    @router.post(
        "/v1/registrations",
        **describe(ProofRequest, 200, AnswerBody, Kind.NOT_ALLOWED, Kind.CONFLICT, Kind.TIMEOUT, keyed=True),
    )
    async def registrations(request: Request) -> Response:
        """Register the use of a card as a health-insurance card; the same request gets the same answer again."""
        return await counter.serve(request, decide(Purpose.REGISTER, request_key(request)))

    @router.post(
        "/v1/coverages",
        **describe(ProofRequest, 200, AnswerBody, Kind.NOT_ALLOWED, Kind.CONFLICT, Kind.TIMEOUT, keyed=True),
    )
    async def coverages(request: Request) -> Response:
        """The coverage of a registered holder; the same request gets the same answer again."""
        return await counter.serve(request, decide(Purpose.COVERAGE, request_key(request)))

    return router


def _record(counter: Counter, asker: Asker, purpose: Purpose, proof: Proof, request_id: str, answer: Answer) -> None:
    outcome = outcome_class(answer)
    counter.record(
        "Decided",
        asker,
        {
            "request": request_id,
            "purpose": purpose.value,
            "assurance": proof.assurance.value,
            "staff": proof.staff,
            "person": counter.service.pseudonyms.of(proof.certificate),
            "outcome": outcome,
        },
        # A new registration is the one thing that must not be forgotten.
        durable=isinstance(answer, Registered) and not answer.already,
    )
    counter.metrics.decided(purpose.value, outcome)
