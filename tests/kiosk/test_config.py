from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import kiosk
from kiosk.config import Rules, Settings, load, parse
from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.local import LocalSettings
from kiosk.eligibility.rules import RulePolicy

EXAMPLE = Path(kiosk.__file__).parent / "deploy" / "kiosk.example.toml"
MINIMAL: dict[str, Any] = {"site": {"name": "見本"}, "eligibility": {"backend": "unavailable"}}


def test_the_example_is_a_valid_configuration() -> None:
    settings = load(EXAMPLE)
    assert settings.eligibility.backend == "local"
    LocalSettings.model_validate(settings.eligibility.settings)


def test_the_example_with_everything_uncommented_says_the_defaults() -> None:
    text = re.sub(r"(?m)^# ([a-z_]+ = )", r"\1", EXAMPLE.read_text(encoding="utf-8"))
    settings = parse(tomllib.loads(text), "example", Path("/etc/myna-kiosk"))
    defaults = parse(MINIMAL, "minimal", Path("/etc/myna-kiosk"))
    for table in ("contact", "display", "rules", "data", "log"):
        assert getattr(settings, table) == getattr(defaults, table)


def test_the_example_explains_every_key() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for table, field in Settings.model_fields.items():
        assert f"\n[{table}]\n" in text
        kind = field.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        for key in kind.model_fields:
            assert re.search(rf"(?m)^(# )?{key} = |^\[{table}\.{key}\]", text), f"{table}.{key}"


def test_paths_start_from_the_folder_of_the_file(tmp_path: Path) -> None:
    raw = MINIMAL | {"trust": {"anchors": "a.pem", "crls": "/crls"}, "data": {"folder": "state"}}
    settings = parse(raw, "x", tmp_path)
    assert settings.trust.anchors == tmp_path / "a.pem"
    assert settings.trust.crls == Path("/crls")
    assert settings.data.folder == tmp_path / "state"


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(
        '[site]\nname = ""\nkiosk = "a b"\n[eligibility]\n[display]\nlanguages = []\nfulscreen = true\n'
        '[log]\nlevel = "loud"\n'
    )
    with pytest.raises(ConfigurationError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:\n")
    for place in (
        "site.name", "site.kiosk", "eligibility.backend", "display.languages", "display.fulscreen", "log.level",
    ):  # fmt: skip
        assert f"\n  {place}: " in message


def test_a_message_never_repeats_a_value() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(MINIMAL | {"site": {"name": 5, "kiosk": "secret secret"}}, "x", Path())
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = ", "is not TOML"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=re.escape(f"{path}: {said}")):
        load(path)


def test_the_rules_become_a_policy() -> None:
    assert Rules().policy() == RulePolicy()
    policy = Rules(renewal_wait_hours=48, last_days=0, grace_months=1).policy()
    assert policy == RulePolicy(timedelta(hours=48), 0, 1)
    assert Rules(grace=False).policy().grace_months is None


@pytest.mark.parametrize("key", ["renewal_wait_hours", "last_days", "grace_months"])
def test_a_rule_cannot_be_negative(key: str) -> None:
    with pytest.raises(ConfigurationError, match=f"rules.{key}"):
        parse(MINIMAL | {"rules": {key: -1}}, "x", Path("/"))
