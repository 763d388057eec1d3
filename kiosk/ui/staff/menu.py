"""What staff may do at the kiosk, as large buttons; some open a view over the menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import CleaningWanted, NumberLookupChosen, StaffMenuClosed, Touched
from kiosk.flow.states import StaffMenu
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.staff.points import Points
from kiosk.ui.staff.views import DoctorView, ReaderView, RecentView, View, VolumeView
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.actions import Actions

_POINTS: Final = (
    ("lookup", QT_TRANSLATE_NOOP("StaffPages", "Look up by insurance number")),
    ("recent", QT_TRANSLATE_NOOP("StaffPages", "Last results")),
    ("volume", QT_TRANSLATE_NOOP("StaffPages", "Volume")),
    ("cleaning", QT_TRANSLATE_NOOP("StaffPages", "Clean the screen")),
    ("reader", QT_TRANSLATE_NOOP("StaffPages", "Test the card reader")),
    ("doctor", QT_TRANSLATE_NOOP("StaffPages", "Self-test")),
    ("restart", QT_TRANSLATE_NOOP("StaffPages", "Restart")),
)


class StaffMenuPage(Page):
    """The menu. What a visual check is stands in the text: it is done in the visit it is for."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        assert setting.maintenance is not None, "a kiosk with staff lets them look after it"
        maintenance = setting.maintenance
        names = tuple(name for name, _ in _POINTS if name != "lookup" or setting.profile.number_lookup)
        self.points = Points(self.theme, names, self._press)
        self.row = Actions(self.theme, secondary=False, primary=True)
        self.compose([self.title, self.text], [self.points], [self.row])
        assert self.row.primary is not None
        self._done = self.row.primary
        self._done.clicked.connect(lambda: setting.post(StaffMenuClosed()))
        self.views: dict[str, View] = {
            "recent": RecentView(setting, maintenance, self.close_view),
            "volume": VolumeView(setting, maintenance, self.close_view),
            "reader": ReaderView(setting, maintenance, self.close_view),
            "doctor": DoctorView(setting, maintenance, self.close_view),
        }
        self._view: View | None = None
        self._sure = False
        for view in self.views.values():
            view.setParent(self)
            view.hide()

    def first_focus(self) -> QWidget:
        """The first point."""
        return next(iter(self.points.buttons.values()))

    def display(self, state: StaffMenu) -> None:
        """Set the words."""
        del state
        self.title.say(translate("StaffPages", "Staff menu"))
        self.text.say(
            translate(
                "StaffPages",
                "A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.",
            )
            if self.setting.profile.visual_check
            else ""
        )
        words = dict(_POINTS)
        for name, button in self.points.buttons.items():
            button.say(translate("StaffPages", words[name]))
        if self._sure:
            self.points.buttons["restart"].say(translate("StaffPages", "Press again to restart"))
        self._done.say(translate("StaffPages", "Close the menu"))
        if self._view is not None:
            self._view.show_now()

    def close_view(self) -> None:
        """Back to the menu."""
        view, self._view = self._view, None
        if view is not None:
            view.hide()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.setting.post(Touched())

    def _press(self, name: str) -> None:
        assert self.setting.maintenance is not None
        sure, self._sure = self._sure, False
        match name:
            case "lookup":
                self.setting.post(NumberLookupChosen())
            case "cleaning":
                self.setting.post(CleaningWanted())
            case "restart" if sure:
                self.setting.maintenance.restart()
            case "restart":
                # One touch too many must not send a visitor's kiosk away.
                self._sure = True
                self.points.buttons["restart"].say(translate("StaffPages", "Press again to restart"))
            case _:
                self._open(self.views[name])
        self.setting.post(Touched())

    def _open(self, view: View) -> None:
        self._view = view
        view.setGeometry(self.rect())
        view.show_now()
        view.arrange()
        view.show()
        view.raise_()
        view.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Escape closes the menu."""
        if event.key() == Qt.Key.Key_Escape:
            self.setting.post(StaffMenuClosed())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrange anew, the view too."""
        super().resizeEvent(event)
        if self._view is not None:
            self._view.setGeometry(self.rect())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """The next one begins with the menu."""
        self._sure = False
        view, self._view = self._view, None
        if view is not None:
            view.hide()
        super().hideEvent(event)
