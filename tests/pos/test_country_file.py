"""A new country is one file, and a file that says something else is refused with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from pos.country import country_codes, load_country, round_cash
from pos.errors import Refused

TODAY = date(2026, 11, 21)

NEW = """
code = "XX"
name = "Somewhere"
currency = "EUR"
languages = ["en"]
time_zone = "Europe/Dublin"
receipt_moment = "%d/%m/%Y %H:%M"
[[vat]]
class = "standard"
percent = 2300
label = "A"
source = "made up"
"""


def write(folder: Path, text: str) -> Path:
    (folder / "XX.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_new_country_is_one_file(tmp_path: Path) -> None:
    country = load_country("XX", write(tmp_path, NEW))
    assert country_codes(tmp_path) == ("XX",)
    assert country.vat_rate("standard", TODAY).percent == 2300
    assert round_cash(1003, country.rounding(TODAY)) == 1003
    assert country.denominations(TODAY) == ()


FACT = 'source = "made up"\n'
AGE = f'[[age]]\nclass = "alcohol"\nmin_age = 18\n{FACT}'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("code = ", "Invalid"),
        (NEW.replace('"XX"', '"YY"'), "code must be XX"),
        (NEW.replace('currency = "EUR"\n', ""), "head: currency is missing"),
        (NEW.replace('["en"]', '"en"'), "head: languages must be a list of str"),
        (NEW.replace('["en"]', "[1]"), "head: languages must be a list of str"),
        ("colour = 1\n" + NEW, "head: unknown key colour"),
        (NEW + "rate = 1\n", "vat 1: unknown key rate"),
        (NEW + '[usual]\ncash_high = "a lot"\n', "usual: cash_high cannot be a lot"),
        (NEW + '[usual]\ndoors = "2"\n', "usual: doors cannot be 2"),
        (NEW + "[usual]\ncash_high = 3000\n", "head: usual must be a table of str"),
        (NEW.replace("percent = 2300\n", ""), "vat 1: percent is missing"),
        (NEW.replace("2300", "23.0"), "vat 1: percent must be int"),
        (NEW + 'sure = "perhaps"\n', "vat 1: sure must be one of high, medium, open"),
        (NEW + "valid_from = 2026-02-01\nvalid_to = 2026-01-31\n", "valid_to is before valid_from"),
        (NEW + NEW[NEW.index("[[vat]]") :], "vat standard: two facts hold on 0001-01-01"),
        (NEW.replace("[[vat]]", "[vat]"), "vat must stand in double brackets"),
        ("vat = [1]\n" + NEW[: NEW.index("[[vat]]")], "vat 1 is no table"),
        (NEW + f"[[rounding]]\nunit = 0\n{FACT}", "rounding 1: unit must be 1 or more"),
        (NEW + f'[[rounding]]\nunit = 5\nties = "even"\n{FACT}', "ties must be one of away"),
        (NEW + f"{AGE}hours = {{ mo = '10:00-20:00' }}\n", "mo is no day of the week"),
        (NEW + f"{AGE}hours = {{ mon = '20:00-10:00' }}\n", "20:00-10:00 ends before it begins"),
        (NEW + f"{AGE}hours = {{ mon = '10:00-24:30' }}\n", "24:30 is no time of day"),
        (NEW + f"{AGE}hours = {{ mon = '10:60-20:00' }}\n", "10:60 is no time of day"),
        (NEW + f"{AGE}hours = {{ mon = '9-20' }}\n", "9 is no time of day"),
        (NEW + f"{AGE}hours = {{ mon = 9 }}\n", "hours must be a table of str"),
        (NEW + f"{AGE}hours = 9\n", "hours must be a table of str"),
        (NEW + f"{AGE}blocked = ['02-30']\n", "age 1: day"),
        (
            NEW
            + f'[[pieces]]\nkind = "coin"\nvalues = [5]\n{FACT}'
            + f'[[pieces]]\nkind = "note"\nvalues = [5]\n{FACT}',
            "pieces 5: two facts hold on",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        load_country("XX", write(tmp_path, text))
    assert refused.value.code == "bad_file"
    assert refused.value.facts["file"] == "XX.toml"
    assert problem in str(refused.value.facts["problem"])


def test_a_country_without_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load_country("XX", tmp_path)
    assert refused.value.code == "bad_file"


def test_hours_may_close_a_day_and_block_one_date(tmp_path: Path) -> None:
    text = NEW + f"{AGE}hours = {{ mon = '00:00-24:00' }}\nblocked = ['2026-11-23']\n"
    country = load_country("XX", write(tmp_path, text))
    assert country.may_sell_now("alcohol", datetime.fromisoformat("2026-11-30 23:59"))
    assert not country.may_sell_now("alcohol", datetime.fromisoformat("2026-11-23 12:00"))
    assert not country.may_sell_now("alcohol", datetime.fromisoformat("2026-11-24 12:00"))
