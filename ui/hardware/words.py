"""The words of the technician's screen: devices, how they are, what a person sees; English msgids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drivers.protocol import Health, Role
from pos.text import N_, Speaker
from ui.views import Mark, Tone

ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.SCANNER: N_("Scanner"),
    Role.PRINTER: N_("Receipt printer"),
    Role.DRAWER: N_("Cash drawer"),
    Role.SCALE: N_("Scale"),
    Role.DISPLAY: N_("Customer display"),
    Role.TERMINAL: N_("Card terminal"),
    Role.FISCAL: N_("Fiscal unit"),
    Role.SECOND_PRINTER: N_("Second printer"),
    Role.SECOND_SCANNER: N_("Second scanner"),
    Role.LABELS: N_("Label printer"),
    Role.KITCHEN: N_("Kitchen printer"),
}
HEALTH: Final[Mapping[Health, str]] = {
    Health.OFF: N_("off"),
    Health.CONNECTING: N_("connecting"),
    Health.OK: N_("works"),
    Health.LOW: N_("paper is low"),
    Health.PAPER_OUT: N_("no paper"),
    Health.COVER_OPEN: N_("cover is open"),
    Health.OFFLINE: N_("not ready"),
    Health.SILENT: N_("does not answer"),
    Health.LOST: N_("not connected"),
    Health.FAULT: N_("fault"),
}
LOOKS: Final[Mapping[Health, tuple[Mark, Tone]]] = {
    Health.OFF: (Mark.DASH, Tone.QUIET),
    Health.CONNECTING: (Mark.WAIT, Tone.QUIET),
    Health.OK: (Mark.DOT, Tone.OK),
    Health.LOW: (Mark.SQUARE, Tone.WARM),
    Health.PAPER_OUT: (Mark.CROSS, Tone.STOP),
    Health.COVER_OPEN: (Mark.CROSS, Tone.STOP),
    Health.OFFLINE: (Mark.CROSS, Tone.STOP),
    Health.SILENT: (Mark.TRIANGLE, Tone.WARM),
    Health.LOST: (Mark.CROSS, Tone.STOP),
    Health.FAULT: (Mark.CROSS, Tone.STOP),
}
_PAPER: Final = (
    ("nothing_printed", N_("Nothing is printed")),
    ("wrong_letters", N_("Wrong letters")),
    ("prints_half", N_("Prints only half")),
)
_CODES: Final = (
    ("nothing_scanned", N_("Nothing is scanned")),
    ("wrong_scans", N_("Wrong codes")),
)
SYMPTOMS: Final[Mapping[Role, tuple[tuple[str, str], ...]]] = {
    Role.PRINTER: (*_PAPER, ("drawer_shut", N_("Drawer stays shut"))),
    Role.SECOND_PRINTER: _PAPER,
    Role.KITCHEN: _PAPER,
    Role.SCANNER: _CODES,
    Role.SECOND_SCANNER: _CODES,
    Role.SCALE: (("no_weight", N_("No weight")),),
    Role.DISPLAY: (("dark_display", N_("Display stays dark")),),
    Role.LABELS: (("nothing_printed", N_("Nothing is printed")),),
    Role.TERMINAL: (("no_payment", N_("No payment")),),
}
"""What a person sees where the till cannot; the codes are those of the doctor's symptoms."""

_PRINTER_PLAYS: Final = (
    ("ok", N_("All is well")),
    ("paper-out", N_("No paper")),
    ("paper-low", N_("Paper is low")),
    ("cover-open", N_("Cover open")),
    ("offline", N_("Switched offline")),
    ("cutter", N_("Cutter stuck")),
    ("silent", N_("Answers nothing")),
    ("cut-off", N_("Cable pulled")),
    ("power-cycle", N_("Power off and on")),
    ("half-written", N_("Stops half-way")),
    ("slow", N_("Slow")),
    ("drawer stuck", N_("Drawer stuck")),
)
_SCANNER_PLAYS: Final = (
    ("ok", N_("All is well")),
    ("scan", N_("Scan a label")),
    ("wrong-baud", N_("Wrong speed")),
    ("noise", N_("Noise on the line")),
    ("no-suffix", N_("No end of code")),
    ("partial", N_("Breaks codes off")),
    ("twice", N_("Reads twice")),
)
PLAYS: Final[Mapping[Role, tuple[tuple[str, str], ...]]] = {
    Role.PRINTER: _PRINTER_PLAYS,
    Role.SECOND_PRINTER: _PRINTER_PLAYS,
    Role.KITCHEN: _PRINTER_PLAYS,
    Role.LABELS: (
        ("ok", N_("All is well")),
        ("paper-out", N_("No paper")),
        ("cover-open", N_("Cover open")),
        ("offline", N_("Switched offline")),
        ("silent", N_("Answers nothing")),
    ),
    Role.SCANNER: _SCANNER_PLAYS,
    Role.SECOND_SCANNER: _SCANNER_PLAYS,
    Role.SCALE: (
        ("zero", N_("Empty")),
        ("0.502 kg", N_("0.502 kg on it")),
        ("moving", N_("It moves")),
        ("overload", N_("Too heavy")),
        ("under_zero", N_("Below zero")),
        ("zero_lost", N_("Has lost its zero")),
        ("offline", N_("Switched off")),
    ),
    Role.DISPLAY: (
        ("ok", N_("All is well")),
        ("power-cycle", N_("Power off and on")),
        ("dark", N_("Switched off")),
    ),
    Role.TERMINAL: (
        ("ok", N_("All is well")),
        ("declines", N_("Declines")),
        ("slow", N_("Slow")),
        ("late", N_("Answers too late")),
        ("lost-after-approval", N_("Breaks off after the card")),
        ("other-amount", N_("Takes another amount")),
        ("offline", N_("Switched off")),
    ),
}
"""What a simulated device can be made to do; the words are those of the stories' bench."""
_PLUGS: Final = (("unplug", N_("Pull the cable")), ("plug", N_("Put the cable back")))
_RARE: Final = (
    ("small-buffer", N_("Little memory")),
    ("drawer ok", N_("Drawer works")),
    ("drawer shut", N_("Push the drawer shut")),
    ("1.250 kg", N_("1.250 kg on it")),
    ("scan 4770000000015", N_("Scan a label")),
    ("lost-before", N_("Breaks off before the card")),
    ("refuses", N_("Refuses")),
    ("customer-stops", N_("The customer stops it")),
    ("silent-end", N_("Says nothing at the end")),
    ("no-paper", N_("No paper")),
    ("out-of-order", N_("Out of order")),
)
"""What only the window of one simulated device offers."""
_SAID: Final = dict((*_PLUGS, *_RARE)) | {
    word: said for plays in PLAYS.values() for word, said in plays
}


def said_of_play(word: str, _: Speaker) -> str:
    """Say what a word does to a simulated device; one without words here stands for itself."""
    return _(_SAID[word]) if word in _SAID else word


TESTS: Final[Mapping[Role, str]] = {
    Role.PRINTER: N_("Print test page"),
    Role.SECOND_PRINTER: N_("Print test page"),
    Role.KITCHEN: N_("Print test page"),
    Role.SCANNER: N_("Scan something"),
    Role.SECOND_SCANNER: N_("Scan something"),
    Role.SCALE: N_("Weigh now"),
    Role.DISPLAY: N_("Show a test"),
    Role.TERMINAL: N_("Test again"),
    Role.LABELS: N_("Print a test label"),
}
JOBS: Final[Mapping[str, str]] = {
    "queued": N_("waits for the printer"),
    "sending": N_("printing …"),
    "sent": N_("sent to the printer"),
    "printed": N_("printed"),
    "failed": N_("not printed"),
    "uncertain": N_("printed or not?"),
}
