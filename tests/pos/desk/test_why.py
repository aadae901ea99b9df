"""Why something costs what it costs, and which of several receipts it was."""

from __future__ import annotations

from pos.desk.back_look import back_look
from pos.desk.why import why
from tests.pos.desk.counter import Counter, refused


def test_a_price_tells_what_it_was_and_which_deals_count_today(counter: Counter) -> None:
    counter.sells("A", 300, department="Bread")
    counter.clock.set("2026-11-22 12:00")
    counter.reprices("A", 250)
    day = 24 * 3_600_000
    counter.offer("mine", "cheapest", "A", count=3, pay=2)
    counter.offer("room", "percent", department="Bread", bp=1_000)
    counter.offer("other", "percent", "B", bp=1_000)
    counter.offer("over", "percent", "A", bp=1_000, to_ms=counter.clock.ms - day)
    counter.offer("later", "percent", "A", bp=1_000, from_ms=counter.clock.ms + day)
    told = why(counter.shop, counter.store, "A")
    assert told.product is not None
    assert told.product.price.minor == 250
    assert [(one.day.isoformat(), one.minor) for one in told.history] == [
        ("2026-11-22", 250),
        ("2026-11-21", 300),
    ]
    assert sorted(one.id for one in told.promotions) == ["mine", "room"]


def test_a_promotion_is_called_by_its_name_and_by_its_id_where_it_has_none(
    counter: Counter,
) -> None:
    counter.sells("A", 300)
    counter.offer("W47", "percent", "A", bp=1_000, name="Bread week")
    counter.offer("W48", "percent", "A", bp=500)
    told = why(counter.shop, counter.store, "A")
    assert told.called("W47", "W48", "gone") == "Bread week, W48, gone"
    assert told.called() == ""


def test_what_is_sold_no_more_still_tells_how_it_was_sold(counter: Counter) -> None:
    counter.sells("A", 300)
    line = counter.sell("A").lines[0]
    told = why(counter.shop, counter.store, "Z", line)
    assert told.product is None
    assert told.sold == line
    assert not told.history
    assert not told.promotions


def test_receipts_that_fit_are_gone_through_from_the_newest(counter: Counter) -> None:
    counter.sells("A", 300)
    for _ in range(3):
        counter.sell("A")
    returns = counter.desks.returns
    assert returns.find_by(total=300) == 3
    assert back_look(counter.till, returns, counter.desks.service).fitting == 3
    assert [returns.before().sale.number for _ in range(3)] == [2, 1, 3]
    returns.find(2)
    with refused("not_found"):
        returns.before()
