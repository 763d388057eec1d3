"""Backends are found by their entry points: exactly one, or an error that says what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.eligibility.base import BackendContext, BackendError, ConfigurationError
from kiosk.eligibility.local import LocalBackend
from kiosk.eligibility.registry import installed, load
from kiosk.eligibility.unavailable import UnavailableBackend
from tests.kiosk.eligibility.minting import CA
from tests.kiosk.eligibility.plugins import Plugins

CONTEXT = BackendContext("kiosk-1", allow_test_pki=True)


def test_the_backends_of_the_house() -> None:
    assert {"local", "unavailable"} <= set(installed())
    backend = load("unavailable", {"reason": "closed for the night"}, CONTEXT)
    assert isinstance(backend, UnavailableBackend)
    with pytest.raises(BackendError, match="closed for the night"):
        backend.probe()


def test_local_by_name(tmp_path: Path) -> None:
    (tmp_path / "anchors.pem").write_bytes(CA.pem)
    backend = load("local", {"database": "sqlite://", "anchors": str(tmp_path / "anchors.pem")}, CONTEXT)
    assert isinstance(backend, LocalBackend)
    backend.close()


def test_a_third_partys_backend(plugins: Plugins) -> None:
    plugins.add("clinic", "clinic_plugin:Good")
    assert "clinic" in installed()
    assert type(load("clinic", {}, CONTEXT)).__name__ == "Good"


def test_a_name_that_is_not_installed(plugins: Plugins) -> None:
    plugins.add("clinic", "clinic_plugin:Good")
    with pytest.raises(
        # Others may be installed beside ours.
        ConfigurationError,
        match=r"'nowhere' is not installed; installed are: (.*, )?clinic, (.*, )?local, .*unavailable",
    ):
        load("nowhere", {}, CONTEXT)


def test_a_name_that_is_installed_twice(plugins: Plugins) -> None:
    plugins.add("local", "clinic_plugin:Good")
    with pytest.raises(ConfigurationError, match=r"more than once: clinic_plugin:Good \(clinic-plugin 1\.0\), kiosk\."):
        load("local", {}, CONTEXT)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "clinic_broken:Backend",
            "cannot be imported .ModuleNotFoundError: No module named 'a_module_that_is_not_there'",
        ),
        ("clinic_plugin:Absent", "cannot be imported .AttributeError"),
        ("clinic_plugin:value", "is not a backend; it lacks challenge, register"),
        ("clinic_plugin:WithoutMethods", "is not a backend; it lacks challenge, register"),
        ("clinic_plugin:WithoutSettings", "is not a backend; it lacks Settings"),
        ("clinic_plugin:Crashing", "failed to start .KeyError"),
        ("clinic_plugin:Refusing", "the place is wrong"),
    ],
)
def test_a_broken_plugin_is_a_clear_error(plugins: Plugins, value: str, message: str) -> None:
    plugins.add("clinic", value)
    with pytest.raises(ConfigurationError, match=message):
        load("clinic", {}, CONTEXT)


def test_a_backend_that_cannot_start_now(plugins: Plugins) -> None:
    plugins.add("clinic", "clinic_plugin:Busy")
    with pytest.raises(BackendError, match="busy"):
        load("clinic", {}, CONTEXT)


def test_every_mistake_in_the_settings_is_named_and_no_value(plugins: Plugins) -> None:
    plugins.add("clinic", "clinic_plugin:WithSettings")
    with pytest.raises(ConfigurationError) as failure:
        load("clinic", {"password": "hunter2"}, CONTEXT)
    message = str(failure.value)
    assert "eligibility.settings.password: " in message
    assert "eligibility.settings.place: " in message
    assert "hunter2" not in message
    assert failure.value.__cause__ is None


def test_the_light_modules_stay_light() -> None:
    """What every start of every command imports brings neither a data base nor cryptography."""
    code = (
        "import sys, kiosk.eligibility.model, kiosk.eligibility.base, kiosk.eligibility.rules,"
        " kiosk.eligibility.registry, kiosk.eligibility.unavailable;"
        "print(sorted({'cryptography', 'sqlalchemy', 'alembic', 'pytest'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout == "[]\n"
