"""Labels of a country's scales, read as another parser reads them, and never beside a shop's own of that prefix."""

from __future__ import annotations

from datetime import date

import biip
import pytest
from biip import ParseConfig
from biip.rcn import Rcn, RcnRegion
from hypothesis import given
from hypothesis import strategies as st

from pos.barcode import beside, check_digit, find
from pos.country import load_country
from pos.fact import ScaleLabel
from ui.folders import RESOURCES

REGIONS = {
    "LT": RcnRegion.LITHUANIA,
    "LV": RcnRegion.LATVIA,
    "EE": RcnRegion.ESTONIA,
    "FI": RcnRegion.FINLAND,
    "SE": RcnRegion.SWEDEN,
}
LABELS = {
    code: load_country(code, RESOURCES / "countries").labels(date(2026, 11, 21))
    for code in (*REGIONS, "PL")
}


@given(st.sampled_from(sorted(REGIONS)), st.integers(20, 29), st.integers(0, 10**10 - 1))
def test_another_parser_reads_the_same_weight_and_price(
    country: str, prefix: int, rest: int
) -> None:
    body = f"{prefix}{rest:010d}"
    code = body + check_digit(body)
    gtin = biip.parse(code, config=ParseConfig(rcn_region=REGIONS[country])).gtin
    assert isinstance(gtin, Rcn)
    grams = None if gtin.weight is None else int(gtin.weight * 1000)
    minor = None if gtin.price is None else int(gtin.price * 100)
    labels = [one for one in find(code, LABELS[country]) if (one.minor, one.grams) != (None, None)]
    assert {(one.minor, one.grams) for one in labels} == (
        set() if (minor, grams) == (None, None) else {(minor, grams)}
    )
    assert all(
        one.code in (code[2:8], code[2:8].lstrip("0")) or one.code[8:12] == "0000" for one in labels
    )


def test_poland_allots_no_prefix() -> None:
    assert LABELS["PL"] == ()


@pytest.mark.parametrize(
    ("own", "left"),
    [
        ((), ["23", "24", "25"]),
        (("23iiiiipppppc price",), ["24", "25"]),
        ((" 2501iiiwwwwwc",), ["23", "24"]),
        (("2iiiiiiwwwwwc",), []),
        (("02iiiiipppppc",), ["23", "24", "25"]),
    ],
)
def test_a_shops_own_pattern_takes_its_prefix_over(own: tuple[str, ...], left: list[str]) -> None:
    found = list(beside(own, LABELS["LT"]))
    assert found[: len(own)] == list(own)
    assert [one[:2] for one in found[len(own) :]] == left


def test_a_pattern_that_is_none_is_no_fact() -> None:
    with pytest.raises(ValueError, match="99iiiiiwwwwwc is no label"):
        ScaleLabel(source="nobody", pattern="99iiiiiwwwwwc")
