"""A country's rules are asked by the day, and answer as its law did on that day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.country import Country, load_country, round_cash
from pos.fact import Rounding

FOLDER = Path(__file__).parents[2] / "resources" / "countries"
TODAY = date(2026, 11, 21)
LT, LV, PL, SE, EE, FI = (
    load_country(code, FOLDER) for code in ("LT", "LV", "PL", "SE", "EE", "FI")
)

# Cash due before and after, minor units, from the worked examples of each country.
WORKED = {
    "SE": "15349:15300 15350:15400 15399:15400 15300:15300 49:0 50:100 7375:7400 0:0 "
    "-4920:-4900 -4950:-5000 4950:5000 22320:22300 32488:32500 6550:6600",
    "LT": "1001:1000 1002:1000 1003:1005 1004:1005 1005:1005 1006:1005 1007:1005 1008:1010 "
    "503:505 0:0 -1003:-1005 1187:1185",
    "EE": "3076:3075 2307:2305 2308:2310 2309:2310 2310:2310 2302:2300 2303:2305 1304:1305 "
    "0:0 -606:-605 -608:-610 -2:0",
    "FI": "1001:1000 1003:1005 1006:1005 1008:1010 2:2 1:1 3:5 8:10 0:0 -1007:-1005 -1009:-1010 -2:-2",
    "LV": "1001:1001 1002:1002 1003:1003 1004:1004 1005:1005 1006:1006 1009:1009",
    "PL": "1001:1001 1002:1002 1003:1003 1004:1004 1005:1005 1006:1006 1009:1009",
}


@pytest.mark.parametrize("code", WORKED)
def test_cash_is_rounded_as_the_worked_examples_say(code: str) -> None:
    rule = load_country(code, FOLDER).rounding(TODAY)
    for pair in WORKED[code].split():
        before, after = map(int, pair.split(":"))
        assert round_cash(before, rule) == after, pair


@given(st.integers(-(10**9), 10**9), st.sampled_from([1, 5, 10, 50, 100]), st.integers(0, 9))
def test_rounding_mirrors_refunds_and_never_moves_more_than_half_a_unit(
    amount: int, unit: int, exempt: int
) -> None:
    rule = Rounding(unit=unit, exempt_to=exempt, source="made up")
    rounded = round_cash(amount, rule)
    assert round_cash(-amount, rule) == -rounded
    assert 2 * abs(rounded - amount) <= unit
    assert rounded == amount or rounded % unit == 0


def test_rounding_follows_the_day() -> None:
    assert LT.rounding(date(2025, 4, 30)).unit == 1
    assert LT.rounding(date(2025, 5, 1)).unit == 5
    assert EE.rounding(date(2024, 12, 31)).unit == 1
    assert FI.rounding(date(1999, 1, 1)).unit == 1  # nothing is said about that day


@pytest.mark.parametrize(
    ("country", "klass", "day", "percent", "label"),
    [
        (LT, "standard", "2026-11-21", 2100, "A"),
        (LT, "reduced", "2025-12-31", 900, "B"),
        (LT, "reduced", "2026-01-01", 1200, "B"),
        (LT, "books", "2026-01-01", 500, "C"),
        (LV, "basic_food", "2026-06-30", 2100, "A"),
        (LV, "basic_food", "2026-07-01", 1200, "B"),
        (LV, "basic_food", "2027-06-30", 1200, "B"),
        (LV, "basic_food", "2027-07-01", 2100, "A"),
        (PL, "standard", "2026-11-21", 2300, "A"),
        (PL, "reduced", "2026-11-21", 800, "B"),
        (PL, "reduced2", "2026-11-21", 500, "C"),
        (PL, "reduced2", "2023-01-01", 0, "D"),
        (SE, "reduced", "2026-03-31", 1200, "B"),
        (SE, "reduced", "2026-04-01", 600, "C"),
        (SE, "reduced", "2027-12-31", 600, "C"),
        (SE, "reduced", "2028-01-01", 1200, "B"),
        (SE, "standard", "2026-11-21", 2500, "A"),
        (EE, "standard", "2025-06-30", 2200, "A"),
        (EE, "standard", "2025-07-01", 2400, "A"),
        (FI, "standard", "2026-11-21", 2550, "A"),
        (FI, "reduced", "2025-12-31", 1400, "B"),
        (FI, "reduced", "2026-01-01", 1350, "B"),
    ],
)
def test_vat_switches_at_midnight(
    country: Country, klass: str, day: str, percent: int, label: str
) -> None:
    rate = country.vat_rate(klass, date.fromisoformat(day))
    assert (rate.percent, rate.label) == (percent, label)


def test_an_unknown_vat_class_is_named() -> None:
    assert "basic_food" in LV.vat_classes(TODAY)
    with pytest.raises(ValueError, match="luxury in LT on 2026-11-21"):
        LT.vat_rate("luxury", TODAY)


def test_small_cents_are_taken_but_not_given_out_where_cash_is_rounded() -> None:
    for country in (LT, EE, FI):
        pieces = {piece.value: piece for piece in country.denominations(TODAY)}
        assert pieces[1].accepted
        assert not pieces[1].dispensed
        assert pieces[5].dispensed
    assert {piece.value for piece in LV.denominations(TODAY) if piece.dispensed} >= {1, 2}
    assert {piece.value for piece in PL.denominations(TODAY) if piece.dispensed} >= {1, 2}
    before = {piece.value: piece for piece in LT.denominations(date(2025, 4, 30))}
    assert before[1].dispensed


def test_denominations_come_largest_first_and_know_note_from_coin() -> None:
    kinds = [(piece.value, piece.kind) for piece in SE.denominations(TODAY)]
    assert kinds == [
        (100000, "note"), (50000, "note"), (20000, "note"), (10000, "note"), (5000, "note"),
        (2000, "note"), (1000, "coin"), (500, "coin"), (200, "coin"), (100, "coin"),
    ]  # fmt: skip
    assert SE.denominations(date(2010, 9, 30))[-1].value == 50


def test_deposits_depend_on_package_size_and_day() -> None:
    can, large = SE.deposit("can", 330, TODAY), SE.deposit("pet", 1500, TODAY)
    assert can is not None
    assert large is not None
    assert (can.amount, can.vat, large.amount) == (200, "follows", 300)
    before = SE.deposit("can", 330, date(2025, 8, 31))
    assert before is not None
    assert before.amount == 100
    any_package = LT.deposit("glass", 500, TODAY)
    assert any_package is not None
    assert (any_package.amount, any_package.vat) == (10, "none")
    assert LT.deposit("pet", 5000, TODAY) is None
    assert PL.deposit("can", 330, date(2025, 9, 30)) is None


def test_age_limits_of_buyer_and_seller() -> None:
    limits = {
        (country.code, klass): (rule.min_age, rule.seller_min_age or rule.min_age)
        for country in (LT, LV, PL, SE)
        for klass in ("alcohol", "tobacco", "energy")
        if (rule := country.age_rule(klass, TODAY))
    }
    assert limits[("LT", "alcohol")] == (20, 20)
    assert limits[("LV", "alcohol")] == (18, 18)
    assert limits[("LV", "tobacco")] == (20, 18)
    assert limits[("PL", "energy")] == (18, 18)
    assert ("SE", "energy") not in limits


def test_latvian_alcohol_takes_no_loyalty_and_no_multibuy_price() -> None:
    rule = LV.age_rule("alcohol", TODAY)
    assert rule is not None
    assert rule.no_loyalty
    assert rule.no_multibuy
    before = LV.age_rule("alcohol", date(2025, 7, 31))
    assert before is not None
    assert not before.no_loyalty


@pytest.mark.parametrize(
    ("country", "klass", "moment", "allowed"),
    [
        (LT, "alcohol", "2026-11-21 09:59", False),  # a Saturday
        (LT, "alcohol", "2026-11-21 10:00", True),
        (LT, "alcohol", "2026-11-21 19:59", True),
        (LT, "alcohol", "2026-11-21 20:00", False),
        (LT, "alcohol", "2026-11-22 14:59", True),  # a Sunday
        (LT, "alcohol", "2026-11-22 15:00", False),
        (LT, "alcohol", "2026-09-01 12:00", False),  # the first school day
        (LV, "alcohol", "2026-11-22 17:59", True),
        (LV, "alcohol", "2026-11-22 18:00", False),
        (LV, "alcohol", "2025-07-31 21:00", True),  # the last day of the old hours
        (PL, "alcohol", "2026-11-21 03:00", True),
        (LT, "tobacco", "2026-11-21 23:59", True),
        (LT, "bread", "2026-11-21 03:00", True),
    ],
)
def test_sale_hours(country: Country, klass: str, moment: str, allowed: bool) -> None:
    assert country.may_sell_now(klass, datetime.fromisoformat(moment)) is allowed


def test_consumer_law_and_keeping_of_records() -> None:
    guarantee, change = LT.guarantee(TODAY), LT.mind_change(TODAY)
    assert guarantee is not None
    assert change is not None
    assert (guarantee.fault_years, guarantee.repair_adds_months) == (2, 12)
    assert (change.right, change.days) == ("exchange_else_money", 14)
    shelf = PL.shelf_price(TODAY)
    assert shelf is not None
    assert shelf.rule == "customer_may_demand"
    ceiling = PL.cash_ceiling(TODAY)
    assert ceiling is not None
    assert ceiling.business_only
    assert SE.cash_ceiling(TODAY) is None
    kept = SE.retention("journal", TODAY)
    assert kept is not None
    assert kept.months == 2
    assert SE.retention("gossip", TODAY) is None


def test_receipt_words_are_the_countrys() -> None:
    form = SE.receipt(TODAY)
    assert form is not None
    assert form.words["draft"] == "EJ KVITTO"
    assert form.fields.index("total") < form.fields.index("rounding")
    moment = datetime.fromisoformat("2026-11-21 16:05")
    assert moment.strftime(FI.receipt_moment) == "21.11.2026 16.05"


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from([LT, LV, PL, SE, EE, FI]))
def test_every_day_has_one_rate_a_class_and_no_doubled_piece(day: date, country: Country) -> None:
    classes = country.vat_classes(day)
    assert len(set(classes)) == len(classes)
    assert {"standard", "none"} <= set(classes)
    values = [piece.value for piece in country.denominations(day)]
    assert len(set(values)) == len(values)


def test_rates_that_end_have_a_successor() -> None:
    for country in (LT, LV, PL, SE, FI, EE):
        for rate in country.vat:
            if rate.valid_to != date.max:
                assert country.vat_rate(rate.klass, rate.valid_to + timedelta(days=1))
