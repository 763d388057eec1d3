"""What the README shows works as it stands there."""

from __future__ import annotations

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


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_every_relative_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text()):
        assert (ROOT / target).exists(), target


def test_the_entry_point_example_is_the_group_that_is_read() -> None:
    (group,) = re.findall(r"entry-points\.\"(.*?)\"", "".join(_blocks("toml")))
    assert f'[project.entry-points."{group}"]' in (ROOT / "pyproject.toml").read_text()
