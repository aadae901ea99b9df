"""Products from a file: what is read, what is refused row by row, and that no file however broken stops the till."""

from __future__ import annotations

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from pos.errors import Refused
from pos.product import Product
from pos.product_file import BIGGEST, REASONS, Country, Reading, parse_price, read_products
from tests.pos.desk.counter import refused

LITHUANIA = Country("EUR", frozenset({"standard", "reduced"}))
FULL = "code;name;price;vat;department;unit;cost;deposit;age;class;flags;codes\n"


def read(text: str) -> Reading:
    return read_products(text, LITHUANIA)


def one(row: str, header: str = FULL) -> Product:
    """Read one good row."""
    reading = read(header + row)
    assert reading.errors == ()
    return reading.rows[0].product


def why(row: str, header: str = FULL) -> tuple[int, str, str]:
    """Read one bad row: its line, the reason and what stood there."""
    (bad,) = read(header + row).errors
    return bad.line, bad.reason, bad.given


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("10.004", 1_000),
        ("10.005", 1_001),
        ("10.006", 1_001),
        ("10,99", 1_099),
        ("1 234,50", 123_450),
        ("€ 5", 500),
        ("12,50 zł", 1_250),
        ("12,50 kr.", 1_250),
        ("SEK 1.234.567,00", 123_456_700),
        ("0", 0),
        ("7.", 700),
    ],
)
def test_a_price_is_read_with_comma_or_point_and_rounded_half_up(text: str, minor: int) -> None:
    assert parse_price(text) == minor


@pytest.mark.parametrize(
    "text", ["", "-1", "1e3", "1.2.3", "12,50.", "1,2,34.5", "abc", "١", "1." + "0" * 21, "9" * 10]
)
def test_what_is_no_price_is_none(text: str) -> None:
    assert parse_price(text) is None


def test_three_columns_without_a_header_are_code_name_price() -> None:
    (row,) = read("4770000000015;Duona;1,29").rows
    assert (row.line, row.product.code, row.product.name, row.product.price.minor) == (
        1,
        "4770000000015",
        "Duona",
        129,
    )
    assert row.product.vat == "standard"


def test_a_byte_order_mark_and_empty_rows_disturb_nothing() -> None:
    reading = read("\ufeffcode;name;price\n\n;;\n12345;Duona;1.29\n")
    assert [row.line for row in reading.rows] == [4]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_columns_may_stand_in_any_order_with_any_mark(mark: str) -> None:
    product = one(
        mark.join(["1.29", "Duona", "12345"]), mark.join(["price", "name", "code"]) + "\n"
    )
    assert (product.code, product.name, product.price.minor) == ("12345", "Duona", 129)


@pytest.mark.parametrize(
    "header",
    ["kodas;pavadinimas;kaina", "Kods;Nosaukums;Cena", "kod;nazwa;cena", "streckkod;namn;pris"],
)
def test_headers_are_understood_in_each_language(header: str) -> None:
    assert one("12345;Duona;1.29", header + "\n").name == "Duona"


def test_columns_that_nobody_knows_are_left_alone() -> None:
    assert one("x;12345;Duona;1.29", "colour;code;name;price\n").name == "Duona"


def test_a_full_row_is_read_whole() -> None:
    reading = read(
        FULL
        + "12345;Alus;1,49;reduced;drinks;pc;0,90;0,10;20;alcohol;no-return hygiene serial lead=14 pack=6*777;111 222"
    )
    (row,) = reading.rows
    product = row.product
    assert row.codes == ("111", "222")
    assert (product.vat, product.department, product.klass, product.age) == (
        "reduced",
        "drinks",
        "alcohol",
        20,
    )
    assert product.cost is not None
    assert (product.cost.minor, product.deposit.minor) == (90, 10)
    assert product.no_return
    assert product.hygiene
    assert product.serial
    assert (product.lead_days, product.pack_of, product.pack_size) == (14, "777", 6)


def test_a_row_by_the_kilogram_is_weighed() -> None:
    assert one("12345;Obuoliai;1.99;;;kg").weighed
    for piece in ("pc", "vnt.", "gab.", "szt.", "St", "KOM"):
        assert not one(f"12345;Obuoliai;1.99;;;{piece}").weighed


def test_a_rate_in_per_cent_stands_for_itself() -> None:
    assert one("12345;Knyga;9.99;5 %").vat == "500"
    assert one("12345;Knyga;9.99;21").vat == "2100"


@pytest.mark.parametrize(
    ("written", "vat"),
    [
        ("0.21", "2100"),
        ("0,055", "550"),
        (".5", "5000"),
        ("0.50%", "50"),
        ("0.00", "0"),
        ("0", "0"),
    ],
)
def test_a_spreadsheet_writes_per_cents_as_a_part_of_one(written: str, vat: str) -> None:
    assert one(f"12345;Knyga;9.99;{written}").vat == vat


def test_one_article_number_in_two_lengths_counts_once() -> None:
    reading = read("012345678905;a;1\n0012345678905;b;1\n00012345678905;c;1\n12345;d;1\n012345;e;1")
    assert [row.product.name for row in reading.rows] == ["a", "d", "e"]
    assert [bad.reason for bad in reading.errors] == ["twice", "twice"]


@pytest.mark.parametrize(
    ("row", "reason", "given"),
    [
        (";Duona;1.29", "code", ""),
        ("12 345;Duona;1.29", "code", "12 345"),
        ("ąžuolas;Duona;1.29", "code", "ąžuolas"),
        ("1" * 200 + ";Duona;1.29", "code", "1" * 80),
        ("4770000000016;Duona;1.29", "check_digit", "4770000000016"),
        ("12345;;1.29", "name", ""),
        ("12345;" + "x" * 201 + ";1.29", "name", "x" * 80),
        ("12345;Duo\x07na;1.29", "name", "Duo\x07na"),
        ("12345;Duona;-1.29", "price", "-1.29"),
        ("12345;Duona;free", "price", "free"),
        ("12345;Duona;999999999", "price", "999999999"),
        ("12345;Duona", "price", ""),
        ("12345;Duona;1.29;luxury", "vat", "luxury"),
        ("12345;Duona;1.29;101", "vat", "101"),
        ("12345;Duona;1.29;;;litre", "unit", "litre"),
        ("12345;Duona;1.29;;;;x", "amount", "x"),
        ("12345;Duona;1.29;;;;;x", "amount", "x"),
        ("12345;Duona;1.29;;;;10000000", "amount", "10000000"),
        ("12345;Duona;1.29;;;;;999999999", "amount", "999999999"),
        ("12345;Duona;1.29;;;;;;old", "age", "old"),
        ("12345;Duona;1.29;;;;;;;;shiny", "flag", "shiny"),
        ("12345;Duona;1.29;;;;;;;;pack=0*1", "flag", "pack=0*1"),
        ("12345;Duona;1.29;;;;;;;;;12345", "twice", "12345"),
        ("12345;Duona;1.29;;;;;;;;;777 777", "twice", "777"),
    ],
)
def test_a_bad_row_is_left_out_with_its_line_and_reason(row: str, reason: str, given: str) -> None:
    assert why(row) == (2, reason, given)
    assert reason in REASONS


def test_a_code_that_stands_twice_counts_once() -> None:
    reading = read("12345;Duona;1.29\n12345;Alus;1.49\n777;Pienas;1;")
    assert [row.product.name for row in reading.rows] == ["Duona", "Pienas"]
    assert [(bad.line, bad.reason) for bad in reading.errors] == [(2, "twice")]


def test_good_rows_around_a_bad_one_are_read() -> None:
    reading = read("1;a;1\n2;b;x\n3;c;3")
    assert [row.line for row in reading.rows] == [1, 3]
    assert [bad.line for bad in reading.errors] == [2]


@pytest.mark.parametrize("text", ["a\0b", "x" * (BIGGEST + 1), '"' + "x" * 200_000 + '"'])
def test_what_is_no_table_at_all_is_refused(text: str) -> None:
    with refused("bad_file"):
        read(text)


def test_an_empty_file_holds_nothing() -> None:
    assert read("") == Reading((), ())


CELL = st.text(alphabet='0123456789.,;"\t\n\r abcäß€|%=*', max_size=12) | st.text(max_size=8)


@given(
    st.lists(st.lists(CELL, max_size=13).map(";".join), max_size=8).map("\n".join),
    st.sampled_from(["", FULL, "\ufeff", "name;price\n"]),
)
@example("12345;Duona;1.29;²", FULL)
@example("12345;Duona;1.29;;;;;;²", FULL)
def test_any_text_is_read_or_refused_and_never_stops_the_till(text: str, header: str) -> None:
    try:
        reading = read(header + text)
    except Refused as no:
        reading = Reading((), ())
        event(no.code)
    codes = [code for row in reading.rows for code in (row.product.code, *row.codes)]
    assert len(codes) == len(set(codes))
    assert all(row.product.price.minor >= 0 and row.product.name for row in reading.rows)
    assert all(bad.reason in REASONS for bad in reading.errors)


@given(st.integers(0, 10**8), st.sampled_from([".", ","]))
def test_a_price_that_was_written_is_read_again(minor: int, mark: str) -> None:
    assert parse_price(f"{minor // 100}{mark}{minor % 100:02d}") == minor
