"""Barcodes: what a scan may stand for, wrong digits, the shop's labels, and garbage from the wire.

Long because codes come in many forms.
"""

from __future__ import annotations

import biip
import pytest
from biip.gtin import Gtin
from biip.upc import Upc
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.barcode import (
    Lookup,
    check_digit,
    clean,
    gtin_holds,
    has_bad_check_digit,
    parse,
    same_gtin,
    shown,
    upc_e_as_a,
)
from pos.barcode import find as thought_of
from pos.errors import Refused

digits = st.text("0123456789")


def codes(*found: Lookup) -> list[str]:
    return [one.code for one in found]


def find(raw: str | bytes, patterns: list[str] | None = None) -> tuple[Lookup, ...]:
    return tuple(thought_of(raw, patterns or ()))


# --- what it may stand for ------------------------------------------------------------------------


def test_an_item_stored_under_its_label_with_value_zero() -> None:
    found = find("2312345003003", ["23xxxxxPPPPP"])
    assert Lookup("2312345000002", minor=300) in found
    assert found[0] == Lookup("2312345003003")


@pytest.mark.parametrize(
    ("label", "minor"), [("0212345002650", 265), ("0212345008102", 810), ("212345008102", 810)]
)
def test_a_price_label_names_item_and_price(label: str, minor: int) -> None:
    assert Lookup("12345", minor=minor) in find(label, ["02iiiiipppppc price"])


def test_a_weight_label_names_item_and_grams() -> None:
    found = find("2812345018502"[:-1] + check_digit("281234501850"), ["28iiiiiwwwwwc weight"])
    assert Lookup("12345", grams=1850) in found


def test_a_label_with_a_wrong_check_digit_is_no_label() -> None:
    found = find("2012345020001", ["20iiiiipppppc price"])
    assert found == (Lookup("2012345020001"),)
    assert has_bad_check_digit("2012345020001")
    assert not has_bad_check_digit("201234502000" + check_digit("201234502000"))


def test_codes_that_are_no_article_number_stand_for_themselves_only() -> None:
    for plain in ("0000", "42", "A-17 b", "12345", "abcdefgh"):
        assert find(plain, ["20iiiiipppppc"]) == (Lookup(plain),)
        assert not has_bad_check_digit(plain)


def test_the_same_article_number_in_every_length() -> None:
    assert codes(*find("5901234123457")) == ["5901234123457", "05901234123457"]
    assert codes(*find("036000291452")) == ["036000291452", "0036000291452", "00036000291452"]
    assert codes(*find("00036000291452")) == ["00036000291452", "0036000291452", "036000291452"]
    assert "96385074" in codes(*find("00000096385074"))
    assert "042100005264" in codes(*find("04252614"))
    assert list(same_gtin("5901234123458")) == []


def test_the_items_digits_come_first_then_the_stored_label_then_without_zeros() -> None:
    label = "200004200199" + check_digit("200004200199")
    assert codes(*find(label, ["20iiiiipppppc"]))[2:] == ["00042", "2000042000004", "42"]
    zero = "200000000199" + check_digit("200000000199")
    assert "" not in codes(*find(zero, ["20iiiiipppppc"]))


def test_every_pattern_is_asked_in_order_and_others_stay_out() -> None:
    label = "2112345001999"[:-1] + check_digit("211234500199")
    found = find(label, ["20iiiiipppppc", "21iiiiiwwwwwc", "2iiiiiipppppc"])
    assert [(one.code, one.minor, one.grams) for one in found if one.minor or one.grams] == [
        ("12345", None, 199),
        ("2112345000009"[:-1] + check_digit("211234500000"), None, 199),
        ("112345", 199, None),
        ("2112345000009"[:-1] + check_digit("211234500000"), 199, None),
    ]


def test_a_gs1_code_names_article_weight_and_price() -> None:
    found = find("]C10109501101530003310300125039220275\x1d10AB\r")
    assert Lookup("9501101530003", 275, 1250) in found
    assert len(find("0109501101530004")) == 1
    assert "9501101530003" in codes(*find("0109501101530003"))


# --- check digits ---------------------------------------------------------------------------------


@given(st.sampled_from([7, 11, 12, 13]), st.data())
def test_check_digits_agree_with_another_implementation(length: int, data: st.DataObject) -> None:
    body = data.draw(st.text("0123456789", min_size=length, max_size=length))
    code = body + check_digit(body)
    assert gtin_holds(code)
    assert not has_bad_check_digit(code)
    if any(digit != "0" for digit in body):
        assert str(Gtin.parse(code).check_digit) == code[-1]
    wrong = body + str((int(code[-1]) + 1) % 10)
    assert not gtin_holds(wrong)
    assert has_bad_check_digit(wrong) == (upc_e_as_a(wrong) is None)


def test_a_digit_of_another_script_is_no_digit() -> None:
    assert not gtin_holds("٩٦٣٨٥٠٧٤")
    with pytest.raises(ValueError, match="not digits"):
        check_digit("12a")


@settings(max_examples=500)
@given(st.sampled_from("01"), st.text("0123456789", min_size=6, max_size=6))
def test_upc_e_agrees_with_another_implementation(system: str, body: str) -> None:
    found = [upc_e_as_a(system + body + check) for check in "0123456789"]
    (expanded,) = [one for one in found if one is not None]
    assert expanded == Upc.parse(system + body + expanded[-1]).as_upc_a()


def test_what_is_no_upc_e() -> None:
    assert upc_e_as_a("24252614") is None
    assert upc_e_as_a("0425261") is None
    assert upc_e_as_a("0425261a") is None
    assert upc_e_as_a("04252615") is None
    assert has_bad_check_digit("04252615")
    assert has_bad_check_digit("]E05901234123458\r")


# --- patterns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "", "20", "20iiiiipppppcc", "20iiiiiwwwwwc price", "20iiiiipppppc weight", "20iiiiipppppq",
        "20iiiiippwwwc", "20iiippiippc", "47iiiiipppppc", "iiiiiiipppppc", "20iiiiiic", "20ixiiipppppc",
        "2iiiiippppppppppc", "20iiiiipppppc*7", "١٢iiiiipppppc",
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="bad_setting"):
        parse(text)


def test_patterns_of_other_lengths_and_units() -> None:
    price = "0212" + "345"
    assert parse("02iipppc").match(price + check_digit(price)) == Lookup("12", minor=345)
    grams = "24123456" + "0125"
    assert parse("24iiiiiiwwwwc*10").match(grams + check_digit(grams)) == Lookup(
        "123456", grams=1250
    )
    inner = "20" + "11122" + "9" + "1234"
    assert parse("20iiiiivppppc").match(inner + check_digit(inner)) == Lookup("11122", minor=1234)
    first = "29" + "0199" + "123456"
    assert parse("29ppppiiiiiic").match(first + check_digit(first)) == Lookup("123456", minor=199)
    literal = parse("2100iiiiipppc")
    assert literal.match("2112" + "34567" + "899"[:3] + "0") is None


def test_the_stored_label_has_its_own_check_digit() -> None:
    assert parse("23xxxxxPPPPP").base("2312345003003") == "2312345000002"
    assert parse("23iiiiiiwwwwc").base("2312345601254") == "2312345600004"


@given(st.text("0123456789ixpwvc*", max_size=20), digits)
def test_any_pattern_is_understood_or_refused(text: str, code: str) -> None:
    try:
        rule = parse(text)
    except Refused:
        return
    rule.match(code)
    assert len(rule.template) in (8, 12, 13, 14)
    assert parse(rule.template).template == rule.template


# --- from the wire --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("]E05901234123457\r", "5901234123457"),
        (b"\x1d0109501101530003\x1d10AB\r\n", "0109501101530003\x1d10AB"),
        ("  96385074\t", "96385074"),
        ("]C100012345600000000018", "00012345600000000018"),
        ("]", "]"),
        ("]C14111111111111111", "4111111111111111"),
    ],
)
def test_a_code_is_taken_out_of_what_the_wire_sent(raw: str | bytes, code: str) -> None:
    assert clean(raw) == code


@pytest.mark.parametrize(
    ("raw", "scanned"),
    [
        ("", ""),
        (b"\xff\x00a", "\\xff\\x00a"),
        ("\x1b[2J", "\\x1b[2J"),
        ("ąčę", "\\u0105\\u010d\\u0119"),
        ("a" * 129, "a" * 39 + "…"),
        ("]E0", "]E0"),
    ],
)
def test_garbage_is_refused_and_can_be_shown(raw: str | bytes, scanned: str) -> None:
    with pytest.raises(Refused, match="unknown_code") as refused:
        clean(raw)
    assert refused.value.facts == {"scanned": scanned}
    assert shown(raw) == scanned


@pytest.mark.parametrize(
    "raw",
    [
        "4111111111111111",
        ";4111111111111111=2512101?",
        "%B5500000000000004^X/Y^25",
        b"378282246310005\r",
    ],
)
def test_a_payment_cards_number_is_neither_looked_up_nor_shown(raw: str | bytes) -> None:
    with pytest.raises(Refused, match="unknown_code") as refused:
        find(raw)
    assert refused.value.facts == {"scanned": "•" * 12}


def test_a_number_that_is_no_card_is_a_code() -> None:
    assert clean("4111111111111112") == "4111111111111112"
    assert clean("9111111111111111") == "9111111111111111"


@settings(max_examples=2000)
@given(st.binary(max_size=140))
def test_any_bytes_give_codes_or_a_refusal(raw: bytes) -> None:
    patterns = ["20iiiiipppppc price", "23xxxxxPPPPP", "02iipppc"]
    assert shown(raw).isprintable()
    assert len(shown(raw)) <= 40
    has_bad_check_digit(raw.decode("latin-1"))
    try:
        found = find(raw, patterns)
    except Refused:
        found = ()
    assert all(0 < len(one.code) <= 128 and one.code.isascii() for one in found)


@settings(max_examples=300)
@given(st.sampled_from([7, 11, 12, 13]), st.data())
def test_what_another_parser_takes_for_an_article_number_is_found_under_it(
    length: int, data: st.DataObject
) -> None:
    body = data.draw(st.text("0123456789", min_size=length, max_size=length))
    code = body + check_digit(body)
    try:
        gtin = biip.parse(code).gtin
    except biip.ParseError:
        gtin = None
    if gtin is not None:
        assert gtin.as_gtin_14() in codes(*find(code))
