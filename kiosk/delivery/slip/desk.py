"""The slip's port: puts a result on paper, on a thread of its own, and says by an event whether it is out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from kiosk.delivery.slip.content import Setting, SlipContent, compose, load_translations
from kiosk.delivery.slip.layout import PAPERS, Paper
from kiosk.delivery.slip.outlet import NotPrinted, Outlet, open_outlet
from kiosk.delivery.slip.rendering import render
from kiosk.eligibility.model import Answer, LookedUp, Purpose
from kiosk.flow.events import SlipFailed, SlipPrinted
from kiosk.flow.states import Problem
from kiosk.lane import Fault, Lane, Post

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import Settings

_log = logging.getLogger(__name__)

_SAMPLE: Final = Problem.PIN_UNUSABLE
Compose: TypeAlias = Callable[[Answer | LookedUp | Problem], SlipContent]


class SlipDesk:
    """Prints slips. Used on the main thread only; `print` returns at once.

    `compose` says what stands on a slip, in the language that is on at that moment; only that goes to the other thread,
    so nothing about a person does. `samples` are rendered ahead, for the fonts of their languages to be there: that
    takes some 0.1 s for each, once.
    """

    def __init__(
        self, compose: Compose, paper: Paper, outlet: Outlet, post: Post, samples: Iterable[SlipContent] = ()
    ) -> None:
        self._compose = compose
        self._paper = paper
        self._outlet = outlet
        self._post = post
        self._lane = Lane("slip", self._caught)
        for sample in samples:
            self._lane.put(partial(self._warm_up, sample))

    def print(self, visit: int, outcome: Answer | LookedUp | Problem, purpose: Purpose | None) -> None:  # noqa: ARG002
        """Print a result; answered by SlipPrinted or SlipFailed. What was asked for is plain from the result."""
        content = self._compose(outcome)
        self._lane.put(partial(self._deliver, visit, content))

    def close(self, seconds: float) -> bool:
        """End the thread after the slips that were wanted; wait so long at most, and return whether it has ended."""
        self._lane.close()
        return self._lane.join(seconds)

    def _warm_up(self, sample: SlipContent) -> None:
        render(sample, self._paper)

    def _deliver(self, visit: int, content: SlipContent) -> None:
        try:
            self._outlet.print_document(render(content, self._paper))
        except NotPrinted as error:
            _log.warning("no slip: %s", error)
            self._post(SlipFailed(visit))
        except Exception as error:  # noqa: BLE001 (the visitor is told, and the bug is reported)
            self._post(SlipFailed(visit))
            self._caught(error)
        else:
            self._post(SlipPrinted(visit))

    def _caught(self, error: Exception) -> None:
        self._post(Fault(error))


def open_desk(
    settings: Settings,
    language: Callable[[], str],
    post: Post,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    demo: bool = False,
) -> SlipDesk:
    """The desk of a configured kiosk; `language` says which one is on. Raises TranslationMissing."""
    translations = load_translations(settings.display.languages)
    setting = Setting(settings.site.name, settings.kind(), settings.contact, settings.rules.renewal_wait_hours, demo)

    def compose_now(outcome: Answer | LookedUp | Problem) -> SlipContent:
        return compose(outcome, setting, now(), language(), translations)

    samples = [compose(_SAMPLE, setting, now(), code, translations) for code in settings.display.languages]
    return SlipDesk(compose_now, PAPERS[settings.slip.paper], open_outlet(settings.slip), post, samples)
