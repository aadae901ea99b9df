"""A question that belongs to what is being done (an age, a reason, an approval): a card in the page, with its keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.views import QuestionView, Tone
from ui.widgets.answers import Answers
from ui.widgets.card import Card
from ui.widgets.fade import fade_in
from ui.widgets.stack import Paragraph, TextStack


class Question(Card):
    """Asks inside the page; everything else stays in sight and may be used."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to ask."""
        super().__init__("accent_soft", "accent_ink", parent)
        self._words = TextStack()
        self._answers = Answers()
        self._answers.chosen.connect(self.chosen)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(18, 16, 18, 16)
        self._lay.setSpacing(theme.GAP)
        self._lay.addWidget(self._words)
        self._lay.addWidget(self._answers)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def ask(self, view: QuestionView | None, body: QWidget | None = None) -> None:
        """Ask `view`, with `body` (a field, a PIN pad) between question and answers; None: nothing is asked."""
        fresh = view is not None and self.isHidden()
        self.setVisible(view is not None)
        if view is None:
            return
        if body is not None and self._lay.indexOf(body) < 0:
            self._lay.insertWidget(1, body)
        self._words.show_paragraphs(
            Paragraph(view.title, 17, theme.SEMIBOLD),
            Paragraph(view.figure, 48, theme.BOLD, gap=4),
            Paragraph(view.text, 14, tone=Tone.QUIET, gap=4),
        )
        self._answers.show_keys(view.keys)
        self.setAccessibleName(". ".join(t for t in (view.title, view.figure, view.text) if t))
        if fresh:
            fade_in(self)

    def bindings(self) -> dict[str, str]:
        """Key name to action id, while something is asked."""
        return {} if self.isHidden() else self._answers.bindings()

    def text(self) -> str:
        """What is asked, or ""."""
        return "" if self.isHidden() else self._words.text()
