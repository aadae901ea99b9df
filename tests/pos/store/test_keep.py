"""A change is kept whole or not at all; what was kept is found again after a night.

Long because each table is looked at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.desk.books import Job, Question, Unsettled
from pos.errors import Refused
from pos.event import (
    LineChanged,
    LineRemoved,
    QuestionAnswered,
    QuestionAsked,
    SaleChanged,
    SaleParked,
    SaleRecalled,
    SaleVoided,
    SignedIn,
    SignInFailed,
)
from pos.event_back import GoodwillGiven, ReturnHeld
from pos.event_cash import CashMoved, DrawerOpened, PrintAnswered, ReceiptCopied
from pos.event_sale import CardAnswered, CardAsked, ValueMoved
from pos.journal import anchor
from pos.quantity import Quantity
from pos.shift_sums import UNSENT_LISTED
from pos.store import Store
from pos.store.statement import named
from pos.tender import Way
from tests.pos.store.shop import Shop, product


def test_an_open_basket_is_found_again_line_by_line(shop: Shop) -> None:
    sale = shop.basket()
    for number in (1, 2, 3):
        sale = shop.scan(sale, product(number), number)
    first = replace(sale.lines[0], quantity=Quantity(7))
    sale = sale.with_line(first)
    shop.keep("quantity", LineChanged(replace(sale, lines=()), first, "quantity"))
    gone = sale.lines[1]
    sale = sale.without_line(gone.id)
    shop.keep("remove", LineRemoved(replace(sale, lines=()), gone))
    sale = replace(sale, customer="c1")
    shop.keep("customer", SaleChanged(replace(sale, lines=()), "customer"))
    shop.reopen()
    assert shop.store.found().sale == sale


def test_a_parked_basket_comes_back_and_a_given_up_one_does_not(shop: Shop) -> None:
    parked = replace(shop.scan(shop.basket(), product(1)), parked_as="Jonas")
    shop.keep("park", SaleParked(replace(parked, lines=()), "Jonas"))
    other = shop.scan(shop.basket(), product(2))
    shop.reopen()
    found = shop.store.found()
    assert (found.sale, found.parked) == (other, (parked,))
    shop.keep("void", SaleVoided(other.id, 1, 129))
    back = replace(parked, parked_as="")
    shop.keep("recall", SaleRecalled(replace(back, lines=()), "Jonas"))
    found = shop.store.found()
    assert (found.sale, found.parked) == (back, ())


def test_a_closed_sale_is_read_back_as_it_was_closed(shop: Shop) -> None:
    shop.open_shift()
    closed = shop.sell(1, 2, 3, scanned=True)
    shop.reopen()
    found = shop.store.found()
    assert found.sale is None
    assert found.last_sale == closed
    assert found.next_number == 2
    receipt = shop.store.receipt(1)
    assert receipt is not None
    assert receipt.sale == closed


def test_returns_stand_beside_their_receipt_and_share_its_row_of_numbers(shop: Shop) -> None:
    shop.open_shift()
    closed = shop.sell(1, 2)
    back = shop.give_back(closed, 2, 1)
    receipt = shop.store.receipt(1)
    assert receipt is not None
    assert receipt.returns == (back,)
    assert shop.store.returned(2) == back
    assert shop.store.found().next_number == 3
    assert shop.store.last_receipt() == receipt


def test_the_same_request_is_kept_once(shop: Shop) -> None:
    change = shop.change("no_sale", DrawerOpened(0, "change", "ana"))
    shop.store.keep(change)
    assert shop.store.seen(change.request) == "no_sale"
    with pytest.raises(Refused, match="busy"):
        shop.store.keep(change)
    assert shop.store.head()[0] == 1


def test_a_question_outlives_a_night_until_it_is_answered(shop: Shop) -> None:
    shop.keep("ask", QuestionAsked("age", '{"limit":20}'))
    shop.reopen()
    assert shop.store.found().question == Question("age", '{"limit":20}')
    shop.keep("answer", QuestionAnswered("age", "confirmed"))
    assert shop.store.found().question is None


def test_jobs_are_made_with_the_sale_and_only_go_forward(shop: Shop) -> None:
    shop.open_shift()
    shop.sell(1)
    receipt, drawer = shop.store.waiting_jobs()
    assert (receipt.id, receipt.job, receipt.state) == ("1-1", Job("receipt", 1), "queued")
    assert drawer.id == "1-2"
    for state in ("sending", "uncertain"):
        shop.store.keep_job_state("1-1", state, shop.now)
    shop.keep("paper", PrintAnswered("1-1", "printed", "ana"))
    kept = shop.store.job("1-1")
    assert kept is not None
    assert kept.state == "printed"
    with pytest.raises(Refused, match="busy"):
        shop.store.keep_job_state("1-1", "queued", shop.now)
    assert [one.id for one in shop.store.waiting_jobs()] == ["1-2"]
    assert shop.store.jobs_of("receipt", 1) == (kept,)
    assert shop.store.last_job() == kept


def test_copies_are_counted_by_receipt(shop: Shop) -> None:
    shop.open_shift()
    shop.sell(1)
    shop.keep("reprint", ReceiptCopied(1, 1, "ana"))
    shop.keep("reprint", ReceiptCopied(1, 2, "ana"))
    assert (shop.store.copies(1), shop.store.copies(2)) == (2, 0)


def test_stored_value_never_falls_below_none(shop: Shop) -> None:
    shop.store.keep_gift_card(shop.act(), "777", 10_000)
    shop.keep("pay", ValueMoved("gift", "777", -6_000, "basket-1"))
    before = shop.store.head()
    with pytest.raises(Refused, match="not_enough"):
        shop.keep("pay", ValueMoved("gift", "777", -6_000, "basket-2"))
    assert shop.store.head() == before
    assert shop.store.stored_value("gift", "777") == 4_000
    assert shop.store.stored_value("gift", "778") is None


def test_a_card_attempt_waits_until_it_is_settled(shop: Shop) -> None:
    shop.keep("pay", CardAsked("a1", "basket-1", 500))
    assert shop.store.unsettled() == (Unsettled("a1", "basket-1", 500, 0, True, True),)
    shop.keep("answer", CardAnswered("a1", "approved", 800, 500))
    assert shop.store.unsettled() == (Unsettled("a1", "basket-1", 500, 300, False, paid=500),)
    shop.keep("settle", CardAnswered("a1", "refunded", 500, 500))
    assert shop.store.unsettled() == ()


def test_the_drawer_holds_what_went_in_and_out(shop: Shop) -> None:
    shop.open_shift(1_000)
    shop.sell(1)
    assert shop.store.drawer() == ((100, 10),)
    assert shop.store.drawer_sure()
    shop.keep("drop", CashMoved(1, "drop", -300, ((100, 3),), "safe", "ana"))
    assert shop.store.drawer() == ((100, 7),)
    shop.store.set_drawer(shop.act(), ((50, 1), (20, 3)))
    assert shop.store.drawer() == ((50, 1), (20, 3))


def test_wrong_pins_are_counted_over_a_night_and_forgotten_by_the_right_one(shop: Shop) -> None:
    shop.keep("sign_in_failed", SignInFailed("ana", 5, shop.now + 1_800_000))
    shop.reopen()
    assert shop.store.failures("ana")[0] == 5
    shop.keep("sign_in", SignedIn("ana", "cashier"))
    assert shop.store.failures("ana") == (0, 0)


def test_a_shift_adds_up_to_what_its_documents_say(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell(1, 2)
    shop.give_back(sold, 1, 1)
    shop.keep("paid_out", CashMoved(1, "paid_out", -200, (), "milk", "ana"))
    shop.keep("goodwill", GoodwillGiven(1, 1, 50, "late", "ana"))
    sums = shop.store.shift_sums(1)
    back = sold.lines[0].paid
    assert (sums.sales, sums.returns, sums.receipts, sums.return_count) == (sold.total, -back, 1, 1)
    assert sums.cash == sold.total - back
    assert sums.moved == (("paid_out", -200),)
    assert [(part.gross, part.vat) for part in sums.vat] == [
        (sold.total - back, sold.vat[0].vat - sold.lines[0].vat)
    ]
    assert (sums.grand_sales, sums.grand_returns, sums.unsent) == (sold.total, -back, 1)
    assert shop.store.goodwill_given(1, "ana") == 50
    shop.store.keep_sent(shop.store.head()[0])
    assert shop.store.unsent() == 0


def test_of_many_sales_that_the_server_lacks_the_newest_of_the_shift_are_named(shop: Shop) -> None:
    shop.open_shift()
    first = [shop.sell(1).number for _ in range(UNSENT_LISTED + 2)]
    shop.close_shift()
    shop.open_shift()
    later = [shop.sell(2).number for _ in range(3)]
    sums = shop.store.shift_sums(1)
    assert (sums.unsent, sums.unsent_numbers) == (UNSENT_LISTED + 5, tuple(first[2:]))
    sums = shop.store.shift_sums(2)
    assert sums.unsent_numbers == (*first[5:], *later)
    assert sums.unsent_before == 5
    shop.store.keep_sent(shop.store.head()[0])
    sums = shop.store.shift_sums(2)
    assert (sums.unsent, sums.unsent_numbers, sums.unsent_before) == (0, (), 0)


def test_naming_unsent_sales_sorts_nothing_so_that_their_number_does_not_matter(shop: Shop) -> None:
    asked = named("asks.cash.UNSENT_NUMBERS")
    given = asked.row(store=1, till=1, shift=1, limit=UNSENT_LISTED)
    with closing(sqlite3.connect(shop.folder / "kasa.db")) as db:
        plan = [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {asked.sql}", given)]
    assert plan
    assert [step for step in plan if "TEMP B-TREE" in step or step.startswith("SCAN")] == []


def test_receipts_are_found_by_total_and_by_who_overpaid(shop: Shop) -> None:
    shop.open_shift()
    first = shop.sell(1, 2)
    shop.sell(2, 3)
    assert shop.store.receipts_of(total=first.total) == ((1, 1),)
    assert shop.store.receipts_of(customer="nobody") == ()
    code = product(2).code
    assert shop.store.sold_above(code, 0, 100) == ((1, 1, 2), (1, 2, 2))
    shop.give_back(first, 2, 1)
    assert shop.store.sold_above(code, 0, 100) == ((1, 2, 2),)


def test_a_return_in_the_making_outlives_a_night(shop: Shop) -> None:
    shop.keep("return_line", ReturnHeld('{"of":1}'))
    shop.reopen()
    assert shop.store.held_return() == '{"of":1}'
    shop.keep("let_go", ReturnHeld(""))
    assert shop.store.held_return() == ""


def _fail_once(store: Store, word: str, really: bool) -> Callable[[], None]:
    """Let the next statement that begins with a word raise; `really` says whether it was carried out before."""
    armed = [True]

    def fail(said: str) -> None:
        if armed and said.startswith(word):
            armed.clear()
            if really:
                store.db.raw().execute(said)
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error

    before, store.db.hurdle = store.db.hurdle, fail
    return lambda: setattr(store.db, "hurdle", before)


def test_a_commit_whose_answer_was_lost_is_looked_up_not_called_failed(shop: Shop) -> None:
    shop.open_shift()
    closed, jobs = shop.closing(shop.add(shop.basket(), 1))
    change = shop.change("pay_cash", closed, jobs=jobs)
    done = _fail_once(shop.store, "COMMIT", really=True)
    kept = shop.store.keep(change)
    done()
    assert [one.id for one in kept] == ["1-1"]
    assert shop.store.found().last_sale == closed
    shop.sell(2)
    assert shop.store.verify() == ()


def test_a_commit_that_failed_leaves_nothing_and_can_be_said_again(shop: Shop) -> None:
    shop.open_shift()
    closed, jobs = shop.closing(shop.add(shop.basket(), 1))
    change = shop.change("pay_cash", closed, jobs=jobs)
    done = _fail_once(shop.store, "COMMIT", really=False)
    with pytest.raises(Refused):
        shop.store.keep(change)
    done()
    assert shop.store.seen(change.request) is None
    assert shop.store.found().last_sale is None
    shop.store.keep(change)
    assert shop.store.found().last_sale == closed
    assert shop.store.verify() == ()


def test_two_tills_share_one_file_and_one_of_them_waits(shop: Shop, tmp_path: Path) -> None:
    other = Shop(tmp_path, till=2)
    shop.store.keep_gift_card(shop.act(), "777", 100)
    other.open_shift()
    other.sell(1)
    shop.open_shift()
    shop.sell(1)
    assert other.store.stored_value("gift", "777") == 100
    assert (shop.store.found().next_number, other.store.found().next_number) == (2, 2)
    assert shop.store.verify() == ()
    other.store.close()


def test_a_card_tender_is_found_by_its_last_digits(shop: Shop) -> None:
    shop.open_shift()
    closed, jobs = shop.closing(shop.add(shop.basket(), 1), Way.CARD)
    paid = replace(closed.tenders[0], card_tail="1234")
    asked = CardAsked("card-1", closed.sale_id, closed.total)
    answer = CardAnswered("card-1", "approved", closed.total, closed.total)
    shop.keep("pay_card", asked, answer, replace(closed, tenders=(paid,)), jobs=jobs)
    assert shop.store.receipts_of(card_tail="1234") == ((1, 1),)
    assert shop.store.verify() == ()


def test_a_document_bears_letters_of_its_own_journal_row(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell(1)
    shop.sell(2)
    back = shop.give_back(sold, 1, 1)
    letters = [shop.store.anchor_of(number) for number in (1, 2, back.number)]
    assert len({*letters}) == 3
    (row,) = shop.store.db.rows("SELECT mac FROM journal WHERE name = 'return_closed'")
    assert letters[2] == anchor(row[0])
    assert shop.store.anchor_of(99) == ""
