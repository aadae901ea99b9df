"""What the screens' tests start from: a demo shop with its simulated devices behind the real window, opened once."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drivers.protocol import Role
from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.terminal import VirtualTerminal
from tests.ui.till import TestTill
from ui import hand, theme
from ui.app.checkout import open_shift, sign_in
from ui.app.place import Place
from ui.app.stage import Stage, at_noon, stage

Open = Callable[..., Stage]
Edited = Callable[[str, str], Stage]
Manned = Callable[..., TestTill]
V = TypeVar("V", bound=VirtualDevice)
CLOCK = at_noon()
"""One clock for all tills of a run: a shop that is opened again must not find itself in the past."""


def quiet(line: str) -> None:
    """Nobody listens."""


def place(folder: Path, shop: str = "LT") -> Place:
    """A till in this folder, at a Friday's noon."""
    return Place(folder / "shop", shop, 1, True, folder / "keys", CLOCK)


def at_work(till: Stage, role: str = "cashier") -> Stage:
    """Sign somebody of this role in and open the shift; the till speaks English."""
    sign_in(till, quiet, role)
    open_shift(till, quiet)
    till.app.speak("en")
    till.rest()
    return till


def device(till: Stage, role: Role, kind: type[V]) -> V:
    """The simulated device of this role, with its fault switches."""
    assert till.app.house is not None
    bench = till.app.house.devices.bench(role)
    assert isinstance(bench, kind)
    return bench


def terminal(till: Stage) -> VirtualTerminal:
    """The simulated card terminal."""
    return device(till, Role.TERMINAL, VirtualTerminal)


def paid_by_card(till: Stage, code: str) -> None:
    """Sell something by one press of the card's key; the terminal says yes."""
    till.scan(code)
    till.press(Qt.Key.Key_F11)
    till.until(lambda: till.look.last_sale is not None, "the end of the sale")


@pytest.fixture(scope="module", autouse=True)
def _the_past_is_left_alone() -> Iterator[None]:
    """What other tests left behind is not gone through after every test of a screen: that is half a second each."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Windows are thrown away on this thread alone, as in the running till."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _by_keys() -> None:
    """Whoever begins a test has touched nothing yet."""
    hand.typed()


@pytest.fixture
def plain(qapp: QApplication) -> Iterator[None]:
    """The usual looks, in which nothing moves; whatever a test puts on is taken off again."""
    theme.apply(qapp, theme.Theme(reduced_motion=True))
    yield
    theme.apply(qapp, theme.Theme(reduced_motion=True))


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A demo shop as its first start leaves it, to be copied: that is quicker than setting one up each time."""
    folder = tmp_path_factory.mktemp("seeded")
    first = stage(place(folder))
    first.close()
    return folder


@pytest.fixture
def opened(seeded: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Open]:
    """Open tills; all are closed in the end."""
    tills: list[Stage] = []

    def open_(folder: Path = tmp_path) -> Stage:
        if not (folder / "shop").exists():
            shutil.copytree(seeded, folder, dirs_exist_ok=True)
        tills.append(stage(place(folder)))
        tills[-1].act("language:en")
        return tills[-1]

    yield open_
    for till in tills:
        till.close()
    theme.apply(qapp, theme.Theme())


@pytest.fixture
def edited(seeded: Path, opened: Open, tmp_path: Path) -> Edited:
    """Open a till whose shop.toml says something else."""

    def open_(was: str, instead: str) -> Stage:
        shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
        file = tmp_path / "shop" / "shop.toml"
        text = file.read_text("utf-8")
        assert was in text
        file.write_text(text.replace(was, instead), "utf-8")
        return opened()

    return open_


@pytest.fixture
def manned(qtbot: QtBot, tmp_path: Path) -> Iterator[Manned]:
    """Open tills and sign somebody in by name and PIN; each is audited and closed in the end."""
    tills: list[TestTill] = []

    def open_(name: str = "", pin: str = "", *, shift: bool = True) -> TestTill:
        tills.append(TestTill(qtbot, tmp_path))
        if name:
            tills[-1].come(name, pin, shift=shift)
        return tills[-1]

    yield open_
    for one in tills:
        one.leave()


@pytest.fixture
def door(opened: Open) -> Stage:
    """A till at its sign-in."""
    return opened()


@pytest.fixture
def till(door: Stage) -> Stage:
    """A till with a cashier signed in and the shift open, ready to sell, speaking English."""
    return at_work(door)


@pytest.fixture
def wired(edited: Edited) -> Stage:
    """A till whose card terminal answers by itself, ready to sell."""
    return at_work(edited('"manual"', '"virtual"'))
