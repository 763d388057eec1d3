"""What the README shows works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk.eligibility.local import LocalSettings
from kiosk.eligibility.registry import GROUP

ROOT = Path(__file__).parents[1]


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)


def test_the_python_example_runs(tmp_path: Path) -> None:
    (example,) = _blocks("python")
    done = subprocess.run(
        (sys.executable, "-W", "error", "-c", example), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "CARD 3 3 commands\n"


@pytest.mark.pcscd
def test_the_pytest_examples_run_in_a_project_of_somebody_else(tmp_path: Path) -> None:
    names = ("test_program.py", "test_bad_luck.py")
    for name in names:
        (example,) = _blocks(f'python title="{name}"')
        (tmp_path / name).write_text(example)
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\nfilterwarnings = error\n")
    done = subprocess.run(
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", *names),
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PCSCLITE_CSOCK_NAME"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


def test_the_first_pytest_example_has_five_lines() -> None:
    (example,) = _blocks('python title="test_program.py"')
    assert len([line for line in example.splitlines() if line]) == 5


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_every_relative_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text()):
        assert (ROOT / target).exists(), target


BACKEND = {"pyproject.toml": "toml", "members_only.py": "python", "test_members_only.py": "python"}
CHECK = 'return proof if known else replace(proof, signature=b"")'


@pytest.fixture
def backend_project(tmp_path: Path) -> Path:
    """The example of a backend, as somebody would put it into a folder."""
    for name, language in BACKEND.items():
        (example,) = _blocks(f'{language} title="{name}"')
        (tmp_path / name).write_text(example)
    return tmp_path


def _contract(project: Path) -> subprocess.CompletedProcess[str]:
    """What the contract suite says of a project, when it was installed beside this one."""
    pip = (sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--no-build-isolation")
    where = project / "installed"
    installed = subprocess.run(
        (*pip, "--quiet", "--target", where, "."), cwd=project, capture_output=True, text=True, check=False
    )
    assert installed.returncode == 0, installed.stderr
    # What runs is what was installed.
    (project / "members_only.py").unlink()
    return subprocess.run(
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", "-W", "error", "test_members_only.py"),
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(where)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_backend_example_keeps_the_contract(backend_project: Path) -> None:
    done = _contract(backend_project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\b[1-9][0-9]+ passed", done.stdout)


def test_the_contract_finds_the_backend_example_that_lets_everybody_through(backend_project: Path) -> None:
    module = backend_project / "members_only.py"
    assert module.read_text().count(CHECK) == 1
    module.write_text(module.read_text().replace(CHECK, "return proof"))
    done = _contract(backend_project)
    assert done.returncode == 1, done.stdout + done.stderr
    failed = re.findall(r"^FAILED \S+::(\w+)", done.stdout, re.MULTILINE)
    assert set(failed) >= {"test_the_neutral_refusal"}, done.stdout


def test_the_backend_example_is_short() -> None:
    lines = [
        line for name, language in BACKEND.items() for line in _blocks(f'{language} title="{name}"')[0].split("\n")
    ]
    assert len([line for line in lines if line]) < 60


def test_the_backend_example_is_configured_by_what_it_reads() -> None:
    (configuration,) = _blocks('toml title="kiosk.toml"')
    table = tomllib.loads(configuration)["eligibility"]
    (project,) = _blocks('toml title="pyproject.toml"')
    (group,) = tomllib.loads(project)["project"]["entry-points"].items()
    assert group[0] == GROUP
    assert table["backend"] in group[1]
    LocalSettings.model_validate({name: value for name, value in table["settings"].items() if name != "members"})
