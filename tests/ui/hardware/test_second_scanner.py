"""Two scanners at one till: what either reads is sold, and each is looked at by itself."""

from __future__ import annotations

from typing import cast

from drivers.protocol import Role
from drivers.virtual.scanner import VirtualScanner
from tests.ui.bench import bench, set_up
from tests.ui.till import TestTill
from ui.register.screen import RegisterScreen

BREAD, WHITE = "4779900010018", "4779900010025"


def test_both_sell_and_the_second_is_set_up_like_the_first(till: TestTill) -> None:
    page = set_up(till, "second_scanner")
    second = cast("VirtualScanner", bench(till, Role.SECOND_SCANNER))
    second.scan(BREAD)
    till.until(lambda: BREAD in str(page.facts.facts()))
    till.come("Ona", "1111")
    till.go("register", RegisterScreen)
    first = till.house.devices.scanner_end
    assert first is not None
    first.scan(WHITE)
    till.until(lambda: lines(till) == 1)
    second.scan(BREAD)
    till.until(lambda: lines(till) == 2)


def lines(till: TestTill) -> int:
    assert till.app.counter is not None
    return till.app.counter.look.lines
