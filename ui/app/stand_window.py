"""The small window of a simulated device: where it hangs, what can happen to it, what can be seen of it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from drivers.virtual.stand import SHOWN, Stand
from pos.text import Speaker
from ui import theme
from ui.forms import FieldView, FormView
from ui.hardware.words import said_of_play
from ui.views import Chip, Key
from ui.widgets.form import Form

_LOOK_MS = 300


class StandWindow(QWidget):
    """Shows one stand; each word of its device is a chip, any other is typed."""

    def __init__(self, stand: Stand, say: Speaker) -> None:
        super().__init__()
        self._stand, self._say = stand, say
        self._on, self._error = "", ""
        self.form = Form()
        self.form.chosen.connect(self._act)
        lay = QVBoxLayout(self)
        lay.addWidget(self.form)
        self.setWindowTitle(f"{stand.name} · {stand.address}")
        self.resize(560, 420)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)
        self.look()

    def look(self) -> None:
        """Show what can be seen of the device now."""
        stand, _ = self._stand, self._say
        words = (*(word for word in stand.words if word != SHOWN),)
        self.form.show_form(
            FormView(
                id="stand",
                title=f"{stand.address} · {stand.kind}",
                text=stand.shown() or _("Nothing is to be seen of it yet."),
                chips=tuple(
                    Chip(f"do:{word}", said_of_play(word, _), word == self._on) for word in words
                ),
                fields=(FieldView("word", _("Or type it: scan CODE, 1.250 kg"), words=True),),
                keys=(Key("take", "Enter", _("Do it"), forward=True),),
                error=self._error,
            )
        )

    def _act(self, action: str) -> None:
        word = action.removeprefix("do:")
        if action == "take":
            word = self.form.told().get("word", "")
        try:
            self._stand.do(word)
            self._on, self._error = word, ""
        except ValueError:
            self._error = self._say("It does not know “{word}”.", word=word)
        self.look()


def shown(stand: Stand, say: Speaker) -> int:
    """Show the window until it is closed; returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # nobody makes another kind
    theme.apply(app, theme.Theme())
    window = StandWindow(stand, say)
    window.show()
    return app.exec()
