"""A million inputs, over all parsers of what comes in: only messages and named refusals come out, nothing grows."""

from __future__ import annotations

from tests.incoming import PARSERS, blocks, feed

NAME = "inputs in thousands, into each parser of what comes in"
TOTAL = 1000
_INPUTS = 1000
GROWTH = 4000
"""Blocks that Python may hold more after a thousand inputs: what is remembered to be quick fills up, and is bounded."""


def run(seed: int, index: int) -> None:
    """A thousand inputs into the parser whose turn it is."""
    parser = PARSERS[index % len(PARSERS)]
    feed(parser, f"{seed} {index} first", _INPUTS // 4)
    before = blocks()
    feed(parser, f"{seed} {index}", _INPUTS)
    grown = blocks() - before
    assert grown <= GROWTH, f"{parser.name} grew by {grown} blocks"
