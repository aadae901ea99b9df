"""What every reader and keeper of one till's books has at hand."""

from __future__ import annotations

from msgspec import Struct

from pos.journal import Signer
from pos.money import Money
from pos.store.db import Db


class Ident(Struct, frozen=True):
    """Whose books these are: store and till number, the shop's country and currency, this installation."""

    store: int
    till: int
    country: str
    currency: str
    shop: str
    install: str
    started_ms: int
    epoch: int


class Room:
    """One connection and whose it is."""

    def __init__(self, db: Db, ident: Ident, shop_signer: Signer) -> None:
        self.db = db
        self.ident = ident
        self.shop_signer = shop_signer  # for rows that all tills of the shop write
        self.store = ident.store
        self.till = ident.till

    def money(self, minor: int) -> Money:
        """Return an amount of the shop's currency."""
        return Money(minor, self.ident.currency)
