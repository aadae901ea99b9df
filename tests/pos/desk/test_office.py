"""The office, the technician and the settings: what changes is planned, checked, kept by right, and explained."""

from __future__ import annotations

import pytest

from pos.desk.hardware import Chosen, Hardware
from pos.desk.office import Fate
from pos.desk.settings_desk import SettingsDesk
from pos.desk.why import why
from pos.event_office import SettingSet
from tests.pos.conftest import OpenShop
from tests.pos.desk.counter import Counter, refused

FILE = "code;name;price;codes\nA;Duona;1,29;AA\nB;Pienas;0.99\nC;Bad;x\n"


@pytest.fixture
def office(counter: Counter) -> Counter:
    """A counter with a manager at it."""
    counter.come("mira", "manager", "333333")
    return counter


def test_a_dry_run_changes_nothing_and_says_what_would(office: Counter) -> None:
    plan = office.office.plan(FILE)
    assert [(one.row.product.code, one.fate) for one in plan.rows] == [
        ("A", Fate.NEW),
        ("B", Fate.NEW),
    ]
    assert (plan.count(Fate.NEW), plan.count(Fate.SAME)) == (2, 0)
    assert [(bad.line, bad.reason) for bad in plan.errors] == [(4, "price")]
    with refused("unknown_code"):
        office.scan("A")


def test_an_import_sells_at_once_and_again_changes_nothing(office: Counter) -> None:
    request = office.request()
    plan = office.office.plan(FILE)
    for _ in range(2):
        office.office.import_products(request, plan)
    office.scan("AA")
    assert office.basket == [("A", 1, 129)]
    again = office.office.plan(FILE)
    assert again.count(Fate.SAME) == 2
    office.do(office.office.import_products, again)
    changed = office.office.plan(FILE.replace("0.99", "1.09"))
    assert changed.count(Fate.CHANGED) == 1
    (pienas,) = (one for one in changed.rows if one.fate is Fate.CHANGED)
    assert pienas.before is not None
    assert pienas.before.price.minor == 99


UPC, EAN = "012345678905", "0012345678905"


def test_one_number_with_zeros_before_it_is_the_same_goods(office: Counter) -> None:
    office.do(office.office.import_products, office.office.plan(f"{EAN};Sultys;1.00\n"))
    plan = office.office.plan(f"code;name;price;codes\n{UPC};Sultys;1.20;{EAN} S-1\n")
    (one,) = plan.rows
    assert (one.fate, one.row.product.code, one.row.codes) == (Fate.CHANGED, EAN, ("S-1",))
    office.do(office.office.import_products, plan)
    office.scan(UPC)
    assert office.basket == [(EAN, 1, 120)]
    assert office.office.plan(f"0{EAN};Sultys;1.20\n").count(Fate.SAME) == 1


def test_no_other_goods_take_a_number_with_more_zeros(office: Counter) -> None:
    office.do(office.office.import_products, office.office.plan(f"{EAN};Sultys;1.00\n"))
    office.do(
        office.office.import_products,
        office.office.plan("code;name;price;codes\nK;Kava;5;4770000000015\n"),
    )
    plan = office.office.plan(
        f"code;name;price;codes\nB;Pienas;1;{UPC}\n04770000000015;Duona;1;\n00000000;Nulis;1;\n"
    )
    assert [(bad.line, bad.reason) for bad in plan.errors] == [(2, "taken"), (3, "taken")]
    assert [one.row.product.code for one in plan.rows] == ["00000000"]


def test_goods_whose_price_begins_later_keep_what_a_file_does_not_say(office: Counter) -> None:
    """As while a large import comes in, whose prices hold from one moment a little later."""
    plan = office.office.plan("code;name;price;department\nL1;Lempa;9.00;Namai\n")
    office.clock.ms += 60_000
    office.do(office.office.import_products, plan)
    office.clock.ms -= 60_000
    (one,) = office.office.plan("code;name;price\nL1;Lempa;8.00\n").rows
    assert (one.fate, one.row.product.department) == (Fate.NEW, "Namai")


def test_a_cashier_imports_nothing(counter: Counter) -> None:
    with refused("not_allowed"):
        counter.do(counter.office.import_products, counter.office.plan(FILE))


def test_a_technician_chooses_devices_and_the_choice_outlives_a_restart(counter: Counter) -> None:
    counter.come("tom", "technician", "555555")
    desk = Hardware(counter.till, counter.store)
    printer = Chosen("printer", "escpos", {"host": "10.0.0.7", "port": "9100"})
    counter.do(desk.choose, Chosen("scale", "toledo"))
    counter.do(desk.choose, printer)
    assert isinstance(counter.told[-1], SettingSet)
    counter.reopen()
    assert Hardware(counter.till, counter.store).chosen() == (printer, Chosen("scale", "toledo"))


def test_only_known_roles_of_devices_are_chosen_and_by_right(counter: Counter) -> None:
    desk = Hardware(counter.till, counter.store)
    with refused("needs_approval", verb="hardware"):
        counter.do(desk.choose, Chosen("printer", "escpos"))
    counter.come("tom", "technician", "555555")
    with refused("not_found", role="toaster"):
        counter.do(desk.choose, Chosen("toaster", "hot"))


def test_a_setting_is_checked_kept_and_shown_as_the_shops_own(office: Counter) -> None:
    desk = SettingsDesk(office.till, office.store)
    before = {one.setting.key: (one.value, one.own) for one in desk.values()}
    assert before["return_days"] == ("30", False)
    with refused("bad_setting"):
        office.do(desk.choose, "return_days", "x")
    office.do(desk.choose, "return_days", "14")
    after = {one.setting.key: (one.value, one.own) for one in desk.values()}
    assert after == {**before, "return_days": ("14", True)}


def test_a_cashier_changes_no_setting(counter: Counter) -> None:
    with refused("not_allowed"):
        counter.do(SettingsDesk(counter.till, counter.store).choose, "return_days", "14")


def test_a_price_explains_itself(counter: Counter) -> None:
    counter.sells("A", 100, department="fruit")
    counter.clock.ms += 86_400_000
    counter.reprices("A", 90)
    counter.offer("TWO", "price", "A", count=2, minor=150)
    counter.offer("OLD", "price", "A", count=2, minor=150, to_ms=1)
    counter.clock.ms += 1
    counter.offer("DEP", "percent", department="fruit", bp=500)
    counter.offer("ELSE", "percent", "B", bp=500)
    sold = counter.sell("A").lines[0]
    found = why(counter.shop, counter.store, "A", sold)
    assert found.product is not None
    assert [(str(old.day), old.minor, old.by) for old in found.history] == [
        ("2026-11-22", 90, "office"),
        ("2026-11-21", 100, "office"),
    ]
    assert [one.id for one in found.promotions] == ["TWO", "DEP"]
    assert found.sold == sold


def test_goods_that_are_sold_no_more_have_nothing_to_explain(counter: Counter) -> None:
    counter.offer("DEP", "percent", department="fruit", bp=500)
    found = why(counter.shop, counter.store, "Z")
    assert (found.product, found.history, found.promotions) == (None, (), ())


# --- the shop's days --------------------------------------------------------------------------------------------------


def test_a_trading_day_may_end_after_midnight(counter: Counter) -> None:
    counter.setting("day_ends", "04:00")
    counter.clock.set("2026-11-22 03:59")
    assert (str(counter.shop.trading_day()), str(counter.shop.today())) == (
        "2026-11-21",
        "2026-11-22",
    )
    counter.clock.set("2026-11-22 04:00")
    assert str(counter.shop.trading_day()) == "2026-11-22"
    assert counter.shop.offset_min() == 120


def test_a_shop_may_live_by_another_zone(counter: Counter) -> None:
    counter.setting("zone", "Europe/Stockholm")
    assert counter.shop.local().hour == 11


@pytest.mark.parametrize(("land", "taxed"), [("LT", False), ("SE", True)])
def test_whether_a_deposit_bears_vat_is_the_countrys(
    open_shop: OpenShop, land: str, taxed: bool
) -> None:
    assert open_shop(land).shop.deposit_taxed() is taxed


def test_a_class_of_vat_follows_the_date(counter: Counter) -> None:
    assert counter.shop.rate("reduced").bp == 1_200
    counter.clock.set("2025-12-31 12:00")
    assert counter.shop.rate("reduced").bp == 900
    assert (counter.shop.rate("500").bp, counter.shop.rate("standard").label) == (500, "A")


def test_without_rounding_every_cent_is_given_out(counter: Counter) -> None:
    assert counter.shop.dispensed()[-1] == 5
    assert 50_000 not in counter.shop.accepted()
    counter.setting("rounding", "off")
    assert counter.shop.dispensed()[-2:] == (2, 1)
