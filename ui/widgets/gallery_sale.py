"""Sample screens of the cashier: the sale and the money back in a Lithuanian shop, with a Polish customer."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.views import (
    BarView,
    BasketRow,
    Chip,
    DeviceLight,
    Key,
    Kind,
    Mark,
    NextLine,
    NoticeView,
    Piece,
    SumLine,
    Tile,
    Tone,
    TruthLight,
    VoiceView,
)
from ui.widgets.basket import BasketView
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.figure import BigFigure
from ui.widgets.frame import ScreenFrame
from ui.widgets.gallery_parts import keys, quiet, title
from ui.widgets.keypad import Keypad
from ui.widgets.money import MoneyDrawing
from ui.widgets.notice import Notice
from ui.widgets.pile import stacked
from ui.widgets.quick import QuickGrid
from ui.widgets.search import SearchField
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.sums import SumsPanel
from ui.widgets.total import TotalFoot
from ui.widgets.voice import VoiceStrip

_SALE_BAR = BarView(
    "Kasa",
    "Rudens g. 4 · kasa 2",
    "Pamaina 118 · Ana",
    "Paskutinis:",
    (TruthLight("apmokėta"), TruthLight("įrašyta"), TruthLight("atspausdinta")),
    "",
    (
        DeviceLight("Spausdintuvas"),
        DeviceLight("Skaitytuvas"),
        DeviceLight("Svarstyklės: ne nulis", Mark.SQUARE),
    ),
    "14:07",
)
_SALE_KEYS = keys(
    "F1 Pagalba",
    "F3 Pašalinti eilutę",
    "F4 Kaina, nuolaida",
    "F5 Atidėti",
    "F6 Pirkėjas",
    "F7 Grąžinimas",
    "F9 Prašymas",
    "F10! Lygiai 12,20",
    "F11! Kortele 12,19",
    "F12! Mokėti",
)
_SALE_VOICE = VoiceView(
    "PASAKYKITE · LENKIŠKAI",
    "„Czy znalazła Pani wszystko, czego Pani szukała?“",
    "Ar radote viską, ko ieškojote? · Jei ne: F9 – prekės prašymas",
    (
        NextLine("Toliau", "Užstatas: 4 buteliai, 0,40"),
        NextLine("Paskui", "Suma ir mokėjimo būdas"),
    ),
    "Pažvelkite į akis. Magda laukia atsakymo dėl kavos malūnėlio – pažadėta iki penktadienio.",
    "Raginimai tylūs: nieko spausti nereikia.",
)
_ROWS = (
    BasketRow("1", "Ruginė duona „Gija“ 800 g", "1,89", "1,89"),
    BasketRow("2", "Pienas 2,5 % 1 l", "1,65", "2,00", "2 už 2,00 · sutaupyta 1,30"),
    BasketRow("0,502 kg", "Obuoliai „Auksis“", "1,59", "0,80"),
    BasketRow("4", "Gira „Senolių“ 0,5 l", "0,99", "4,36", "su užstatu 4 × 0,10", Tone.QUIET),
    BasketRow(
        "1", "Sūris „Varta“ 45 % 240 g", "3,49", "3,14", "−10 % Rasa patvirtino: pažeista pakuotė"
    ),
)
_SUM = (
    "9 prekės · sutaupyta 1,65",
    "Grynaisiais: 12,20 (apvalinta +0,01)",
    "PVM 21 % 1,62 · 5 % 0,09",
)
_TILES = (
    Tile("1", "Bandelė su aguonomis", "0,59"),
    Tile("2", "Kruasanas", "0,89"),
    Tile("3", "Batonas", "1,29"),
    Tile("4", "Kibinas", "1,99"),
    Tile("5", "Spurga", "0,79"),
    Tile("6", "Šakotis", "kg 14,90"),
    Tile("7", "Lavašas", "1,19"),
    Tile("8", "Pyragas", "kg 8,90"),
    Tile("9", "Sausainiai", "kg 6,40"),
)
_SIDE = (
    Key("quantity", "*", "Kiekis"),
    Key("weigh", "/", "Sverti"),
    Key("why", "F8", "Kodėl tokia kaina?"),
    Key("take", "Enter", "Įvesti"),
)


def register() -> ScreenFrame:
    """The sale."""
    frame = ScreenFrame()
    frame.bar.show_bar(_SALE_BAR)
    frame.keys.show_keys(_SALE_KEYS)
    voice = VoiceStrip()
    voice.show_voice(_SALE_VOICE)
    frame.set_columns(_sale_sheet(), _sale_middle(), voice)
    return frame


def _sale_sheet() -> Sheet:
    basket = BasketView()
    basket.show_rows(_ROWS, 3)
    head = TextStack()
    who = "Magda K. · PL · pastovi pirkėja · 1 laukiantis prašymas"
    head.show_paragraphs(Paragraph(who, 14, tone=Tone.QUIET))
    foot = TotalFoot()
    foot.show_total("12,19 €", _SUM)
    sheet = Sheet()
    sheet.fill_with(basket, head=head, foot=foot)
    return sheet


def _sale_middle() -> QWidget:
    search, quick, pad = SearchField(), QuickGrid(), Keypad()
    search.show_field("Skenuokite, įveskite kodą ar pavadinimą", "F2")
    words = ("Kepiniai", "Vaisiai", "Daržovės", "Maišeliai", "Tara")
    quick.show_groups([Chip(word, word, word == "Kepiniai") for word in words])
    quick.show_tiles(_TILES)
    pad.show_keys(_SIDE)
    return stacked(search, quick, pad, gap=10, last=True)


_CHANGE_BAR = BarView(
    "Kasa",
    "Rudens g. 4 · kasa 2",
    "Pamaina 118 · Ana",
    lights=(DeviceLight("Spausdina…", Mark.WAIT), DeviceLight("Stalčius atidarytas")),
    clock="14:08",
)
_CHANGE_KEYS = keys(
    "F1 Pagalba",
    "F3 Kitos monetos",
    "F5 Kvito nereikia",
    "F6 Kvitas paštu",
    "F7 Dovanos kvitas",
    "",
    "",
    "",
    "",
    "Enter! Kitas pirkėjas",
)
_CHANGE_VOICE = VoiceView(
    "PASAKYKITE · LENKIŠKAI",
    "„Z pięćdziesięciu – trzydzieści siedem osiemdziesiąt reszty. Dziękuję, miłego dnia!“",
    "Iš 50 grąža 37,80. Ačiū, geros dienos!",
    (),
    "Atskaičiuokite į delną garsiai: 12,20 … 13 … 15 … 20 … 30 … 50.",
    "Pirkėjos ekrane: įvertinimas vienu palietimu",
)
_PIECES = (
    Piece(2000, 1, True, "20"),
    Piece(1000, 1, True, "10"),
    Piece(500, 1, True, "5"),
    Piece(200, 1, False, "2"),
    Piece(50, 1, False, "50"),
    Piece(20, 1, False, "20"),
    Piece(10, 1, False, "10"),
)


def change() -> ScreenFrame:
    """The money back."""
    frame = ScreenFrame()
    frame.bar.show_bar(_CHANGE_BAR)
    frame.keys.show_keys(_CHANGE_KEYS)
    voice = VoiceStrip()
    voice.show_voice(_CHANGE_VOICE)
    sums = SumsPanel()
    sums.show_lines(
        (
            SumLine("Suma", "12,19"),
            SumLine("Grynųjų apvalinimas", "+0,01", Tone.QUIET),
            SumLine("Mokėti grynaisiais", "12,20"),
            SumLine("Gauta", "50,00", rule=True, large=True),
        )
    )
    body = RankedColumn(pad=20)
    body.add(title("Mokėjimas"), 1)
    body.add(sums, shrink=60)
    note = "Pardavimas 2-118-0042\nKitą prekę galima skenuoti jau dabar."
    body.add(quiet(note), 2, bottom=True)
    left = Sheet()
    left.fill_with(body)
    frame.set_columns(left, _change_middle(), voice, (330, 582, 300))
    return frame


def _change_middle() -> Sheet:
    figure, money = BigFigure(112), MoneyDrawing()
    figure.show_figure("37,80 €")
    money.show_pieces("EUR", _PIECES)
    fewer, low = Notice(), Notice()
    kinder = "Paprašykite 2,20 – tada atiduosite 40,00 dviem kupiūromis."
    fewer.show_notice(NoticeView("Mažiau monetų?", kinder, Kind.GOOD))
    low.show_notice(NoticeView("Liks mažai 5 € (2)", "Papildykite prieš 16 val.", Kind.WARM))
    hints = QWidget()
    lay = QHBoxLayout(hints)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(theme.GAP)
    lay.addWidget(fewer)
    lay.addWidget(low)
    body = RankedColumn(pad=22)
    body.add(title("Grąža"), 1)
    body.add(figure, shrink=75)
    body.add(money, shrink=40)
    body.add(quiet("7 vienetai, visi stalčiuje yra"), 2)
    body.add(hints, 3, bottom=True)
    sheet = Sheet()
    sheet.fill_with(body)
    return sheet
