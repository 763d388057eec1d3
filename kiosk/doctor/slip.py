"""Whether a slip could come out now: the folder is there, or the printer and its queue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.config import load
from kiosk.delivery.slip.outlet import NotPrinted, open_outlet
from kiosk.doctor.checks import failed, passed
from kiosk.doctor.facts import Finding
from kiosk.eligibility.base import ConfigurationError

_NAME: Final = "slip"


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """Where slips come out, and why none could just now; "" when one could."""

    where: str
    fault: str


def observe_slip(config: Path | None) -> SlipFacts | None:
    """Ask the printer or look at the folder; None where no slip is offered."""
    if config is None:
        return None
    try:
        settings = load(config)
    except ConfigurationError:
        return None  # said elsewhere
    if not settings.kind().slip:
        return None
    where = str(settings.slip.folder or settings.slip.printer or "the default printer")
    try:
        open_outlet(settings.slip).check()
    except NotPrinted as error:
        return SlipFacts(where, str(error))
    return SlipFacts(where, "")


def check_slip(facts: SlipFacts) -> Finding:
    """A slip that is offered can be printed; a visitor who waits for one in vain asks staff."""
    if facts.fault:
        return failed(
            _NAME, f"{facts.where}: {facts.fault}", "see [slip]: make the folder, or look at the queue with lpstat -t"
        )
    return passed(_NAME, facts.where)
