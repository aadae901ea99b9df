"""GS1 element strings: what they carry, and malformed ones that stand for nothing."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import biip
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.gs1 import Elements, elements

GTIN = "09501101530003"


def test_everything_a_fresh_label_carries() -> None:
    text = f"01{GTIN}3103001250" + "3922129\x1d" + "17261231" + "10LOT-7\x1d" + "21S/9"
    assert elements(text) == Elements(
        GTIN, 1250, 129, date(2026, 12, 31), "LOT-7", "S/9", use_by=True
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"01{GTIN}", Elements(GTIN)),
        (f"\x1d01{GTIN}\x1d", Elements(GTIN)),
        (f"10A\x1d01{GTIN}", Elements(GTIN, batch="A")),
        (f"01{GTIN}\x1d15260200", Elements(GTIN, best_before=date(2026, 2, 28))),
        (
            f"01{GTIN}15260105" + "17260201",
            Elements(GTIN, best_before=date(2026, 2, 1), use_by=True),
        ),
        (f"01{GTIN}16260105", Elements(GTIN, best_before=date(2026, 1, 5))),
        (f"01{GTIN}3105012345", Elements(GTIN, grams=123)),
        (f"01{GTIN}3105012350", Elements(GTIN, grams=124)),
        (f"01{GTIN}3100000002", Elements(GTIN, grams=2000)),
        (f"01{GTIN}39201", Elements(GTIN, minor=100)),
        (f"01{GTIN}240X\x1d4001\x1d7007260101\x1d91Z", Elements(GTIN)),
    ],
)
def test_elements_in_any_order_and_scale(text: str, expected: Elements) -> None:
    assert elements(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "0000", "5901234123457", f"(01){GTIN}", "0195011015300", f"01{GTIN}17261301", f"01{GTIN}17260230",
     f"01{GTIN}17261300", f"01{GTIN}1726123", f"01{GTIN}17ABCDEF", f"01{GTIN}310300125", f"01{GTIN}3103ABCDEF",
     f"01{GTIN}10", f"01{GTIN}9", f"01{GTIN}05X", f"01{GTIN}3922\x1d", "01" + "A" * 14, "10AB", "٠١" + GTIN,
     f"01{GTIN[:6]}\x1d{GTIN[6:]}"],
)  # fmt: skip
def test_what_is_malformed_stands_for_nothing(text: str) -> None:
    assert elements(text) is None


@given(st.text("0123456789\x1dA", max_size=60))
def test_any_text_is_read_or_none(text: str) -> None:
    found = elements("01" + text)
    assert found is None or len(found.gtin) == 14


values = st.text("ABCxyz0189-/", min_size=1, max_size=20)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 5),
    st.integers(0, 999_999),
    values,
    values,
    st.dates(date(2020, 1, 1), date(2049, 12, 31)),
)
def test_another_parser_reads_the_same(
    decimals: int, weight: int, batch: str, serial: str, day: date
) -> None:
    text = f"01{GTIN}310{decimals}{weight:06d}17{day:%y%m%d}10{batch}\x1d21{serial}"
    found = elements(text)
    message = biip.parse("]C1" + text).gs1_message
    assert found is not None
    assert message is not None
    by_ai = {element.ai.ai: element for element in message.element_strings}
    assert (found.batch, found.serial) == (by_ai["10"].value, by_ai["21"].value)
    assert found.best_before == by_ai["17"].date
    exact = by_ai[f"310{decimals}"].decimal
    assert exact is not None
    assert abs(found.grams * 10 - int(exact * 10_000)) <= 5 if found.grams else exact * 1000 < 1


@pytest.mark.parametrize("other", ["3012", "305", "3012345678", "7101", "71012345"])
def test_a_short_value_is_no_part_of_the_identifier(other: str) -> None:
    """(30) a count and (710) a number of one digit or two: names of four digits begin alike."""
    found = elements(f"01{GTIN}{other}\x1d10L7")
    assert found is not None
    assert found.batch == "L7"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"https://id.gs1.org/01/{GTIN}", Elements(GTIN)),
        (
            f"HTTPS://ID.GS1.ORG/01/{GTIN}/10/L%2F7?17=261231",
            Elements(GTIN, batch="L/7", best_before=date(2026, 12, 31), use_by=True),
        ),
        (
            f"http://shop.example/a/b/01/{GTIN}/21/S1?3103=000514&3922=0349&17=261231&x=y#top",
            Elements(GTIN, 514, 349, date(2026, 12, 31), serial="S1", use_by=True),
        ),
        (f"https://id.gs1.org/01/{GTIN.lstrip('0')}", Elements(GTIN)),
    ],
)
def test_the_address_in_a_qr_code_says_the_same(address: str, expected: Elements) -> None:
    assert elements(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://id.gs1.org/",
        "https://id.gs1.org/01/",
        "https://id.gs1.org/01/bread",
        "https://id.gs1.org/00/123456789012345675",
        f"https://id.gs1.org/01/{GTIN}/10/a%00b",
        f"https://id.gs1.org/01/{GTIN}?17=999999",
    ],
)
def test_an_address_that_names_no_article_stands_for_nothing(address: str) -> None:
    assert elements(address) is None


@given(values, values)
def test_another_parser_reads_the_same_address(batch: str, serial: str) -> None:
    address = f"https://id.gs1.org/01/{GTIN}/10/{quote(batch, safe='')}/21/{quote(serial, safe='')}"
    link = biip.parse(address).gs1_digital_link_uri
    found = elements(address)
    assert found is not None
    assert link is not None
    by_ai = {element.ai.ai: element.value for element in link.element_strings}
    assert (found.batch, found.serial) == (by_ai["10"], by_ai["21"])
