"""Oqs backends in front of local ones, and the folder that a receipt computer would watch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.delivery.oqs.message import Message
from kiosk.delivery.oqs.reading import read_message
from kiosk.eligibility.base import BackendContext
from kiosk.eligibility.oqs.backend import OqsBackend
from kiosk.eligibility.oqs.settings import OqsSettings
from tests.kiosk.eligibility.desk import Desk
from tests.kiosk.eligibility.minting import CA, NOW, OLD_CA, make_list


@dataclass
class Counter:
    """Makes oqs backends in front of local ones that share a database."""

    desk: Desk
    settings: dict[str, object] = field(default_factory=lambda: {"wait_for_consents": False})
    inner: dict[str, object] = field(default_factory=dict)
    made: list[OqsBackend] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.desk.folder / "oqs"

    def open(self, kiosk: str = "kiosk-1") -> OqsBackend:
        for name in ("req", "res", "face"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        crls = self.desk.folder / "crls"
        crls.mkdir(exist_ok=True)
        for number, ca in enumerate((CA, OLD_CA)):
            (crls / f"{number}.crl").write_bytes(make_list(ca, at=NOW))
        anchors = self.desk.folder / "anchors.pem"
        anchors.write_bytes(CA.pem + OLD_CA.pem)
        inner = {"database": f"sqlite:///{self.desk.file}", "anchors": anchors, "crls": crls, **self.inner}
        given = {
            "institution": "1312345678",
            "folder": self.folder,
            "inner": {"backend": "local", "settings": inner},
            "poll_seconds": 0.05,
            **self.settings,
        }
        context = BackendContext(kiosk, True, self.desk.clock, self.desk.folder / kiosk)
        backend = OqsBackend(OqsSettings.model_validate(given), context)
        self.made.append(backend)
        return backend

    @property
    def delivered(self) -> list[Message]:
        """What lies there for the receipt computer."""
        return [read_message(file.read_bytes()) for file in sorted((self.folder / "face").glob("OQSsiquc01res_*"))]

    def close(self) -> None:
        for backend in self.made:
            backend.close()
