"""Goods past their date at the register: Enter leaves them, a second person lets them through, use-by is final."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.register.screen import RegisterScreen

CODE = "4779900010018"
BEST_BEFORE = f"010{CODE}15200101"
USE_BY = f"010{CODE}17200101"


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Ona", "1111")


def lines(till: TestTill) -> int:
    sale = till.desks.till.sale
    return len(sale.lines) if sale else 0


def test_enter_leaves_what_is_past_its_date(till: TestTill) -> None:
    page = till.go("register", RegisterScreen)
    till.scan(BEST_BEFORE)
    assert "Best before 01/01/2020" in page.form.text()
    till.act("withdraw")
    assert page.form.text() == ""
    assert lines(till) == 0


def test_a_second_person_lets_it_through(till: TestTill) -> None:
    page = till.go("register", RegisterScreen)
    till.scan(BEST_BEFORE)
    till.act("sell")
    assert till.do(lambda r: till.desks.people.approve(r, "Rasa", "222222", "")) is None
    assert lines(till) == 1
    assert till.desks.till.question is None
    assert page.isVisible()


def test_after_a_use_by_date_there_is_one_way_only(till: TestTill) -> None:
    page = till.go("register", RegisterScreen)
    till.scan(USE_BY)
    assert "Use by 01/01/2020" in page.form.text()
    assert "sell" not in page.form.bindings().values()
    till.act("withdraw")
    assert lines(till) == 0
