"""The whole kiosk put together: whole visits through the window, bugs, the end; and the tour."""

from __future__ import annotations

import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiosk.eligibility.model import Covered, PrescriptionForm, RefusalReason, Refused, Registered
from kiosk.exitcode import CommandError, ExitCode
from kiosk.flow.states import (
    Cause,
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    OutOfService,
    Problem,
    Slip,
    StaffSignIn,
    State,
    VisualCheck,
)
from kiosk.ui import demo as demo_module
from kiosk.ui.app import run
from kiosk.ui.demo import DEMO_PASSCODE, Demo, ProfileName, new_demo
from kiosk.ui.exhibition import draw_everything, known_languages
from kiosk.ui.gallery import exhibits
from kiosk.ui.opening import has_screen, make_application
from kiosk.ui.pages.deliberate import DeliberatePage
from kiosk.ui.pages.last_try import LastTryPage
from kiosk.ui.pages.pin import PinPage
from kiosk.ui.pages.visual_check import VisualCheckPage
from kiosk.ui.texts import translate
from kiosk.ui.tour import draw_visit
from kiosk.ui.tray import PURPOSES

PATIENCE = 20_000


@contextmanager
def serving(qtbot: QtBot, profile: ProfileName = "atm") -> Iterator[Demo]:
    with new_demo(profile=profile, silent=True) as demo:
        demo.kiosk.window.setting.theme.taps.pause = 0  # nobody's finger trembles here
        demo.kiosk.start()
        try:
            reach(qtbot, demo, Idle)
            yield demo
        finally:
            demo.kiosk.stop()
            demo.kiosk.window.close()
            demo.kiosk.window.deleteLater()


def state(demo: Demo) -> State:
    return demo.kiosk.window.state


def reach(qtbot: QtBot, demo: Demo, kind: type[State]) -> State:
    qtbot.waitUntil(lambda: isinstance(state(demo), kind), timeout=PATIENCE)
    return state(demo)


def click(demo: Demo, text: str) -> None:
    buttons = demo.kiosk.window.findChildren(QPushButton)
    button = next(each for each in buttons if each.isVisible() and each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def enter_pin(demo: Demo, pin: str) -> None:
    page = demo.kiosk.window.page
    assert isinstance(page, PinPage)
    for digit in pin:
        QTest.keyClick(page.first_focus(), Qt.Key(ord(digit)))
    QTest.keyClick(page.first_focus(), Qt.Key.Key_Return)


def answer(qtbot: QtBot, demo: Demo, kind: type[State], words: str) -> None:
    """Answer a question, once it could be read."""
    before = reach(qtbot, demo, kind)
    page = demo.kiosk.window.page
    assert isinstance(page, DeliberatePage)
    qtbot.waitUntil(lambda: page.ready, timeout=PATIENCE)
    click(demo, words)
    qtbot.waitUntil(lambda: state(demo) is not before, timeout=PATIENCE)


def agree(qtbot: QtBot, demo: Demo) -> None:
    """Agree to what registering means."""
    answer(qtbot, demo, ConfirmingRegistration, translate("ConfirmRegistrationPage", "Agree and continue"))


def visit(qtbot: QtBot, demo: Demo, who: str, purpose: str) -> Concluded:
    demo.place(who)
    reach(qtbot, demo, Choosing)
    click(demo, purpose)
    if purpose == REGISTER:
        agree(qtbot, demo)
    reach(qtbot, demo, EnteringPin)
    enter_pin(demo, "1234")
    concluded = reach(qtbot, demo, Concluded)
    assert isinstance(concluded, Concluded)
    return concluded


REGISTER, COVERAGE = "健康保険証として登録する", "保険資格を確認する"


def test_a_registration_and_the_next_visitor(qtbot: QtBot) -> None:
    with serving(qtbot) as demo:
        first = visit(qtbot, demo, "taro", REGISTER)
        assert isinstance(first.outcome, Registered)
        assert not first.outcome.already
        demo.take()
        reach(qtbot, demo, Idle)
        assert demo.kiosk.pad.length == 0
        second = visit(qtbot, demo, "hanako", COVERAGE)
        assert isinstance(second.outcome, Covered)


def test_a_reception_registers_on_the_spot_and_asks_for_consents(qtbot: QtBot) -> None:
    with serving(qtbot, "reception") as demo:
        demo.place("taro")
        reach(qtbot, demo, EnteringPin)
        enter_pin(demo, "1234")
        concluded = reach(qtbot, demo, Concluded)
        assert isinstance(concluded, Concluded)
        assert concluded.outcome == Refused(RefusalReason.NOT_REGISTERED)
        click(demo, "続けて登録する")
        agree(qtbot, demo)
        reach(qtbot, demo, EnteringPin)
        enter_pin(demo, "1234")
        for words in ("Yes", "No", "No", "Yes"):
            answer(qtbot, demo, Consenting, translate("ConsentPage", words))
        answer(qtbot, demo, ChoosingPrescription, translate("PrescriptionPage", "On paper"))
        concluded = reach(qtbot, demo, Concluded)
        assert isinstance(concluded, Concluded)
        assert isinstance(concluded.outcome, Registered)
        assert concluded.consents is not None
        assert len(concluded.consents.given) == len(concluded.consents.refused) == 2
        assert concluded.consents.prescription is PrescriptionForm.PAPER


def test_staff_vouches_for_somebody_who_does_not_know_the_pin(qtbot: QtBot) -> None:
    with serving(qtbot, "reception") as demo:
        demo.place("hanako")
        reach(qtbot, demo, EnteringPin)
        click(demo, translate("PinPage", "I do not know the PIN: have staff check"))
        reach(qtbot, demo, VisualCheck)
        page = demo.kiosk.window.page
        assert isinstance(page, VisualCheckPage)
        click(demo, "見本 二葉")
        for digit in DEMO_PASSCODE:
            QTest.keyClick(page.first_focus(), Qt.Key(ord(digit)))
        QTest.keyClick(page.first_focus(), Qt.Key.Key_Return)
        reach(qtbot, demo, Consenting)
        assert demo.kiosk.passcodes.length == 0


def test_a_machine_prints_a_slip(qtbot: QtBot) -> None:
    with serving(qtbot) as demo:
        visit(qtbot, demo, "hanako", COVERAGE)
        click(demo, translate("EndPage", "Print this on paper"))
        qtbot.waitUntil(
            lambda: isinstance(shown := state(demo), Concluded) and shown.slip is Slip.PRINTED, timeout=PATIENCE
        )
        folder = demo.kiosk._settings.slip.folder
        assert folder is not None
        (slip,) = folder.glob("*.pdf")
        assert slip.read_bytes().startswith(b"%PDF")


def test_staff_opens_the_menu_by_its_key(qtbot: QtBot) -> None:
    with serving(qtbot, "reception") as demo:
        QTest.keyClick(demo.kiosk.window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
        reach(qtbot, demo, StaffSignIn)
        click(demo, translate("StaffPages", "Cancel"))
        reach(qtbot, demo, Idle)


def test_coverage_that_is_missing_leads_to_registration(qtbot: QtBot) -> None:
    with serving(qtbot) as demo:
        concluded = visit(qtbot, demo, "taro", COVERAGE)
        assert concluded.outcome == Refused(RefusalReason.NOT_REGISTERED)
        click(demo, "続けて登録する")
        agree(qtbot, demo)
        reach(qtbot, demo, EnteringPin)
        enter_pin(demo, "1234")
        qtbot.waitUntil(
            lambda: isinstance(shown := state(demo), Concluded) and isinstance(shown.outcome, Registered),
            timeout=PATIENCE,
        )


def test_a_wrong_pin_says_how_many_tries_are_left_and_the_last_one_is_confirmed(qtbot: QtBot) -> None:
    with serving(qtbot) as demo:
        demo.place("taro")
        reach(qtbot, demo, Choosing)
        click(demo, REGISTER)
        agree(qtbot, demo)
        reach(qtbot, demo, EnteringPin)
        enter_pin(demo, "9999")
        qtbot.waitUntil(lambda: isinstance(shown := state(demo), EnteringPin) and shown.wrong, timeout=PATIENCE)
        enter_pin(demo, "9999")
        reach(qtbot, demo, ConfirmingLastTry)
        click(demo, "番号を入力する")
        assert isinstance(state(demo), ConfirmingLastTry), "a double tap is no answer to a question just asked"
        page = demo.kiosk.window.page
        assert isinstance(page, LastTryPage)
        qtbot.waitUntil(lambda: page.ready, timeout=PATIENCE)
        click(demo, "番号を入力する")
        reach(qtbot, demo, EnteringPin)
        enter_pin(demo, "9999")
        concluded = reach(qtbot, demo, Concluded)
        assert isinstance(concluded, Concluded)
        assert concluded.outcome is Problem.PIN_BLOCKED


def test_a_card_pulled_while_digits_are_entered_leaves_none(qtbot: QtBot) -> None:
    with serving(qtbot) as demo:
        demo.place("taro")
        reach(qtbot, demo, Choosing)
        click(demo, REGISTER)
        agree(qtbot, demo)
        reach(qtbot, demo, EnteringPin)
        page = demo.kiosk.window.page
        assert isinstance(page, PinPage)
        QTest.keyClick(page.first_focus(), Qt.Key.Key_1)
        assert demo.kiosk.pad.length == 1
        demo.take()
        reach(qtbot, demo, Idle)
        assert demo.kiosk.pad.length == 0


@pytest.mark.logs("kiosk.ui.app")
def test_a_bug_takes_the_kiosk_out_of_service(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with serving(qtbot) as demo:
        demo.kiosk.fault(RuntimeError("a bug"))
        shown = state(demo)
        assert isinstance(shown, OutOfService)
        assert Cause.FAULT in shown.causes
        assert any("a fault of this program" in record.getMessage() for record in caplog.records)
        qtbot.waitUntil(lambda: isinstance(state(demo), Idle), timeout=PATIENCE)


@pytest.mark.logs("kiosk.ui.app")
def test_a_bug_anywhere_reaches_the_kiosk_and_a_signal_ends_it(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    application = make_application()
    hook = sys.excepthook
    seen: list[State] = []
    with new_demo(silent=True, on_state=seen.append) as demo:

        def end() -> None:
            if demo.kiosk.visit is None or not isinstance(state(demo), Idle):
                QTimer.singleShot(50, end)
                return
            kind = RuntimeError
            sys.excepthook(kind, kind("a bug"), None)
            QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGTERM))

        QTimer.singleShot(50, end)
        before = threading.active_count()
        assert run(application, demo.kiosk) == 0
        demo.kiosk.window.close()
        demo.kiosk.window.deleteLater()
    assert any(isinstance(each, OutOfService) and Cause.FAULT in each.causes for each in seen)
    assert sys.excepthook is hook
    assert threading.active_count() <= before
    assert any("a fault of this program" in record.getMessage() for record in caplog.records)


def test_the_tour_draws_a_whole_registration(qtbot: QtBot, tmp_path: Path) -> None:
    out = io.StringIO()
    assert draw_visit(tmp_path, (1080, 1920), out) == ExitCode.OK
    names = [path.name for path in sorted(tmp_path.glob("*.png"))]
    assert [name.split("-", 1)[1] for name in names] == [
        "out-of-service.png",
        "idle.png",
        "reading.png",
        "pin.png",
        "pin-half.png",
        "authenticating.png",
        "checking.png",
        "result.png",
        "reading.png",
        "confirming.png",
        "pin.png",
        "pin-half.png",
        "authenticating.png",
        "checking.png",
        *("consent.png" for _ in range(4)),
        "prescription.png",
        "keeping.png",
        "result.png",
        "idle.png",
    ]
    for name in names:
        image = QImage(str(tmp_path / name))
        assert (image.width(), image.height()) == (1080, 1920)
        assert name in out.getvalue()
    assert "登録できました" in out.getvalue()
    assert "To use it on a screen" in out.getvalue()


def test_a_tour_whose_step_does_not_come_says_which_and_fails(qtbot: QtBot, tmp_path: Path) -> None:
    out = io.StringIO()
    assert draw_visit(tmp_path, (1080, 1920), out, patience=1) == ExitCode.INTERNAL
    assert "the idle page did not come" in out.getvalue()


@pytest.mark.long
def test_everything_is_drawn_once_for_each_size_and_language(qtbot: QtBot, tmp_path: Path) -> None:
    out = io.StringIO()
    count = len(list(exhibits()))
    languages = known_languages()
    assert languages[0] == "ja"
    assert "en" in languages
    assert draw_everything(tmp_path, ((270, 480),), out) == len(languages) * count
    for language in languages:
        assert len(list((tmp_path / f"{language}-270x480").glob("*.png"))) == count
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(f"data-page={exhibit.name} " in index for exhibit in exhibits())
    assert "statechart.svg" in index
    assert "EnteringPin" in (tmp_path / "statechart.svg").read_text(encoding="utf-8")


def test_without_a_screen_the_demonstration_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()
    with pytest.raises(CommandError, match="demo --tour DIR") as caught:
        demo_module.demo()
    assert caught.value.code is ExitCode.NO_SCREEN
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_screen()


def test_the_tray_places_and_takes_cards(qtbot: QtBot) -> None:
    with serving(qtbot) as demo:
        tray = demo_module._make_tray(demo)
        assert set(PURPOSES) == set(tray.buttons), "every card of the tray has its words in Japanese"
        tray.show()
        QTest.mouseClick(tray.buttons["other"], Qt.MouseButton.LeftButton)
        concluded = reach(qtbot, demo, Concluded)
        assert isinstance(concluded, Concluded)
        assert concluded.outcome is Problem.NOT_MY_NUMBER_CARD
        QTest.mouseClick(tray.buttons["taro"], Qt.MouseButton.LeftButton)
        reach(qtbot, demo, Choosing)
        assert not tray.buttons["other"].isChecked()
        QTest.mouseClick(tray.buttons["taro"], Qt.MouseButton.LeftButton)
        reach(qtbot, demo, Idle)
        tray.hide()
        tray.deleteLater()
