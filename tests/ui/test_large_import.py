"""A large import beside selling: decided whole, kept part by part with scans between; never half of it stays.

Long because each way a waiting file may end, be cut or be forged is tried once.
"""

from __future__ import annotations

import hmac
import logging
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos.errors import Refused
from pos.event_office import Imported
from pos.money import Money
from pos.price_file import PriceRow
from pos.product import Product
from pos.store import Act
from tests.pos.desk.backroom import Backroom
from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.app.intake import Intake, finish, signed_by
from ui.catalogue.screen import CatalogueScreen
from ui.catalogue.waiting import ASIDE, FILE, PART, decide, decided, waiting, waiting_prices

MANY = 3 * PART + 50
BREAD = "4779900010018"


def ours(digest: str) -> str:
    """Sign as a shop does, for files whose shop does not matter."""
    return hmac.digest(b"a shop's key", digest.encode(), "sha256").hex()


@pytest.fixture
def till(manned: Manned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestTill:
    monkeypatch.setenv("HOME", str(tmp_path))
    return manned("Jonas", "333333")


def goods(count: int = MANY) -> tuple[Imported, ...]:
    nothing = Money(0, "EUR")
    return tuple(
        Imported(Product(f"M{at}", f"Prekė {at}", Money(100 + at, "EUR"), "standard", nothing))
        for at in range(count)
    )


def planned(till: TestTill, tmp_path: Path) -> CatalogueScreen:
    """A file with many goods, understood and compared."""
    file = tmp_path / "many.csv"
    lines = (f"M{at};Prekė {at};1\n" for at in range(MANY))
    file.write_text("".join(("code;name;price\n", *lines)), "utf-8")
    page = till.go("catalogue", CatalogueScreen)
    page.form.inputs()[0].set_text(str(file))
    till.act("open")
    rested(till, page)
    till.act("plan")
    rested(till, page)
    return page


def goods_in(till: TestTill) -> None:
    """The goods are in the shop."""
    act = Act("goods-1", "Jonas", till.house.shop.now_ms())
    assert till.do(lambda _: till.house.store.keep_products(act, goods())) is None


def rested(till: TestTill, page: CatalogueScreen) -> None:
    till.until(lambda: page.progress.isHidden() and till.app.workbench().idle())
    till.settle()


def sells_meanwhile(till: TestTill, page: CatalogueScreen) -> None:
    """A scan is sold before all has come in."""
    reached: list[int] = []
    assert till.app.counter is not None
    till.app.counter.do(
        lambda r: till.desks.register.scan(r, BREAD),
        lambda no: reached.append(page.progress.part()[0] if no is None else -1),
    )
    till.until(lambda: bool(reached))
    assert 0 <= reached[0] < MANY


def test_scans_go_on_while_it_comes_in_and_it_holds_from_one_moment(
    till: TestTill, tmp_path: Path
) -> None:
    page = planned(till, tmp_path)
    before = till.house.store.goods_count()
    till.app.shell.act("keep")
    till.until(lambda: bool(page.keys.bindings().get("Esc") == "back"))
    sells_meanwhile(till, page)
    till.app.shell.act("back")
    assert till.app.shell.at("settings")
    till.app.shell.go("register")
    rested(till, page)
    assert "They hold from" in page.notice.text()
    store, shop = till.house.store, till.house.shop
    assert store.goods_count() == before + MANY
    assert not (till.house.folder / FILE).exists()
    assert store.product("M0", shop.now_ms() - 60_000) is None
    first, last = (store.product(f"M{at}", shop.now_ms() + 60_000) for at in (0, MANY - 1))
    assert first is not None
    assert last is not None
    assert first.price_from_ms == last.price_from_ms


def test_until_it_is_decided_it_can_be_stopped(till: TestTill, tmp_path: Path) -> None:
    page = planned(till, tmp_path)
    before = till.house.store.goods_count()
    till.app.shell.act("keep")
    till.app.shell.act("stop")
    rested(till, page)
    assert "It was stopped." in page.notice.text()
    assert till.house.store.goods_count() == before
    assert not (till.house.folder / FILE).exists()


def test_the_next_start_brings_in_what_the_power_cut_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    first = TestTill(qtbot, tmp_path)
    house = first.house
    import_ = waiting("cut-1", "Jonas", house.shop.now_ms(), goods())
    decide(house.folder, import_, signed_by(house.store), lambda: False)
    intake = Intake(house.store, house.shop, house.folder, import_)
    assert first.do(lambda _: intake.step()) is None
    count = house.store.goods_count()
    first.leave()
    again = TestTill(qtbot, tmp_path)
    assert again.house.store.goods_count() == count + MANY - PART
    assert decided(again.house.folder, signed_by(again.house.store)) is None
    again.leave()


CHILD = """
import sys
from pathlib import Path
from tests.pos.desk.backroom import Backroom
from tests.ui.test_large_import import goods
from ui.app.intake import Intake, signed_by
from ui.catalogue.waiting import decide, waiting
folder = Path(sys.argv[1])
room = Backroom(folder)
import_ = waiting("kill-1", "Jonas", room.shop.now_ms(), goods())
decide(folder, import_, signed_by(room.store), lambda: False)
print("decided", flush=True)
intake = Intake(room.store, room.shop, folder, import_)
for _part in range(import_.parts):
    print(*intake.step(), flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("parts", range(4))
def test_a_till_killed_in_the_middle_has_all_of_it_at_its_next_start(
    tmp_path: Path, parts: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        for _line in range(1 + parts):
            assert child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
    room = Backroom(tmp_path)
    finish(room.store, room.shop, tmp_path)
    assert room.store.goods_count() == MANY
    assert decided(tmp_path, ours) is None
    assert room.store.verify() == ()
    room.close()


def test_what_was_not_written_whole_was_never_decided(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.part").write_bytes(b'{"request":"x"')
    room = Backroom(tmp_path)
    finish(room.store, room.shop, tmp_path)
    assert room.store.goods_count() == 0
    room.close()


def test_a_till_opens_though_its_books_refuse_the_rest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    room = Backroom(tmp_path)
    decide(
        tmp_path,
        waiting("a", "Jonas", room.shop.now_ms(), goods()),
        signed_by(room.store),
        lambda: False,
    )
    room.store.db.run("PRAGMA query_only = ON")
    with caplog.at_level(logging.ERROR):
        finish(room.store, room.shop, tmp_path)
    assert "read_only" in caplog.text
    assert decided(tmp_path, signed_by(room.store)) is not None
    room.store.db.run("PRAGMA query_only = OFF")
    finish(room.store, room.shop, tmp_path)
    assert room.store.goods_count() == MANY
    room.close()


def test_what_the_books_refused_comes_in_before_the_next_import(
    till: TestTill, tmp_path: Path
) -> None:
    house = till.house
    left = tuple(
        Imported(Product(f"L{at}", "Likutis", Money(5, "EUR"), "standard", Money(0, "EUR")))
        for at in range(PART + 1)
    )
    decide(
        house.folder,
        waiting("left", "Jonas", house.shop.now_ms(), left),
        signed_by(house.store),
        lambda: False,
    )
    page = planned(till, tmp_path)
    before = house.store.goods_count()
    till.app.shell.act("keep")
    rested(till, page)
    assert "They hold from" in page.notice.text()
    assert house.store.goods_count() == before + len(left) + MANY
    assert decided(house.folder, signed_by(house.store)) is None


def test_whoever_is_done_first_leaves_the_others_later_import_alone(tmp_path: Path) -> None:
    room = Backroom(tmp_path)
    first = waiting("a", "Jonas", room.shop.now_ms(), goods(2))
    decide(tmp_path, first, signed_by(room.store), lambda: False)
    finish(room.store, room.shop, tmp_path)
    later = waiting("b", "Jonas", room.shop.now_ms(), goods(3))
    decide(tmp_path, later, signed_by(room.store), lambda: False)
    assert Intake(room.store, room.shop, tmp_path, first).step() == (2, 2)
    assert decided(tmp_path, signed_by(room.store)) == later
    room.close()


def test_one_import_at_a_time_and_none_where_nothing_can_be_written(tmp_path: Path) -> None:
    import_ = waiting("a", "Jonas", 0, goods(2))
    decide(tmp_path, import_, ours, lambda: False)
    for folder, code in ((tmp_path, "busy"), (tmp_path / "nowhere", "bad_file")):
        with pytest.raises(Refused) as no:
            decide(folder, import_, ours, lambda: False)
        assert no.value.code == code
    assert decided(tmp_path, ours) == import_


def test_what_would_fill_the_disk_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sales need room too: an import that took the last of it would stop every till."""
    monkeypatch.setattr("ui.catalogue.waiting.ROOM", 1 << 60)
    with pytest.raises(Refused, match="disk_full"):
        decide(tmp_path, waiting("a", "Jonas", 0, goods(2)), ours, lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_of_a_code_that_comes_twice_the_last_one_counts() -> None:
    (one,) = waiting("a", "Jonas", 0, (*goods(1), Imported(goods(1)[0].product, ("X",)))).rows
    assert one.goods is not None
    assert one.goods.codes == ("X",)


def test_a_large_list_of_prices_comes_in_beside_selling_and_holds_from_one_moment(
    till: TestTill, tmp_path: Path
) -> None:
    goods_in(till)
    file = tmp_path / "prices.csv"
    later = "2031-01-01"
    lines = (f"M{at};9.99;{later if at % 2 else ''}\n" for at in range(MANY))
    file.write_text("".join(("code;price;from\n", *lines, "M0;9.98;\n", "Z;1;\n")), "utf-8")
    page = till.go("catalogue", CatalogueScreen)
    page.form.inputs()[0].set_text(str(file))
    till.act("open")
    rested(till, page)
    store = till.house.store
    till.app.shell.act("keep")
    till.until(lambda: bool(page.keys.bindings().get("Esc") == "back"))
    sells_meanwhile(till, page)
    rested(till, page)
    assert "They hold from" in page.notice.text()
    ready = till.house.shop.now_ms() + 60_000
    now = [store.product(f"M{at}", ready) for at in (0, 1, MANY - 2)]
    assert [one.price.minor for one in now if one is not None] == [999, 101, 999]
    assert decided(till.house.folder, signed_by(store)) is None


def test_prices_that_a_power_cut_left_out_come_in_at_the_next_start(tmp_path: Path) -> None:
    room = Backroom(tmp_path)
    try:
        room.store.keep_products(Act("g", "Jonas", room.shop.now_ms()), goods())
        rows = tuple(PriceRow(at, f"M{at}", 999) for at in range(MANY))
        import_ = waiting_prices("p-1", "Jonas", room.shop.now_ms(), rows)
        decide(tmp_path, import_, signed_by(room.store), lambda: False)
        assert Intake(room.store, room.shop, tmp_path, import_).step() == (PART, MANY)
        finish(room.store, room.shop, tmp_path)
        for at in (0, PART, MANY - 1):
            before = room.store.product(f"M{at}", import_.from_ms - 1)
            after = room.store.product(f"M{at}", import_.from_ms)
            assert before is not None
            assert after is not None
            assert (before.price.minor, after.price.minor) == (100 + at, 999)
        assert room.store.verify() == ()
    finally:
        room.close()


def forged(room: Backroom, folder: Path, how: str) -> None:
    """Let a file wait that the shop did not write, or not so."""
    ours_too = waiting("a", "Jonas", room.shop.now_ms(), goods())
    decide(folder, ours_too, ours if how == "foreign" else signed_by(room.store), lambda: False)
    path = folder / FILE
    whole = path.read_bytes()
    end = whole.rindex(b"\n")
    changed = {
        "foreign": whole,
        "one price": whole.replace(b'"minor":101', b'"minor":001', 1),
        "who": whole.replace(b"Jonas", b"Rasa!", 1),
        "no MAC": whole[: end + 1],
        "no end": whole[: whole.rindex(b"\n", 0, end)],
        "one more": whole + b"0",
        "nothing": b"",
        "not goods": b"not goods",
        "no words": b"\xff\n\xff",
    }
    assert (changed[how] == whole) == (how == "foreign")
    path.write_bytes(changed[how])


@pytest.mark.parametrize(
    "how",
    [
        "foreign",
        "one price",
        "who",
        "no MAC",
        "no end",
        "one more",
        "nothing",
        "not goods",
        "no words",
    ],
)
def test_of_a_file_that_the_shop_did_not_write_nothing_comes_in(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    room = Backroom(tmp_path)
    forged(room, tmp_path, how)
    with caplog.at_level(logging.ERROR):
        finish(room.store, room.shop, tmp_path)
    assert "set aside" in caplog.text
    assert (tmp_path / ASIDE).exists()
    assert decided(tmp_path, signed_by(room.store)) is None
    assert room.store.goods_count() == 0
    room.close()


def test_what_is_signed_but_cannot_be_read_is_set_aside_too(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"{}\n" + ours(sha256(b"{}\n").hexdigest()).encode())
    with pytest.raises(Refused) as no:
        decided(tmp_path, ours)
    assert no.value.code == "bad_file"
    assert (tmp_path / ASIDE).exists()


def test_an_import_comes_in_whole_though_its_file_was_overwritten_meanwhile(tmp_path: Path) -> None:
    room = Backroom(tmp_path)
    import_ = waiting("a", "Jonas", room.shop.now_ms(), goods(2))
    (tmp_path / FILE).write_bytes(b"not goods")
    assert Intake(room.store, room.shop, tmp_path, import_).step() == (2, 2)
    finish(room.store, room.shop, tmp_path)
    assert decided(tmp_path, signed_by(room.store)) is None
    assert room.store.goods_count() == 2
    room.close()


def test_a_forged_file_is_named_on_the_screen_and_the_next_import_comes_in(
    till: TestTill, tmp_path: Path
) -> None:
    house = till.house
    foreign = waiting("left", "Jonas", house.shop.now_ms(), goods(PART + 1))
    decide(house.folder, foreign, ours, lambda: False)
    page = planned(till, tmp_path)
    before = house.store.goods_count()
    till.app.shell.act("keep")
    rested(till, page)
    assert "this shop did not write" in page.notice.text()
    assert house.store.goods_count() == before
    till.app.shell.act("keep")
    rested(till, page)
    assert house.store.goods_count() == before + MANY
