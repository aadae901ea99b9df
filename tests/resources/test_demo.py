"""The demo shops are whole: 200 products each, true codes, known classes, names in the shop's letters."""

from __future__ import annotations

import csv
import string
from datetime import date
from pathlib import Path

import pytest

from pos.country import load_country
from pos.errors import Refused
from pos.shop_file import load_shop_file

RESOURCES = Path(__file__).parents[2] / "resources"
SHOPS = ("LT", "LV", "PL", "SE")
TODAY = date(2026, 11, 21)
HEADER = "code;name;price;vat;department;unit;cost;deposit;age;class;flags;codes".split(";")
LETTERS = {
    "LT": "ąčęėįšųūžĄČĘĖĮŠŲŪŽ",
    "LV": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
    "PL": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "SE": "åäöéèÅÄÖ",
}
PREFIX = {"LT": "477", "LV": "475", "PL": "590", "SE": "73"}
FLAGS = {"no-return", "hygiene", "serial"}


def rows(shop: str) -> list[dict[str, str]]:
    path = RESOURCES / "demo" / shop / "products.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def check_digit_fits(code: str) -> bool:
    weighted = sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(reversed(code)))
    return weighted % 10 == 0


@pytest.mark.parametrize("shop", SHOPS)
def test_there_are_200_products_with_the_documented_columns(shop: str) -> None:
    found = rows(shop)
    assert len(found) == 200
    assert list(found[0]) == HEADER
    assert all(None not in row and None not in row.values() for row in found)


@pytest.mark.parametrize("shop", SHOPS)
def test_codes_are_true_unique_and_of_the_country(shop: str) -> None:
    codes = [code for row in rows(shop) for code in (row["code"], *row["codes"].split())]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert code.isdigit()
        assert len(code) in (5, 8, 13)
        if len(code) > 5:
            assert code.startswith(PREFIX[shop])
            assert check_digit_fits(code)
    assert {len(code) for code in codes} == {5, 8, 13}
    assert any(row["codes"] for row in rows(shop))


@pytest.mark.parametrize("shop", SHOPS)
def test_names_are_unique_fit_the_receipt_and_use_the_shops_letters(shop: str) -> None:
    allowed = set(string.ascii_letters + string.digits + " ,.%/×–-" + LETTERS[shop])
    names = [row["name"] for row in rows(shop)]
    assert len(set(names)) == 200
    for name in names:
        assert 3 <= len(name) <= 40
        assert set(name) <= allowed, name
    assert sum(bool(set(name) & set(LETTERS[shop])) for name in names) > 90


@pytest.mark.parametrize("shop", SHOPS)
def test_money_vat_and_limits_are_the_countrys(shop: str) -> None:
    country = load_country(shop, RESOURCES / "countries")
    classes = country.vat_classes(TODAY)
    for row in rows(shop):
        price, cost = _minor(row["price"]), _minor(row["cost"])
        assert price > 0
        assert row["vat"] in classes
        net = price * 10000 // (10000 + country.vat_rate(row["vat"], TODAY).percent)
        assert 0 < cost < net
        assert row["unit"] in ("pc", "kg")
        assert (row["unit"] == "kg") == (len(row["code"]) == 5)
        rule = country.age_rule(row["class"], TODAY) if row["class"] else None
        assert row["age"] == (str(rule.min_age) if rule else "")
        if row["class"]:
            assert rule is not None


@pytest.mark.parametrize("shop", SHOPS)
def test_packs_name_a_piece_of_the_list_and_cost_less_than_their_pieces(shop: str) -> None:
    by_code = {row["code"]: row for row in rows(shop)}
    packs = 0
    for row in by_code.values():
        flags = row["flags"].split()
        pack = [flag for flag in flags if flag.startswith("pack=")]
        lead = [flag for flag in flags if flag.startswith("lead=")]
        assert set(flags) - set(pack) - set(lead) <= FLAGS
        for flag in pack:
            packs += 1
            size, piece = flag.removeprefix("pack=").split("*")
            one = by_code[piece]
            assert _minor(row["price"]) < int(size) * _minor(one["price"])
            assert _minor(row["deposit"]) == int(size) * _minor(one["deposit"])
    assert packs >= 2


def test_every_kind_of_goods_is_there() -> None:
    for shop in SHOPS:
        found = rows(shop)
        assert sum(row["unit"] == "kg" for row in found) >= 20
        assert sum(bool(row["deposit"]) for row in found) >= 12
        assert {row["class"] for row in found} >= {"alcohol", "tobacco"}
        assert any("hygiene" in row["flags"] for row in found)
        assert any("serial" in row["flags"] for row in found)
        assert len({row["department"] for row in found}) >= 12


def test_vat_classes_that_2026_changed_are_used() -> None:
    bread = {shop: rows(shop)[0]["vat"] for shop in SHOPS}
    assert bread == {"LT": "standard", "LV": "basic_food", "PL": "reduced2", "SE": "reduced"}
    assert all(row["vat"] == "reduced" for row in rows("SE") if row["class"] == "alcohol")
    deposits = {row["deposit"] for row in rows("PL")}
    assert {"0.50", "1.00"} <= deposits


@pytest.mark.parametrize("shop", SHOPS)
def test_the_shop_file_names_people_float_and_quick_items(shop: str) -> None:
    file = load_shop_file(RESOURCES / "demo" / shop / "shop.toml")
    country = load_country(shop, RESOURCES / "countries")
    assert file.country == shop
    assert file.language == country.languages[0]
    assert {(one.role, one.pin) for one in file.staff} == {
        ("cashier", "1111"),
        ("associate", "222222"),
        ("manager", "333333"),
        ("technician", "444444"),
    }
    codes = {row["code"] for row in rows(shop)}
    assert len(file.quick) == 4
    for group in file.quick:
        assert set(group.codes) <= codes
        assert 4 <= len(group.codes) <= 12
    given = {piece.value for piece in country.denominations(TODAY) if piece.dispensed}
    assert {_minor(piece.split("x")[0]) for piece in file.drawer.split()} <= given
    assert {pattern.means for pattern in file.patterns} == {"price", "weight"}
    assert file.devices["printer"] == "virtual"
    assert all(len(one.language) == 2 for one in file.customers)


def test_tax_ids_are_valid_and_plainly_made_up() -> None:
    ids = {
        shop: load_shop_file(RESOURCES / "demo" / shop / "shop.toml").premises["vat_id"]
        for shop in SHOPS
    }
    assert _lt_vat(ids["LT"].removeprefix("LT"))
    assert _lv_vat(ids["LV"].removeprefix("LV"))
    assert _nip(ids["PL"].removeprefix("PL"))
    assert _se_vat(ids["SE"].removeprefix("SE"))
    assert not _lt_vat("111111114")
    assert not _lv_vat("40000000001")
    assert not _nip("1111111112")
    assert not _se_vat("555555555601")


def _minor(text: str) -> int:
    whole, _, part = text.partition(".")
    assert not text or len(part) == 2
    return int(whole or 0) * 100 + int(part or 0)


def _lt_vat(number: str) -> bool:
    total = sum((at % 9 + 1) * int(digit) for at, digit in enumerate(number[:8]))
    return len(number) == 9 and number[7] == "1" and total % 11 % 10 == int(number[8])


def _lv_vat(number: str) -> bool:
    weights = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True))
    return total % 11 == 3


def _nip(number: str) -> bool:
    weights = (6, 5, 7, 2, 3, 4, 5, 6, 7)
    total = sum(weight * int(digit) for weight, digit in zip(weights, number[:9], strict=True))
    return len(number) == 10 and total % 11 == int(number[9])


def _se_vat(number: str) -> bool:
    doubled = [int(digit) * (2, 1)[at % 2] for at, digit in enumerate(number[:10])]
    return number.endswith("01") and sum(one // 10 + one % 10 for one in doubled) % 10 == 0


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('role = "cashier"', 'role = "king"', "staff 1: role must be one of"),
        ("[[staff]]", "[staff]", "staff must stand in double brackets"),
        ('language = "lt"\ndrawer', "drawer", "head: language is missing"),
    ],
)
def test_a_wrong_shop_file_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (RESOURCES / "demo" / "LT" / "shop.toml").read_text(encoding="utf-8")
    if new == "[staff]":
        text = text[: text.index("[[staff]]")] + "[staff]\nname = 1\n"
    (tmp_path / "shop.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_shop_file(tmp_path / "shop.toml")
    assert problem in str(refused.value.facts["problem"])
