"""What an exchange paid goes back by the ways that truly paid, however often goods were exchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.desk.books import Receipt
from pos.desk.exchanged import card_shares, family, ways_of
from pos.event_sale import SaleClosed
from pos.tender import Tender, Way
from tests.pos.baskets import added_up, closed, euro, line, sale
from tests.pos.comings_back import back as came_back
from tests.pos.comings_back import by_five
from tests.pos.desk.coming_back import back, refund, refunded, ways
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """An associate's counter with goods of three prices."""
    counter.sells("S", 2_499)
    counter.sells("T", 2_999)
    counter.sells("C", 1_003)
    counter.come("lina", "associate", "555555")
    return counter


def exchange(till: Counter, number: int, new: str, amount: int = 1) -> SaleClosed:
    """Bring pieces of a receipt's line back, take new goods, and pay the rest in cash."""
    till.desks.returns.find(number)
    back(till, 1, amount)
    till.scan(new)
    return till.exact()


def test_dearer_goods_go_back_by_card_and_cash(till: Counter) -> None:
    till.sell("S", card=2_499)
    new = exchange(till, 1, "T")
    till.desks.returns.find(new.number)
    back(till)
    assert (ways(till)["card"], ways(till)["cash"], ways(till)["gift"]) == (
        *(2_499, 500),
        "not_paid_by_it",
    )
    with refused("over_refund", left=2_499):
        refund(till, Way.CARD, 2_500)
    refund(till, Way.CARD)
    assert refunded(till, Way.CASH).tenders[1].given.minor == 500
    assert not till.store.verify()


def test_a_chain_of_exchanges_leads_to_the_card_at_its_beginning(till: Counter) -> None:
    till.sell("T", card=2_999)
    till.desks.returns.find(1)
    back(till)
    till.scan("S")
    assert refunded(till, Way.CARD).tenders[0].amount.minor == 500
    new = exchange(till, till.sold.number, "S")
    till.desks.returns.find(new.number)
    back(till)
    assert refunded(till, Way.CARD).tenders[0].amount.minor == 2_499
    assert not till.store.verify()


def test_what_went_back_along_an_exchange_holds_the_first_receipt_no_more(till: Counter) -> None:
    till.scan("S", "S")
    till.card(2_499)
    till.exact()
    new = exchange(till, 1, "S")
    till.desks.returns.find(new.number)
    back(till)
    refunded(till, Way.CARD)
    till.desks.returns.find(1)
    back(till, 1, 1)
    assert (ways(till)["card"], ways(till)["cash"]) == ("not_paid_by_it", 2_500)


def test_cash_of_the_first_receipt_is_rounded_as_a_part_of_it(till: Counter) -> None:
    till.scan("C", "C")
    till.exact()
    new = exchange(till, 1, "C")
    till.desks.returns.find(new.number)
    back(till)
    assert refunded(till, Way.CASH).tenders[0].given.minor == 1_005
    till.desks.returns.find(1)
    back(till, 1, 1)
    assert refunded(till, Way.CASH).tenders[0].given.minor == 1_000
    assert not till.store.verify()


def test_a_gift_card_gets_back_what_it_paid_before_the_exchange(till: Counter) -> None:
    till.issues("G7", 5_000)
    till.scan("S")
    till.do(till.desks.pay.stored_value, Way.GIFT, "G7", 2_499)
    new = exchange(till, 1, "T")
    till.desks.returns.find(new.number)
    back(till)
    refund(till, Way.GIFT)
    refund(till, Way.CASH)
    assert till.store.stored_value("gift", "G7") == 5_000


def test_what_a_voucher_paid_goes_back_as_credit_after_an_exchange_too(till: Counter) -> None:
    till.scan("S")
    till.do(till.desks.pay.other, Way.VOUCHER, 2_499, "V1")
    new = exchange(till, 1, "T")
    till.desks.returns.find(new.number)
    back(till)
    assert (ways(till)["cash"], ways(till)["credit"]) == (500, 2_999)
    refund(till, Way.CASH)
    assert refunded(till, Way.CREDIT).tenders[1].amount.minor == 2_499


def test_goods_without_a_receipt_prove_no_way(till: Counter) -> None:
    till.do(till.desks.returns.without_receipt, "S", 1, None, "no receipt")
    till.scan("T")
    new = till.exact()
    till.desks.returns.find(new.number)
    back(till)
    assert (ways(till)["card"], ways(till)["cash"], ways(till)["credit"]) == (
        *("not_paid_by_it", 500),
        2_999,
    )


def test_a_price_difference_follows_the_exchange_to_the_card(till: Counter) -> None:
    till.sell("T", card=2_999)
    new = exchange(till, 1, "T")
    till.do(till.desks.service.difference, new.number, 1, 2_499, "label")
    assert till.till.last_return is not None
    assert [(one.way, one.amount.minor) for one in till.till.last_return.tenders] == [
        (Way.CARD, 500)
    ]


def test_an_apology_waits_while_goods_of_the_exchange_are_in_hand(till: Counter) -> None:
    till.sell("T", card=2_999)
    new = exchange(till, 1, "T")
    till.desks.returns.find(new.number)
    back(till)
    with refused("busy"):
        till.do(till.desks.service.goodwill_closed, 1, "queue", 0, 100)


# --- the rule alone -------------------------------------------------------------------------------------------------


def _sold(*tenders: tuple[Way, int]) -> SaleClosed:
    one = sale(line(1, sum(minor for _, minor in tenders)))
    return closed(added_up(one), one, *tenders)


_WAYS = st.sampled_from([Way.CARD, Way.CASH, Way.GIFT])
_PARTS = st.lists(st.tuples(_WAYS, st.integers(1, 3_000)), min_size=1, max_size=3)


@settings(max_examples=200)
@given(_PARTS, st.integers(1, 3_000), st.lists(st.tuples(_WAYS, st.integers(1, 2_500)), max_size=6))
def test_new_goods_never_give_back_more_than_the_exchange_was_worth(
    paid: list[tuple[Way, int]], own: int, wishes: list[tuple[Way, int]]
) -> None:
    first = _sold(*paid)
    worth = max(1, first.total // 2)
    new = _sold((Way.CARD, own), (Way.EXCHANGE, worth))
    before = Receipt(first, (came_back(first, (), (Way.EXCHANGE, worth, worth)),))
    left = worth + own
    tenders: tuple[Tender, ...] = ()
    for way, wish in wishes:
        held = {one.way: one for one in ways_of(Receipt(new, before=before), int, tenders)}
        gone = sum(one.amount.minor for one in tenders if one.way is way)
        most = min(held[way].exact - gone, left) if way in held else 0
        if most > 0:
            given = min(wish, most)
            tenders = (*tenders, Tender(way, euro(given), euro(given)))
            left -= given
    beyond = dict.fromkeys((Way.CARD, Way.CASH, Way.GIFT), 0)
    for one in tenders:
        beyond[one.way] += one.amount.minor
    beyond[Way.CARD] = max(0, beyond[Way.CARD] - own)
    assert sum(beyond.values()) <= worth
    for way, minor in beyond.items():
        assert minor <= sum(amount for one, amount in paid if one is way)


def test_every_receipt_of_a_family_is_found_from_any_of_it() -> None:
    docs = [_sold((Way.CARD, 100)), _sold((Way.EXCHANGE, 100))]
    late = Receipt(docs[1], till=2)
    root = Receipt(docs[0], after=(late,))
    assert [one.of for one in family(root)] == [root.of, late.of]
    assert [one.of for one in family(Receipt(docs[1], till=2, before=root))] == [root.of, late.of]


def test_two_gift_cards_are_filled_in_turn_beside_what_is_in_hand() -> None:
    doc = _sold((Way.GIFT, 300), (Way.GIFT, 200))
    one, other = (
        Tender(Way.GIFT, tender.amount, tender.given, card)
        for tender, card in zip(doc.tenders, ("G1", "G2"), strict=True)
    )
    receipt = Receipt(replace(doc, tenders=(one, other)))
    assert card_shares(receipt, (), 400) == (("G1", 300), ("G2", 100))
    in_hand = (Tender(Way.GIFT, euro(250), euro(250), "G1"),)
    assert card_shares(receipt, in_hand, 100) == (("G1", 50), ("G2", 50))
    assert ways_of(None, by_five) == ()
