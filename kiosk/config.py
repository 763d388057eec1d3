"""The kiosk's configuration: one TOML file, typed, with one message for all its mistakes."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.rules import RulePolicy


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Site(_Table):
    """Where the kiosk stands; `name` is shown on every page, `kiosk` names it towards the backend and in the audit."""

    name: str = Field(min_length=1)
    kiosk: str = Field(default="kiosk-1", pattern=r"^[A-Za-z0-9._-]{1,64}$")


class Contact(_Table):
    """Whom visitors may call: the free phone number and when it answers, as shown on the pages."""

    phone: str = "0120-95-0178"
    hours: str = "平日 9:30〜20:00 土日祝 9:30〜17:30(年末年始を除く)"


class Display(_Table):
    """The window: whole screen or not; the languages offered, the first of them at the start of each visit."""

    fullscreen: bool = True
    languages: tuple[str, ...] = Field(default=("ja", "en"), min_length=1)


class Cards(_Table):
    """The readers to use (all when empty), by the beginning of their PC/SC names."""

    readers: tuple[str, ...] = ()


class Trust(_Table):
    """Files for the judgement of certificates: PEM bundle of trust anchors, folder of CRLs (DER or PEM)."""

    anchors: Path | None = None
    crls: Path | None = None


class Eligibility(_Table):
    """Which backend, by its entry-point name, and that backend's own table."""

    backend: str = Field(min_length=1)
    settings: dict[str, Any] = Field(default_factory=dict)


class Rules(_Table):
    """The boundaries of the rules about a certificate's dates; what each means stands in `kiosk.eligibility.rules`.

    They go to the backend, to the early notice before the PIN is asked for, and into what visitors read.
    """

    renewal_wait_hours: int = Field(default=24, ge=0, le=24 * 31)
    last_days: int = Field(default=5, ge=0, le=366)
    grace: bool = True
    grace_months: int = Field(default=3, ge=0, le=120)

    def policy(self) -> RulePolicy:
        """The same as a RulePolicy."""
        return RulePolicy(
            timedelta(hours=self.renewal_wait_hours), self.last_days, self.grace_months if self.grace else None
        )


class Data(_Table):
    """Where the kiosk keeps what it must keep: audit lines, state. Created with mode 0700."""

    folder: Path = Path("/var/lib/myna-kiosk")


class Log(_Table):
    """What is written to standard error, hence to the journal: from which level on, as text or as JSON lines."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    form: Literal["plain", "json"] = "plain"


class Settings(_Table):
    """The whole file. Relative paths in it are relative to the file's folder."""

    site: Site
    eligibility: Eligibility
    contact: Contact = Contact()
    display: Display = Display()
    cards: Cards = Cards()
    trust: Trust = Trust()
    rules: Rules = Rules()
    data: Data = Data()
    log: Log = Log()


def load(path: Path) -> Settings:
    """Read a configuration file. Raises ConfigurationError that names every mistake at once, with its place."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: is not TOML: {error}") from error
    return parse(raw, str(path), path.parent)


def parse(raw: dict[str, Any], name: str, folder: Path) -> Settings:
    """Check what was read; `name` is used in messages, `folder` is what relative paths start from."""
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        faults = "\n".join(
            f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_input=False)
        )
        raise ConfigurationError(f"{name}:\n{faults}") from None
    trust = settings.trust.model_copy(
        update={key: folder / value for key in ("anchors", "crls") if (value := getattr(settings.trust, key))}
    )
    data = settings.data.model_copy(update={"folder": folder / settings.data.folder})
    return settings.model_copy(update={"trust": trust, "data": data})
