"""The technician's screen: devices at the left, doctor or set-up in the middle, live facts at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.form_page import FormPage
from ui.hardware.presenter import HardwarePresenter
from ui.hardware.view import HardwareView
from ui.page import stacked
from ui.views import Tone
from ui.widgets.card import Sheet
from ui.widgets.chips import ChipRow
from ui.widgets.column import RankedColumn
from ui.widgets.devices import DeviceList
from ui.widgets.facts import FactsPanel
from ui.widgets.form import scrolled
from ui.widgets.receipt import ReceiptView
from ui.widgets.rowlist import RowList
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.step import StepList
from ui.widgets.text import Text

_SHARES = (330, 542, 340)
_PAPER = 24


class HardwareScreen(FormPage):
    """Draws a `HardwareView` and hands acts to its presenter."""

    OWN: ClassVar[Mapping[str, str]] = {"PgDn": "down", "PgUp": "up"}

    def __init__(self, presenter: HardwarePresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.devices, self.rows = DeviceList(), RowList()
        self._title, self._page_title = (Text("", 14, theme.SEMIBOLD, Tone.QUIET) for _ in range(2))
        self.words, self.foot = TextStack(), TextStack()
        self.symptoms, self.steps = ChipRow(), StepList()
        self.facts, self.paper = FactsPanel(), ReceiptView()
        self._middle, self._right = RankedColumn(pad=22), RankedColumn(pad=18)
        left = Sheet()
        left.fill_with(stacked(self.devices, pad=1, last=True))
        self.set_columns(left, self._doctor(), self._live(), _SHARES)
        for part in (self.devices, self.rows, self.symptoms, self.steps):
            part.chosen.connect(self.act)
        presenter.show = self.show_view
        presenter.copy = _copy
        presenter.in_sight = self.isVisible

    def _doctor(self) -> Sheet:
        body = self._middle
        body.add(self._title, 2)
        body.add(self.notice)
        body.add(self.words, shrink=60)
        body.add(self._asked, fill=True)
        body.add(self.symptoms, 1)
        body.add(self.steps, fill=True)
        body.add(self.rows, fill=True)
        body.add(self.foot, 3, bottom=True)
        sheet = Sheet()
        sheet.fill_with(body)
        return sheet

    def _live(self) -> Sheet:
        body = self._right
        body.add(scrolled(self.facts))
        body.add(self._page_title, 1)
        body.add(self.paper, 1, fill=True)
        sheet = Sheet()
        sheet.fill_with(body)
        return sheet

    def scan(self, code: str) -> bool:
        """A code is shown here among the facts, and sold nowhere."""
        return True

    def show_view(self, view: HardwareView) -> None:
        """Draw it."""
        self.note = view.note
        self.devices.show_devices(view.devices, view.current)
        self._title.setText(view.title)
        self.words.show_paragraphs(
            Paragraph(view.headline, 26, theme.SEMIBOLD),
            Paragraph(view.detail, 16, tone=Tone.QUIET, gap=12),
        )
        self.notice.show_notice(view.notice)
        self.form.show_form(view.form)
        self.symptoms.show_chips(view.symptoms)
        self.steps.show_steps(view.steps)
        self.rows.show_rows(view.rows)
        self.foot.show_paragraphs(Paragraph(view.foot, 14, tone=Tone.QUIET))
        wanted = (
            (self.notice, view.notice is not None),
            (self.words, bool(view.headline)),
            (self._asked, view.form is not None),
            (self.symptoms, bool(view.symptoms) and view.form is None),
            (self.steps, bool(view.steps) and view.form is None),
            (self.rows, bool(view.rows)),
        )
        for part, is_wanted in wanted:
            self._middle.want(part, is_wanted)
        self._asks(view.form is not None)
        self.facts.show_facts(view.facts_title, view.facts)
        self._page_title.setText(view.page_title)
        self.paper.show_receipt(view.page, _PAPER)
        self._right.want(self._page_title, bool(view.page))
        self._right.want(self.paper, bool(view.page))
        self.show_keys(view.keys)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
