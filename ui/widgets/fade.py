"""The only motion: something new appears within 120 ms; with reduced motion it is simply there."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from ui import theme


def fade_in(widget: QWidget) -> None:
    """Let `widget` appear; the effect is taken off again afterwards, for it makes painting slower."""
    if theme.now().reduced_motion or not widget.isVisible():
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    motion = QPropertyAnimation(effect, b"opacity", effect)
    motion.setDuration(theme.FADE_MS)
    motion.setStartValue(0.0)
    motion.setEndValue(1.0)
    # A slot of Qt's own: what is called on an object that goes while it calls is never let go by PySide.
    motion.finished.connect(effect.deleteLater)
    motion.start()
