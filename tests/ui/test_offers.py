"""The screen of offers: written by keys, touch and scans, read from a file, ended; and each sells so at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.offers.screen import OffersScreen

BREAD, WHITE = "4779900010018", "4779900010025"


@pytest.fixture
def till(manned: Manned) -> TestTill:
    return manned("Jonas", "333333")


def typed(page: OffersScreen, **fields: str) -> None:
    """Type into the fields by their ids."""
    names = list(page.form.told())
    for name, text in fields.items():
        page.form.inputs()[names.index(name)].set_text(text)


def total(till: TestTill) -> int:
    return till.desks.till.bill().total.minor


def test_an_offer_is_written_and_sells_at_once(till: TestTill) -> None:
    page = till.go("offers", OffersScreen)
    assert "There are no offers yet." in page.form.text()
    till.act("new")
    typed(page, id="TWO", name="Dvi duonos", count="2", price="4,00")
    till.scan(BREAD)
    till.act("keep")
    assert "Kept." in page.notice.text()
    (row,) = page.rows.rows()
    assert (row.title, row.detail, row.right) == ("Dvi duonos", "2 for 4.00", "holds now")
    assert till.do(lambda r: till.desks.register.scan(r, BREAD, 2)) is None
    assert total(till) == 400


def test_another_kind_keeps_what_was_typed(till: TestTill) -> None:
    page = till.go("offers", OffersScreen)
    till.act("new")
    typed(page, id="OFF", codes=BREAD)
    till.act("kind:off")
    typed(page, off="0.19", days="1 2 3 4 5 6 7", between="00:00-23:59", times="1", cap="1.00")
    till.act("keep")
    assert page.rows.rows()[0].detail == "0.19 off each"
    facts = dict(page.facts.facts())
    assert (facts["hours"], facts["weekdays"], facts["at most"]) == (
        "00:00-23:59",
        "1 2 3 4 5 6 7",
        "1.00",
    )


def test_what_cannot_be_is_said_where_it_was_typed(till: TestTill) -> None:
    page = till.go("offers", OffersScreen)
    till.act("new")
    till.act("keep")
    assert page.form.error()
    typed(page, id="X", count="many")
    till.act("keep")
    assert "numbers are not negative" in page.form.error()
    typed(page, count="2", codes="NOPE", price="1.00")
    till.act("keep")
    assert "not in the shop's list" in page.notice.text()
    till.act("leave")
    assert "There are no offers yet." in page.form.text()


OFFERS = f"""
[[offer]]
id = "A"
kind = "percent"
off = "12.5%"
codes = ["{BREAD}"]
[[offer]]
id = "B"
kind = "meal"
price = "3.00"
codes = ["{BREAD}", "{WHITE}"]
begins = "2099-01-01"
[[offer]]
id = "C"
kind = "cheapest"
count = 3
pay = 2
codes = ["{BREAD}"]
ends = "2020-01-01"
[[offer]]
id = "D"
kind = "amount"
off = "5.00"
least = "50.00"
coupon = "VIP"
limit = 1
[[offer]]
id = "E"
kind = "percent"
off = "10%"
tier = "gold"
"""


def read_file(till: TestTill, page: OffersScreen, path: Path) -> None:
    till.act("file")
    page.form.inputs()[0].set_text(str(path))
    till.act("read")


def test_offers_come_from_a_file(till: TestTill, tmp_path: Path) -> None:
    (tmp_path / "offers.toml").write_text(OFFERS)
    page = till.go("offers", OffersScreen)
    read_file(till, page, tmp_path / "offers.toml")
    words = {row.action: (row.detail, row.right) for row in page.rows.rows()}
    assert words == {
        "offer:A": ("-12.50 %", "holds now"),
        "offer:B": ("one of each for 3.00", "from 2099-01-01"),
        "offer:C": ("3 for the price of 2", "over"),
        "offer:D": ("5.00 off", "holds now"),
        "offer:E": ("-10 %", "holds now"),
    }
    till.act("offer:D")
    assert dict(page.facts.facts())["coupon"] == "VIP ×1"
    first = page.rows.current()
    till.act("down")
    assert page.rows.current() != first
    till.act("up")
    assert page.rows.current() == first
    read_file(till, page, tmp_path / "none.toml")
    assert "The file cannot be read" in page.notice.text()
    till.act("leave")
    till.act("back")
    assert not page.isVisible()


def test_an_offer_ends_when_somebody_says_so(till: TestTill, tmp_path: Path) -> None:
    (tmp_path / "offers.toml").write_text(OFFERS)
    page = till.go("offers", OffersScreen)
    read_file(till, page, tmp_path / "offers.toml")
    till.act("offer:A")
    till.act("end")
    till.later_ms += 1000
    assert till.do(lambda r: till.desks.register.scan(r, BREAD, 1)) is None
    assert total(till) == 219


def test_a_cashier_changes_no_offer(till: TestTill) -> None:
    till.come("Ona", "1111")
    page = till.go("offers", OffersScreen)
    till.act("new")
    typed(page, id="TWO", count="2", price="4,00", codes=BREAD)
    till.act("keep")
    assert "Your role may not do this." in page.notice.text()
    assert till.house.store.promotions() == ()
