"""What keys that bear a picture instead of words are called when they are read aloud."""

from __future__ import annotations

from pos.text import Speaker

ERASE, SPACE, DIGITS, MORE = "\b", " ", "123", "more"


class Spoken:
    """The names in the language of the screens."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}


_NOW = Spoken()


def learn(_: Speaker) -> None:
    """From now on keys are called as this language does."""
    _NOW.names = {ERASE: _("Erase"), SPACE: _("Space"), DIGITS: _("Digits"), MORE: _("More")}


def name_of(action: str, otherwise: str) -> str:
    """What the key that says `action` is called; `otherwise` where its own face can be read."""
    return _NOW.names.get(action, otherwise)
