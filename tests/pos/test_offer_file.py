"""Offers and dated prices from files: read whole and exactly, each mistake named with the place it stands in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from pos.errors import Refused
from pos.offer_file import read_offers
from pos.price_file import PRICE_REASONS, PriceRow, is_price_list, read_prices
from pos.product_row import BadRow
from pos.promotion import Promotion
from pos.sheet import sheet_of

VILNIUS = ZoneInfo("Europe/Vilnius")


def ms(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    """A moment on the wall in Vilnius."""
    at = datetime(year, month, day, hour, minute, tzinfo=VILNIUS).astimezone(UTC)
    return int(at.timestamp()) * 1000


def read(tmp_path: Path, text: str) -> tuple[Promotion, ...]:
    file = tmp_path / "offers.toml"
    file.write_text(text, "utf-8")
    return read_offers(file, VILNIUS)


def problem(tmp_path: Path, text: str) -> str:
    with pytest.raises(Refused, match="bad_file") as no:
        read(tmp_path, text)
    return str(no.value.facts["problem"])


def one(tmp_path: Path, text: str) -> Promotion:
    (found,) = read(tmp_path, f'[[offer]]\nid = "X"\n{text}')
    return found


def test_an_offer_says_all_that_it_can(tmp_path: Path) -> None:
    assert one(
        tmp_path,
        'kind = "meal"\nname = "Pietūs"\ncodes = ["A", "B"]\nprice = "2.50"\nbegins = "2026-11-20 08:00"\n'
        'ends = "2026-12-24"\ndays = [1, 5]\nbetween = "17:00-19:30"\ncoupon = "C"\nlimit = 1\ntier = "gold"\n'
        'times = 2\ncap = "3,00"\nleast = "10.00"\n',
    ) == Promotion(
        "X",
        "meal",
        ("A", "B"),
        minor=250,
        least=1000,
        from_ms=ms(2026, 11, 20, 8),
        to_ms=ms(2026, 12, 25) - 1,
        coupon="C",
        limit=1,
        tier="gold",
        days=(1, 5),
        opens=17 * 60,
        closes=19 * 60 + 30,
        times=2,
        cap=300,
        name="Pietūs",
    )


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ('kind = "price"\ncodes = ["A"]\ncount = 2\nprice = "2"', {"count": 2, "minor": 200}),
        ('kind = "cheapest"\ncodes = ["A"]\ncount = 3\npay = 2', {"count": 3, "pay": 2}),
        ('kind = "percent"\ncodes = ["A"]\noff = "12.5%"', {"bp": 1250}),
        ('kind = "off"\ncodes = ["A"]\noff = "0.50"', {"minor": 50}),
    ],
)
def test_each_kind_in_its_shortest_form(tmp_path: Path, text: str, fields: dict[str, int]) -> None:
    kind = text.split('"')[1]
    assert one(tmp_path, text) == replace(Promotion("X", kind, ("A",)), **fields)


def test_offers_on_the_whole_sale(tmp_path: Path) -> None:
    assert one(tmp_path, 'kind = "amount"\noff = "5.00"\nleast = "50"').on_sale
    assert one(tmp_path, 'kind = "percent"\noff = "10%"').on_sale


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "price"\ncodes = ["A"]\ncount = 1\nprice = "2"', "n for a price"),
        ('kind = "cheapest"\ncodes = ["A"]\ncount = 2\npay = 2', "the cheapest free"),
        ('kind = "meal"\ncodes = ["A"]\nprice = "2"', "a meal"),
        ('kind = "percent"\noff = "10"', "per cents are written"),
        ('kind = "percent"\noff = "x%"', "an amount is missing"),
        ('kind = "off"\noff = "0.50"', "so much off each"),
        ('kind = "off"\noff = "0.00"\ncodes = ["A"]', "an amount is missing"),
        ('kind = "amount"\noff = "5"\ncodes = ["A"]', "off the sale"),
        ('kind = "percent"\noff = "10%"\ndays = [8]', "days are numbers"),
        ('kind = "percent"\noff = "10%"\nlimit = -1', "not negative"),
        ('kind = "percent"\noff = "10%"\nbetween = "7-9"', "hours are written"),
        ('kind = "percent"\noff = "10%"\nbegins = "soon"', "no day or moment"),
        (
            'kind = "percent"\noff = "10%"\nbegins = "2026-11-21"\nends = "2026-11-20"',
            "before it begins",
        ),
        ('kind = "percent"\noff = "10%"\ncap = "much"', "an amount is missing"),
        ('kind = "bogof"', "kind must be one of"),
        ('kind = "percent"\noff = "10%"\ncolour = "red"', "unknown key colour"),
        (
            'kind = "percent"\noff = "10%"\n[[offer]]\nid = "X"\nkind = "percent"\noff = "5%"',
            "twice",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_offer(tmp_path: Path, text: str, said: str) -> None:
    found = problem(tmp_path, f'[[offer]]\nid = "X"\n{text}')
    assert said in found
    assert "X" in found or "offer 1" in found


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    assert "only [[offer]]" in problem(tmp_path, 'offer = "x"')
    assert "only [[offer]]" in problem(tmp_path, "[shop]\n")
    assert read(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("days", "opens", "closes", "when", "is_open"),
    [
        ((), 0, 0, "2026-11-20 03:00", True),
        ((5,), 0, 0, "2026-11-20 23:59", True),
        ((5,), 0, 0, "2026-11-21 00:00", False),
        ((), 1020, 1140, "2026-11-20 17:00", True),
        ((), 1020, 1140, "2026-11-20 19:00", False),
        ((5,), 1320, 120, "2026-11-20 22:00", True),
        ((5,), 1320, 120, "2026-11-21 01:59", True),
        ((5,), 1320, 120, "2026-11-21 02:00", False),
        ((5,), 1320, 120, "2026-11-20 01:00", False),
        ((7,), 1320, 120, "2026-11-23 01:00", True),
    ],
)
def test_hours_and_days(
    days: tuple[int, ...], opens: int, closes: int, when: str, is_open: bool
) -> None:
    offer = Promotion("X", "percent", bp=1000, days=days, opens=opens, closes=closes)
    assert offer.open_at(datetime.fromisoformat(when)) is is_open


@pytest.mark.parametrize(
    ("first", "last", "is_open"),
    [
        ("2026-11-20 16:00", "2026-11-20 16:59", False),
        ("2026-11-20 16:59", "2026-11-20 17:00", True),
        ("2026-11-20 16:00", "2026-11-20 20:00", True),
        ("2026-11-20 18:59", "2026-11-20 20:00", True),
        ("2026-11-20 19:00", "2026-11-20 20:00", False),
        ("2026-11-19 16:00", "2026-11-19 20:00", False),
        ("2026-11-19 20:00", "2026-11-20 20:00", True),
        ("2026-11-20 20:00", "2026-11-21 20:00", False),
    ],
)
def test_an_hour_between_two_moments(first: str, last: str, is_open: bool) -> None:
    offer = Promotion("X", "percent", bp=1000, days=(5,), opens=17 * 60, closes=19 * 60)
    moments = datetime.fromisoformat(first), datetime.fromisoformat(last)
    assert offer.open_between(*moments) is is_open


# --- prices -----------------------------------------------------------------------------------------------------------


def test_a_price_list_says_from_when_and_for_whom() -> None:
    rows = sheet_of(
        "Kodas;Kaina;Nuo;Lygis\nA;1,29;2026-12-01;\nA;1.19;2026-12-01 08:00;gold\nB;2;;\nB;2.10\n"
    )
    assert is_price_list(rows)
    assert list(read_prices(rows, VILNIUS)) == [
        PriceRow(2, "A", 129, ms(2026, 12, 1)),
        PriceRow(3, "A", 119, ms(2026, 12, 1, 8), "gold"),
        PriceRow(4, "B", 200),
        BadRow(5, "twice", "B"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [("A;x;2026-12-01", "price"), ("A;9999999999;", "price"), ("A;1;soon", "moment")],
)
def test_a_price_that_cannot_be_read_is_named(row: str, reason: str) -> None:
    (bad,) = read_prices(sheet_of(f"code;price;from\n{row}\n"), VILNIUS)
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.reason) == (2, reason)
    assert reason in PRICE_REASONS


@pytest.mark.parametrize("text", ["", "code;price\nA;1", "code;from\nA;2026-12-01"])
def test_what_is_no_price_list_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="bad_file"):
        list(read_prices(sheet_of(text), VILNIUS))
