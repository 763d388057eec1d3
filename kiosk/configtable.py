"""What every table of a configuration has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table that knows all its keys, so that a typing mistake is not overlooked, and that nobody changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
