"""Pictures of every screen for the documentation: each as a person meets it on the way, in five languages and sizes."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ui import theme
from ui.app import desk_pictures
from ui.app.checkout import approved, goods, open_shift, person_of, sign_in
from ui.app.desk_pictures import mended, office, returned
from ui.app.place import Place
from ui.app.stage import Stage, at_noon, stage
from ui.app.till_pictures import rare


class Sitting(Struct, frozen=True):
    """One series: which shop, in which language, how it looks, how large the window is."""

    name: str
    shop: str
    language: str
    light: theme.Light = theme.Light.LIGHT
    scale: int = 100
    size: tuple[int, int] = (1280, 800)
    whole: bool = False  # every screen, not only those that carry the work


SITTINGS: Final = (
    Sitting("lt", "LT", "lt", whole=True),
    Sitting("en-dark", "LT", "en", theme.Light.DARK, whole=True),
    Sitting("lv", "LV", "lv"),
    Sitting("pl-1024", "PL", "pl", size=(1024, 768)),
    Sitting("sv", "SE", "sv"),
    Sitting("en-contrast", "SE", "en", theme.Light.CONTRAST),
    *(
        Sitting(f"{language}-200", shop, language, scale=200)
        for language, shop in (("en", "LT"), ("lt", "LT"), ("lv", "LV"), ("pl", "PL"), ("sv", "SE"))
    ),
)

KEY_SCREENS: Final = (
    *("float", "register", "more", "approval", "pay", "change", "shift", "returns", "hardware"),
)
"""What is shown of every language and size; all pictures together must stay small."""


class Camera:
    """Takes pictures of a stage's window into a folder, small enough to live beside the sources."""

    def __init__(self, played: Stage, folder: Path, sitting: Sitting) -> None:
        self._stage, self._folder, self._sitting = played, folder, sitting

    def take(self, name: str) -> None:
        """Keep what is in sight now; nothing fades here, for motion is off."""
        if not self._sitting.whole and name not in KEY_SCREENS:
            return
        self._stage.settle()
        image = self._stage.app.shell.grab().toImage()
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        colors = Counter(memoryview(image.constBits()).cast("I")).most_common(256)
        small = image.convertToFormat(
            QImage.Format.Format_Indexed8,
            [color for color, _ in colors],
            Qt.ImageConversionFlag.ThresholdDither,
        )
        small.save(str(self._folder / f"{self._sitting.name}-{name}.png"), quality=0)


def pictures(folder: Path) -> int:
    """Write all pictures into `folder`; says each series as it is done. Returns 0."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for sitting in SITTINGS:
        with _sitting(sitting) as played:
            _cashier(played, Camera(played, folder, sitting), short=sitting.scale > 100)
        sys.stdout.write(f"{sitting.name}\n")
    return 0


@contextmanager
def _sitting(one: Sitting) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="kasa-") as home:
        place = Place(Path(home), one.shop, 1, True, Path(home) / "keys", at_noon())
        played = stage(place)
        try:
            played.app.shell.resize(*one.size)
            theme.apply(played.qt, theme.Theme(one.light, one.scale, reduced_motion=True))
            played.act(f"language:{one.language}")
            played.language = one.language
            yield played
        finally:
            played.close()
            theme.apply(played.qt, theme.Theme())


def _cashier(played: Stage, camera: Camera, *, short: bool) -> None:
    camera.take("sign-in")
    sign_in(played, _quiet, "cashier")
    played.app.speak(played.language)
    played.press(Qt.Key.Key_F5)
    camera.take("float")
    open_shift(played, _quiet)
    basket = goods(played)
    played.scan(basket.plain.code)
    played.press(Qt.Key.Key_F6)
    played.act("speak:pl" if played.language != "pl" else "speak:lt")
    played.scan(basket.aged.code)
    camera.take("age")
    played.press(Qt.Key.Key_Return)
    played.until(lambda: played.look.asked is None, "the age to be answered")
    played.scan(basket.third.code)
    camera.take("register")
    approved(played, basket, lambda: camera.take("approval"))
    played.press(Qt.Key.Key_F12)
    camera.take("pay")
    played.act(f"given:{_large(played)}")
    played.until(lambda: played.look.last_sale is not None, "the sale to be closed")
    played.until(lambda: bool(played.printer.receipts), "the receipt")
    camera.take("change")
    rare(played, camera.take, basket)
    if not short:
        _more(played, camera)
    _visited(played, camera, "associate", "returns")
    returned(played, camera.take)
    _visited(played, camera, "technician", "hardware")
    mended(played, camera.take)
    _visited(played, camera, "manager", "settings")
    office(played, camera.take, basket.third.code)
    desk_pictures.goods(played, camera.take)
    desk_pictures.offers(played, camera.take, basket.third.code)
    desk_pictures.quick_items(played, camera.take, basket.third.code)


def _more(played: Stage, camera: Camera) -> None:
    """What is off the straight way: a refusal, the X report."""
    played.scan("4770000000000")
    camera.take("refusal")
    played.press(Qt.Key.Key_F9)
    played.press(Qt.Key.Key_F7)
    camera.take("x-report")


def _visited(played: Stage, camera: Camera, role: str, name: str) -> None:
    """Somebody else signs in and goes to their own screen; the service desk scans the last receipt."""
    person = person_of(played, role)
    played.app.shell.go("login")
    played.act(f"person:{person.name}")
    played.type(person.pin)
    played.press(Qt.Key.Key_Return)
    played.until(lambda: _here(played, person.name), "the PIN to be checked")
    played.app.speak(played.language)
    played.app.shell.go(name)
    played.rest()
    if name == "returns":
        played.scan("KASA:1-1")
        played.act("more")
    camera.take(name)


def _here(played: Stage, name: str) -> bool:
    staff = played.look.staff
    return staff is not None and staff.name == name


def _large(played: Stage) -> int:
    to_pay = played.look.basket.due.to_pay.minor
    return next(value for value in (2000, 5000, 10000, 20000, 50000) if value > to_pay)


def _quiet(line: str) -> None:
    """Nobody listens."""
