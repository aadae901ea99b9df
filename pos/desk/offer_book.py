"""The desk of the shop's offers: what there is, a new one, a file of them, and the end of one; all by right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.promotion import Promotion


class OfferBooks(Protocol):
    """What the desk asks of the books."""

    def promotions(self) -> tuple[Promotion, ...]:
        """Return the shop's promotions, the first named first."""
        ...

    def holder(self, code: str) -> str:
        """Return the main code of the goods that sell under a code, or nothing."""
        ...


KeepOffers = Callable[[str, tuple[Promotion, ...]], None]
"""Store offers under a request id, all of them or none."""


class OfferBook:
    """Shows and changes offers."""

    def __init__(self, till: Till, books: OfferBooks, keep: KeepOffers) -> None:
        self.till = till
        self.books = books
        self._keep = keep

    @verb("office", shift=False)
    def keep(self, request: str, offers: tuple[Promotion, ...]) -> None:
        """Keep offers, each new or in the place of the one with its id. Refuses not_allowed, unknown_code."""
        self.till.allow("office")
        for one in offers:
            for code in one.codes:
                if not self.books.holder(code):
                    raise Refused("unknown_code", scanned=code)
        if offers:
            self._keep(request, offers)

    @verb("office", shift=False)
    def end(self, request: str, ident: str) -> None:
        """Let an offer hold no longer from now on. Refuses not_allowed, not_found."""
        self.till.allow("office")
        found = next((one for one in self.books.promotions() if one.id == ident), None)
        if found is None:
            raise Refused("not_found", name=ident)
        self._keep(request, (replace(found, to_ms=self.till.shop.now_ms()),))

    def all(self) -> tuple[Promotion, ...]:
        """Return every offer there ever was, the newest first."""
        return tuple(reversed(self.books.promotions()))
