"""Keeps Python's collector on the screen's thread: a widget that another thread throws away takes Qt with it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_YOUNG_MS, _ALL_MS = 2_000, 60_000


class Tidy(QObject):
    """From now on until `stop` cycles are collected here alone: young ones every other second, all each minute."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        for every, generation in ((_YOUNG_MS, 1), (_ALL_MS, 2)):
            self._every(every, generation)

    def _every(self, ms: int, generation: int) -> None:
        timer = QTimer(self)
        timer.timeout.connect(lambda: gc.collect(generation))
        timer.start(ms)

    def stop(self) -> None:
        """Leave it to Python again."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        gc.collect()
        gc.enable()
