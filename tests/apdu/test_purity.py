"""What the floor may know: the standard library's pure parts, and never the individual number."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import apdu

SOURCES = sorted(Path(apdu.__file__).parent.rglob("*.py"))
IMPURE = {
    "asyncio", "datetime", "io", "logging", "os", "pathlib", "random", "secrets", "socket", "subprocess", "threading",
    "time",
}  # fmt: skip
# 券面事項入力補助, 券面事項確認, 住基, 共通カード: where the individual number can be read, the AID begins so.
OTHER_APPLICATIONS = bytes.fromhex("D392100031")


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_there_is_something_to_look_at() -> None:
    assert {"command.py", "tlv.py", "jpki.py", "pin.py"} <= {source.name for source in SOURCES}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_only_pure_modules_of_the_standard_library_are_imported(source: Path) -> None:
    for name in _imports(ast.parse(source.read_text(encoding="utf-8"))):
        root = name.partition(".")[0]
        assert root == "apdu" or root in sys.stdlib_module_names - IMPURE, name


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_no_code_writes_or_names_another_application(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert OTHER_APPLICATIONS.hex() not in text.replace(" ", "").lower()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
            assert OTHER_APPLICATIONS not in node.value
        assert not (isinstance(node, ast.Name) and node.id in ("print", "open", "eval", "exec"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_public_name_has_a_contract(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{source.name}: {node.name}"
