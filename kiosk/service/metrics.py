"""Figures for Prometheus: how many requests, how long they took, what was decided. None of them tells of a person.

A decision is counted by a class of outcomes in which protected, unknown and untrusted are one, as they are for
everybody else.
"""

from __future__ import annotations

from typing import Final, assert_never

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from kiosk.eligibility.model import Answer, Covered, Refused, Registered, Undecided

MEDIA_TYPE: Final = CONTENT_TYPE_LATEST
UNMATCHED: Final = "unmatched"  # the route of what has none: a path of a stranger's choice must not become a label
_BUCKETS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds


def outcome_class(answer: Answer) -> str:
    """What was decided, in a word: the outcome, and for a refusal or an open question its reason."""
    match answer:
        case Registered(already=already):
            return "already-registered" if already else "registered"
        case Covered():
            return "covered"
        case Refused(reason=refusal):
            return refusal.value
        case Undecided(reason=doubt):
            return doubt.value
        case _:
            assert_never(answer)


class Metrics:
    """The figures of one process, in a registry of their own. May be shared by threads."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "eligibility_requests",
            "Requests by route, method and status",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "eligibility_request_seconds",
            "Time from a request's first byte to its answer",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._decisions = Counter(
            "eligibility_decisions", "Decisions by purpose and outcome", ("purpose", "outcome"), registry=self._registry
        )
        self._serving = Gauge("eligibility_requests_serving", "Requests under way", registry=self._registry)

    def begin(self) -> None:
        """A request has come."""
        self._serving.inc()

    def end(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered; `status` is 0 where its client went away."""
        self._serving.dec()
        self._requests.labels(route, method, status).inc()
        self._seconds.labels(route).observe(seconds)

    def decided(self, purpose: str, outcome: str) -> None:
        """Something was decided; `purpose` and `outcome` are words of the program."""
        self._decisions.labels(purpose, outcome).inc()

    def exposition(self) -> bytes:
        """All figures in the text format of Prometheus, whose media type is MEDIA_TYPE."""
        return generate_latest(self._registry)
