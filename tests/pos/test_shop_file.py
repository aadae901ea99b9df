"""The file a new shop starts from: read strictly, refused by the name of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos.shop_file import Pattern, Person, QuickGroup, load_shop_file
from tests.pos.desk.counter import refused

GOOD = """
country = "LT"
language = "lt"
drawer = "2.00x5"
products = "products.csv"
premises = { name = "Kampas" }
devices = { printer = "virtual" }
settings = { return_days = "14" }

[[staff]]
name = "ana"
role = "cashier"
pin = "1111"

[[customer]]
id = "C1"
name = "Jonas"

[[pattern]]
digits = "20iiiiipppppc"
means = "price"

[[quick]]
name = "Fruit"
codes = ["1", "2"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "shop.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    file = load_shop_file(write(tmp_path, GOOD))
    assert (file.country, file.drawer, file.premises["name"]) == ("LT", "2.00x5", "Kampas")
    assert file.staff == (Person(name="ana", role="cashier", pin="1111"),)
    assert [one.id for one in file.customers] == ["C1"]
    assert file.patterns == (Pattern(digits="20iiiiipppppc", means="price"),)
    assert file.quick == (QuickGroup(name="Fruit", codes=("1", "2")),)


def test_people_and_the_rest_may_be_missing(tmp_path: Path) -> None:
    assert load_shop_file(write(tmp_path, GOOD.split("[[staff]]")[0])).staff == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('role = "cashier"', 'role = "king"'),
        ('country = "LT"\n', ""),
        ("[[staff]]", "[staff]"),
        ('drawer = "2.00x5"', "drawer = 200"),
        ('means = "price"', 'means = "price"\ncolour = "red"'),
        ("[[quick]]", "[[quick"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with refused("bad_file", file="shop.toml"):
        load_shop_file(write(tmp_path, GOOD.replace(old, new)))
