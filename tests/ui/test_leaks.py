"""Two hours at a till leave no thread, no handle, no widget and no pile of objects; the soak plays days of 24."""

from __future__ import annotations

import sys

import pytest

from tests.soak_till_day import left_over

STILL_WARMING_KB, STILL_NEW = 16_384, 60


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts in /proc")
def test_an_hour_more_leaves_nothing_more() -> None:
    assert left_over(20261121, hours=1, memory_kb=STILL_WARMING_KB, widgets=STILL_NEW) == []
