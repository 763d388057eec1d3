"""The house keeps its shape: what lies where, how long a file may be, who may know what."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points, metadata, version
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
PACKAGES: Final = ("apdu", "reader", "kiosk")
TOP: Final = {
    *PACKAGES,
    "fixtures",
    "tests",
    "pyproject.toml",
    "README.md",
    # What convention adds.
    "README.ja.md",
    "LICENSE",
    "Makefile",
    "requirements-build.lock",
    "requirements-dev.lock",
    "requirements.lock",
    ".ci",
    ".gitignore",
    ".make",
}
LONGEST: Final = 400
# A lock file or a script that names the place where somebody's packages come from works for that somebody only. The
# names are put together here, so that this file holds none of them.
REGISTRIES: Final = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("crates", "io"),
        ("pkg", "dev"),
        ("anaconda", "org"),
        ("deb", "debian", "org"),
    )
)
_RECIPE: Final = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_PHONY: Final = re.compile(r"^\.PHONY: (.*)$", re.MULTILINE)


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def _files() -> list[Path]:
    """What belongs to the project: in a checkout what git has or would take, elsewhere what lies there unhidden."""
    if (ROOT / ".git").exists():
        command = ("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]
    ignored = set((ROOT / ".gitignore").read_text().replace("/\n", "\n").split())
    return [path for path in ROOT.rglob("*") if path.is_file() and not ignored & {*path.relative_to(ROOT).parts}]


def test_nothing_else_lies_at_the_top() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in _files()} <= TOP


def test_no_file_is_too_long_to_hold_in_the_head() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in _sources()}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_only_reader_pcsc_imports_pyscard() -> None:
    users = {path.relative_to(ROOT).parent.as_posix() for path in _sources() if "smartcard" in _imports(path)}
    assert users == {"reader/pcsc"}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_every_package_has_its_door_sign() -> None:
    folders = {path.parent for path in _sources()}
    assert {str(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_the_installed_project_is_this_one() -> None:
    project = _project()["project"]
    assert version(project["name"]) == project["version"], "stale metadata: make setup"
    assert metadata(project["name"])["License-Expression"] == project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text()


@pytest.mark.parametrize("group", ["console_scripts", "kiosk.eligibility"])
def test_every_entry_point_leads_somewhere(group: str) -> None:
    project = _project()["project"]
    wanted = project["scripts"] if group == "console_scripts" else project["entry-points"][group]
    installed = {entry.name: entry for entry in entry_points(group=group)}
    for name, value in wanted.items():
        assert installed[name].value == value, "stale metadata: make setup"
        assert callable(installed[name].load())


def test_every_requirement_is_locked() -> None:
    project, groups = _project()["project"], _project()["dependency-groups"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["kiosk"], *extras["eligibility"], *extras["service"]]
    for name, requirements in {
        "requirements.lock": needed,
        "requirements-build.lock": groups["build"],
        "requirements-dev.lock": [*needed, *extras["speech"], *groups["build"], *groups["dev"]],
    }.items():
        pins = {canonicalize_name(pinned): found for pinned, found in _pins(name)}
        for requirement in (Requirement(entry) for entry in requirements if isinstance(entry, str)):
            if requirement.name != project["name"]:
                assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), (
                    f"{name}: {requirement}: make lock"
                )


def test_the_lock_files_agree() -> None:
    run, build, dev = (_pins(f"requirements{name}.lock") for name in ("", "-build", "-dev"))
    assert dict(run) | dict(build) | dict(dev) == dict(dev)
    assert len(dict(dev)) == len(dev)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock"])
def test_everything_locked_has_a_hash(name: str) -> None:
    requirements = re.sub(r"\\\n", "", re.sub(r"^#.*\n", "", (ROOT / name).read_text(), flags=re.MULTILINE))
    assert [line for line in requirements.splitlines() if line and "--hash=sha256:" not in line] == []


def _pins(name: str) -> list[tuple[str, str]]:
    return re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)


def test_no_file_names_a_package_registry() -> None:
    found = {
        str(path.relative_to(ROOT)): host
        for path in _files()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    }
    assert found == {}


def test_every_command_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    (phony,) = _PHONY.findall(makefile)
    assert set(_RECIPE.findall(makefile)) == set(phony.split())
    shown = "\n".join(re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE))
    commands = [line.partition("#")[0].split() for line in shown.splitlines() if line.strip()]
    assert {words[1] for words in commands if words[0] == "make"} <= set(phony.split())
    programs = {Path(words[0]).name for words in commands} - {"make", "cp", "echo", "git", "sudo", "python"}
    assert programs <= set(_project()["project"]["scripts"])


@pytest.mark.parametrize("script", [".make/setup", ".make/start", ".make/lock", ".ci/run"])
def test_scripts_are_well_formed(script: str) -> None:
    shell = "bash" if script == ".ci/run" else "dash"
    done = subprocess.run((shell, "-n", ROOT / script), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
