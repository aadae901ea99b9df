"""What the sample screens share: titles, keys written in one line."""

from __future__ import annotations

from ui import theme
from ui.views import Key, Tone
from ui.widgets.text import Text


def quiet(text: str, size: int = 14) -> Text:
    """A line that nobody has to read."""
    return Text(text, size, tone=Tone.QUIET)


def title(text: str) -> Text:
    """What a column is about."""
    return Text(text, 14, theme.SEMIBOLD, Tone.QUIET)


def keys(*labels: str) -> list[Key | None]:
    """`F1 Help` is a key, `F12! Pay` the way forward, "" an empty slot."""
    made: list[Key | None] = []
    for label in labels:
        name, _, words = label.partition(" ")
        forward = name.endswith("!")
        made.append(Key(words, name.rstrip("!"), words, forward) if label else None)
    return made
