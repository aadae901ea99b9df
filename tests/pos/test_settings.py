"""Settings: the table's defaults, the shop's own values, and what may not stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos.country import country_codes, load_country
from pos.settings import BY_KEY, TABLE, Setting, Settings, check
from tests.pos.desk.counter import refused

COUNTRIES = Path(__file__).resolve().parents[2] / "resources" / "countries"


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.key)
def test_every_default_may_stand(setting: Setting) -> None:
    assert check(setting.key, setting.default) == setting.default
    assert setting.explain


def test_every_key_stands_once() -> None:
    assert len(BY_KEY) == len(TABLE)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("return_days", "14"),
        ("without_receipt", "cash"),
        ("cash_high", "12.30"),
        ("day_ends", "04:00"),
        ("day_ends", "23:59"),
        ("zone", "Europe/Vilnius"),
        ("scale_labels", ""),
        ("scale_labels", "28iiiiiwwwwwc weight, 20iiiiipppppc*10,"),
        ("language", "pl"),
    ],
)
def test_a_shop_may_choose(key: str, value: str) -> None:
    assert check(key, value) == value


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("return_days", "-1"),
        ("return_days", "3651"),
        ("return_days", "14.5"),
        ("return_days", "٣"),
        ("drawer_open_s", "4"),
        ("without_receipt", "all"),
        ("cash_high", "12,30"),
        ("cash_high", "12.3"),
        ("day_ends", "24:00"),
        ("day_ends", "4:00"),
        ("zone", "x" * 201),
        ("scale_labels", "28iiiiiwwwwwc, 47iiiiiwwwwwc"),
        ("scale_labels", "28iiiii"),
        ("zone", "a\nb"),
        ("language", "xx"),
        ("colour_of_the_door", "red"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(key: str, value: str) -> None:
    with refused("bad_setting", key=key, value=value):
        check(key, value)


def test_a_refused_choice_names_the_choices() -> None:
    with refused("bad_setting", expected="credit, exchange, cash"):
        check("without_receipt", "all")


def test_the_shops_own_values_stand_over_the_defaults() -> None:
    own = {"return_days": "14", "cash_high": "120.00", "rounding": "off"}
    settings = Settings(lambda: own)
    assert settings.whole("return_days") == 14
    assert settings.minor("cash_high") == 12_000
    assert settings.minor("cash_low") == 5_000
    assert not settings.on("rounding")
    assert settings.on("merge_lines")
    assert settings.text("theme") == "light"


def test_a_countrys_usual_values_stand_between() -> None:
    """Three hundred kronor in a drawer are nothing; three hundred euros are for the safe."""
    sweden = load_country("SE", COUNTRIES)
    settings = Settings(lambda: {"cash_low": "800.00"}, sweden.usual)
    assert settings.minor("cash_high") == 300_000
    assert settings.minor("cash_low") == 80_000
    assert settings.usual("cash_low") == "500.00"
    assert settings.usual("return_days") == "30"


@pytest.mark.parametrize("code", country_codes(COUNTRIES))
def test_a_drawer_has_room_between_too_little_and_too_much(code: str) -> None:
    settings = Settings(dict, load_country(code, COUNTRIES).usual)
    assert settings.minor("cash_low") * 4 <= settings.minor("cash_high")
    assert settings.minor("goodwill_gesture") <= settings.minor("goodwill_shift")


def test_a_key_that_is_not_in_the_table_is_a_mistake_of_the_programme() -> None:
    with pytest.raises(KeyError):
        Settings(dict).text("colour_of_the_door")
