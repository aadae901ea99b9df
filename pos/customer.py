"""Customers who gave their name: what prompts, prices and cases need, and nothing more."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Customer(Struct, frozen=True):
    """A known customer. `consent` allows contact; the birth date is kept only where the customer gave it for that."""

    id: str
    name: str
    language: str = ""
    tier: str = ""
    born: str = ""
    phone: str = ""
    mail: str = ""
    consent: bool = False


class Known(Struct, frozen=True):
    """A customer as a list of several may show them: enough to tell who is meant, and nothing more."""

    id: str
    name: str
    tail: str = ""  # the last digits of the telephone
    tier: str = ""


TAIL: Final = 3
"""So many digits of a telephone tell two people of one name apart."""


def known(one: Customer) -> Known:
    """Return what a list may show of a customer."""
    return Known(one.id, one.name, one.phone[-TAIL:], one.tier)
