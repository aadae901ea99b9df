"""A shop's logo stands at the head of what customers get, and a picture that is none costs no receipt."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from drivers.protocol import Role
from drivers.virtual.printer import VirtualPrinter
from tests.ui.bench import bench
from tests.ui.till import TestTill
from ui.app.house import LOGO

BREAD = "4779900010018"


@pytest.mark.parametrize("sound", [True, False])
def test_the_logo_of_the_folder_is_printed(sound: bool, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    logo = tmp_path / "shop" / LOGO
    if sound:
        Image.new("1", (64, 16), 0).save(logo)
    else:
        logo.write_bytes(b"no picture")
    till = TestTill(qtbot, tmp_path)
    till.come("Jonas", "333333")
    till.sell((BREAD, 1))
    paper = cast("VirtualPrinter", bench(till, Role.PRINTER))
    till.until(lambda: len(paper.receipts) == 1)
    lines = paper.receipts[0].lines
    assert ([one.kind for one in lines].count("image"), lines[0].kind == "image") == (sound, sound)
    assert any("1-1" in one.text for one in lines)
    assert till.do(till.desks.cash.x_report) is None
    till.until(lambda: len(paper.receipts) == 2)
    assert "image" not in [one.kind for one in paper.receipts[1].lines]
    till.leave()
