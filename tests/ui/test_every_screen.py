"""Every state of every screen on the way through the till: what is pressed can be hit, is whole, and has a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget

from tests.ui.hands import TARGET
from ui.app import pictures
from ui.app.stage import Stage
from ui.widgets.push import Push

LONGEST = pictures.Sitting("lt", "LT", "lt", size=(1024, 768), whole=True)
LARGEST = pictures.Sitting("pl", "PL", "pl", scale=200, size=(1024, 768), whole=True)
WIDE = pictures.Sitting("en", "LT", "en", size=(1920, 1080), whole=True)


class Audit(pictures.Camera):
    """Looks at each screen where a camera would take it."""

    def __init__(self, played: Stage, folder: Path, sitting: pictures.Sitting) -> None:
        super().__init__(played, folder, sitting)
        self.states: list[str] = []
        self.found: list[str] = []
        self._ringed: set[tuple[str, str]] = set()
        self._least = TARGET if sitting.scale == 100 else 36

    def take(self, name: str) -> None:
        """Note what cannot be hit, is cut, or has no name."""
        self._stage.settle()
        page = self._stage.app.shell.page
        self.states.append(name)
        parts = [one for one in page.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        self.found += (f"{name}: {said}" for one in parts for said in self._of(one, page))
        keys = [one for one in page.keys.findChildren(Push) if one.isVisible() and one.text()]
        ways = [one for one in keys if one.fill == "accent"]
        last = max(keys, key=lambda one: (one.y(), one.x()), default=None)
        if ways and last not in ways:
            self.found.append(f"{name}: the way forward is not at the right")
        if self._sitting.scale == 100:
            self._rings(name, parts, page)

    def _of(self, one: QWidget, page: QWidget) -> Iterator[str]:
        called = f"{type(one).__name__} {one.accessibleName()!r}"
        if isinstance(one, Push):
            if min(one.width(), one.height()) < self._least:
                yield f"{called} is {one.width()} x {one.height()}"
            if cut(one, page):
                yield f"{called} is cut"
        stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
        if stops and not one.accessibleName() and not empty(one):
            yield f"{called} in {type(one.parentWidget()).__name__} has no name"

    def _rings(self, name: str, parts: list[QWidget], page: QWidget) -> None:
        """Each kind of part on each screen looks different while the next key goes to it."""
        held = QApplication.focusWidget()
        for one in parts:
            kind = (type(page).__name__, type(one).__name__)
            stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
            if not stops or kind in self._ringed or one.visibleRegion().isEmpty():
                continue
            self._ringed.add(kind)
            page.setFocus()
            before = page.grab().toImage()
            one.setFocus(Qt.FocusReason.TabFocusReason)
            if page.grab().toImage() == before:
                self.found.append(f"{name}: {kind} wears no ring")
        if held is not None:
            held.setFocus()


def cut(one: QWidget, page: QWidget) -> bool:
    """Tell whether part of it lies outside of what holds it; what is scrolled can be drawn into sight."""
    here, part = QRect(QPoint(0, 0), one.size()), one
    while part is not page and (above := part.parentWidget()) is not None:
        here.translate(part.pos())
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return False
        if not above.rect().contains(here):
            return True
        part = above
    return False


def empty(one: QWidget) -> bool:
    """Tell whether it is a list or paper in which nothing stands."""
    if isinstance(one, QLabel):
        return not one.text()
    model = getattr(one, "model", None)
    return model is not None and not model().rowCount()


def walked(sitting: pictures.Sitting, tmp_path: Path) -> Audit:
    with pictures._sitting(sitting) as played:
        audit = Audit(played, tmp_path, sitting)
        pictures._cashier(played, audit, short=False)
    return audit


@pytest.mark.slow
@pytest.mark.parametrize("sitting", [LONGEST, LARGEST, WIDE], ids=["small", "large", "wide"])
def test_what_is_pressed_can_be_hit_is_whole_and_has_a_name(
    qapp: QApplication, tmp_path: Path, sitting: pictures.Sitting
) -> None:
    audit = walked(sitting, tmp_path)
    assert audit.found == []
    assert len(audit.states) > 30
