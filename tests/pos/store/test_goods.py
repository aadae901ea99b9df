"""Goods: prices by the moment, several codes, packs, imports, and search as people type."""

from __future__ import annotations

from msgspec.structs import replace

from pos.event_office import Imported
from pos.product import Product
from tests.pos.store.shop import Shop, euro, product

HOUR = 3_600_000


def _named(number: int, name: str) -> Imported:
    return Imported(product(number, 100, name))


def test_a_price_holds_from_its_moment_and_earlier_ones_are_kept(shop: Shop) -> None:
    one = product(1, 129)
    shop.store.keep_product(shop.act(), one)
    begun = shop.now
    shop.store.set_price(shop.act(), one.code, 149, begun + HOUR)
    shop.store.set_price(shop.act(), one.code, 99, begun - HOUR)

    def at(moment: int) -> int | None:
        found = shop.store.product(one.code, moment)
        return found.price.minor if found else None

    assert at(begun - 2 * HOUR) is None
    assert at(begun - HOUR) == 99
    assert at(begun) == 129
    assert at(begun + HOUR - 1) == 129
    assert at(begun + HOUR) == 149
    history = [(price.price.minor, price.by) for price in shop.store.prices(one.code)]
    assert history == [(149, "rasa"), (129, "rasa"), (99, "rasa")]


def test_of_two_prices_for_one_moment_the_later_said_counts(shop: Shop) -> None:
    one = product(1, 129)
    shop.store.keep_product(shop.act(), one)
    moment = shop.now + HOUR
    for minor in (200, 150, 175):
        shop.store.set_price(shop.act(), one.code, minor, moment)
    found = shop.store.product(one.code, moment)
    assert found is not None
    assert found.price.minor == 175


def test_a_tier_pays_its_own_price_and_others_the_lists(shop: Shop) -> None:
    one = product(1, 129)
    shop.store.keep_product(shop.act(), one)
    shop.store.set_price(shop.act(), one.code, 99, tier="staff")
    gold = shop.store.product(one.code, shop.now, "gold")
    staff = shop.store.product(one.code, shop.now, "staff")
    assert gold is not None
    assert staff is not None
    assert (gold.price.minor, gold.source) == (129, "list")
    assert (staff.price.minor, staff.source) == (99, "tier")


def test_every_code_sells_the_same_and_a_pack_is_a_product_of_its_own(shop: Shop) -> None:
    piece = product(1, 100)
    pack = replace(product(2, 1000), pack_of=piece.code, pack_size=12)
    shop.store.keep_product(shop.act(), piece, ("4012345678901", "A-1"))
    shop.store.keep_product(shop.act(), pack)
    for code in (piece.code, "4012345678901", "A-1"):
        found = shop.store.product(code, shop.now)
        assert found is not None
        assert (found.code, found.price) == (piece.code, euro(100))
    box = shop.store.product(pack.code, shop.now)
    assert box is not None
    assert (box.price, box.pack_of, box.pack_size) == (euro(1000), piece.code, 12)
    assert shop.store.product("0000", shop.now) is None


def test_a_product_comes_back_with_everything_it_had(shop: Shop) -> None:
    full = Product(
        "2300000000002",
        "Čederis „Gėris“",
        euro(1299),
        "standard",
        euro(10),
        weighed=True,
        department="cheese",
        age=18,
        klass="alcohol",
        cost=euro(900),
        no_return=True,
        hygiene=True,
        serial=True,
        lead_days=14,
    )
    shop.store.keep_product(shop.act(), full)
    found = shop.store.product(full.code, shop.now)
    assert found == replace(full, price_from_ms=shop.now, price_by="rasa")


def test_an_import_is_kept_whole_and_again_with_changes(shop: Shop) -> None:
    shop.stock(1200)
    again = [Imported(product(number, 500, f"Nauja {number}")) for number in range(0, 1200, 2)]
    assert shop.store.keep_products(shop.act(), [*again, *again[:3]]) == 600
    old, new = (
        shop.store.product(product(1).code, shop.now),
        shop.store.product(product(2).code, shop.now),
    )
    assert old is not None
    assert new is not None
    assert (old.name, old.price.minor) == ("Prekė 1", 101)
    assert (new.name, new.price.minor) == ("Nauja 2", 500)
    assert [one.name for one in shop.store.search("nauja 1198", 5, shop.now)] == ["Nauja 1198"]
    assert shop.store.search("prekė 1198", 5, shop.now) == ()
    assert shop.store.verify() == ()


def test_search_takes_word_starts_without_accents_and_case(shop: Shop) -> None:
    names = ("Juoda duona", "Duona ruginė", "Obuolių sultys", "Sūris Džiugas", "Masło extra")
    shop.store.keep_products(shop.act(), [_named(at, name) for at, name in enumerate(names)])

    def found(text: str) -> list[str]:
        return [one.name for one in shop.store.search(text, 10, shop.now)]

    assert found("duo") == ["Duona ruginė", "Juoda duona"]
    assert found("SURIS") == ["Sūris Džiugas"]
    assert found("dži sūr") == ["Sūris Džiugas"]
    assert found("maslo") == ["Masło extra"]
    assert found("duo rug") == ["Duona ruginė"]
    assert found("") == found("?!") == []


def test_a_slip_of_the_finger_is_forgiven_only_when_nothing_fits(shop: Shop) -> None:
    names = ("Sultys", "Sūris", "Duona")
    shop.store.keep_products(shop.act(), [_named(at, name) for at, name in enumerate(names)])

    def found(text: str) -> list[str]:
        return [one.name for one in shop.store.search(text, 10, shop.now)]

    assert found("sutlys") == ["Sultys"]
    assert found("duoan") == ["Duona"]
    assert found("sul") == ["Sultys"]
    assert found("xyzzy") == []


def test_search_by_the_start_of_a_code_and_no_wildcard_gets_through(shop: Shop) -> None:
    shop.stock(30)
    assert len(shop.store.search("4770000000", 50, shop.now)) == 30
    assert len(shop.store.search("4770000000", 7, shop.now)) == 7
    assert [one.code for one in shop.store.search("4770000000012", 5, shop.now)] == [
        product(12).code
    ]
    for odd in ('"', "*", "prekė* OR x", "folded:prek", "' OR 1=1 --", "NEAR(a b)"):
        shop.store.search(odd, 5, shop.now)


def test_a_later_price_is_what_the_search_shows(shop: Shop) -> None:
    shop.stock(3)
    shop.store.set_price(shop.act(), product(2).code, 777)
    (found,) = shop.store.search("prekė 2", 5, shop.now)
    assert found.price.minor == 777


def test_serial_numbers_are_known_while_they_are_out(shop: Shop) -> None:
    shop.open_shift()
    sale = shop.add(shop.basket(), 1)
    line = replace(sale.lines[0], serial="SN-1")
    closed, jobs = shop.closing(sale.with_line(line))
    shop.keep("pay_cash", closed, jobs=jobs)
    code = product(1).code
    assert shop.store.serial_sold(code, "SN-1")
    assert not shop.store.serial_sold(code, "SN-2")


def test_stock_is_what_was_moved_less_what_was_sold(shop: Shop) -> None:
    shop.stock(3)
    shop.store.move_stock(shop.act(), product(1).code, "delivery", 10)
    shop.open_shift()
    sold = shop.sell(1, 1)
    assert shop.store.on_hand(product(1).code) == 8
    shop.give_back(sold, 1, 1)
    assert shop.store.on_hand(product(1).code) == 9
