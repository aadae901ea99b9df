"""Ten thousand days at a till, each ten times forty steps of pure chance, compared with a ledger of plain sums."""

from __future__ import annotations

import importlib
import pkgutil

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

import pos
from tests.pos.desk.test_any_day import AnyDay

NAME = "days at a till against a ledger, ten to a count"
TOTAL = 1000
_EACH = 10

# Hypothesis also draws the numbers that stand in the modules it finds loaded. All are, from the first count on:
# the same seed and index do the same in every process.
for _module in pkgutil.walk_packages(pos.__path__, "pos."):
    if ".migrations" not in _module.name:
        importlib.import_module(_module.name)


def run(seed: int, index: int) -> None:
    """Play ten days; raise at the first one that does not add up."""
    day = seeded(seed * TOTAL + index)(type("Day", (AnyDay,), {}))
    run_state_machine_as_test(
        day,
        settings=settings(
            max_examples=_EACH,
            stateful_step_count=40,
            deadline=None,
            derandomize=False,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
