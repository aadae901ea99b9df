"""Change against OR-tools CP-SAT: five thousand drawers, fifty to a count. `make soak` brings the solver."""

from __future__ import annotations

import random
from importlib.util import find_spec

NAME = "change as CP-SAT proves it best, fifty drawers to a count"
TOTAL = 100
_EACH = 50


def lacks() -> str:
    """What is not there to count with, or empty."""
    return "" if find_spec("ortools") else "ortools is not installed: sh .ci/setup proof"


def run(seed: int, index: int) -> None:
    """Judge fifty drawers; raise when the solver knows better for one."""
    # The solver is no part of what `make test` needs.
    from tests.pos.change_oracle import differences

    wrong = list(differences(random.Random(seed * 1_000_003 + index), _EACH))
    if wrong:
        raise AssertionError("\n".join(wrong))
