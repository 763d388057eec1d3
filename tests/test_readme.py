"""What the README shows works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_the_entry_point_example_is_the_group_that_is_read() -> None:
    (group,) = re.findall(r"entry-points\.\"(.*?)\"", "".join(_blocks("toml")))
    assert f'[project.entry-points."{group}"]' in (ROOT / "pyproject.toml").read_text()
