"""What is installed without an extra is enough for the card, and what is missing for the rest is named."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import packages_distributions, requires
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from packaging.utils import canonicalize_name

from kiosk.exitcode import ExitCode
from kiosk.libraries import how_to_install

_EXTRA: Final = re.compile(r"^([\w.-]+).*extra == '(\w+)'")
_ADVICE: Final = (
    "myna-kiosk: the libraries of the {0} are not installed; make setup in a checkout, "
    "or pip install 'path/to/myna-kiosk[{0}]'\n"
)


def modules_of(extra: str) -> frozenset[str]:
    """What can be imported from the distributions that an extra names."""
    entries = [found for entry in requires("myna-kiosk") or () if (found := _EXTRA.match(entry))]
    wanted = {canonicalize_name(found[1]) for found in entries if found[2] == extra}
    owners = packages_distributions()
    modules = frozenset(
        name for name in owners if wanted & {*map(canonicalize_name, owners[name])} and importable(name)
    )
    assert len(modules) >= len(wanted)
    return modules


def importable(name: str) -> bool:
    """Whether it is a module, and no mere folder that a distribution has at its top."""
    found = find_spec(name) if name.isidentifier() else None
    return found is not None and found.origin is not None


KIOSK: Final = modules_of("kiosk")
SERVICE: Final = modules_of("service")


def run_without(missing: frozenset[str], program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = (
        f"import sys; sys.modules.update(dict.fromkeys({sorted(missing)!r})); sys.argv = {['it', *arguments]!r}\n"
        f"from {program} import main; sys.exit(main())"
    )
    return subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=False, timeout=60)


def test_the_card_needs_no_extra() -> None:
    done = run_without(KIOSK | SERVICE, "reader.virtual.cli", "show", "taro")
    assert done.returncode == 0, done.stderr
    assert "JPKI" in done.stdout


def test_the_plugin_needs_no_extra(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        f"import sys; sys.modules.update(dict.fromkeys({sorted(KIOSK | SERVICE)!r}))\n"
    )
    (tmp_path / "test_it.py").write_text(
        """if True:
        from apdu.mynumber.jpki import read_card
        from reader.base import run
        def test_it(virtual_reader):
            with virtual_reader.open(virtual_reader.names()[0]).connect() as connection:
                assert run(connection, read_card()).retries_left == 3
        """
    )
    plugins = ("-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:pytest-qt", "-p", "no:schemathesis")
    done = subprocess.run(
        (sys.executable, "-m", "pytest", *plugins, str(tmp_path)),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("missing", "arguments", "extra"),
    [
        (KIOSK, ("run",), "kiosk"),
        (KIOSK, ("card",), "kiosk"),
        (KIOSK, ("doctor",), "kiosk"),
        (SERVICE, ("serve", "--demo"), "service"),
        (SERVICE - KIOSK, ("serve", "--demo"), "service"),
        (SERVICE, ("service", "migrate", "--config", "x.toml"), "service"),
    ],
)
def test_it_says_what_to_install(missing: frozenset[str], arguments: tuple[str, ...], extra: str) -> None:
    done = run_without(missing, "kiosk.cli", *arguments)
    assert (done.returncode, done.stderr) == (ExitCode.NOT_INSTALLED, _ADVICE.format(extra))


def test_each_library_of_an_extra_is_known() -> None:
    assert {name for name in KIOSK | SERVICE if not how_to_install(name, serving=False)} == set()
    assert {name for name in SERVICE if "[service]" not in how_to_install(name, serving=True)} == set()
    assert how_to_install("somethingelse.part", serving=False) == ""


def test_the_service_needs_nothing_of_a_kiosk() -> None:
    script = (
        f"import sys; sys.modules.update(dict.fromkeys({sorted(KIOSK - SERVICE)!r}))\n"
        "import importlib, pkgutil, kiosk.service\n"
        "for found in pkgutil.walk_packages(kiosk.service.__path__, 'kiosk.service.'):\n"
        "    importlib.import_module(found.name); print(found.name)"
    )
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert {"kiosk.service.application", "kiosk.service.command"} <= set(done.stdout.split())
