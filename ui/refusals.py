"""A refusal as it is written down for whoever looks after the till: its code and facts that name nobody."""

from __future__ import annotations

import logging
from typing import Final

from pos.errors import Refused
from pos.typed import kept

_OF_THE_MACHINE: Final = frozenset(
    "already_running newer_database older_database disk_full read_only damaged".split()
)
"""Refusals that no rule of the shop made: something is wrong with the machine or its books."""
_SHOWN: Final = frozenset("scanned why what file folder version till problem key".split())
"""Facts that are no person's name, customer number or money."""


def told(no: Refused) -> str:
    """Return code and facts in one line."""
    facts = (f"{name}={kept(str(value))}" for name, value in no.facts.items() if name in _SHOWN)
    return " ".join((no.code, *facts))


def weight(no: Refused) -> int:
    """Return how grave it is for a log: what the shop's rules refuse is only noted."""
    return logging.ERROR if no.code in _OF_THE_MACHINE else logging.INFO
