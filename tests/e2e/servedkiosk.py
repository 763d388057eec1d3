"""A whole kiosk that asks a real service over TLS by the http backend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.eligibility.base import BackendContext, EligibilityBackend
from kiosk.eligibility.http.backend import HttpBackend
from kiosk.eligibility.http.settings import HttpSettings
from kiosk.flow.events import ChallengeIssued
from kiosk.lane import News
from tests.e2e.scene import Kiosk
from tests.e2e.world import KIOSK
from tests.kiosk.eligibility.http.premises import Premises


class ServedKiosk(Kiosk):
    """A kiosk that asks a service; `on_challenge` is called once, when a challenge is there and the card not asked."""

    premises: Premises
    on_challenge: Callable[[], None] | None = None

    def _receive(self, news: News) -> None:
        if isinstance(news, ChallengeIssued) and self.on_challenge is not None:
            self.on_challenge()
            self.on_challenge = None
        super()._receive(news)

    def _new_backend(self) -> EligibilityBackend:
        folder = self.premises.backend_folder(KIOSK)
        context = BackendContext(KIOSK, allow_test_pki=True, now=lambda: self.world.now, folder=folder)
        return HttpBackend(HttpSettings(identity=self.premises.identity(KIOSK)), context)


@dataclass
class Clinic:
    """A kiosk, its service, and where both keep their things."""

    kiosk: ServedKiosk
    premises: Premises

    @property
    def folder(self) -> Path:
        return self.premises.backend_folder(KIOSK)
