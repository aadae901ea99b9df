"""The customer's window: large letters, no keys, never the focus; on a second screen it fills it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.customer_display.presenter import CustomerView
from ui.renderings.code import code_png
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.rowlist import RowList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.total import TotalFoot

_FIGURE = 112


class CustomerWindow(QWidget):
    """Draws a `CustomerView`."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle("Kasa")
        self.words, self.rows, self.total = TextStack(), RowList(), TotalFoot(_FIGURE)
        self.said, self.code = TextStack(), QLabel()
        self._coded = ""
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = RankedColumn(pad=28)
        self._body.add(self.words)
        self._body.add(self.rows, fill=True)
        self._body.add(self.code, rank=2)
        self._body.add(self.said, rank=1, bottom=True)
        sheet = Sheet()
        sheet.fill_with(self._body, foot=self.total)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        around.addWidget(sheet)
        self.resize(960, 600)

    def place(self) -> None:
        """Fill the second screen; without one be an ordinary window beside the till's."""
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            self.setGeometry(screens[1].geometry())
            self.showFullScreen()
        else:
            self.show()

    def show_view(self, view: CustomerView) -> None:
        """Draw it."""
        self.words.show_paragraphs(
            Paragraph(view.title, 40, theme.SEMIBOLD),
            Paragraph(view.detail, 30, tone=Tone.QUIET, gap=8),
        )
        self.rows.show_rows(view.rows)
        self.total.show_total(view.figure, (view.label, *view.notes))
        self._body.want(self.rows, bool(view.rows))
        self.said.show_paragraphs(Paragraph(view.said, 24, tone=Tone.QUIET))
        self._body.want(self.said, bool(view.said))
        self._show_code(view.code)

    def _show_code(self, code: str) -> None:
        """Show the squares by which the receipt is found again; a photograph of them is enough."""
        if code and code != self._coded:
            picture = QPixmap()
            picture.loadFromData(code_png(code))
            self.code.setPixmap(picture)
            self.code.setFixedSize(picture.size())
            self.code.setAccessibleName(code)
        self._coded = code
        self._body.want(self.code, bool(code))
