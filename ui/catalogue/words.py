"""The columns of a file of goods, and what changes in them, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.text import N_, Speaker, parse_amount

COLUMN_WORDS: Final[Mapping[str, str]] = {
    "code": N_("Code"),
    "sku": N_("Own number"),
    "name": N_("Name"),
    "price": N_("Price"),
    "vat": N_("VAT"),
    "department": N_("Department"),
    "unit": N_("Unit: pc or kg"),
    "cost": N_("Cost"),
    "deposit": N_("Deposit"),
    "age": N_("Age limit"),
    "class": N_("Limited by law: alcohol, tobacco"),
    "flags": N_("Marks"),
    "codes": N_("Other codes"),
}
"""What a column may hold, in the order in which it is asked."""
_AMOUNTS: Final = ("price", "cost", "deposit", "vat")


def changed(name: str, was: str, will: str, _: Speaker) -> str:
    """Say what stood in a column and what will, amounts and rates as the language writes them."""
    return f"{_cell(name, was, _)} → {_cell(name, will, _)}"


def _cell(name: str, text: str, _: Speaker) -> str:
    minor = parse_amount(text) if name in _AMOUNTS and text else None
    if minor is None:
        return text or "–"
    return f"{_.amount(minor)} %" if name == "vat" else _.amount(minor)
