"""A question that belongs to what is being done (an age, a reason, an approval): a card in the page, with its keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.views import QuestionView, Tone
from ui.widgets.answer_card import AnswerCard
from ui.widgets.stack import Paragraph


class Question(AnswerCard):
    """Asks inside the page; everything else stays in sight and may be used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to ask."""
        super().__init__("accent_soft", "accent_ink", parent)
        self._lay.setContentsMargins(18, 16, 18, 16)
        self._lay.setSpacing(theme.GAP)
        self._lay.addWidget(self._words)
        self._lay.addWidget(self._answers)

    def ask(self, view: QuestionView | None, body: QWidget | None = None) -> None:
        """Ask `view`, with `body` (a field, a PIN pad) between question and answers; None: nothing is asked."""
        if view is None:
            self.hide()
            return
        if body is not None and self._lay.indexOf(body) < 0:
            self._lay.insertWidget(1, body)
        self._say(
            view.keys,
            Paragraph(view.title, 17, theme.SEMIBOLD),
            Paragraph(view.figure, 48, theme.BOLD, gap=4),
            Paragraph(view.text, 14, tone=Tone.QUIET, gap=4),
        )
