"""Power cuts at random instants inside a verb: nothing that was closed is lost or doubled, and the audit is clean."""

from __future__ import annotations

import atexit
from functools import cache

from pos.story.grammar import parse
from ui.cli.story.play import Stage

NAME = "power cuts at random instants inside a verb"
TOTAL = 300

OPEN = """
shop LT
item A "Duona" 1.29 vat 21 stock 10
item B "Alus" 1.49 vat 21 deposit 0.10 age 20
staff mira manager pin 333333
sign in mira 333333
open shift float 10.00x5 2.00x5 1.00x5 0.50x5 0.20x5 0.10x5 0.05x5
scan A
pay exact cash -> receipts 1
"""
WAYS = (
    "crash during scan A\nagain -> lines 1; total 1.29\npay exact cash -> receipts 2; stock A 8",
    "scan A\ncrash during pay exact cash\nagain -> receipts 2; stock A 8; drawer 71.85",
    "scan A\ncrash during pay cash 1.00\nagain -> due 0.29; receipts 1\npay cash 0.30 -> receipts 2",
    "scan A\ncrash during pay card 1.29\nagain",
    "crash during scan B\nagain -> asks age 20\nconfirm age -> total 1.59",
    "scan A\nscan A\ncrash during discount sale 10%\nagain -> total 2.32; saving 0.26",
    "scan A\ncrash during park x\nagain -> lines 0\nrecall x -> lines 1; total 1.29",
    "find receipt last\nreturn line 1\ncrash during refund cash\nagain -> stock A 10; drawer 69.25",
    "crash during paid in 5.00 reason change\nagain -> drawer 75.55",
    "crash during close shift count 70.55\nagain\nopen shift float 70.55 -> difference 0.00",
)
"""One verb each; what must be so when it was said again under its own id. A card attempt may have ended either way."""


@cache
def stage(seed: int) -> Stage:
    """One stage a process: the nursery rehearses once."""
    made = Stage(seed)
    atexit.register(made.close)
    return made


def run(seed: int, index: int) -> None:
    """Cut the power once, and look at what is left."""
    played = stage(seed)
    played.seed = seed * TOTAL + index
    played.play(parse(f"{OPEN}{WAYS[index % len(WAYS)]}\nverify -> ok", f"{seed}/{index}"))
