"""The details of a coverage as JSON, as they lie in a database: an object with the names of CoverageDetails."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from pydantic import TypeAdapter

from kiosk.eligibility.model import CoverageDetails

_ADAPTER: Final = TypeAdapter(CoverageDetails)


def encode_details(details: CoverageDetails | None) -> dict[str, Any] | None:
    """What is kept of them: all but where the person lives, which no database of ours knows."""
    if details is None:
        return None
    homeless = replace(details, address="", post_number="")
    kept: dict[str, Any] = _ADAPTER.dump_python(homeless, mode="json", exclude_defaults=True)
    return kept


def decode_details(kept: dict[str, Any] | None) -> CoverageDetails | None:
    """What `encode_details` made of them. Raises ValueError for anything else."""
    return None if kept is None else _ADAPTER.validate_python(kept)
