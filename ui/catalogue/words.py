"""The columns of a file of goods, and what becomes of its rows, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.text import N_

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
