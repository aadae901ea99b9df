"""A person who works by touch alone: presses what is in sight with the mouse, as a finger does; never a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from ui import theme
from ui.app.stage import Stage, find
from ui.widgets.keypad import DigitButton
from ui.widgets.push import Push

TARGET = 44
"""Pixels that a finger hits at 100 % of text."""


def press(till: Stage, widget: QWidget, at: QPoint | None = None) -> None:
    """Touch a widget, in its middle unless told where; what is scrolled away is drawn into sight before."""
    spot = at or widget.rect().center()
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea) and widget is not area.viewport():
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()
    assert widget.visibleRegion().contains(spot), f"{widget.accessibleName()} is out of sight"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    till.rest()


def touch(till: Stage, action: str) -> None:
    """Touch the button in sight that says this action."""
    page = till.app.shell.page
    here = [one for one in find(page, Push) if one.action == action and one.isEnabled()]
    assert here, f"nothing in sight says {action}"
    assert min(here[0].width(), here[0].height()) >= (TARGET if theme.now().scale == 100 else 36)
    press(till, here[0])


def spell(till: Stage, text: str) -> None:
    """Touch digits and letters."""
    for letter in text:
        if not _here(till, letter):
            touch(till, "letters" if letter.isalpha() else "123")
        buttons = _here(till, letter)
        assert buttons, f"no key to touch for {letter}"
        press(till, buttons[0])


def _here(till: Stage, letter: str) -> list[DigitButton]:
    return [one for one in find(till.app.shell.page, DigitButton) if one.action == letter]


def into(till: Stage, field: QLineEdit) -> None:
    """Touch a field."""
    press(till, field)
