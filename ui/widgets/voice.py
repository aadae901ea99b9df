"""The voice: what to say now, what it means, in which manner, what comes next. It never takes focus or a key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.views import Tone, VoiceView
from ui.widgets import paint
from ui.widgets.column import RankedColumn
from ui.widgets.fade import fade_in
from ui.widgets.stack import Box, Paragraph, TextStack

_SAY = Box(fill="accent", pad_x=16, pad_y=16, ground="sheet")
_NEXT = Box(bar="line", pad_x=15, pad_y=2, ground="sheet")
_MANNER = Box(fill="warm_soft", pad_x=12, pad_y=10, ground="sheet")
_PLAIN = Box(ground="sheet")


class VoiceStrip(RankedColumn):
    """The third column; with little room the footer goes first, then what follows, then manner, never the sentence.

    Nothing here has to be touched. Who touches the sentence waves it away: `waved` tells its id.
    """

    waved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """A silent strip."""
        super().__init__(parent=parent)
        self._view = VoiceView()
        self._say = TextStack(_SAY)
        self._following = (TextStack(_NEXT), TextStack(_NEXT))
        self._manner = TextStack(_MANNER)
        self._footer = TextStack(_PLAIN)
        self.add(self._say)
        self.add(self._following[0], 2)
        self.add(self._following[1], 3)
        self.add(self._manner, 1)
        self.add(self._footer, 4, bottom=True)
        for part in (self._say, *self._following, self._manner, self._footer):
            self.want(part, False)

    def view(self) -> VoiceView:
        """What the strip says now."""
        return self._view

    def words(self) -> tuple[str, ...]:
        """What can be read now, part by part."""
        parts = (self._say, *self._following, self._manner, self._footer)
        return tuple(part.text() for part in parts if not part.isHidden())

    def show_voice(self, view: VoiceView) -> None:
        """Say something else; a new sentence fades in."""
        if view == self._view:
            return
        before, self._view = self._view, view
        said = (view.header, view.sentence, view.meaning)
        if said != (before.header, before.sentence, before.meaning):
            self._say_now(view)
        for place, strip in enumerate(self._following):
            line = view.following[place] if place < len(view.following) else None
            if line:
                strip.show_paragraphs(
                    Paragraph(line.title, 14, tone=Tone.QUIET),
                    Paragraph(line.text, 14, theme.MEDIUM),
                )
            self.want(strip, line is not None)
        if view.manner != before.manner:
            self._manner.show_paragraphs(Paragraph(view.manner, 14, tone=Tone.WARM))
            self.want(self._manner, bool(view.manner))
        if view.footer != before.footer:
            self._footer.show_paragraphs(Paragraph(view.footer, 13, tone=Tone.QUIET))
            self.want(self._footer, bool(view.footer))
        if view.sentence and view.sentence != before.sentence:
            fade_in(self._say)

    def _say_now(self, view: VoiceView) -> None:
        """The sentence with what belongs to it; what follows changes oftener, with every sum."""
        said = (view.header, view.sentence, view.meaning)
        self.setAccessibleName("\n".join(text for text in said if text))
        self._say.show_paragraphs(
            Paragraph(view.header, 13, theme.REGULAR, Tone.ON_ACCENT_QUIET, spaced=True),
            Paragraph(view.sentence, 22, theme.SEMIBOLD, Tone.ON_ACCENT, gap=6),
            Paragraph(view.meaning, 14, theme.REGULAR, Tone.ON_ACCENT_QUIET, gap=8),
        )
        self.want(self._say, bool(view.sentence))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch on the sentence waves it away for this customer."""
        on_it = self._say.isVisible() and self._say.geometry().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and on_it and self._view.id:
            self.waved.emit(self._view.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sheet of its own."""
        look = theme.now()
        paint.box(QPainter(self), QRectF(self.rect()), look.color("sheet"), look.color("line"))
