"""A receipt is printed again at its own till: another till's number may be one of this till's receipts too."""

from __future__ import annotations

from msgspec.structs import replace

from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.returns.screen import ReturnsScreen


def copies(till: TestTill, number: int) -> int:
    return till.house.store.copies(number)


def test_only_this_tills_receipts_are_printed_again_here(manned: Manned) -> None:
    till = manned("Jonas", "333333")
    number = till.sell(("4779900040046", 1))
    till.go("returns", ReturnsScreen)
    till.scan(f"KASA:1-{number}")
    till.act("copy")
    till.until(lambda: copies(till, number) == 1)
    found = till.desks.returns.receipt
    assert found is not None
    till.do(lambda _: setattr(till.desks.returns, "receipt", replace(found, till=2)))
    till.act("whole")
    till.act("copy")
    till.settle()
    assert copies(till, number) == 1
