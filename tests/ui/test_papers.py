"""A receipt on the screen: read in any language, its code taken off the screen, saved as a copy that is counted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.ui.conftest import Manned
from tests.ui.till import TestTill
from ui.papers.screen import PapersScreen
from ui.renderings.code import code_png

BREAD = "4779900010018"


@pytest.fixture
def till(manned: Manned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestTill:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return manned("Ona", "1111")


def test_the_last_receipt_is_shown_and_speaks_other_languages(till: TestTill) -> None:
    till.sell((BREAD, 2))
    page = till.go("papers", PapersScreen)
    assert "KASA:1-1" in page.paper.text()
    till.act("speak:pl")
    assert "Paragon 1-1" in page.paper.text()
    till.act("speak:sv")
    assert "Kvitto 1-1" in page.paper.text()
    till.act("gift")
    assert "4,38" not in page.paper.text()


def test_another_receipt_is_found_by_number_or_by_its_code(till: TestTill) -> None:
    till.sell((BREAD, 1))
    till.sell((BREAD, 3))
    page = till.go("papers", PapersScreen)
    page.form.inputs()[0].set_text("1-1")
    till.act("find")
    assert "KASA:1-1" in page.paper.text()
    till.scan("KASA:1-2")
    assert "KASA:1-2" in page.paper.text()
    page.form.inputs()[0].set_text("77")
    till.act("find")
    assert page.notice.text()
    page.form.inputs()[0].set_text("soon")
    till.act("find")
    assert page.notice.text()
    till.act("back")
    assert not page.isVisible()


def test_what_is_saved_is_a_copy_and_is_counted(till: TestTill, tmp_path: Path) -> None:
    till.sell((BREAD, 1))
    page = till.go("papers", PapersScreen)
    for kind in ("pdf", "png", "html", "txt"):
        till.act(f"save:{kind}")
        till.until(lambda: "Saved." in page.notice.text())
        till.settle()
    home = tmp_path / "home"
    assert sorted(one.name for one in home.glob("kasa-*")) == [
        "kasa-1-1.html",
        "kasa-1-1.pdf",
        "kasa-1-1.png",
        "kasa-1-1.txt",
    ]
    assert "KOPIJA" in (home / "kasa-1-1.txt").read_text("utf-8")
    with Image.open(home / "kasa-1-1.png") as image:
        assert [one.text for one in zxingcpp.read_barcodes(image)] == ["KASA:1-1"]
    assert till.house.store.copies(1) == 4
    till.act("gift")
    till.act("save:txt")
    till.until(lambda: "KOPIJA" not in (home / "kasa-1-1.txt").read_text("utf-8"))
    assert till.house.store.copies(1) == 4


def test_what_cannot_be_written_is_said(till: TestTill, tmp_path: Path) -> None:
    till.sell((BREAD, 1))
    page = till.go("papers", PapersScreen)
    (tmp_path / "home").rmdir()
    till.act("save:txt")
    till.until(lambda: "The file cannot be written there" in page.notice.text())


def test_before_the_first_sale_there_is_nothing_to_show(till: TestTill) -> None:
    page = till.go("papers", PapersScreen)
    assert page.paper.text() == ""
    till.act("save:pdf")
    assert page.notice.text() == ""


@pytest.mark.parametrize("text", ["KASA:1-1", "KASA:12-123456"])
def test_the_code_on_the_screen_is_read_by_a_telephone(text: str) -> None:
    with Image.open(io.BytesIO(code_png(text))) as image:
        image.load()
        assert [one.text for one in zxingcpp.read_barcodes(image.convert("L"))] == [text]
