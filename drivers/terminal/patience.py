"""How long a card terminal may take: the two settings that every terminal on a wire has."""

from __future__ import annotations

from drivers.protocol import Option
from drivers.words import N_

PATIENCE: tuple[Option, ...] = (
    Option(
        "answer_s", "number", "90", (), N_("How long the customer has at the terminal, in seconds")
    ),
    Option(
        "greet_s", "number", "5", (), N_("How long the terminal may take to say that it is there")
    ),
)
"""Options of any terminal on a wire, in seconds."""
