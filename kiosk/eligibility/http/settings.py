"""The table of the http backend in the configuration."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class HttpSettings(BaseModel):
    """The table of the http backend in the configuration.

    `identity` is the folder that `myna-kiosk enroll` filled: it says which service is asked, and as whom. `url` and
    `ca` (PEM) take the place of what was enrolled, for a service that moved. `proxy` is the URL of an HTTP proxy; those
    of the environment are never used. `connect_seconds` is how long a connection may take to come about.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    identity: Path
    url: str | None = None
    ca: Path | None = None
    proxy: str | None = Field(default=None, pattern=r"^https?://\S+$")
    connect_seconds: float = Field(default=5.0, gt=0, le=60)
