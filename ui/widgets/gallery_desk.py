"""Sample screens of the service desk and the technician: a return, and a printer that is silent."""

from __future__ import annotations

from ui import theme
from ui.views import (
    BarView,
    BasketRow,
    DeviceLight,
    ListRow,
    Mark,
    NextLine,
    Option,
    PaperLine,
    Step,
    Tone,
    VoiceView,
    Way,
)
from ui.widgets.basket import BasketView
from ui.widgets.card import Sheet
from ui.widgets.column import RankedColumn
from ui.widgets.devices import DeviceList
from ui.widgets.facts import FactsPanel
from ui.widgets.frame import ScreenFrame
from ui.widgets.gallery_parts import keys, quiet, title
from ui.widgets.option import OptionList
from ui.widgets.pile import stacked
from ui.widgets.receipt import ReceiptView
from ui.widgets.stack import Paragraph, TextStack
from ui.widgets.step import StepList
from ui.widgets.total import TotalFoot
from ui.widgets.voice import VoiceStrip

_RETURN_BAR = BarView(
    "Kasa",
    "Aptarnavimo stalas",
    "Rasa · aptarnavimo specialistė",
    note="Geranoriškumo likutis šiandien: 41,50 €",
    lights=(DeviceLight("Spausdintuvas"),),
    clock="16:31",
)
_RETURN_KEYS = keys(
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
_RETURN_VOICE = VoiceView(
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
_CUP = "dar galima grąžinti 2 · sumokėta 10,00 už 3"
_ROWS = (
    BasketRow("1 iš 3", "Puodelis „Rugiagėlė“", "", "3,34", _CUP, Tone.QUIET),
    BasketRow("0 iš 1", "Vaško žvakė", "", "4,72", "su 10 % nuolaida", Tone.QUIET),
    BasketRow("–", "Ausinės", "", "0,98", "higienos prekė, atplėšta", faded=True),
)
_SUM = ("Grąžinama: 1 × puodelis", "Būklė: sveika → į lentyną", "Priežastis: netiko spalva")
_WAYS = (
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


def refund() -> ScreenFrame:
    """The return of part of a receipt."""
    frame = ScreenFrame()
    frame.bar.show_bar(_RETURN_BAR)
    frame.keys.show_keys(_RETURN_KEYS)
    rows, head, foot, left = BasketView(), TextStack(), TotalFoot(48), Sheet()
    rows.show_rows(_ROWS, 0)
    when = "11-14 18:02 · kasa 2 · Ana · kortele 9,00 + grynais 6,70"
    head.show_paragraphs(
        Paragraph("Kvitas 2-112-0187", 14, theme.BOLD), Paragraph(when, 14, tone=Tone.QUIET)
    )
    foot.show_total("3,34 €", _SUM)
    left.fill_with(rows, head=head, foot=foot)
    options, voice = OptionList(), VoiceStrip()
    options.show_options(_WAYS)
    voice.show_voice(_RETURN_VOICE)
    middle = stacked(title("Ką galima pasiūlyti"), options, last=True)
    frame.set_columns(left, middle, voice, (430, 462, 320))
    return frame


_DOCTOR_BAR = BarView(
    "Kasa",
    "Įranga · kasa 2",
    "Jonas · technikas",
    note="Pardavimai vyksta toliau: kvitai laukia eilėje (2)",
    clock="07:12",
)
_DOCTOR_KEYS = keys(
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
_DEVICES = (
    ListRow("1", "Skaitytuvas", "Zebra DS2208 · serijinis · 9600", "veikia", Tone.OK, Mark.DOT),
    ListRow("2", "Kvitų spausdintuvas", "Epson TM-T20III · USB", "neatsako", Tone.STOP, Mark.CROSS),
    ListRow(
        "3", "Pinigų stalčius", "per spausdintuvą", "laukia spausdintuvo", Tone.QUIET, Mark.DASH
    ),
    ListRow("4", "Svarstyklės", "Toledo 8217 · /dev/ttyUSB1", "0,000 kg", Tone.OK, Mark.DOT),
    ListRow("5", "Pirkėjo ekranas", "antras langas", "veikia", Tone.OK, Mark.DOT),
    ListRow("6", "Kortelių terminalas", "rankinis režimas", "be ryšio", Tone.WARM, Mark.TRIANGLE),
)
_CAUSE = (
    "Prietaisas matomas (04b8:0e28, serija J4HG…), bet /dev/usb/lp0 atmetė: Permission denied. "
    "Naudotojas „kasa“ nėra grupėje „lp“."
)
_STEPS = (
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
_FACTS = (
    ("lizdas", "usb 1-1.4"),
    ("tvarkyklė", "usblp"),
    ("būsena", "EACCES 07:11:58"),
    ("eilė", "2 kvitai, 0 abejotinų"),
    ("popierius", "?"),
    ("dangtelis", "?"),
    ("kodų psl.", "51 (WPC1257)"),
)
_PAGE = (
    PaperLine("ąčęėįšųūž āčēģīķļņšūž"),
    PaperLine("ąćęłńóśźż åäö €"),
    PaperLine("4770000000015"),
)


def doctor() -> ScreenFrame:
    """The technician's screen."""
    frame = ScreenFrame()
    frame.bar.show_bar(_DOCTOR_BAR)
    frame.keys.show_keys(_DOCTOR_KEYS)
    devices, left = DeviceList(), Sheet()
    devices.show_devices(_DEVICES, "2")
    left.fill_with(stacked(devices, pad=1, last=True))
    frame.set_columns(left, _doctor_middle(), _doctor_facts(), (330, 542, 340))
    return frame


def _doctor_middle() -> Sheet:
    cause, steps = TextStack(), StepList()
    cause.show_paragraphs(
        Paragraph("Kasa neturi teisės rašyti į spausdintuvą.", 26, theme.SEMIBOLD),
        Paragraph(_CAUSE, 16, tone=Tone.QUIET, gap=12),
    )
    steps.show_steps(_STEPS)
    body = RankedColumn(pad=22)
    body.add(title("Daktaras: spausdintuvas neatsako"), 2)
    body.add(cause, shrink=60)
    body.add(steps, fill=True)
    body.add(quiet("Po kiekvieno žingsnio tikrinama iš naujo pati."), 3, bottom=True)
    sheet = Sheet()
    sheet.fill_with(body)
    return sheet


def _doctor_facts() -> Sheet:
    facts, paper = FactsPanel(), ReceiptView()
    facts.show_facts("Gyvi faktai", _FACTS)
    paper.show_receipt(_PAGE, 24)
    body = RankedColumn(pad=18)
    body.add(facts)
    body.add(title("Bandomasis puslapis"), 1)
    body.add(paper, 1, fill=True)
    sheet = Sheet()
    sheet.fill_with(body)
    return sheet
