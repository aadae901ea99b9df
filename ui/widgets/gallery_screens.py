"""Four whole screens with sample texts, to judge the look by: a Lithuanian shop, a Polish customer.

Over 250 lines, for it is mostly the sentences of four screens, and they are easiest to compare in one place.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.views import (
    BarView,
    BasketRow,
    DeviceLight,
    Key,
    Kind,
    ListRow,
    Mark,
    NextLine,
    NoticeView,
    Option,
    PaperLine,
    Piece,
    Step,
    Tile,
    Tone,
    TruthLight,
    VoiceView,
    Way,
)
from ui.widgets.basket import BasketView
from ui.widgets.card import Rule, Sheet
from ui.widgets.devices import DeviceList
from ui.widgets.facts import FactsPanel
from ui.widgets.figure import BigFigure
from ui.widgets.frame import ScreenFrame
from ui.widgets.keypad import Keypad
from ui.widgets.money import MoneyDrawing
from ui.widgets.notice import Notice
from ui.widgets.option import OptionList
from ui.widgets.quick import Chip, QuickGrid
from ui.widgets.receipt import ReceiptView
from ui.widgets.search import SearchField
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.step import StepList
from ui.widgets.text import Text
from ui.widgets.total import TotalFoot
from ui.widgets.voice import VoiceStrip


def column(*parts: QWidget, pad: int = 0, gap: int = theme.GAP, last: bool = False) -> QWidget:
    """Parts one under another; `last` lets the last one take the rest, else what is left stays empty."""
    holder = QWidget()
    lay = QVBoxLayout(holder)
    lay.setContentsMargins(pad, pad * 2 // 3, pad, pad * 2 // 3)
    lay.setSpacing(gap)
    for part in parts:
        lay.addWidget(part)
    if not last:
        lay.addStretch(1)
    return holder


def _quiet(text: str, size: int = 14) -> Text:
    return Text(text, size, tone=Tone.QUIET)


def _title(text: str) -> Text:
    return Text(text, 14, theme.SEMIBOLD, Tone.QUIET)


def _keys(*labels: str) -> list[Key | None]:
    """`F1 Help` is a key, `F12! Pay` the way forward, "" an empty slot."""
    keys: list[Key | None] = []
    for label in labels:
        name, _, words = label.partition(" ")
        forward = name.endswith("!")
        keys.append(Key(words, name.rstrip("!"), words, forward) if label else None)
    return keys


def register() -> ScreenFrame:
    """The sale."""
    frame = ScreenFrame()
    truth = tuple(TruthLight(word) for word in ("apmokėta", "įrašyta", "atspausdinta"))
    lights = (
        DeviceLight("Spausdintuvas"),
        DeviceLight("Skaitytuvas"),
        DeviceLight("Svarstyklės: ne nulis", Mark.SQUARE),
    )
    bar = BarView("Kasa", "Rudens g. 4 · kasa 2", "Pamaina 118 · Ana", "Paskutinis:", truth)
    frame.bar.show_bar(
        BarView(bar.brand, bar.where, bar.who, bar.truth_title, truth, "", lights, "14:07")
    )
    frame.keys.show_keys(
        _keys(
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
    )
    voice = VoiceStrip()
    voice.show_voice(
        VoiceView(
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
    )
    frame.set_columns(_sale_sheet(), _sale_middle(), voice)
    return frame


def _sale_sheet() -> Sheet:
    basket = BasketView()
    basket.show_rows(
        (
            BasketRow("1", "Ruginė duona „Gija“ 800 g", "1,89", "1,89"),
            BasketRow("2", "Pienas 2,5 % 1 l", "1,65", "2,00", "2 už 2,00 · sutaupyta 1,30"),
            BasketRow("0,502 kg", "Obuoliai „Auksis“", "1,59", "0,80"),
            BasketRow(
                "4", "Gira „Senolių“ 0,5 l", "0,99", "4,36", "su užstatu 4 × 0,10", Tone.QUIET
            ),
            BasketRow(
                "1",
                "Sūris „Varta“ 45 % 240 g",
                "3,49",
                "3,14",
                "−10 % Rasa patvirtino: pažeista pakuotė",
            ),
        ),
        3,
    )
    head = TextStack()
    head.show_paragraphs(
        Paragraph("Magda K. · PL · pastovi pirkėja · 1 laukiantis prašymas", 14, tone=Tone.QUIET)
    )
    foot = TotalFoot()
    foot.show_total(
        "12,19 €",
        (
            "9 prekės · sutaupyta 1,65",
            "Grynaisiais: 12,20 (apvalinta +0,01)",
            "PVM 21 % 1,62 · 5 % 0,09",
        ),
    )
    sheet = Sheet()
    sheet.fill_with(basket, head=head, foot=foot)
    return sheet


def _sale_middle() -> QWidget:
    search = SearchField()
    search.show_field("Skenuokite, įveskite kodą ar pavadinimą", "F2")
    quick = QuickGrid()
    quick.show_groups(
        [
            Chip(word, word, number == 0)
            for number, word in enumerate(("Kepiniai", "Vaisiai", "Daržovės", "Maišeliai", "Tara"))
        ]
    )
    prices = {
        "Bandelė su aguonomis": "0,59",
        "Kruasanas": "0,89",
        "Batonas": "1,29",
        "Kibinas": "1,99",
        "Spurga": "0,79",
        "Šakotis": "kg 14,90",
        "Lavašas": "1,19",
        "Pyragas": "kg 8,90",
        "Sausainiai": "kg 6,40",
    }
    quick.show_tiles([Tile(name, name, price) for name, price in prices.items()])
    pad = Keypad()
    pad.show_keys(
        [
            Key("quantity", "*", "Kiekis"),
            Key("weigh", "/", "Sverti"),
            Key("why", "F8", "Kodėl tokia kaina?"),
            Key("take", "Enter", "Įvesti"),
        ]
    )
    return column(search, quick, pad, gap=10, last=True)


def change() -> ScreenFrame:
    """The money back."""
    frame = ScreenFrame()
    lights = (DeviceLight("Spausdina…", Mark.WAIT), DeviceLight("Stalčius atidarytas"))
    frame.bar.show_bar(
        BarView("Kasa", "Rudens g. 4 · kasa 2", "Pamaina 118 · Ana", lights=lights, clock="14:08")
    )
    keys = _keys(
        "F1 Pagalba",
        "F3 Kitos monetos",
        "F5 Kvito nereikia",
        "F6 Kvitas paštu",
        "F7 Dovanos kvitas",
        *("",) * 4,
        "Enter! Kitas pirkėjas",
    )
    frame.keys.show_keys(keys)
    voice = VoiceStrip()
    voice.show_voice(
        VoiceView(
            "PASAKYKITE · LENKIŠKAI",
            "„Z pięćdziesięciu – trzydzieści siedem osiemdziesiąt reszty. Dziękuję, miłego dnia!“",
            "Iš 50 grąža 37,80. Ačiū, geros dienos!",
            (),
            "Atskaičiuokite į delną garsiai: 12,20 … 13 … 15 … 20 … 30 … 50.",
            "Pirkėjos ekrane: įvertinimas vienu palietimu",
        )
    )
    left = Sheet()
    sums = (("Suma", "12,19"), ("Grynųjų apvalinimas", "+0,01"), ("Mokėti grynaisiais", "12,20"))
    left.fill_with(
        column(
            _title("Mokėjimas"),
            *(_pair(name, amount) for name, amount in sums),
            Rule(),
            _pair("Gauta", "50,00", 26),
            pad=20,
        ),
        foot=_quiet("Pardavimas 2-118-0042\nKitą prekę galima skenuoti jau dabar."),
    )
    frame.set_columns(left, _change_middle(), voice, (330, 582, 300))
    return frame


def _pair(name: str, amount: str, size: int = 17) -> QWidget:
    holder = QWidget()
    lay = QHBoxLayout(holder)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.addWidget(Text(name, 17), 1)
    lay.addWidget(Text(amount, size, theme.BOLD, tabular=True, wrap=False))
    return holder


def _change_middle() -> Sheet:
    figure = BigFigure(112)
    figure.show_figure("37,80 €")
    money = MoneyDrawing()
    pieces = (
        (2000, True, "20"),
        (1000, True, "10"),
        (500, True, "5"),
        (200, False, "2"),
        (50, False, "50"),
        (20, False, "20"),
        (10, False, "10"),
    )
    money.show_pieces("EUR", [Piece(minor, 1, note, text) for minor, note, text in pieces])
    fewer, low = Notice(), Notice()
    fewer.show_notice(
        NoticeView(
            "Mažiau monetų?",
            "Paprašykite 2,20 – tada atiduosite 40,00 dviem kupiūromis.",
            Kind.GOOD,
        )
    )
    low.show_notice(
        NoticeView("Liks mažai 5 € kupiūrų (2)", "Papildykite prieš 16 val.", Kind.WARM)
    )
    foot = QWidget()
    lay = QHBoxLayout(foot)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.addWidget(fewer)
    lay.addWidget(low)
    sheet = Sheet()
    pieces_note = _quiet("7 vienetai, visi stalčiuje yra")
    sheet.fill_with(column(_title("Grąža"), figure, money, pieces_note, pad=24), foot=foot)
    return sheet


def refund() -> ScreenFrame:
    """The return of part of a receipt."""
    frame = ScreenFrame()
    frame.bar.show_bar(
        BarView(
            "Kasa",
            "Aptarnavimo stalas",
            "Rasa · aptarnavimo specialistė",
            note="Geranoriškumo likutis šiandien: 41,50 €",
            lights=(DeviceLight("Spausdintuvas"),),
            clock="16:31",
        )
    )
    frame.keys.show_keys(
        _keys(
            "F1 Pagalba",
            "F2 Rasti kvitą",
            "F3 Be kvito",
            "F4 Bloga kaina",
            "F5 Skundas, prašymas",
            "F8 Paaiškinti kvitą",
            "",
            "",
            "Esc Atgal",
            "F12! Grąžinti 3,34",
        )
    )
    rows = BasketView()
    rows.show_rows(
        (
            BasketRow(
                "1 iš 3",
                "Puodelis „Rugiagėlė“",
                "",
                "3,34",
                "dar galima grąžinti 2 · sumokėta 10,00 už 3",
                Tone.QUIET,
            ),
            BasketRow("0 iš 1", "Vaško žvakė", "", "4,72", "su 10 % nuolaida", Tone.QUIET),
            BasketRow("–", "Ausinės", "", "0,98", "higienos prekė, atplėšta", faded=True),
        ),
        0,
    )
    head = TextStack()
    head.show_paragraphs(
        Paragraph("Kvitas 2-112-0187", 14, theme.BOLD),
        Paragraph("11-14 18:02 · kasa 2 · Ana · kortele 9,00 + grynais 6,70", 14, tone=Tone.QUIET),
    )
    foot = TotalFoot(48)
    foot.show_total(
        "3,34 €",
        ("Grąžinama: 1 × puodelis", "Būklė: sveika → į lentyną", "Priežastis: netiko spalva"),
    )
    left = Sheet()
    left.fill_with(rows, head=head, foot=foot)
    voice = VoiceStrip()
    voice.show_voice(
        VoiceView(
            "IŠKLAUSYTA ✓ · NUSTATYTA ✓ · PAAIŠKINKITE",
            "„Žinoma, galite grąžinti. Pinigus grąžinsiu į kortelę – arba, jei patogiau, grynaisiais.“",
            "Pirmiausia – kas patogiau pirkėjui.",
            (
                NextLine(
                    "Jei paklaustų dėl ausinių",
                    "„Atplėštų ausinių dėl higienos atgal nepriimame. Jei jos sugedo – patikrinsime dabar pat.“",
                ),
            ),
            "Neskubėkite. Nekaltinkite. Pasakykite, ką padarysite.",
        )
    )
    frame.set_columns(
        left, column(_title("Ką galima pasiūlyti"), _ways(), last=True), voice, (430, 462, 320)
    )
    return frame


def _ways() -> OptionList:
    options = OptionList()
    options.show_options(
        (
            Option(
                "card",
                "Į tą pačią kortelę",
                "3,34",
                "Kortele už šį kvitą mokėta 9,00; grąžinta 0,00. Pinigai per 3 darbo dienas.",
                chosen=True,
            ),
            Option("cash", "Grynaisiais", "3,35", "Apvalinta +0,01. Stalčiuje užtenka."),
            Option(
                "swap",
                "Keisti į kitą prekę",
                "3,34",
                "Skenuokite naują prekę – skirtumas suskaičiuojamas iškart.",
            ),
            Option("credit", "Parduotuvės kreditas", "3,34", "Galioja 12 mėn. visose kasose."),
            Option(
                "all",
                "Visas kvitas",
                "–",
                "Ausinės atplėštos: dėl higienos jų negrąžiname, nebent sugedusios – tada galioja 2 metų garantija.",
                Way.BLOCKED,
            ),
            Option(
                "kind",
                "Geranoriškumas",
                "iki 5,00",
                "Galite patys, be vadovo. Dažniausiai: 10 % kitam pirkiniui.",
                Way.KIND,
            ),
        )
    )
    return options


def doctor() -> ScreenFrame:
    """The technician's screen."""
    frame = ScreenFrame()
    note = "Pardavimai vyksta toliau: kvitai laukia eilėje (2)"
    frame.bar.show_bar(
        BarView("Kasa", "Įranga · kasa 2", "Jonas · technikas", note=note, clock="07:12")
    )
    frame.keys.show_keys(
        _keys(
            "F1 Pagalba",
            "F2 Ieškoti įrangos",
            "F3 Pridėti",
            "F4 Nustatymai",
            "F5 Tikrinti viską",
            "F8 Virtuali įranga",
            "F9 Eksportuoti",
            "",
            "Esc Atgal",
            "F12! Spausdinti bandymą",
        )
    )
    devices = DeviceList()
    devices.show_devices(
        (
            ListRow(
                "1", "Skaitytuvas", "Zebra DS2208 · serijinis · 9600", "veikia", Tone.OK, Mark.DOT
            ),
            ListRow(
                "2",
                "Kvitų spausdintuvas",
                "Epson TM-T20III · USB",
                "neatsako",
                Tone.STOP,
                Mark.CROSS,
            ),
            ListRow(
                "3",
                "Pinigų stalčius",
                "per spausdintuvą",
                "laukia spausdintuvo",
                Tone.QUIET,
                Mark.DASH,
            ),
            ListRow(
                "4", "Svarstyklės", "Toledo 8217 · /dev/ttyUSB1", "0,000 kg", Tone.OK, Mark.DOT
            ),
            ListRow("5", "Pirkėjo ekranas", "antras langas", "veikia", Tone.OK, Mark.DOT),
            ListRow(
                "6",
                "Kortelių terminalas",
                "rankinis režimas",
                "be ryšio su kasa",
                Tone.WARM,
                Mark.TRIANGLE,
            ),
        ),
        "2",
    )
    left = Sheet()
    left.fill_with(column(devices, pad=1, last=True))
    frame.set_columns(left, _doctor_middle(), _doctor_facts(), (330, 542, 340))
    return frame


def _doctor_middle() -> Sheet:
    cause = TextStack()
    cause.show_paragraphs(
        Paragraph("Kasa neturi teisės rašyti į spausdintuvą.", 26, theme.SEMIBOLD),
        Paragraph(
            "Prietaisas matomas (04b8:0e28, serija J4HG…), bet /dev/usb/lp0 atmetė: Permission denied. "
            "Naudotojas „kasa“ nėra grupėje „lp“.",
            16,
            tone=Tone.QUIET,
            gap=12,
        ),
    )
    steps = StepList()
    steps.show_steps(
        (
            Step(
                "1",
                "Įdiegti taisyklę ir pridėti prie grupės",
                "Paprašys administratoriaus slaptažodžio. Rodoma, kas bus įrašyta.",
                "fix",
                "Sutvarkyti",
                now=True,
            ),
            Step("2", "Perjungti laidą į kitą lizdą", "jei 1 žingsnis nepadės · tikimybė maža"),
            Step("3", "Popierius ir dangtelis", "patikrinsime, kai spausdintuvas atsakys"),
        )
    )
    sheet = Sheet()
    sheet.fill_with(
        column(_title("Daktaras: spausdintuvas neatsako"), cause, steps, pad=24),
        foot=_quiet("Po kiekvieno žingsnio tikrinama iš naujo pati."),
    )
    return sheet


def _doctor_facts() -> Sheet:
    facts = FactsPanel()
    facts.show_facts(
        "Gyvi faktai",
        (
            ("lizdas", "usb 1-1.4"),
            ("tvarkyklė", "usblp"),
            ("būsena", "EACCES 07:11:58"),
            ("eilė", "2 kvitai, 0 abejotinų"),
            ("popierius", "?"),
            ("dangtelis", "?"),
            ("kodų psl.", "51 (WPC1257)"),
        ),
    )
    paper = ReceiptView()
    paper.show_receipt(
        (
            PaperLine("ąčęėįšųūž āčēģīķļņšūž"),
            PaperLine("ąćęłńóśźż åäö €"),
            PaperLine("4770000000015"),
        ),
        24,
    )
    sheet = Sheet()
    sheet.fill_with(column(facts, _title("Bandomasis puslapis"), paper, pad=18, last=True))
    return sheet


SCREENS = {"register": register, "change": change, "return": refund, "doctor": doctor}
