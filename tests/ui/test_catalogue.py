"""The screen of goods: a file is found, understood, shown row by row, taken over or stopped; and all goods go out.

Long because every step of an import is walked once.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from pos.errors import Refused
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.catalogue.files import found_in, read_bytes, unwritten, usual_places, write_whole
from ui.catalogue.screen import CatalogueScreen

EXPORTS = Path(__file__).resolve().parents[1] / "pos" / "exports"
Open = Callable[[], CatalogueScreen]


@pytest.fixture
def till(manned: Manned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestTill:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return manned("Jonas", "333333", shift=False)


def shown(till: TestTill) -> CatalogueScreen:
    """Go there and wait for the files."""
    page = till.go("catalogue", CatalogueScreen)
    till.until(till.app.workbench().idle)
    till.settle()
    return page


def done(till: TestTill, page: CatalogueScreen) -> None:
    """Wait until nothing goes on any more."""
    till.until(lambda: page.progress.isHidden())
    till.settle()


def opened(till: TestTill, page: CatalogueScreen, path: Path) -> None:
    page.form.inputs()[0].set_text(str(path))
    till.act("open")
    done(till, page)


def right(page: CatalogueScreen, action: str) -> str:
    return next(row.right for row in page.rows.rows() if row.action == action)


def test_files_that_arrived_are_offered_newest_first(till: TestTill, tmp_path: Path) -> None:
    (tmp_path / "home" / "Downloads").mkdir()
    (tmp_path / "home" / "Downloads" / "goods.csv").write_text("1;a;1")
    (tmp_path / "home" / "letter.docx").write_text("no goods")
    page = shown(till)
    names = [row.title for row in page.rows.rows()]
    assert "goods.csv" in names
    assert "letter.docx" not in names


def test_the_keyboard_alone_chooses_among_the_files(till: TestTill, tmp_path: Path) -> None:
    for name in ("first.csv", "second.csv"):
        (tmp_path / "home" / name).write_text("1;a;1")
    page = shown(till)
    chosen = []
    for key in ("down", "down", "up"):
        till.act(key)
        chosen.append(page.rows.current())
    first, second = (row.action for row in page.rows.rows()[:2])
    assert chosen == [first, second, first]


def test_a_file_is_shown_row_by_row_and_taken_over(till: TestTill, tmp_path: Path) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text(
        "code;name;price\n4779900010018;Juoda duona;3,19\nNEW1;Naujas;1,05\nBAD;Blogas;x\n", "utf-8"
    )
    page = shown(till)
    opened(till, page, goods)
    assert right(page, "ask:price") == "price"
    till.act("plan")
    done(till, page)
    assert page.facts.facts() == (
        ("new", "1"),
        ("changed", "1"),
        ("as before", "0"),
        ("left out", "1"),
    )
    (row,) = page.rows.rows()
    assert "2.19 → 3.19" in row.detail
    till.act(row.action)
    assert "4779900010018" in page.form.text()
    till.act("show:errors")
    (bad,) = page.rows.rows()
    assert (bad.title, bad.right) == ("x", "line 4")
    till.act("keep")
    done(till, page)
    assert "The goods are in the shop." in page.notice.text()
    kept = till.house.store.product("4779900010018", till.house.shop.now_ms())
    assert kept is not None
    assert (kept.price.minor, kept.department) == (319, "Duona ir kepiniai")


def test_what_changes_is_written_as_the_language_writes_money(
    till: TestTill, tmp_path: Path
) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text(
        "code;name;price;vat;cost;deposit\n4779900010018;Juoda duona;3.19;5;1.20;0.10\n", "utf-8"
    )
    page = shown(till)
    opened(till, page, goods)
    till.act("plan")
    done(till, page)
    till.app.speak("lt")
    till.act("show:changed")
    (row,) = page.rows.rows()
    assert "Kaina: 2,19 → 3,19" in row.detail
    assert "5,00 %" in row.detail
    assert "→ 1,20" in row.detail
    assert "– → 0,10" in row.detail
    assert "." not in row.detail


def test_another_tills_export_needs_no_mapping(till: TestTill) -> None:
    page = shown(till)
    opened(till, page, EXPORTS / "unicenta.csv")
    assert ("looks like", "uniCenta / Chromis") in page.facts.facts()
    till.act("ask:net")
    till.act("net:1")
    assert right(page, "ask:net") == "are without VAT: add it"
    till.act("ask:usual_vat")
    till.act("usual_vat:reduced")
    till.act("plan")
    done(till, page)
    till.act("show:new")
    assert [row.right for row in page.rows.rows()] == ["0.82"]


def test_a_strange_files_columns_are_said_by_touch(till: TestTill, tmp_path: Path) -> None:
    goods = tmp_path / "strange.csv"
    goods.write_text("Nr,Was,VK\nX1,Brot,1.99\n,Ohne,2.99\n", "utf-8")
    page = shown(till)
    opened(till, page, goods)
    till.act("plan")
    assert right(page, "ask:code") == "not in the file"
    for column, place in (("code", 0), ("name", 1), ("price", 2)):
        till.act(f"ask:{column}")
        till.act(f"at:{place}")
    till.act("ask:number")
    till.act("number:1")
    till.act("plan")
    done(till, page)
    assert [row.title for row in page.rows.rows()] == ["Brot", "Ohne"]
    till.act("back")
    till.act("ask:price")
    till.act("at:")
    assert right(page, "ask:price") == "not in the file"


def test_the_keyboard_alone_goes_through_the_columns(till: TestTill) -> None:
    page = shown(till)
    opened(till, page, EXPORTS / "square.csv")
    till.act("down")
    assert page.rows.current() == "ask:sku"
    till.act("up")
    till.act("up")
    assert page.rows.current() == "ask:number"
    till.act("back")
    assert "Which file brings the goods?" in page.form.text()


def test_a_large_plan_is_leafed_through(till: TestTill, tmp_path: Path) -> None:
    goods = tmp_path / "many.csv"
    goods.write_text("code;name;price\n" + "".join(f"M{at};Prekė {at};1\n" for at in range(450)))
    page = shown(till)
    opened(till, page, goods)
    till.act("plan")
    done(till, page)
    assert len(page.rows.rows()) == 200
    for _ in range(3):
        till.act("down")
    assert len(page.rows.rows()) == 50
    till.act("up")
    assert page.rows.rows()[0].title == "Prekė 200"


def test_a_dated_price_list_is_shown_and_holds_from_its_day(till: TestTill, tmp_path: Path) -> None:
    prices = tmp_path / "prices.csv"
    prices.write_text(
        "code;price;from;tier\n4779900010018;2,49;2099-01-01;\n4779900010025;0,99;;gold\nNOPE;1;;\n",
        "utf-8",
    )
    page = shown(till)
    opened(till, page, prices)
    rows = [(row.title, row.right) for row in page.rows.rows()]
    assert rows == [
        ("NOPE", "line 4"),
        ("Juoda ruginė duona Kluonė 800 g", "2.19 → 2.49"),
        ("Balta duona Kluonė 500 g", "1.29 → 0.99"),
    ]
    till.act("down")
    till.act("keep")
    done(till, page)
    assert "The prices are in the shop." in page.notice.text()
    now = till.house.shop.now_ms()
    gold = till.house.store.product("4779900010025", now, "gold")
    later = till.house.store.product("4779900010018", 4_070_995_200_000)
    assert gold is not None
    assert later is not None
    assert (gold.price.minor, later.price.minor) == (99, 249)


def test_stopping_keeps_nothing(till: TestTill, tmp_path: Path) -> None:
    goods = tmp_path / "many.csv"
    goods.write_text("code;name;price\n" + "".join(f"M{at};Prekė {at};1\n" for at in range(3000)))
    page = shown(till)
    opened(till, page, goods)
    till.app.shell.act("plan")
    till.until(lambda: page.progress.isVisible() and page.progress.part()[0] > 0)
    till.app.shell.act("stop")
    done(till, page)
    assert "It was stopped." in page.notice.text()
    till.act("plan")
    done(till, page)
    before = till.house.store.goods_count()
    till.app.shell.act("keep")
    till.app.shell.act("stop")
    done(till, page)
    assert "It was stopped." in page.notice.text()
    assert till.house.store.goods_count() == before


def test_all_goods_go_out_and_come_back_the_same(till: TestTill, tmp_path: Path) -> None:
    page = shown(till)
    till.act("out")
    out = tmp_path / "out.csv"
    page.form.inputs()[0].set_text(str(out))
    till.act("write")
    done(till, page)
    assert "goods written" in page.notice.text()
    opened(till, page, out)
    till.act("plan")
    done(till, page)
    facts = dict(page.facts.facts())
    assert (facts["new"], facts["changed"], facts["left out"]) == ("0", "0", "0")
    assert facts["as before"] == str(till.house.store.goods_count())


@pytest.mark.parametrize("name", ["x" * 300, "goods.csv/inside.csv", "a\0b", "/"])
def test_a_name_that_no_file_can_have_stops_nobody(tmp_path: Path, name: str) -> None:
    (tmp_path / "goods.csv").write_text("1;a;1", "utf-8")
    with pytest.raises(Refused, match="bad_file") as caught:
        write_whole(tmp_path / name, ["text"])
    assert caught.value.facts["why"] == "write"
    with pytest.raises(Refused, match=r"bad_file|not_found"):
        read_bytes(tmp_path / name)
    assert [one.name for one in tmp_path.iterdir()] == ["goods.csv"]


def test_a_disk_that_is_full_is_said_as_such() -> None:
    assert unwritten(OSError(errno.ENOSPC, "")).code == "disk_full"
    assert unwritten(OSError(errno.EACCES, "")).facts["why"] == "write"


def test_what_cannot_be_read_or_written_is_said(till: TestTill, tmp_path: Path) -> None:
    page = shown(till)
    opened(till, page, tmp_path / "nowhere.csv")
    assert "There is no such file." in page.notice.text()
    till.act("out")
    page.form.inputs()[0].set_text(str(tmp_path / "no" / "folder.csv"))
    till.act("write")
    done(till, page)
    assert "The file cannot be written there." in page.notice.text()
    till.act("back")
    till.act("back")
    assert not page.isVisible()


def test_a_cashier_sees_neither_costs_nor_changes(till: TestTill) -> None:
    till.come("Ona", "1111", shift=False)
    page = shown(till)
    opened(till, page, EXPORTS / "square.csv")
    assert "Your role may not do this." in page.notice.text()
    assert "Which file brings the goods?" in page.form.text()


def test_a_place_that_cannot_be_looked_into_holds_nothing(tmp_path: Path) -> None:
    assert found_in([tmp_path / "nowhere", *usual_places(tmp_path / "own")[:1]]) == ()
