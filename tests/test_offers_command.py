"""`kasa prices` and `kasa offers`: dry runs change nothing, what is kept sells so, what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import counter_in, kasa
from tests.pos.desk.counter import Counter


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop's folder with two kinds of goods."""
    monkeypatch.setenv("KASA_KEYS", str(tmp_path / "keys"))
    counter = counter_in(tmp_path)
    counter.sells("A", 129)
    counter.sells("B", 200)
    counter.close()
    return tmp_path


def test_prices_hold_from_their_day_and_for_their_tier(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shop / "prices.csv"
    file.write_text(
        "code;price;from;tier\nA;1.49;2026-02-01;\nA;0.99;;gold\nZ;1;;\nA;x;;\n", "utf-8"
    )
    assert kasa("prices", file, "--dry-run", "--folder", shop) == 1
    said = capsys.readouterr().out
    assert "~ A 1.29 → 1.49 2026-02-01 00:00\n" in said
    assert "line 4: no goods in the shop bear this code: Z" in said
    assert "line 5: the price is no amount from 0.00 up: x" in said
    assert kasa("prices", file, "--folder", shop) == 1
    counter = Counter(shop, wall="2026-01-31 23:59")
    product = counter.store.product
    try:
        assert [
            one.price.minor for at in (0, 60_000) if (one := product("A", counter.clock.ms + at))
        ] == [
            129,
            149,
        ]
    finally:
        counter.close()


def test_offers_are_kept_listed_and_ended(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = shop / "offers.toml"
    file.write_text(
        '[[offer]]\nid = "TWO"\nname = "Du už du"\nkind = "price"\ncodes = ["A"]\ncount = 2\nprice = "2.00"\n'
    )
    assert kasa("offers", "import", file, "--dry-run", "--folder", shop) == 0
    assert kasa("offers", "list", "--folder", shop) == 0
    assert capsys.readouterr().out == "+ TWO Du už du\nThere are no offers.\n"
    assert kasa("offers", "import", file, "--folder", shop) == 0
    assert kasa("offers", "import", file, "--folder", shop) == 0
    assert kasa("offers", "list", "--folder", shop) == 0
    assert "  TWO · price · … – … Du už du\n" in capsys.readouterr().out
    assert kasa("offers", "end", "TWO", "--folder", shop) == 0
    assert kasa("offers", "end", "NONE", "--folder", shop) == 1
    assert kasa("verify", "--folder", shop) == 0


def test_an_offer_on_goods_that_are_not_there_is_refused(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shop / "offers.toml"
    file.write_text('[[offer]]\nid = "X"\nkind = "off"\ncodes = ["A", "Z"]\noff = "0.10"\n')
    assert kasa("offers", "import", file, "--folder", shop) == 1
    assert "goods Z" in capsys.readouterr().err
