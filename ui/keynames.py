"""What stands on a key: the names by which screens bind keys and show them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NAMES = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Insert: "Ins",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn",
    **{Qt.Key(Qt.Key.Key_F1.value + number): f"F{number + 1}" for number in range(12)},
}


def key_name(event: QKeyEvent) -> str:
    """The name that stands on the key ("F3", "Enter", "*"), with "Ctrl+" before it where Ctrl is down."""
    name = _NAMES.get(Qt.Key(event.key()), "")
    text = event.text()
    if not name and len(text) == 1 and text.isprintable():
        name = text
    elif not name and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        name = chr(event.key()) if 0x20 < event.key() < 0x7F else ""
    ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return f"Ctrl+{name}" if ctrl and name else name
