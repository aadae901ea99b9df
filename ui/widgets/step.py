"""One step at a time: what to do first in the accent, what would come after it in grey."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.views import Step, Tone
from ui.widgets.action import ActionButton
from ui.widgets.card import Card
from ui.widgets.scroll import ScrollColumn
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.text import Text


class StepCard(Card):
    """Shows a `Step`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty card."""
        super().__init__(parent=parent)
        self._number = Text("", 17, theme.BOLD, wrap=False)
        self._words = TextStack()
        self._button = ActionButton()
        self._button.chosen.connect(self.chosen)
        words = QHBoxLayout()
        words.setSpacing(16)
        words.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._words, 1)
        self._lay = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay.setContentsMargins(16, 12, 14, 12)
        self._lay.setSpacing(16)
        self._lay.addLayout(words, 1)
        self._lay.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card the button stands under the words."""
        super().resizeEvent(event)
        narrow = self.width() < theme.now().px(380)
        direction = QBoxLayout.Direction
        self._lay.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_step(self, step: Step) -> None:
        """Become `step`."""
        self.dress("accent_soft" if step.now else "ground", "accent_ink" if step.now else "line")
        self._number.setText(step.number)
        self._number.set_tone(Tone.ACCENT if step.now else Tone.QUIET)
        title = Tone.INK if step.now else Tone.QUIET
        self._words.show_paragraphs(
            Paragraph(step.title, 16, theme.SEMIBOLD, title),
            Paragraph(step.detail, 14, tone=Tone.QUIET, gap=4),
        )
        self._button.action = step.action
        self._button.label(step.label)
        self._button.setVisible(bool(step.label))
        self._button.dress(accent=step.now)
        self.setAccessibleName(". ".join(t for t in (step.number, step.title, step.detail) if t))


class StepList(ScrollColumn):
    """Steps one under another."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """No steps."""
        super().__init__(theme.GAP, parent)
        self._cards: list[StepCard] = []

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show `steps` in the order in which they are to be tried."""
        while len(self._cards) < len(steps):
            card = StepCard()
            card.chosen.connect(self.chosen)
            self.add(card)
            self._cards.append(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(steps))
            if number < len(steps):
                card.show_step(steps[number])
