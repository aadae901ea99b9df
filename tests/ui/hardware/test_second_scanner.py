"""Two scanners at one till: what either reads is sold, and each is looked at by itself."""

from __future__ import annotations

from typing import cast

import pytest

from drivers.protocol import Role, Setup
from drivers.virtual.scanner import VirtualScanner
from tests.ui.bench import bench, set_up
from tests.ui.till import TestTill
from ui.page import Page
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


@pytest.mark.parametrize(
    ("answer", "told"), [("ack", [True, False]), ("bell", [True]), ("none", [])]
)
def test_a_scanner_beeps_only_for_a_code_that_the_till_took(
    till: TestTill, answer: str, told: list[bool]
) -> None:
    till.come("Ona", "1111")
    till.go("register", RegisterScreen)
    setup = Setup(Role.SECOND_SCANNER, "virtual", {"answer": answer})
    till.do(lambda _: till.house.change_device(setup))
    scanner = cast("VirtualScanner", bench(till, Role.SECOND_SCANNER))
    scanner.scan(BREAD)
    till.until(lambda: lines(till) == 1)
    scanner.scan("4770000000503")
    till.until(lambda: "4770000000503" in till.go("register", RegisterScreen).notice.text())
    device = till.house.devices.by_role[Role.SECOND_SCANNER]
    till.until(device.settled)
    assert scanner.beeps == told
    till.go("price_check", Page)
    scanner.scan(BREAD)
    till.until(lambda: len(scanner.beeps) == len(told) + bool(told))
