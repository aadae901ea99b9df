"""Goods that a shop has a picture of show it on their tile; a file that is no picture, or none at all, is no matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from ui.app.stage import Stage, find
from ui.shop_pictures import FOLDER, pictures_in
from ui.widgets.quick import TileButton

BUN, CURD, DOUGHNUT = "4779900010056", "4779900010063", "4779900010070"
RED = QColor(200, 0, 0)


def painted(path: Path, wide: int = 400, high: int = 300) -> None:
    """A picture of one colour."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(RED)
    path.parent.mkdir(exist_ok=True)
    assert image.save(str(path))


def reds(tile: TileButton) -> int:
    """How many pixels of a tile are the picture's."""
    seen = tile.grab().toImage()
    spots = ((x, y) for x in range(seen.width()) for y in range(seen.height()))
    return sum(seen.pixelColor(x, y) == RED for x, y in spots)


def tile(till: Stage, code: str) -> TileButton:
    (one,) = (one for one in find(till.app.shell.page, TileButton) if one.action == f"item:{code}")
    return one


def test_a_picture_stands_on_the_tile_beside_the_name(till: Stage) -> None:
    house = till.app.house
    assert house is not None
    painted(house.folder / FOLDER / f"{BUN}.png")
    painted(house.folder / FOLDER / f"{DOUGHNUT}.jpg", 50, 500)
    (house.folder / FOLDER / f"{CURD}.png").write_text("no picture")
    till.app.shell.go("shift")
    till.app.shell.go("register")
    till.rest()
    assert reds(tile(till, BUN)) > 200
    assert tile(till, CURD).picture is None
    assert tile(till, DOUGHNUT).picture is not None
    wide = tile(till, BUN).width()
    assert reds(tile(till, BUN)) < wide * tile(till, BUN).height() // 2
    till.app.shell.page.act(f"item:{BUN}")
    till.rest()
    assert till.look.lines == 1


@pytest.mark.parametrize("code", ["../secret", "a/b", "", "x" * 65, "Ą"])
def test_no_code_leads_out_of_the_folder(tmp_path: Path, code: str) -> None:
    painted(tmp_path / "secret.png")
    painted(tmp_path / FOLDER / "a.png")
    assert pictures_in(tmp_path)(code) == ""
    assert pictures_in(tmp_path)("a") == str(tmp_path / FOLDER / "a.png")
    assert pictures_in(tmp_path / "nowhere")("a") == ""
