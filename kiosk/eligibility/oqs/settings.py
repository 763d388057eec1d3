"""The table of the oqs backend in the configuration."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from kiosk.delivery.oqs.message import CharacterCode

_PREFECTURES: Final = range(1, 48)
_FEE_TABLES: Final = frozenset("134")  # 点数表: medical, dental, pharmacy


class Encoding(Enum):
    """How files are written; those that are read say it themselves."""

    UTF_8 = "utf-8"
    SHIFT_JIS = "shift_jis"

    @property
    def character_code(self) -> CharacterCode:
        """The code in the file itself."""
        return CharacterCode.UTF_8 if self is Encoding.UTF_8 else CharacterCode.SHIFT_JIS


class InnerSettings(BaseModel):
    """Which backend proves cards: its name, and its own table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    backend: str = Field(min_length=1)
    settings: dict[str, Any] = Field(default_factory=dict, repr=False)

    @field_validator("backend")
    @classmethod
    def _another(cls, name: str) -> str:
        if name == "oqs":
            raise ValueError("the oqs backend proves no cards; name another, for example http or local")
        return name


class OqsSettings(BaseModel):
    """The table of the oqs backend in the configuration.

    `folder` holds the terminal's folders `req`, `res` and `face`; each may be named by itself instead. Without `face`
    nothing is delivered, without `req` and `res` nobody is looked up. `mount` is the mount point of the share, where it
    is one: nothing is written while nothing is mounted there. `institution` is the institution's code, of ten digits:
    prefecture, fee table (1, 3 or 4), seven more. `inner` names the backend that proves cards; without it people are
    looked up only. `staffed` says that somebody is there, so that persons may be looked up by the numbers of a paper.
    With `wait_for_consents` a result waits for what the visitor agrees to, for `consent_seconds` at most; without, it
    is delivered at once and says that nothing was agreed to: for a kiosk that asks for no consents. `poll_seconds` is
    how often the terminal's answer is looked for, and `share_seconds` how long a visitor waits for a share before the
    file is delivered behind them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    institution: str
    folder: Path | None = None
    req: Path | None = None
    res: Path | None = None
    face: Path | None = None
    mount: Path | None = None
    encoding: Encoding = Encoding.UTF_8
    inner: InnerSettings | None = None
    staffed: bool = False
    wait_for_consents: bool = True
    consent_seconds: int = Field(default=180, ge=5, le=3600)
    poll_seconds: float = Field(default=0.5, ge=0.05, le=10)
    share_seconds: float = Field(default=2.0, gt=0, le=10)

    @field_validator("institution")
    @classmethod
    def _ten_digits(cls, code: str) -> str:
        if not (len(code) == 10 and code.isascii() and code.isdigit()):
            raise ValueError("the institution's code has ten digits")
        if int(code[:2]) not in _PREFECTURES:
            raise ValueError("the institution's code begins with a prefecture, 01 to 47")
        if code[2] not in _FEE_TABLES:
            raise ValueError("the third digit of the institution's code is 1 (medical), 3 (dental) or 4 (pharmacy)")
        return code

    @field_validator("folder", "req", "res", "face", "mount")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_absolute():
            raise ValueError("the path must be absolute")
        return path

    @model_validator(mode="after")
    def _of_use(self) -> Self:
        if (self.requests is None) != (self.answers is None):
            raise ValueError("req and res go together: name both, or folder, or neither")
        if self.delivery is None and self.requests is None:
            raise ValueError("name folder, or face, or req and res")
        named = [path for path in (self.requests, self.answers, self.delivery) if path is not None]
        if len(set(named)) != len(named):
            raise ValueError("req, res and face are three folders")
        return self

    @property
    def requests(self) -> Path | None:
        """Where queries go."""
        return self.req or (self.folder and self.folder / "req")

    @property
    def answers(self) -> Path | None:
        """Where answers come."""
        return self.res or (self.folder and self.folder / "res")

    @property
    def delivery(self) -> Path | None:
        """Where the receipt computer looks."""
        return self.face or (self.folder and self.folder / "face")
