"""Pictures of the very thing that the hand should do next, drawn crisp at each size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets import ruby

FOLDER: Final = Path(__file__).resolve().parent.parent / "pictures"


# On a dark ground the blue of the drawings is a lighter one: 3:1 on black and on the white of paper and card alike.
_BLUE: Final = b"#0017c1"
_BLUE_ON_DARK: Final = b"#5a78ff"


@lru_cache(maxsize=96)
def _renderer(name: str, *, dark: bool = False) -> QSvgRenderer:
    path = FOLDER / f"{name}.svg"
    if not path.exists():
        raise FileNotFoundError(f"no picture {name}")
    drawing = path.read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(_BLUE, _BLUE_ON_DARK) if dark else drawing))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def draw_picture(painter: QPainter, name: str, where: QRectF, *, dark: bool = False) -> None:
    """Draw a picture into a rectangle, keeping its proportions; `dark` says that the ground is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, dark=dark).render(painter, where)


class Picture(QLabel):
    """One picture, `height` units high at most and `least` at least; `tell` says in words what it shows."""

    def __init__(
        self, theme: Theme, name: str, *, height: float, least: float | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self.height_units = height
        self.least_units = height if least is None else least
        self.setPixmap(QPixmap(1, 1))  # a graphic to assistive technology; what is seen is drawn below
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def name(self) -> str:
        """The picture's name, that of its file."""
        return self._name

    def swap(self, name: str) -> None:
        """Show another picture."""
        if name != self._name:
            self._name = name
            self.update()

    def tell(self, text: str) -> None:
        """Say in words what the picture shows; "" where the text beside it says so already."""
        ruby.name(self, text)

    def least(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The smallest height, in pixels."""
        return self._theme.px(self.least_units)

    def wanted(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The best height, in pixels."""
        return self._theme.px(self.height_units)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Nothing: the page decides."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A square."""
        return QSize(self._theme.px(self.height_units), self._theme.px(self.height_units))

    def alignment_left(self) -> bool:
        """Whether the picture stands at the left of its room instead of in its middle."""
        return bool(self.property("left"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw it."""
        painter = QPainter(self)
        where = QRectF(self.rect())
        if self.alignment_left():
            size = _renderer(self._name).defaultSize()
            width = min(where.width(), where.height() * size.width() / size.height())
            where.setWidth(width)
        draw_picture(painter, self._name, where, dark=self._theme.colours.is_dark)
        painter.end()
