"""How settings are shown and typed: in words, amounts as the language writes them. A new setting needs nothing here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.settings import Setting
from pos.text import LANGUAGES, N_, Speaker, own_name, parse_amount, with_point

_VALUES: Final[Mapping[str, str]] = {
    "on": N_("yes"),
    "off": N_("no"),
    "credit": N_("store credit"),
    "exchange": N_("exchange only"),
    "cash": N_("cash"),
    "approval": N_("ask for approval"),
    "block": N_("refuse"),
    "ask": N_("ask for approval"),
    "allow": N_("allow"),
    "name": N_("by name"),
    "none": N_("not at all"),
    "light": N_("light"),
    "dark": N_("dark"),
    "contrast": N_("high contrast"),
}
"""Words for choices where their code is none; a code that is not here stands for itself."""

_KINDS: Final[Mapping[str, str]] = {
    "whole": N_("A whole number from {least} to {most}."),
    "amount": N_("An amount of money."),
    "choice": N_("One of the values below."),
    "time": N_("A time of day, as 00:00."),
    "text": N_("A text of at most 200 letters."),
}


def shown(setting: Setting, value: str, _: Speaker) -> str:
    """Write a value for people."""
    if setting.kind == "amount":
        minor = parse_amount(value)
        return value if minor is None else _.amount(minor)
    if setting.key == "text_scale":
        return f"{value} %"
    if setting.key == "language" and value in LANGUAGES:
        return own_name(value)
    if not value:
        return _("as usual in the country")
    return _(_VALUES[value]) if setting.kind == "choice" and value in _VALUES else value


def typed(setting: Setting, text: str) -> str:
    """Read what a person typed as the table keeps it; what cannot be read is handed on to be refused."""
    text = text.strip()
    if setting.kind == "amount":
        minor = parse_amount(text) if text else None
        return text if minor is None else with_point(minor)
    return text


def expected(setting: Setting, _: Speaker) -> str:
    """Say what may be typed."""
    return _(_KINDS[setting.kind], least=setting.least, most=setting.most)
