"""Every word of the stories' language has somebody who does it: the player, its bench, or a till's desks."""

from __future__ import annotations

from pos.story.language import EXPECTATIONS, VERBS
from ui.cli.story import house


def test_every_word_has_somebody_who_does_it() -> None:
    bench = {
        "shop",
        "clock",
        "wait",
        "crash",
        "tamper",
        "again",
        "read",
    }  # the player and its bench
    own = {"verify", "training", "network"}  # the till itself
    verbs = {shape.name for shape in VERBS if not shape.name.startswith("device_")}
    assert verbs <= {*house.VERBS, *bench, *own}
    asked = {
        "asks",
        "refused",
        "journal",
        "opened",
        "beeps",
        "shows",
    }  # of the till, or at the device itself
    assert {shape.name for shape in EXPECTATIONS} <= {*house.FACTS, *asked}
