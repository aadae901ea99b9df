"""The one table of settings: validation, the settings screen, the command line and the docs are made from it.

Long because every setting has its entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from pos.barcode import parse
from pos.errors import Refused
from pos.text import LANGUAGES, N_


class Setting(Struct, frozen=True):
    """One thing a shop may choose. `kind`: whole | amount | choice | time | text; `explain` is an English msgid."""

    key: str
    kind: str
    default: str
    explain: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 1_000_000


_ON_OFF: Final = ("on", "off")

TABLE: Final = (
    Setting(
        "language",
        "choice",
        "",
        N_("Language of the screens; empty means the country's own"),
        ("", *LANGUAGES),
    ),
    Setting("rounding", "choice", "on", N_("Round cash as the country's law says"), _ON_OFF),
    Setting("return_days", "whole", "30", N_("Days in which goods may be brought back"), most=3650),
    Setting(
        "without_receipt",
        "choice",
        "credit",
        N_("What is given for goods without a receipt"),
        ("credit", "exchange", "cash"),
    ),
    Setting(
        "late_return",
        "choice",
        "approval",
        N_("After the last day of return: ask for approval, or refuse"),
        ("approval", "block"),
    ),
    Setting(
        "law", "choice", "off", N_("Narrow the ways of a return as the country's law does"), _ON_OFF
    ),
    Setting(
        "below_cost",
        "choice",
        "ask",
        N_("Selling below cost: ask for approval, or allow"),
        ("ask", "allow"),
    ),
    Setting("zone", "text", "", N_("Time zone; empty means the country's own")),
    Setting("day_ends", "time", "00:00", N_("When the trading day ends")),
    Setting(
        "drawer_open_s",
        "whole",
        "120",
        N_("Seconds after which an open drawer is called out"),
        least=5,
        most=3600,
    ),
    Setting(
        "cash_high", "amount", "300.00", N_("Above this much cash, suggest a drop to the safe")
    ),
    Setting("cash_low", "amount", "50.00", N_("Below this much cash, change will soon run short")),
    Setting(
        "goodwill_gesture", "amount", "5.00", N_("Most that an associate may give in one gesture")
    ),
    Setting(
        "goodwill_shift", "amount", "50.00", N_("Most that an associate may give in one shift")
    ),
    Setting(
        "foreign_cash",
        "text",
        "",
        N_("Foreign cash that is taken, with its rate: EUR 4.2550, GBP 5.10; empty means none"),
    ),
    Setting(
        "points_given",
        "whole",
        "0",
        N_("Points given to known customers for each full step of money; 0 gives none"),
        most=10_000,
    ),
    Setting("points_per", "amount", "1.00", N_("The step of money that earns points")),
    Setting("point_worth", "amount", "0.01", N_("What one point pays")),
    Setting(
        "promise_days",
        "whole",
        "7",
        N_("Days until a promise of goods whose supplier's time nobody wrote down"),
        most=365,
    ),
    Setting(
        "scale_labels",
        "text",
        "",
        N_(
            "Labels of the shop's own scale, with commas: 28iiiiiwwwwwc, 20iiiiipppppc "
            "(i article, w grams, p price, c check digit)"
        ),
    ),
    Setting(
        "kitchen",
        "text",
        "",
        N_("Departments whose goods the kitchen is told of, with commas; empty means none"),
    ),
    Setting(
        "kitchen_when",
        "choice",
        "paid",
        N_("When the kitchen is told: once it is paid, or as soon as the basket is parked"),
        ("paid", "parked"),
    ),
    Setting(
        "drawer_buzz",
        "choice",
        "off",
        N_("Sound the printer's buzzer while the drawer is open for too long"),
        _ON_OFF,
    ),
    Setting(
        "drawer_first",
        "choice",
        "off",
        N_("Sell nothing to the next customer before the drawer is shut, where it has a switch"),
        _ON_OFF,
    ),
    Setting("deal_near", "choice", "on", N_("Tell how much is missing to the next deal"), _ON_OFF),
    Setting(
        "lock_minutes",
        "whole",
        "30",
        N_("Minutes of lock-out after five wrong PINs"),
        least=1,
        most=1440,
    ),
    Setting(
        "idle_minutes",
        "whole",
        "5",
        N_("Minutes without a touch after which the till asks for the PIN"),
        least=1,
        most=15,
    ),
    Setting(
        "merge_lines",
        "choice",
        "on",
        N_("Scanning the same piece again raises the line's quantity"),
        _ON_OFF,
    ),
    Setting(
        "cashier_on_receipt",
        "choice",
        "name",
        N_("How the receipt names the cashier"),
        ("name", "none"),
    ),
    Setting(
        "text_scale",
        "choice",
        "100",
        N_("Size of the text on screen"),
        ("100", "125", "150", "200"),
    ),
    Setting("theme", "choice", "light", N_("Colours of the screen"), ("light", "dark", "contrast")),
)

BY_KEY: Final = {setting.key: setting for setting in TABLE}


def _whole(setting: Setting, value: str) -> bool:
    whole = value.isascii() and value.isdigit() and len(value) <= 9
    return whole and setting.least <= int(value) <= setting.most


_VALID: Final[dict[str, Callable[[Setting, str], bool]]] = {
    "whole": _whole,
    "amount": lambda _, value: re.fullmatch(r"\d{1,7}\.\d\d", value) is not None,
    "choice": lambda setting, value: value in setting.choices,
    "time": lambda _, value: re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None,
    "text": lambda _, value: len(value) <= 200 and value.isprintable(),
}


def _any(value: str) -> bool:
    return True


def _zone(value: str) -> bool:
    """Tell whether this machine knows a time zone of that name."""
    try:
        return not value or ZoneInfo(value).key == value
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def labels(value: str) -> tuple[str, ...]:
    """Return the patterns of the setting `scale_labels`."""
    return tuple(one.strip() for one in value.split(",") if one.strip())


def _labels(value: str) -> bool:
    try:
        return all(map(parse, labels(value)))
    except Refused:
        return False


_OWN: Final[dict[str, Callable[[str], bool]]] = {"zone": _zone, "scale_labels": _labels}
"""Settings that more than their kind decides about."""


def check(key: str, value: str) -> str:
    """Return `value` if it may stand under `key`; refuses bad_setting with what was expected."""
    setting = BY_KEY.get(key)
    if setting is None:
        raise Refused("bad_setting", why="unknown", key=key, value=value)
    if not _VALID[setting.kind](setting, value) or not _OWN.get(key, _any)(value):
        expected = ", ".join(setting.choices) or setting.kind
        raise Refused("bad_setting", key=key, value=value, expected=expected)
    return value


Own = Callable[[], Mapping[str, str]]
"""Gives what a shop chose itself, by key; what it gave once stays as it was."""


class Settings:
    """The shop's own values over its country's usual ones, and those over the table's defaults."""

    def __init__(self, own: Own, usual: Mapping[str, str] = MappingProxyType({})) -> None:
        """`usual` is what the country says of some settings."""
        self._own = own
        self._usual = {key: usual.get(key, setting.default) for key, setting in BY_KEY.items()}
        self._chosen: Mapping[str, str] | None = None

    def forget(self) -> None:
        """Read anew from now on: a verb begins, and somebody may have changed a setting."""
        self._chosen = None

    def text(self, key: str) -> str:
        """Return a value as text (KeyError for a key that is not in the table)."""
        chosen = self._chosen
        if chosen is None:
            chosen = self._chosen = self._own()
        return chosen.get(key, self._usual[key])

    def usual(self, key: str) -> str:
        """Return what holds where the shop chose nothing (KeyError for a key that is not in the table)."""
        return self._usual[key]

    def whole(self, key: str) -> int:
        """Return a whole number."""
        return int(self.text(key))

    def minor(self, key: str) -> int:
        """Return an amount in minor units."""
        return int(self.text(key).replace(".", ""))

    def on(self, key: str) -> bool:
        """Tell whether a switch is on."""
        return self.text(key) == "on"
