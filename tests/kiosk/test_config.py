from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

import kiosk
from kiosk.config import ProfileTable, Rules, Settings, load, parse
from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.local import LocalSettings
from kiosk.eligibility.model import ConsentItem, Purpose
from kiosk.eligibility.rules import RulePolicy
from kiosk.flow.profile import ATM, DESKTOP, PROFILES, RECEPTION
from kiosk.flow.timing import Timing
from kiosk.staff.passcode import hash_passcode

EXAMPLE = Path(kiosk.__file__).parent / "deploy" / "kiosk.example.toml"
PASSCODE = b"402918"
STAFF: dict[str, Any] = {
    "members": [{"id": "s1", "name": "受付 一"}, {"id": "s2", "name": "受付 二"}],
    "passcode": "$scrypt$ln=16,r=8,p=1$sAvhk8p8gebujqNTP4Na5w$d5jWxvT0I7s5/TklgnNY5jecHCdt53rKiuKExwiTucg",
}
MINIMAL: dict[str, Any] = {"site": {"name": "見本"}, "eligibility": {"backend": "unavailable"}}


def test_the_example_is_a_valid_configuration() -> None:
    settings = load(EXAMPLE)
    assert settings.eligibility.backend == "local"
    LocalSettings.model_validate(settings.eligibility.settings)


def test_the_example_with_everything_uncommented_says_the_defaults() -> None:
    # What has no default, or one that stands in for another key's, stays a comment.
    unsaid = "purposes|recordings|folder|passcode|passcode_file|hours"
    text = re.sub(rf"(?m)^# (?!(?:{unsaid}) = )([a-z_]+ = )", r"\1", EXAMPLE.read_text(encoding="utf-8"))
    settings = parse(tomllib.loads(text), "example", Path("/etc/myna-kiosk"))
    defaults = parse(MINIMAL, "minimal", Path("/etc/myna-kiosk"))
    for table in ("display", "speech", "slip", "timing", "rules", "data", "log"):
        assert getattr(settings, table) == getattr(defaults, table), table
    assert settings.kind() == defaults.kind()
    for table in ("contact", "window"):
        assert getattr(settings, table).opening() == getattr(defaults, table).opening()


def test_the_example_explains_every_key() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    tables = dict(re.findall(r"(?ms)^\[([a-z.]+)\]\n(.*?)(?=^\[|\Z)", text))
    for table, field in Settings.model_fields.items():
        kind = field.annotation
        assert isinstance(kind, type)
        keys = kind.model_fields if issubclass(kind, BaseModel) else [each.name for each in fields(kind)]
        for key in keys:
            assert f"{table}.{key}" in tables or re.search(rf"(?m)^(# )?{key} = ", tables[table]), f"{table}.{key}"


def test_paths_start_from_the_folder_of_the_file(tmp_path: Path) -> None:
    raw = MINIMAL | {"trust": {"anchors": "a.pem", "crls": "/crls"}, "data": {"folder": "state"}}
    settings = parse(raw, "x", tmp_path)
    assert settings.trust.anchors == tmp_path / "a.pem"
    assert settings.trust.crls == Path("/crls")
    assert settings.data.folder == tmp_path / "state"


def test_paths_of_the_new_tables_start_there_too(tmp_path: Path) -> None:
    hashed = hash_passcode(PASSCODE)
    (tmp_path / "passcode").write_text(f"{hashed}\n")
    raw = MINIMAL | {
        "staff": {"passcode_file": "passcode", "members": STAFF["members"]},
        "speech": {"recordings": "prompts"},
        "slip": {"folder": "slips"},
    }
    settings = parse(raw, "x", tmp_path)
    assert settings.staff.passcode_hash() == hashed
    assert settings.speech.recordings == tmp_path / "prompts"
    assert settings.slip.folder == tmp_path / "slips"


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


def fail(**tables: Any) -> str:
    with pytest.raises(ConfigurationError) as caught:
        parse(MINIMAL | tables, "x", Path("/etc"))
    return str(caught.value)


def test_every_profile_has_a_name_in_the_configuration() -> None:
    for name, profile in PROFILES.items():
        settings = parse(MINIMAL | {"profile": {"name": name}, "staff": STAFF}, "x", Path())
        assert settings.kind() == profile
    assert set(get_args(ProfileTable.model_fields["name"].annotation)) == set(PROFILES)


def test_without_a_word_it_is_a_reception_whose_staff_cannot_vouch_yet() -> None:
    assert parse(MINIMAL, "x", Path()).kind() == replace(RECEPTION, visual_check=False)
    assert not parse(MINIMAL | {"staff": {"members": STAFF["members"]}}, "x", Path()).kind().visual_check
    assert parse(MINIMAL | {"staff": STAFF}, "x", Path()).kind().visual_check


def test_a_profile_differs_where_it_is_told_to() -> None:
    table = {
        "name": "atm",
        "purposes": ["register"],
        "consents": ["medicines"],
        "offers_registration": False,
        "confirms_registration": False,
        "prescription": True,
        "slip": False,
    }
    assert parse(MINIMAL | {"profile": table}, "x", Path()).kind() == replace(
        ATM,
        purposes=(Purpose.REGISTER,),
        consents=(ConsentItem.MEDICINES,),
        offers_registration=False,
        confirms_registration=False,
        prescription=True,
        slip=False,
    )
    switched_off = parse(MINIMAL | {"profile": {"number_lookup": False, "consents": []}}, "x", Path()).kind()
    assert not switched_off.number_lookup
    assert switched_off.consents == ()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"name": "shop"}, "profile.name: Input should be 'reception', 'atm' or 'desktop'"),
        ({"purposes": []}, "profile.purposes: "),
        ({"purposes": ["register", "register"]}, "profile.purposes: register stands there twice"),
        ({"purposes": ["leave"]}, "profile.purposes.0: Input should be 'register' or 'coverage'"),
        ({"consents": ["medicines", "medicines"]}, "profile.consents: medicines stands there twice"),
        ({"consents": ["limit-certificate"]}, "profile.consents: limit-certificate is asked for in a number lookup"),
        ({"name": "atm", "visual_check": True}, "profile: visual_check: nobody of the staff is beside"),
        ({"name": "desktop", "number_lookup": True}, "profile: number_lookup: nobody of the staff is beside"),
        ({"visual_check": True}, "profile.visual_check: needs the staff's passcode"),
        ({"assistance": "staff"}, "profile.assistance: Extra inputs are not permitted"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(table: dict[str, Any], said: str) -> None:
    assert f"\n  {said}" in fail(profile=table)


def test_a_desktop_has_a_window_unless_told_otherwise() -> None:
    desktop = MINIMAL | {"profile": {"name": "desktop"}}
    assert parse(desktop, "x", Path()).kind() == DESKTOP
    assert not parse(desktop, "x", Path()).display.fullscreen
    assert not parse(desktop | {"display": {"reader": "usb"}}, "x", Path()).display.fullscreen
    assert parse(desktop | {"display": {"fullscreen": True}}, "x", Path()).display.fullscreen
    assert parse(MINIMAL, "x", Path()).display.fullscreen


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"members": [{"id": "a", "name": "x"}, {"id": "a", "name": "y"}]}, "staff.members: several members have the"),
        ({"members": [{"id": "a b", "name": "x"}]}, "staff.members.0.id: "),
        ({"members": [{"id": "a"}]}, "staff.members.0.name: "),
        ({"passcode": "402918"}, "staff.passcode: is not a passcode's hash: make one by `myna-kiosk staff-passcode`"),
        ({"passcode": STAFF["passcode"]}, "staff: members: a passcode is entered by somebody: name one at least"),
        ({"passcode_file": "x"}, "staff: members: a passcode is entered by somebody: name one at least"),
        (STAFF | {"passcode_file": "x"}, "staff: the passcode's hash stands in passcode_file or in passcode"),
    ],
)
def test_a_staff_that_cannot_be_is_refused(table: dict[str, Any], said: str) -> None:
    message = fail(staff=table)
    assert f"\n  {said}" in message
    assert "402918" not in message


def test_an_empty_passcode_is_none() -> None:
    staff = parse(MINIMAL | {"staff": {"passcode": ""}}, "x", Path()).staff
    assert not staff.has_passcode
    assert staff.passcode_hash() is None


def test_a_passcode_is_in_no_repr() -> None:
    assert "scrypt" not in repr(parse(MINIMAL | {"staff": STAFF}, "x", Path()))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read (No such file or directory)"),
        (b"402918\n", "is not a passcode's hash"),
        (b"\xff\xfe", "is not a passcode's hash"),
        (b"", "is not a passcode's hash"),
    ],
)
def test_a_file_without_a_passcodes_hash_is_named(content: bytes | None, said: str, tmp_path: Path) -> None:
    file = tmp_path / "passcode"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=re.escape(f"{file}: {said}")) as caught:
        parse(MINIMAL | {"staff": {"passcode_file": "passcode", "members": STAFF["members"]}}, "x", tmp_path)
    assert "402918" not in str(caught.value)


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("display", "diagonal_inches", 1),
        ("display", "debounce_ms", -1),
        ("display", "reader", "tape"),
        ("speech", "volume", 101),
        ("speech", "rate", 10),
        ("slip", "paper", "A5"),
        ("slip", "printer", "two words"),
        ("slip", "printer", "-o"),
    ],
)
def test_what_a_device_cannot_do_is_refused(table: str, key: str, value: object) -> None:
    assert f"\n  {table}.{key}: " in fail(**{table: {key: value}})


def test_a_slip_has_one_place_to_go_to() -> None:
    assert "\n  slip: a slip goes to a printer or into a folder" in fail(slip={"printer": "tm", "folder": "/x"})


def test_periods_are_those_of_the_flow() -> None:
    settings = parse(MINIMAL | {"timing": {"choose": 60, "reminder": 7.5}}, "x", Path())
    assert settings.timing == Timing(choose=60, reminder=7.5)
    assert parse(MINIMAL, "x", Path()).timing == Timing()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"chose": 60}, "timing: there is no chose; there are: read, card, choose, "),
        ({"choose": 0}, "timing: choose: is not between 1 and 3600 seconds"),
        ({"slow": 1e9}, "timing: slow: is not between 1 and 3600 seconds"),
        ({"read": float("nan")}, "timing: read: is not between 1 and 3600 seconds"),
        ({"more_time": 19}, "timing: more_time: 20 seconds at least"),
        ({"choose": "long"}, "timing.choose: "),
    ],
)
def test_a_period_that_cannot_be_is_refused(table: dict[str, Any], said: str) -> None:
    assert f"\n  {said}" in fail(timing=table)


def test_the_program_that_calls_staff(tmp_path: Path) -> None:
    command = ("/bin/sh", "-c", "exit 0", "")
    assert parse(MINIMAL | {"staff": {"call": list(command)}}, "x", tmp_path).staff.call == command
    assert parse(MINIMAL, "x", tmp_path).staff.call == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"staff": {"call": ["sh", "-c", "exit 0"]}}, "\n  staff.call: the program is named by its whole path"),
        ({"staff": {"call": ["/no/secret"]}}, "\n  staff.call: there is no such program"),
        ({"staff": {"call": ["/bin/sh", "a\0b"]}}, "\n  staff.call.1: "),
        (
            {"staff": {"call": ["/bin/sh"]}, "profile": {"name": "desktop"}},
            "\n  staff.call: a kiosk of the profile desktop",
        ),
    ],
)
def test_a_call_that_would_reach_nobody_is_a_mistake(raw: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(MINIMAL | raw, "x", tmp_path)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
