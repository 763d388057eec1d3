"""A page whose texts and controls stand apart: for large type, for low reach, and where words are too many.

What is touched keeps its place, at the bottom or at the right; the texts above or beside it are read a sheet at a time
where they do not fit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.modes import LOW_SHARE_ACROSS, LOW_SHARE_UPRIGHT, Mode
from kiosk.ui.pages.blocks import Placed, fit, height_of, measure, stack
from kiosk.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from kiosk.ui.pages.page import Page

MARGIN: Final = 60
_WIDEST: Final = 1000
_BOTTOM: Final = 34
_CEILING: Final = 14
_GUTTER: Final = 72
_LEFT_SHARE: Final = 0.46
_BAR: Final = 112  # the keys that turn the sheets
_SHEET_LINES: Final = 2.5
_BETWEEN: Final = 30
_PICTURE_LEAST: Final = 100  # units: a smaller picture shows nothing and makes room for words
_SQUEEZES: Final = (1.0, 0.9, 0.8, 0.7, 0.62)


def has_controls(widget: QWidget) -> bool:
    """Whether there is something to be touched at present."""
    buttons = [widget] if isinstance(widget, QAbstractButton) else widget.findChildren(QAbstractButton)
    return not widget.isHidden() and any(not button.isHidden() for button in buttons)


class _Layout(Enum):
    """What stands where on a page that lies across."""

    BESIDE = "what the panel says is above the controls"
    FOREMOST = "the first thing that the panel says is above the controls, the others are turned at the left"
    STACKED = "all that is said is at the left, all that is touched at the right"
    SPREAD = "the actions of the page are at the left, below what is said"
    WHOLE = "what is said takes the whole width, and what is touched the whole width below it"


@dataclass(slots=True)
class _Plan:
    """Where the columns are, in pixels, and what is left over in them; negative where something does not fit."""

    squeeze: float
    terse: bool
    texts: list[Placed]
    fixed: list[Placed]
    controls: list[Placed]
    foot: list[Placed]
    left: int
    width: int
    right: int
    room: int
    text_bottom: int
    control_top: int
    texts_over: int
    controls_over: int
    sheet: int  # what is left over when some lines stand on a sheet
    sheets: int  # how many there are, about


def arrange_split(page: Page) -> None:
    """Place everything, as large as it fits; words that are not needed go before sheets have to be turned."""
    # Where low reach leaves no room for the words, they come first: a sheet of one line is read by nobody.
    for low in (True, False) if Mode.LOW_REACH in page.theme.modes else (False,):
        plan = _find_whole(page, low=low) or _find_rolled(page, low=low)
        if plan is not None:
            _place(page, plan)
            return
    # A screen that is too low for all that is touched: it keeps its size, and stands higher than it should.
    page.theme.squeeze = _SQUEEZES[-1]
    layout = _Layout.STACKED if page.theme.portrait else _Layout.SPREAD
    _place(page, _make_plan(page, layout, rolled=True, low=Mode.LOW_REACH in page.theme.modes))


def _find_whole(page: Page, *, low: bool) -> _Plan | None:
    """The plan in which all is seen at once."""
    layouts = (_Layout.BESIDE, _Layout.STACKED, _Layout.SPREAD, _Layout.WHOLE)
    return next(_plans(page, layouts, _all_fits, low=low), None)


def _find_rolled(page: Page, *, low: bool) -> _Plan | None:
    """The plan in which sheets are turned: a warning stays in sight beside the button; else they are few."""
    beside = next(_plans(page, (_Layout.BESIDE, _Layout.FOREMOST), _controls_fit, low=low), None)
    if beside is not None:
        return beside
    columns = next(_plans(page, (_Layout.STACKED, _Layout.SPREAD), _controls_fit, low=low), None)
    across = next(_plans(page, (_Layout.WHOLE,), _controls_fit, low=low), None)
    if columns is None or across is None:
        return columns or across
    return across if across.sheets < columns.sheets and across.squeeze >= columns.squeeze else columns


def _plans(page: Page, layouts: tuple[_Layout, ...], fits: Callable[[_Plan], bool], *, low: bool) -> Iterator[_Plan]:
    """The largest plan of each layout that fits."""
    for layout in layouts:
        if page.theme.portrait and layout is not _Layout.STACKED:
            continue
        if layout is _Layout.WHOLE and page.takes_digits:
            continue  # what is typed is seen beside the keys
        for page.theme.terse in (False, True):
            plan = _find_plan(page, layout, fits, low=low)
            if plan is not None:
                yield plan
                break


def _find_plan(page: Page, layout: _Layout, fits: Callable[[_Plan], bool], *, low: bool) -> _Plan | None:
    """The largest plan that fits; None where not even the smallest does, which is tried first."""

    def tried(squeeze: float) -> _Plan | None:
        page.theme.squeeze = squeeze
        plan = _make_plan(page, layout, rolled=fits is _controls_fit, low=low)
        return plan if fits(plan) else None

    if tried(_SQUEEZES[-1]) is None:
        return None
    return next(plan for squeeze in _SQUEEZES if (plan := tried(squeeze)) is not None)


def _all_fits(plan: _Plan) -> bool:
    return plan.texts_over >= 0 and plan.controls_over >= 0


def _controls_fit(plan: _Plan) -> bool:
    """The texts are turned a sheet at a time, of some lines each."""
    return plan.controls_over >= 0 and (plan.texts_over >= 0 or plan.sheet >= 0)


def _make_plan(page: Page, layout: _Layout, *, rolled: bool, low: bool) -> _Plan:
    """Measure everything; `rolled` says that the texts are turned a sheet at a time, `low` that all is within reach."""
    theme, unit = page.theme, page.theme.px
    beside = layout in (_Layout.BESIDE, _Layout.FOREMOST)
    foremost = page.panel
    if layout is _Layout.FOREMOST:
        foremost = [each for each in page.panel if not each.isHidden() and not isinstance(each, Picture)][:1]
    upright = theme.portrait or layout is _Layout.WHOLE
    # A field and what is said about what stands in it are seen together with the keys.
    field = next((index for index, each in enumerate(page.head) if _is_field(each)), len(page.head))
    fixed_widgets = [each for each in page.head[field:] if not has_controls(each)]
    head = [each for each in page.head[:field] if not has_controls(each)]
    others = [each for each in page.head if has_controls(each)] + [*page.panel, *page.notes]
    text_widgets = head + (
        [each for each in (*page.panel, *page.notes) if not has_controls(each) and each not in foremost]
        if beside
        else [each for each in others if not has_controls(each)]
    )
    control_widgets = (
        [each for each in others if has_controls(each) or each in foremost]
        if beside
        else [each for each in others if has_controls(each)]
    )
    spread = layout is _Layout.SPREAD
    foot_widgets = page.bottom if spread else []
    control_widgets += [] if spread else page.bottom
    if rolled and not upright and not any(map(has_controls, [*control_widgets, *foot_widgets])):
        # Nothing has to stay in sight: all of it in one column, on as few sheets as possible.
        text_widgets, control_widgets, upright = [*head, *others, *page.bottom], [], True
        foot_widgets = []
    if upright:
        whole_unit = page.setting.theme.px
        widest = whole_unit(_WIDEST) if theme.portrait else page.width()
        width = min(page.width() - 2 * whole_unit(MARGIN), widest)
        left = right = (page.width() - width) // 2
        room = width
    else:
        margin, gutter = page.setting.theme.px(MARGIN), unit(_GUTTER)
        whole = page.width() - 2 * margin
        left, width = margin, round((whole - gutter) * _LEFT_SHARE)
        right, room = left + width + gutter, whole - gutter - width
    texts, fixed = measure(theme, text_widgets, width), measure(theme, fixed_widgets, width)
    controls, foot = measure(theme, control_widgets, room), measure(theme, foot_widgets, width)
    for block in texts:
        if isinstance(block.widget, Picture):
            block.least = 0
    if fixed and texts:
        fixed[0].gap = unit(22)
    ceiling, floor = unit(_CEILING), page.height() - unit(_BOTTOM)
    highest = ceiling
    if low and any(has_controls(block.widget) for block in controls):
        highest = max(ceiling, _low_line(page))
    if upright and rolled:
        # The sheets above need some room, and the keys that turn them are within reach as well.
        bar = unit(_BAR) + unit(_BETWEEN)
        highest = max(
            highest + bar if low else highest, ceiling + height_of(fixed) + round(theme.text_px(30) * 5) + bar
        )
    # What only says something may stand above the line.
    said = [block for block in controls if not has_controls(block.widget)]
    extra = sum(block.high + block.gap for block in said) if low and beside else 0
    controls_over = fit(controls, floor - max(ceiling, highest - extra))
    control_top = floor - height_of(controls)
    text_bottom = control_top - unit(_BETWEEN) if upright and controls else floor
    if foot:
        text_bottom = floor - height_of(foot) - unit(_BETWEEN)
        if low:
            controls_over = min(controls_over, floor - height_of(foot) - highest)
    texts_over = fit(texts, text_bottom - ceiling - height_of(fixed))
    for block in texts:
        if isinstance(block.widget, Picture) and block.high < unit(_PICTURE_LEAST):
            block.high = 0
    bar = unit(_BAR) + unit(_BETWEEN)
    sheet_room = text_bottom - ceiling - height_of(fixed) - bar
    sheet = sheet_room - round(theme.text_px(30) * _SHEET_LINES)
    sheets = 1 if texts_over >= 0 else math.ceil(height_of(texts) / max(1, sheet_room))
    ends = text_bottom, control_top, texts_over, controls_over, sheet, sheets
    return _Plan(theme.squeeze, theme.terse, texts, fixed, controls, foot, left, width, right, room, *ends)


def _place(page: Page, plan: _Plan) -> None:
    page.theme.squeeze, page.theme.terse = plan.squeeze, plan.terse
    unit = page.theme.px
    ceiling = unit(_CEILING)
    stack(plan.controls, plan.right, plan.room, plan.control_top)
    stack(plan.foot, plan.left, plan.width, page.height() - unit(_BOTTOM) - height_of(plan.foot))
    if plan.texts_over >= 0:
        page.unroll()
        spare = plan.text_bottom - ceiling - height_of(plan.texts) - height_of(plan.fixed)
        y = stack(plan.texts, plan.left, plan.width, ceiling + round(max(0, spare) * 0.36))
        stack(plan.fixed, plan.left, plan.width, y)
        return
    scroller = page.roll([block.widget for block in plan.texts])
    high = plan.text_bottom - ceiling - height_of(plan.fixed)
    scroller.setGeometry(plan.left, ceiling, plan.width, high)
    scroller.show_sheets(stack(plan.texts, 0, plan.width, 0))
    stack(plan.fixed, plan.left, plan.width, ceiling + high)


def _low_line(page: Page) -> int:
    """How far down the page what is touched may begin."""
    window = page.window()
    share = LOW_SHARE_UPRIGHT if page.theme.portrait else LOW_SHARE_ACROSS
    top = page.mapTo(window, page.rect().topLeft()).y() if window is not page else 0
    return round(window.height() * (1 - share)) - top


def _is_field(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not has_controls(widget)
