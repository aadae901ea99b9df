"""Every parser of bytes that come in from outside, once: what it reads, what may be refused, and how it is fed.

`tests/test_incoming.py` gives each 2,000 inputs and fails when a module reads what is on no list; `make soak` gives
them a million. A parser answers with messages, with nothing, or with the one refusal that it names; anything else that
it raises is a fault.
"""

from __future__ import annotations

import gc
import logging
import sys
from functools import _lru_cache_wrapper
from random import Random

from tests.incoming.chance import told
from tests.incoming.files import FILES
from tests.incoming.parser import Parser
from tests.incoming.wires import WIRES

PARSERS: tuple[Parser, ...] = (*WIRES, *FILES)


def blocks() -> int:
    """What Python holds now, after all has gone that nobody holds, or that is only remembered to be quick."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and not str(one.__module__).startswith("tests."):
            one.cache_clear()
    gc.collect()
    return sys.getallocatedblocks()


def feed(parser: Parser, seed: str, inputs: int) -> None:
    """Give a parser that many inputs; the same seed gives the same ones."""
    chance = Random(seed)
    logging.disable()  # what is wrong with each input is not kept
    try:
        for _ in range(inputs):
            parser.parse(told(parser, chance), chance)
    finally:
        logging.disable(logging.NOTSET)
