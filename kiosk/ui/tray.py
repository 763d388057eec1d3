"""The demonstration's tray: virtual cards to place on the reader and to take away, by a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.palette import STANDARD
from kiosk.ui.theme import make_font

# What each card shows, in the order of the tray. A card that has no line here is shown with its own description.
PURPOSES: Final = {
    "taro": "まだ登録していない人",
    "hanako": "登録が済んでいる人",
    "child": "15歳未満の子ども",
    "last-try": "暗証番号の入力が、あと1回",
    "blocked": "暗証番号がロックされている",
    "renewed": "3時間前に電子証明書を更新",
    "expiring": "有効期限まで4日、未登録",
    "expiring-registered": "有効期限まで4日、登録済み",
    "grace": "20日前に期限切れ、登録済み",
    "superseded": "古い電子証明書のカード",
    "revoked": "失効したカード",
    "protected": "情報の提供を止めている人",
    "face": "顔認証マイナンバーカード",
    "short-length": "短い通信しかできないカード",
    "android": "Androidのスマートフォン",
    "iphone": "iPhone",
    "juki": "住民基本台帳カード",
    "other": "マイナンバーカードではないカード",
}
_WIDE: Final = 400


@dataclass(frozen=True, slots=True)
class TrayCard:
    """One card of the tray: the persona's id, whose it is, what it shows, and its PIN; "" for a card without."""

    id: str
    name: str
    purpose: str
    pin: str


class CardButton(QPushButton):
    """A card; pressed while it lies on the reader."""

    def __init__(self, card: TrayCard) -> None:
        super().__init__()
        self.card = card
        self.setCheckable(True)
        self.setMinimumHeight(86)
        self.setAccessibleName(f"{card.name} {card.purpose}")

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as the tray."""
        return QSize(_WIDE - 40, 86)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw a small card, the name, the purpose and the PIN."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self.isChecked()
        painter.setPen(QPen(STANDARD.primary if placed or self.hasFocus() else STANDARD.line, 3 if placed else 2))
        painter.setBrush(STANDARD.primary_tint if placed else STANDARD.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12, 12)
        picture = QRectF(16, 22, 62, 40)
        painter.setPen(QPen(STANDARD.edge, 1.5))
        painter.setBrush(STANDARD.surface)
        painter.drawRoundedRect(picture, 5, 5)
        painter.fillRect(picture.adjusted(2, 2, -2, -28), "#f4c9d8")
        painter.fillRect(QRectF(22, 38, 14, 18), "#8f9bcf")
        painter.setPen(STANDARD.ink)
        painter.setFont(make_font(19, bold=True))
        painter.drawText(94, 36, self.card.purpose)
        painter.setFont(make_font(15, bold=False))
        painter.setPen(STANDARD.primary if placed else STANDARD.secondary)
        pin = f" 暗証番号 {self.card.pin}" if self.card.pin else ""
        said = "置いてあります(押すと取ります)" if placed else f"{self.card.name}{pin}"
        painter.drawText(94, 64, said)
        painter.end()


class Tray(QWidget):
    """All cards in a column. `place` puts a card on the reader, `take` takes whatever lies there."""

    def __init__(self, cards: tuple[TrayCard, ...], place: Callable[[str], None], take: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self._take = take
        self.setWindowTitle("見本のカード")
        self.setFixedWidth(_WIDE)
        self.buttons: dict[str, CardButton] = {}
        column = QVBoxLayout()
        column.setSpacing(8)
        for card in cards:
            button = CardButton(card)
            button.clicked.connect(self._clicked)
            self.buttons[card.id] = button
            column.addWidget(button)
        column.addStretch()
        inner = QWidget()
        inner.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heading = QLabel("見本のカード\n押すと、読み取り機に置きます")
        heading.setFont(make_font(18, bold=True))
        heading.setContentsMargins(12, 10, 12, 6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(heading)
        whole.addWidget(scroll)

    def _clicked(self) -> None:
        button = self.sender()
        if not isinstance(button, CardButton):
            return
        self._take()
        for other in self.buttons.values():
            other.setChecked(other is button and button.isChecked())
        if button.isChecked():
            # The reader has been empty for a moment, as it is when a hand exchanges cards.
            QTimer.singleShot(150, lambda: self._place(button.card.id))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """End the demonstration with either window."""
        super().closeEvent(event)
        QApplication.quit()
