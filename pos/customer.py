"""Customers who gave their name: what prompts, prices and cases need, and nothing more."""

from __future__ import annotations

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
