"""Promises to customers: an honest day, somebody to call, shown until they end, counted; no name in the journal."""

from __future__ import annotations

from datetime import date

import pytest

from pos.promise import Contact, Counts
from tests.pos.desk.counter import Counter, refused

ONA = Contact("Ona Petraitė", "+37060011122")


@pytest.fixture
def shop(counter: Counter) -> Counter:
    """A counter; the supplier of A needs five days, nobody wrote down that of B."""
    counter.come("rasa", "associate")
    counter.sells("A", 500, name="Arbata", lead_days=5)
    counter.sells("B", 500, name="Batai")
    return counter


def promised(
    shop: Counter,
    what: str = "Arbata",
    *,
    code: str = "",
    by_day: date | None = None,
    contact: Contact = ONA,
) -> None:
    shop.do(shop.desks.promises.make, what, by_day, code, contact)


def first(shop: Counter, code: str = "") -> str:
    return shop.desks.promises.first_day(code).isoformat()


def test_the_first_day_is_the_suppliers_time_from_today(shop: Counter) -> None:
    assert first(shop, "A") == "2026-11-26"
    assert first(shop, "B") == "2026-11-28"
    shop.setting("promise_days", "2")
    assert first(shop, "B") == first(shop) == "2026-11-23"
    assert first(shop, "A") == "2026-11-26"


def test_a_day_that_is_full_takes_no_more_and_a_far_one_holds_up_nobody(shop: Counter) -> None:
    promised(shop, code="A", by_day=date(2026, 12, 9))
    assert first(shop, "A") == "2026-11-26"
    for _ in range(10):
        promised(shop, "a call")
    assert first(shop, "B") == "2026-11-29"
    assert first(shop, "A") == "2026-11-26"
    with refused("too_soon", day="2026-11-29"):
        promised(shop, code="B", by_day=date(2026, 11, 28))


def test_what_is_overdue_has_to_be_done_today(shop: Counter) -> None:
    shop.setting("promise_days", "0")
    for _ in range(10):
        promised(shop, "a call")
    shop.clock.set("2026-11-23 09:00")
    assert first(shop) == "2026-11-24"


def test_a_day_that_cannot_be_kept_is_refused_with_the_first_that_can(shop: Counter) -> None:
    with refused("too_soon", day="2026-11-26"):
        promised(shop, code="A", by_day=date(2026, 11, 25))
    promised(shop, code="A", by_day=date(2026, 11, 26))
    assert [one.by_day for one in shop.desks.promises.open()] == ["2026-11-26"]


def test_somebody_has_to_be_called_and_something_be_promised(shop: Counter) -> None:
    with refused("nobody"):
        promised(shop, contact=Contact("Ona", " "))
    with refused("not_found"):
        promised(shop, "  ")
    shop.knows("C1", phone="+37060099887")
    shop.do(shop.desks.register.customer, "C1")
    promised(shop, contact=Contact())
    assert shop.desks.promises.open()[0].contact == Contact("Customer C1", "+37060099887")


def test_whom_to_call_stands_in_no_journal_and_goes_with_the_promise(shop: Counter) -> None:
    promised(shop, code="A")
    made = shop.desks.promises.open()
    assert [(one.id, one.contact, one.made_by) for one in made] == [("1-1", ONA, "rasa")]
    shop.reopen()
    assert shop.desks.promises.open() == made
    assert not any("Ona" in repr(event) or "0011122" in repr(event) for event in shop.told)
    assert shop.store.verify() == ()
    shop.come("rasa")
    shop.do(shop.desks.promises.end, "1-1", "kept")
    assert shop.store.db.rows("SELECT count(*) FROM promise_private", ()) == [(0,)]
    assert shop.store.verify() == ()


def test_a_contact_put_beside_a_promise_by_hand_is_found(shop: Counter) -> None:
    promised(shop)
    with shop.store.db.writing():
        shop.store.db.run("UPDATE promise_private SET phone = '1'")
    assert [str(one) for one in shop.store.verify()] == ["L38 promise_private 1-1"]
    shop.do(shop.desks.promises.end, "1-1", "kept")


def test_promises_are_due_until_they_end_and_counted(shop: Counter) -> None:
    promises = shop.desks.promises
    for code in ("A", "B", "B"):
        promised(shop, code=code)
    assert promises.due() == 0
    shop.clock.set("2026-11-26 09:00")
    assert promises.due() == 1
    shop.do(promises.end, "1-1", "kept")
    shop.clock.set("2026-11-29 09:00")
    assert promises.due() == 2
    assert [one.late(shop.shop.today()) for one in promises.open()] == [True, True]
    shop.do(promises.end, "1-2", "kept")
    shop.do(promises.end, "1-3", "broken")
    promised(shop, "A call")
    shop.do(promises.end, "1-4", "dropped")
    assert promises.counts() == Counts(kept=1, late=1, broken=1)
    assert promises.open() == ()
    for ident, outcome in (("1-4", "kept"), ("9-9", "kept"), ("1-1", "lost")):
        with refused("not_found"):
            shop.do(promises.end, ident, outcome)
    assert shop.store.verify() == ()


def test_a_colleague_is_told_what_is_due(shop: Counter) -> None:
    promised(shop, code="A")
    shop.clock.set("2026-11-27 09:00")
    shop.do(shop.desks.people.sign_out)
    shop.come("ana", "cashier")
    assert shop.desks.promises.due() == 1


def test_the_strip_says_sorry_and_then_the_day(shop: Counter) -> None:
    shop.do(shop.desks.promises.not_there)
    assert shop.desks.voice.strip[0].id == "not_available"
    promised(shop, code="A")
    said = shop.desks.voice.strip[0]
    assert said.id == "promise"
    assert "26" in said.say


def test_a_repeated_request_promises_once(shop: Counter) -> None:
    for _ in range(2):
        shop.desks.promises.make("r-x", "Arbata", contact=ONA)
    assert len(shop.desks.promises.open()) == 1
