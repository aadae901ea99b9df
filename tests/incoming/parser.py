"""What is known of one parser."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

Parse = Callable[[bytes, Random], None]


class Parser(NamedTuple):
    """`reads` are the modules whose parsing is shown; `seeds` whole inputs that are right, `parts` pieces of them."""

    name: str
    reads: tuple[str, ...]
    parse: Parse
    seeds: tuple[bytes, ...] = ()
    parts: tuple[bytes, ...] = ()
