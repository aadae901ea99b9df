"""The kitchen hears of a sale in the very commit that ends the basket, once, and is asked nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos.event_order import OrderSent
from pos.paper import as_text
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def grill(counter: Counter) -> Counter:
    """A counter that sells food and a book, and tells its kitchen of food."""
    counter.sells("S", 400, name="Sriuba", department="Grill")
    counter.sells("C", 200, name="Kava", department="grill")
    counter.sells("B", 900, name="Knyga", department="Kiosk", deposit=10)
    counter.setting("kitchen", "GRILL")
    return counter


def slips(grill: Counter) -> list[OrderSent]:
    return [one for one in grill.told if isinstance(one, OrderSent)]


def slip_text(grill: Counter, kind: str = "order", ref: int = 1) -> str:
    return as_text(grill.prints.rows(grill.store.jobs_of(kind, ref)[-1]))


def test_a_paid_sale_is_told_once_and_only_its_food(grill: Counter) -> None:
    request = grill.request()
    grill.scan("S", "C", "B")
    grill.desks.pay.exact_cash(request)
    grill.desks.pay.exact_cash(request)
    (slip,) = slips(grill)
    assert [(one.name, one.amount) for one in slip.added] == [("Sriuba", 1), ("Kava", 1)]
    assert (slip.number, slip.receipt, slip.by) == (1, 1, "ana")
    assert [job.kind for job in grill.jobs] == ["drawer", "receipt", "order"]
    assert "Knyga" not in slip_text(grill)


def test_a_shop_without_a_kitchen_tells_nobody(grill: Counter) -> None:
    grill.setting("kitchen", "")
    grill.sell("S")
    grill.setting("kitchen", "Bar")
    grill.sell("S")
    assert slips(grill) == []


def test_a_commit_that_fails_makes_no_slip(grill: Counter) -> None:
    grill.scan("S")
    with grill.failing():
        grill.do(grill.desks.pay.exact_cash)
    assert slips(grill) == []
    grill.exact()
    assert [one.number for one in slips(grill)] == [1]


def test_a_parked_basket_is_told_at_once_where_the_shop_wants_it(grill: Counter) -> None:
    register = grill.desks.register
    grill.scan("S")
    grill.do(register.park, "4")
    assert slips(grill) == []
    grill.setting("kitchen_when", "parked")
    grill.do(register.recall, "4")
    grill.do(register.note, "be druskos")
    grill.do(register.park, "4")
    assert [(one.name, one.note) for one in slips(grill)] == [("4", "be druskos")]
    grill.do(register.recall, "4")
    grill.do(register.park, "4")  # nothing changed: nothing is told
    assert len(slips(grill)) == 1


def test_only_a_note_that_changed_makes_a_slip_of_its_own(grill: Counter) -> None:
    register = grill.desks.register
    grill.setting("kitchen_when", "parked")
    grill.scan("S")
    grill.do(register.park, "4")
    grill.do(register.recall, "4")
    grill.do(register.note, "ne karšta")
    grill.exact()
    first, second = slips(grill)
    assert (second.added, second.removed, second.note) == ((), (), "ne karšta")
    assert (second.before, second.name, second.receipt) == (first.number, "4", 1)


def test_the_order_outlives_a_restart(grill: Counter) -> None:
    grill.setting("kitchen_when", "parked")
    grill.scan("S", "C")
    grill.do(grill.desks.register.park, "4")
    grill.reopen()
    assert [kept.job.kind for kept in grill.prints.offered] == []
    grill.prints.take_up()
    assert [kept.job.kind for kept in grill.prints.offered] == ["order"]
    assert "Sriuba" in slip_text(grill)
    grill.come()
    grill.do(grill.desks.register.recall, "4")
    grill.do(grill.desks.register.remove, 1)
    grill.exact()
    assert [one.code for one in slips(grill)[-1].removed] == ["S"]


def test_an_end_that_nobody_asked_for_is_told_like_any_other(grill: Counter) -> None:
    grill.setting("kitchen_when", "parked")
    grill.scan("S")
    grill.do(grill.desks.calm.end)
    assert [one.name for one in slips(grill)] == ["12:00"]


def test_a_slip_that_is_not_in_the_books_cannot_be_printed(grill: Counter) -> None:
    grill.sell("S")
    (kept,) = grill.store.jobs_of("order", 1)
    with refused("not_found", number=9):
        grill.prints.rows(type(kept)(kept.id, type(kept.job)("order", 9), kept.state, kept.at_ms))


def test_a_second_slip_is_a_copy_and_what_the_customer_waits_for_is_asked_first(
    grill: Counter,
) -> None:
    grill.sell("S")
    grill.sell("S")
    first, second = grill.store.jobs_of("order", 1)[0], grill.store.jobs_of("receipt", 2)[0]
    for kept in (first, second):
        for state in ("sending", "uncertain"):
            grill.prints.job_changed(kept.id, state)
    question = grill.prints.open_question()
    assert question is not None
    assert question.id == second.id
    grill.do(grill.prints.answer, "printed")
    grill.do(grill.prints.answer, "copy")
    assert "KOPIJA" in slip_text(grill, "order_copy")
    assert grill.store.verify() == ()


def test_the_audit_finds_a_slip_without_its_job(tmp_path: Path) -> None:
    shop = Counter(tmp_path)
    shop.begin()
    shop.sells("S", 400, department="Grill")
    shop.setting("kitchen", "Grill")
    shop.sell("S")
    with shop.store.db.writing():
        shop.store.db.run("DROP TRIGGER job_no_delete", ())
        shop.store.db.run("DELETE FROM job WHERE kind = 'order'", ())
    assert "L32 order 1" in [str(one) for one in shop.store.verify()]
    shop.close()
