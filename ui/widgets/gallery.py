"""Draws the widgets into a picture, to look at them: `python -m ui.widgets.gallery out.png --light dark --scale 200`.

Without `--screen` every part stands on one page. Sample texts only; nothing here is part of the till.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from ui import theme
from ui.theme import Light, Theme
from ui.views import CountRow, Key, Kind, ListRow, NoticeView, PaperLine, Piece, QuestionView, Tone
from ui.widgets.action import ActionButton
from ui.widgets.card import Sheet
from ui.widgets.field import Field
from ui.widgets.gallery_desk import doctor, refund
from ui.widgets.gallery_sale import change, register
from ui.widgets.money import MoneyDrawing
from ui.widgets.notice import Notice
from ui.widgets.pieces import PiecesCounter
from ui.widgets.pile import stacked
from ui.widgets.pin import PinPad
from ui.widgets.question import Question
from ui.widgets.receipt import ReceiptView
from ui.widgets.search import SearchField
from ui.widgets.text import Text

SCREENS = {"register": register, "change": change, "return": refund, "doctor": doctor}
RECEIPT = """\
UAB „Rudens krautuvė“
Rudens g. 4, Vilnius
------------------------------------------
Ruginė duona „Gija“ 800 g            1,89
Pienas 2,5 % 1 l      2 × 1,65       3,30
  2 už 2,00                         −1,30
------------------------------------------
MOKĖTI                              12,19 €"""


def parts() -> QWidget:
    """Every part that the four screens do not show, on one page."""
    page = QWidget()
    page.setAutoFillBackground(True)
    grid = QGridLayout(page)
    grid.setContentsMargins(20, 20, 20, 20)
    grid.setSpacing(theme.GAP)
    for number, part in enumerate((_type(), _asking(), _counting(), _typing(), _money(), _paper())):
        sheet = Sheet()
        sheet.fill_with(part)
        grid.addWidget(sheet, number // 3, number % 3)
        grid.setColumnStretch(number % 3, 1)
    return page


def _type() -> QWidget:
    sizes = (13, 14, 16, 17, 22, 26, 48)
    texts = [Text(f"{size} Ąžuolas 1234567890 €", size, wrap=False) for size in sizes]
    tones = [Text(tone.name.lower(), 14, theme.SEMIBOLD, tone) for tone in list(Tone)[:6]]
    return stacked(*texts, *tones, pad=16, gap=6)


def _asking() -> QWidget:
    question = Question()
    question.ask(
        QuestionView(
            "Ar pirkėjui yra 20 metų?",
            "Gimęs iki šios dienos. Data nesaugoma.",
            "2006-11-22",
            (Key("yes", "Enter", "Taip", forward=True), Key("no", "Esc", "Ne")),
        )
    )
    notices = []
    for kind in Kind:
        notice = Notice()
        notice.show_notice(NoticeView("Šio kodo nėra", "Įveskite pavadinimą arba kainą.", kind))
        notices.append(notice)
    notices[-1].show_notice(
        NoticeView(
            "Ar kvitas išspausdintas?",
            "Spausdintuvas nutilo spausdindamas. Pažiūrėkite į popierių.",
            Kind.STOP,
            (Key("yes", "F5", "Taip, yra"), Key("again", "F6", "Spausdinti kopiją")),
        )
    )
    return stacked(question, *notices, pad=16, gap=10)


def _counting() -> QWidget:
    counter = PiecesCounter()
    notes = [(10000, "100"), (5000, "50"), (2000, "20"), (1000, "10"), (500, "5")]
    coins = [
        (200, "2"),
        (100, "1"),
        (50, "50"),
        (20, "20"),
        (10, "10"),
        (5, "5"),
        (2, "2"),
        (1, "1"),
    ]
    rows = [CountRow(minor, True, text, f"{text} €", 3, "60,00") for minor, text in notes]
    rows += [CountRow(minor, False, text, text, 0, "0,00") for minor, text in coins]
    counter.show_pieces("EUR", rows)
    return stacked(counter, pad=16)


def _typing() -> QWidget:
    pin, wrong, right, search = PinPad(), Field(), Field(), SearchField()
    pin.show_pin("Įveskite savo PIN", "Prisijungti")
    pin.type_in("1")
    pin.type_in("2")
    wrong.show_field(
        "Kaina", error="Kaina negali būti mažesnė už nulį. Įveskite kainą iš etiketės."
    )
    wrong.set_text("−1,00")
    right.show_field("Priežastis", "Trumpai, kad suprastų kitas.")
    search.show_field("Skenuokite ar ieškokite", "F2")
    search.set_text("pien")
    return stacked(pin, wrong, right, ActionButton("ok", "Išsaugoti", accent=True), pad=16)


def _money() -> QWidget:
    drawings = []
    for currency, notes, coins in (
        ("PLN", (1000, 2000, 5000, 10000, 20000), (1, 10, 20, 50, 100, 200, 500)),
        ("SEK", (2000, 5000, 10000, 20000, 50000), (100, 200, 500, 1000)),
    ):
        drawing = MoneyDrawing()
        pieces = [Piece(minor, 1, True, str(minor // 100)) for minor in notes]
        pieces += [Piece(minor, 5 if minor == 1 else 1, False, _figure(minor)) for minor in coins]
        drawing.show_pieces(currency, pieces)
        drawings.append(drawing)
    return stacked(*drawings, pad=16)


def _figure(minor: int) -> str:
    return str(minor // 100 or minor)


def _paper() -> QWidget:
    paper, search = ReceiptView(), SearchField()
    paper.show_receipt(
        [
            PaperLine(line, bold="MOK" in line, centred=n < 2)
            for n, line in enumerate(RECEIPT.split("\n"))
        ]
    )
    search.show_field("Skenuokite ar ieškokite", "F2")
    search.set_text("pien")
    search.show_results(
        (
            ListRow("1", "Pienas 2,5 % 1 l", "4770000000015", "1,65"),
            ListRow("2", "Pieniškas šokoladas „Rūta“ 100 g", "4770000000022", "2,19"),
        )
    )
    return stacked(search, paper, pad=16, last=True)


def draw(name: str, path: str, look: Theme, width: int, height: int) -> None:
    """Draw the screen `name`, or the page of parts, into the PNG `path`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    theme.prepare()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, look)
    page = SCREENS[name]() if name in SCREENS else parts()
    page.resize(width, height)
    page.show()
    app.processEvents()
    page.grab().save(path)
    page.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and draw."""
    reader = argparse.ArgumentParser(description="Draw the widgets into a PNG.")
    reader.add_argument("path")
    reader.add_argument("--screen", choices=[*SCREENS, "parts"], default="parts")
    reader.add_argument("--light", choices=[light.value for light in Light], default="light")
    reader.add_argument("--scale", type=int, default=100)
    reader.add_argument("--size", default="1280x800")
    asked = reader.parse_args(arguments)
    width, height = (int(part) for part in asked.size.split("x"))
    look = Theme(Light(asked.light), asked.scale, reduced_motion=True)
    draw(asked.screen, asked.path, look, width, height)


if __name__ == "__main__":
    main()
