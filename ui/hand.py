"""How the person at the till works just now: by keys, or by touch; what is asked next shows keys to touch or not."""

from __future__ import annotations


class Hand:
    """The last thing that was done: a key pressed, or something touched."""

    by_touch = False


_NOW = Hand()


def touched() -> None:
    """A finger or the mouse pressed something."""
    _NOW.by_touch = True


def typed() -> None:
    """A key was pressed."""
    _NOW.by_touch = False


def by_touch() -> bool:
    """Tell whether keys on screen are of use to whoever is there."""
    return _NOW.by_touch
