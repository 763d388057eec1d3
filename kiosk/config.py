"""The kiosk's configuration: one TOML file, typed, with one message for all its mistakes."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from kiosk.configfile import read_file
from kiosk.configtable import Table
from kiosk.contact.settings import Contact, Window
from kiosk.delivery.slip.settings import Slip
from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.model import ConsentItem, Purpose
from kiosk.eligibility.rules import RulePolicy
from kiosk.flow.profile import PROFILES, Assistance, Profile
from kiosk.flow.timing import Timing
from kiosk.staff.call import check_command
from kiosk.staff.passcode import PasscodeHash, read_hash

_PASSCODE_FILE_SIZE: Final = 1024
_T = TypeVar("_T", bound=Table)


class Site(Table):
    """Where the kiosk stands; `name` is shown on every page, `kiosk` names it towards the backend and in the audit."""

    name: str = Field(min_length=1)
    kiosk: str = Field(default="kiosk-1", pattern=r"^[A-Za-z0-9._-]{1,64}$")


class ProfileTable(Table):
    """Which kind of kiosk this is, and where it differs from what that kind is by itself (`kiosk.flow.profile`).

    A key that is None is as the profile says.
    """

    name: Literal["reception", "atm", "desktop"] = "reception"
    purposes: tuple[Purpose, ...] | None = Field(default=None, min_length=1)
    consents: tuple[ConsentItem, ...] | None = None
    offers_registration: bool | None = None
    confirms_registration: bool | None = None
    prescription: bool | None = None
    number_lookup: bool | None = None
    visual_check: bool | None = None
    slip: bool | None = None

    @field_validator("purposes", "consents")
    @classmethod
    def _each_once(cls, value: tuple[Purpose | ConsentItem, ...] | None) -> tuple[Purpose | ConsentItem, ...] | None:
        if twice := [item.value for item, count in Counter(value or ()).items() if count > 1]:
            raise ValueError(f"{', '.join(twice)} stands there twice")
        return value

    @field_validator("consents")
    @classmethod
    def _asked_with_a_card(cls, value: tuple[ConsentItem, ...] | None) -> tuple[ConsentItem, ...] | None:
        if ConsentItem.LIMIT in (value or ()):
            raise ValueError(f"{ConsentItem.LIMIT.value} is asked for in a number lookup only, by itself")
        return value

    @model_validator(mode="after")
    def _somebody_is_there(self) -> Self:
        if PROFILES[self.name].assistance is not Assistance.STAFF:
            for key in ("visual_check", "number_lookup"):
                if getattr(self, key):
                    raise ValueError(f"{key}: nobody of the staff is beside a kiosk of the profile {self.name}")
        return self

    def profile(self, *, staffed: bool = True) -> Profile:
        """The profile in force; without `staffed`, which means that a passcode is known, staff cannot vouch."""
        given = {key: value for key in _OVERRIDES if (value := getattr(self, key)) is not None}
        profile = replace(PROFILES[self.name], **given)
        return profile if staffed else replace(profile, visual_check=False)


_OVERRIDES: Final = tuple(key for key in ProfileTable.model_fields if key != "name")


class StaffMember(Table):
    """Somebody who may vouch for a visitor; the name is chosen on the staff's page and stands in the audit trail."""

    id: str = Field(pattern=r"^[A-Za-z0-9._-]{1,32}$")
    name: str = Field(min_length=1, max_length=64)


class Staff(Table):
    """The staff of the site, and the hash of their passcode (`myna-kiosk staff-passcode`): in the file, or here.

    `call` is a program with its arguments that is run when staff is called, see `kiosk.staff.call`; () for none.
    """

    members: tuple[StaffMember, ...] = ()
    passcode_file: Path | None = None
    passcode: str = Field(default="", repr=False)
    call: tuple[Annotated[str, Field(pattern=r"^[^\x00]*$")], ...] = Field(default=(), repr=False)

    @field_validator("members")
    @classmethod
    def _told_apart(cls, value: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
        if twice := [key for key, count in Counter(member.id for member in value).items() if count > 1]:
            raise ValueError(f"several members have the id {', '.join(twice)}")
        return value

    @field_validator("call")
    @classmethod
    def _can_be_run(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if value:
            check_command(value)
        return value

    @field_validator("passcode")
    @classmethod
    def _is_a_hash(cls, value: str) -> str:
        if value:
            read_hash(value)
        return value

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.passcode and self.passcode_file is not None:
            raise ValueError("the passcode's hash stands in passcode_file or in passcode: leave one of them out")
        if (self.passcode or self.passcode_file is not None) and not self.members:
            raise ValueError("members: a passcode is entered by somebody: name one at least")
        return self

    @property
    def has_passcode(self) -> bool:
        """Whether a passcode is known at all: without one there is no staff menu."""
        return bool(self.passcode) or self.passcode_file is not None

    def passcode_hash(self) -> PasscodeHash | None:
        """What a passcode is compared with, None without one. Raises ConfigurationError for a file of no use."""
        if self.passcode_file is None:
            return read_hash(self.passcode) if self.passcode else None
        try:
            with self.passcode_file.open(encoding="ascii") as file:
                return read_hash(file.read(_PASSCODE_FILE_SIZE))
        except OSError as error:
            raise ConfigurationError(f"{self.passcode_file}: cannot be read ({error.strerror})") from error
        except UnicodeDecodeError:
            raise ConfigurationError(f"{self.passcode_file}: is not a passcode's hash") from None
        except ValueError as error:
            raise ConfigurationError(f"{self.passcode_file}: {error}") from None


class Display(Table):
    """The screen, and the picture of the reader beside it.

    `fullscreen` is false by itself in the profile desktop. The first of `languages` is on at the start of each visit.
    `diagonal_inches` is the screen's, for letters of the right height. A second tap within `debounce_ms` of the first
    is not counted. `reader`: the card lies on it (flat), is put into it (slot), or it is a small one at a cable (usb).
    """

    fullscreen: bool = True
    languages: tuple[str, ...] = Field(
        default=("ja", "ja_easy", "en", "zh_CN", "zh_TW", "ko", "pt_BR", "vi"), min_length=1
    )
    diagonal_inches: float = Field(default=15.6, ge=5, le=100)
    reduced_motion: bool = False
    debounce_ms: int = Field(default=300, ge=0, le=2000)
    reader: Literal["flat", "slot", "usb"] = "flat"


class Speech(Table):
    """What is spoken. `volume` and `rate` are in percent; 100 is a voice's own loudness, or pace.

    `on_headphones`: speaking begins once headphones are plugged in; personal data are spoken to them only, or when the
    visitor asks for it. `key` of the ten-key begins it as well, on any page. `recordings` is a folder of prompts
    recorded ahead (`myna-kiosk prompts`).
    """

    enabled: bool = True
    volume: int = Field(default=70, ge=0, le=100)
    rate: int = Field(default=100, ge=50, le=200)
    on_headphones: bool = True
    key: str = Field(default="*", pattern=r"^[^0-9\s]?$")
    recordings: Path | None = None


_LEAST_MORE_TIME: Final = 20  # seconds to say that more time is needed: WCAG 2.2, success criterion 2.2.1
_LONGEST: Final = 3600


def _check_names(raw: object) -> object:
    known = [period.name for period in fields(Timing)]
    if isinstance(raw, dict) and (unknown := sorted(map(str, raw.keys() - set(known)))):
        raise ValueError(f"there is no {', '.join(unknown)}; there are: {', '.join(known)}")
    return raw


def _check_periods(timing: Timing) -> Timing:
    for period in fields(timing):
        if not 1 <= getattr(timing, period.name) <= _LONGEST:
            raise ValueError(f"{period.name}: is not between 1 and {_LONGEST} seconds")
    if timing.more_time < _LEAST_MORE_TIME:
        raise ValueError(f"more_time: {_LEAST_MORE_TIME} seconds at least, so that everybody has time to answer")
    return timing


class Cards(Table):
    """The readers to use (all when empty), by the beginning of their PC/SC names."""

    readers: tuple[str, ...] = ()


class Trust(Table):
    """Files for the judgement of certificates: PEM bundle of trust anchors, folder of CRLs (DER or PEM)."""

    anchors: Path | None = None
    crls: Path | None = None


class Eligibility(Table):
    """Which backend, by its entry-point name, and that backend's own table."""

    backend: str = Field(min_length=1)
    settings: dict[str, Any] = Field(default_factory=dict)


class Rules(Table):
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


class Data(Table):
    """Where the kiosk keeps what it must keep: audit lines, state. Created with mode 0700."""

    folder: Path = Path("/var/lib/myna-kiosk")


class Log(Table):
    """What is written to standard error, hence to the journal: from which level on, as text or as JSON lines."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    form: Literal["plain", "json"] = "plain"


class Settings(Table):
    """The whole file. Relative paths in it are relative to the file's folder."""

    site: Site
    eligibility: Eligibility
    profile: ProfileTable = ProfileTable()
    contact: Contact = Contact()
    window: Window = Window()
    staff: Staff = Staff()
    display: Display = Display()
    speech: Speech = Speech()
    slip: Slip = Slip()
    timing: Annotated[Timing, BeforeValidator(_check_names), AfterValidator(_check_periods)] = Timing()
    cards: Cards = Cards()
    trust: Trust = Trust()
    rules: Rules = Rules()
    data: Data = Data()
    log: Log = Log()

    @model_validator(mode="after")
    def _staff_can_vouch(self) -> Self:
        if self.profile.visual_check and not self.is_staffed:
            raise ValueError("profile.visual_check: needs the staff's passcode and at least one member in [staff]")
        return self

    @model_validator(mode="after")
    def _somebody_is_called(self) -> Self:
        if self.staff.call and not PROFILES[self.profile.name].calls_staff:
            raise ValueError(f"staff.call: a kiosk of the profile {self.profile.name} calls nobody; leave the key out")
        return self

    @model_validator(mode="after")
    def _window_on_a_desktop(self) -> Self:
        if self.profile.name == "desktop" and "fullscreen" not in self.display.model_fields_set:
            object.__setattr__(self, "display", self.display.model_copy(update={"fullscreen": False}))
        return self

    @property
    def is_staffed(self) -> bool:
        """Whether somebody can vouch for a visitor: the staff has a passcode and members."""
        return self.staff.has_passcode and bool(self.staff.members)

    def kind(self) -> Profile:
        """What this kiosk does and says."""
        return self.profile.profile(staffed=self.is_staffed)


def load(path: Path) -> Settings:
    """Read a configuration file. Raises ConfigurationError that names every mistake at once, with its place."""
    return parse(read_file(path), str(path), path.parent)


def parse(raw: dict[str, Any], name: str, folder: Path) -> Settings:
    """Check what was read; `name` is used in messages, `folder` is what relative paths start from.

    Raises ConfigurationError, for the file of the staff's passcode too.
    """
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        faults = "\n".join(f"  {_describe(fault)}" for fault in error.errors(include_input=False))
        raise ConfigurationError(f"{name}:\n{faults}") from None
    placed = settings.model_copy(
        update={
            "trust": _placed(settings.trust, folder, "anchors", "crls"),
            "staff": _placed(settings.staff, folder, "passcode_file"),
            "speech": _placed(settings.speech, folder, "recordings"),
            "slip": _placed(settings.slip, folder, "folder"),
            "data": _placed(settings.data, folder, "folder"),
        }
    )
    placed.staff.passcode_hash()
    return placed


def _placed(table: _T, folder: Path, *keys: str) -> _T:
    """The table with its relative paths starting from the folder."""
    return table.model_copy(update={key: folder / path for key in keys if (path := getattr(table, key)) is not None})


def _describe(fault: ErrorDetails) -> str:
    place = ".".join(map(str, fault["loc"]))
    said = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {said}" if place else said
