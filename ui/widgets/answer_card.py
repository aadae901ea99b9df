"""A card in the page that says something and shows what may be answered; hidden while it has nothing to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.views import Key
from ui.widgets.answers import Answers
from ui.widgets.card import Card
from ui.widgets.fade import fade_in
from ui.widgets.stack import Paragraph, TextStack


class AnswerCard(Card):
    """Words above their answers; kinds of it differ in colours and in what stands beside or between."""

    chosen = Signal(str)

    def __init__(self, fill: str, edge: str | None, parent: QWidget | None = None) -> None:
        """Nothing to say; `fill` and `edge` are token names. Kinds put the words into the layout."""
        super().__init__(fill, edge, parent)
        self._words = TextStack()
        self._answers = Answers()
        self._answers.chosen.connect(self.chosen)
        self._lay = QVBoxLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def _say(self, keys: Sequence[Key], *words: Paragraph) -> None:
        """Come into sight with these words and answers; the words are what is read aloud."""
        fresh = self.isHidden()
        self.show()
        self._words.show_paragraphs(*words)
        self._answers.show_keys(keys)
        self.setAccessibleName(". ".join(one.text for one in words if one.text))
        if fresh:
            fade_in(self)

    def bindings(self) -> dict[str, str]:
        """Key name to action id of the answers, while it says something."""
        return {} if self.isHidden() else self._answers.bindings()

    def text(self) -> str:
        """What it says, or "" when it is silent."""
        return "" if self.isHidden() else self._words.text()
