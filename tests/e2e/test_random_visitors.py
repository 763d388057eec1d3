"""A thousand visitors of whom nothing is known, at the real window of each profile: it is never stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from PySide6.QtWidgets import QApplication

from kiosk.audit.trail import check_chain
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Checking,
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Idle,
    KeepingConsents,
    OutOfService,
    Reading,
    StaffSignIn,
    State,
    VisualCheck,
)
from kiosk.ui import routing
from kiosk.ui.pages import deliberate
from kiosk.ui.pages.display import DisplayPage
from kiosk.ui.pages.page import Page
from tests.e2e.booth import PROFILES, Booth, new_settings, opened
from tests.e2e.scripted import Script, unavailable
from tests.e2e.strangers import CERTAIN, Stranger, answers, do, new_card, strangers
from tests.e2e.world import World

VISITORS = 334  # of each profile

# Where each kind of kiosk has to have been, so that nothing is proved about the first two pages only.
_EVERYWHERE: frozenset[type[State]] = frozenset(
    {
        Idle,
        Reading,
        ConfirmingRegistration,
        ConfirmingLastTry,
        EnteringPin,
        Authenticating,
        Checking,
        Concluded,
        AskingMoreTime,
        StaffSignIn,
        OutOfService,
    }
)
REACHED: dict[str, frozenset[type[State]]] = {
    "reception": _EVERYWHERE | {Consenting, ChoosingPrescription, KeepingConsents, VisualCheck, EnteringNumber},
    "atm": _EVERYWHERE | {Choosing},
    "desktop": _EVERYWHERE | {Choosing},
}


class Probe:
    """Finds out which page the flow's state belongs on."""

    kind: Any = None

    def __call__(self, kind: Any) -> Any:
        self.kind = kind
        return self

    def display(self, *_: object) -> None:
        pass


def page_of(state: State) -> type[Page]:
    probe = Probe()
    routing.show(state, probe)
    kind: type[Page] = probe.kind
    return kind


def assert_sound(booth: Booth) -> None:
    """One page is there, and it is the one of the state; digits of a secret lie only where one is asked for."""
    state, window = booth.state, booth.window
    assert isinstance(state, get_args(State))
    assert window.state is state
    shown = [page for page in window._pages.values() if page.isVisibleTo(window)]
    assert shown == [window.page], f"{[type(page).__name__ for page in shown]} in {type(state).__name__}"
    # What a visitor wishes of the screen is asked over the page of the state.
    assert type(window.page) is (DisplayPage if window._adjusting else page_of(state))
    assert window.page.title.text() or window.page.text.text(), "a page without words"
    asked = state.behind if isinstance(state, AskingMoreTime) else state
    if not isinstance(asked, EnteringPin | Authenticating):
        assert booth.app.pad.length == 0
    if not isinstance(asked, StaffSignIn | VisualCheck):
        assert booth.app.passcodes.length == 0


def with_certain(test: Callable[[], None]) -> Callable[[], None]:
    """The test with those who come in any case."""
    for stranger in CERTAIN:
        test = example(stranger)(test)
    return test


def be_visited(booth: Booth, stranger: Stranger) -> set[type[State]]:
    """The whole visit; returns where the kiosk has been."""
    says = answers(booth.world.now)[stranger.answer]
    booth.script.register = lambda: says()[0]
    booth.script.cover = lambda: says()[1]
    booth.script.look_up = lambda: says()[2]
    booth.script.challenge = (lambda: None) if stranger.challenged else unavailable
    booth.states.clear()
    if stranger.card is not None:
        booth.door.place(new_card(booth, stranger.card.persona, stranger.card.fault))
        booth.within(lambda: not isinstance(booth.state, Idle), 1.0)
    booth.settle()
    for move in stranger.moves:
        do(booth, move)
        assert_sound(booth)
    booth.go_home()
    assert_sound(booth)
    assert isinstance(booth.state, Idle)
    alarm = booth.app._alarm
    assert alarm is not None
    assert alarm._ring is None, "nobody is there, and a time is waited for"
    as_ever = booth.window.setting.language == booth.app.languages.codes[0] and not booth.window._adjusting
    assert as_ever or booth.window._forget.isActive()
    return {Idle, *map(type, booth.states)}


@pytest.mark.long
@pytest.mark.logs("kiosk.visit.carddesk", "kiosk.visit.backenddesk", "kiosk.staff.desk", "kiosk.visit.cardsession")
@pytest.mark.parametrize("profile", PROFILES)
def test_a_thousand_strangers_leave_an_idle_kiosk(
    qapp: QApplication, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    monkeypatch.setattr(deliberate, "READ_MS", 0)  # so that hands that do not read get further
    seen: Counter[type[State]] = Counter()
    script = Script(lambda: answers(world.now)[0]()[0], lambda: answers(world.now)[0]()[1])
    with opened(qapp, world, tmp_path, profile, script, settings=new_settings(profile, tmp_path)) as booth:
        booth.speak()

        @settings(
            max_examples=VISITORS,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
        )
        @with_certain
        @given(strangers())
        def visit(stranger: Stranger) -> None:
            seen.update(be_visited(booth, stranger))

        visit()
    assert check_chain(tmp_path / "audit.jsonl").intact
    visits = seen[Idle]
    walked = {kind.__name__: f"{count / visits:.0%}" for kind, count in seen.most_common()}
    assert set(seen) >= REACHED[profile], f"a part of the kiosk was never seen, but {walked}"
    # The backend is asked only once the card has signed, which it does only for the right PIN.
    assert seen[Checking] >= visits / 2, f"most were stopped by the PIN: {walked}"
