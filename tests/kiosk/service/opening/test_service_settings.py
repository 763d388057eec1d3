"""The service's configuration: defaults for everything, one message for all mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.eligibility.base import ConfigurationError
from kiosk.service.settings import ServiceSettings, demo_folder, load_settings

EXAMPLE = Path(__file__).parents[4] / "kiosk" / "deploy" / "service.example.toml"


def written(folder: Path, text: str) -> Path:
    file = folder / "service.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_field_has_a_default() -> None:
    assert load_settings(None) == ServiceSettings()
    assert ServiceSettings().database_url == "sqlite:////var/lib/myna-eligibility/service.db"
    assert ServiceSettings().addresses[0] == "https://localhost:8443"


def test_the_example_says_what_the_defaults_are() -> None:
    settings = load_settings(EXAMPLE)
    settings.check()
    assert settings.listen.host == "0.0.0.0"  # noqa: S104 (what the example says)
    given = settings.model_dump()
    default = ServiceSettings().model_dump()
    for table in ("rules", "lifetimes", "limits", "log"):
        assert given[table] == default[table]
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for name, value in default.items():
        for field in value if isinstance(value, dict) else (name,):
            assert any(line.lstrip("# ").startswith(f"{field} = ") for line in lines), field


def test_relative_paths_start_at_the_file(tmp_path: Path) -> None:
    text = (
        'data = "d"\nsite_key = "k"\n[trust]\nanchors = "a.pem"\ncrls = "/crls"\n[tls]\ncertificate = "c"\nkey = "s"\n'
    )
    settings = load_settings(written(tmp_path, text))
    assert (settings.data, settings.site_key, settings.trust.anchors) == (
        tmp_path / "d",
        tmp_path / "k",
        tmp_path / "a.pem",
    )
    assert settings.trust.crls == Path("/crls")
    assert settings.tls.key == tmp_path / "s"
    assert settings.database_url == f"sqlite:///{tmp_path}/d/service.db"


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, '[listen]\nhost = "192.0.2.1"\nport = 1\n')
    settings = load_settings(file, {"demo": True, "data": tmp_path / "x", "listen": {"port": 2}})
    assert (settings.listen.host, settings.listen.port, settings.data) == ("192.0.2.1", 2, tmp_path / "x")


def test_a_demonstration_needs_no_folder_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert load_settings(None, {"demo": True}).data == demo_folder() == tmp_path / "myna-kiosk" / "service-demo"
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert demo_folder() == Path.home() / ".local" / "state" / "myna-kiosk" / "service-demo"


def test_all_mistakes_are_told_at_once_and_no_password(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        'colour = "red"\ndatabase = 7\npublic_url = "http://x.example"\n[listen]\nport = 99999\n[tls]\nkey = "k"\n'
        "[lifetimes]\nchallenge_seconds = 1\n[rules]\nlast_days = -1\n",
    )
    with pytest.raises(ConfigurationError) as wrong:
        load_settings(file)
    for place in (
        "colour",
        "database",
        "public_url",
        "listen.port",
        "tls",
        "lifetimes.challenge_seconds",
        "rules.last_days",
    ):
        assert f"  {place}: " in str(wrong.value)
    assert "secret" not in repr(load_settings(None, {"database": "postgresql://u:secret@h/d"}))


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"= 1", "not TOML"), (b"\xff\xfe", "not UTF-8"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "service.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=words):
        load_settings(file)


GOOD: dict[str, Any] = {
    "trust": {"anchors": "a.pem", "crls": "crls"},
    "tls": {"certificate": "c", "key": "k"},
    "public_url": "https://x.example",
}


def merged(**changes: Any) -> ServiceSettings:
    return ServiceSettings.model_validate({**GOOD, **changes})


def test_what_an_institution_runs() -> None:
    merged().check()
    merged(trust={"anchors": "a.pem", "ocsp": "http://ocsp.example"}).check()
    merged(behind_proxy=True, tls={}).check()
    merged(behind_proxy=True, tls={}, listen={"host": "::1"}).check()
    merged(behind_proxy=True, tls={}, listen={"socket": "/run/s.sock"}).check()
    ServiceSettings(demo=True).check()


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"trust": {}}, "trust.anchors"),
        ({"trust": {"anchors": "a.pem"}}, "trust: name crls"),
        ({"tls": {}}, "tls: name certificate"),
        ({"behind_proxy": True}, "behind_proxy: goes without tls"),
        ({"behind_proxy": True, "tls": {}, "listen": {"host": "192.0.2.1"}}, "plain HTTP is for this computer alone"),
        ({"behind_proxy": True, "tls": {}, "public_url": None}, "public_url"),
        ({"listen": {"host": "::"}, "public_url": None}, "public_url"),
        ({"listen": {"socket": "/run/s.sock"}, "public_url": None}, "public_url"),
    ],
)  # fmt: skip
def test_what_cannot_be_served(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(ConfigurationError, match=place):
        merged(**changes).check()


def test_the_addresses_by_which_kiosks_may_call() -> None:
    assert merged().token_urls == ("https://x.example/v1/token",)
    assert merged(public_url="https://x.example/eligibility/").token_urls == ("https://x.example/eligibility/v1/token",)
    local = ServiceSettings.model_validate({"demo": True, "listen": {"port": 9}})
    assert local.addresses == ("https://localhost:9", "https://127.0.0.1:9", "https://[::1]:9")
    assert local.hosts == ("localhost", "127.0.0.1", "::1")
    other = ServiceSettings.model_validate({"demo": True, "listen": {"host": "2001:db8::1"}})
    assert other.addresses == ("https://[2001:db8::1]:8443",)
