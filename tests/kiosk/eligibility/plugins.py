"""Backends of third parties, installed as a distribution brings them."""

from __future__ import annotations

from pathlib import Path

MODULE = """
from pydantic import BaseModel
from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.unavailable import UnavailableBackend

class Secret(BaseModel):
    password: int
    place: str

class Good(UnavailableBackend):
    pass

class WithSettings(UnavailableBackend):
    Settings = Secret

class Crashing(UnavailableBackend):
    def __init__(self, settings, context):
        raise KeyError("oops")

class Refusing(UnavailableBackend):
    def __init__(self, settings, context):
        raise ConfigurationError("the place is wrong")

class Busy(UnavailableBackend):
    def __init__(self, settings, context):
        raise BackendError("busy")

class Plain:
    Settings = UnavailableBackend.Settings
    def __init__(self, settings, context):
        pass
    challenge = register = coverage = UnavailableBackend.register
    def probe(self):
        pass
    def close(self):
        pass

class WithoutSettings:
    challenge = register = coverage = probe = close = print

class WithoutMethods:
    Settings = Secret

value = 7
"""


class Plugins:
    """Distributions with entry points, installed in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "clinic_plugin.py").write_text(MODULE, encoding="utf-8")
        (folder / "clinic_broken.py").write_text("import a_module_that_is_not_there\n", encoding="utf-8")

    def add(self, name: str, value: str, distribution: str = "clinic-plugin") -> None:
        info = self._folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
        with (info / "entry_points.txt").open("a") as entries:
            entries.write(f"[kiosk.eligibility]\n{name} = {value}\n")
