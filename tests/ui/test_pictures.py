"""The pictures of the documentation are taken of the real screens, and stay small enough to live beside the sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.checks.files import ROOT
from ui.app import pictures


@pytest.mark.slow
def test_a_series_shows_each_screen_of_the_way(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = next(sitting for sitting in pictures.SITTINGS if sitting.name == "lv-200")
    monkeypatch.setattr(pictures, "SITTINGS", (one,))
    assert pictures.pictures(tmp_path) == 0
    names = {path.stem.removeprefix("lv-200-") for path in tmp_path.glob("*.png")}
    assert names == set(pictures.KEY_SCREENS)
    image = QImage(str(tmp_path / "lv-200-register.png"))
    assert (image.width(), image.height()) == (1280, 800)
    colors = {image.pixel(x, y) for x in range(0, 1280, 40) for y in range(0, 800, 40)}
    assert len(colors) > 5


def test_all_pictures_together_stay_small() -> None:
    shown = list((ROOT / "docs" / "screens").glob("*.png"))
    assert len(shown) > 50
    assert sum(path.stat().st_size for path in shown) < 8_000_000
