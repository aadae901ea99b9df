"""What a screen paints bit by bit, line after line, is what it would paint at once: nothing stale or forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.app.stage import Stage
from ui.register.screen import RegisterScreen
from ui.theme import Light, Theme
from ui.widgets import lines

BREAD, BUN = "4779900010018", "4779900010056"


@pytest.fixture(autouse=True)
def plain(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Theme())


class _Watch(QObject):
    """Notes how many pixels high each painting of a widget is."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.painted: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect().height())
        return False


def seen(till: Stage) -> QImage:
    """What stands in the window, as it was painted so far."""
    shell = till.app.shell
    image = shell.screen().grabWindow(shell.winId()).toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def whole(till: Stage) -> QImage:
    """What the window would be, painted at once."""
    return till.app.shell.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize(("light", "scale"), [(Light.LIGHT, 100), (Light.DARK, 200)])
def test_each_scan_leaves_the_window_as_if_painted_at_once(
    till: Stage, qapp: QApplication, light: Light, scale: int
) -> None:
    theme.apply(qapp, Theme(light, scale, reduced_motion=True))
    till.rest()
    shop = till.app.house
    assert shop is not None
    goods = shop.products_text().splitlines()[1:16]
    for number, code in enumerate([line.split(";")[0] for line in goods] + [BREAD, BREAD]):
        till.scan(code)
        if number in (0, 2, 8, 16):
            till.settle()
            assert seen(till) == whole(till), f"after {number + 1} scans"
    till.press(Qt.Key.Key_F3)
    assert seen(till) == whole(till)
    till.press(Qt.Key.Key_F10)
    till.scan(BUN)
    till.settle()
    assert seen(till) == whole(till)


def test_every_amount_is_as_wide_as_its_noughts(qapp: QApplication) -> None:
    theme.apply(qapp, Theme())
    for size, weight in (
        (16, theme.REGULAR),
        (17, theme.BOLD),
        (64, theme.BOLD),
        (112, theme.BOLD),
    ):
        font = theme.font(size, weight, tabular=True)
        for amount in ("1,79", "€1,471.11", "−71,14 €", "7 411,17 zł", "1234567890"):
            wide = lines.text_width(lines.shape(amount), font)
            assert (
                0 <= wide - lines.text_width(amount, font) < 0.5
            )  # a bold four is a hair narrower


def test_one_more_line_paints_two_rows_and_no_more(till: Stage) -> None:
    page = cast("RegisterScreen", till.app.shell.page)
    view = page.basket
    for _ in range(20):
        till.scan(BREAD)
        till.scan(BUN)
    high = sum(view.visualRect(view.rows_model.index(n)).height() for n in (38, 39))
    assert not view.rows_model.index(40).isValid()
    watch = _Watch(view.viewport())
    till.scan(BREAD)
    assert watch.painted
    assert max(watch.painted) <= 2 * high
