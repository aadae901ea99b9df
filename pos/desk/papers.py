"""The desk of papers that no printer prints: a receipt on screen, or in a file, which counts as a copy."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from pos.desk.books import Receipt
from pos.desk.letterhead import document_rows, next_copy
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_back import ReturnClosed
from pos.event_cash import ReceiptCopied
from pos.event_sale import SaleClosed
from pos.paper import Row
from pos.receipt import Marks


class PaperBooks(Protocol):
    """What the desk asks of the books."""

    def receipt(self, number: int) -> Receipt | None:
        """Return a closed sale with its returns; None when there is none of this number."""
        ...

    def returned(self, number: int) -> ReturnClosed | None:
        """Return a closed return by its number; None when there is none."""
        ...

    def copies(self, number: int) -> int:
        """Return how many COPY prints a document has had."""
        ...


class Papers:
    """Shows documents and lets them go out as files."""

    def __init__(self, till: Till, books: PaperBooks) -> None:
        self.till = till
        self.books = books

    @verb("reprint", shift=False)
    def copied(self, request: str, number: int) -> None:
        """Keep that one more copy goes out. Refuses not_found, and not_allowed by right or for one too many."""
        self.till.allow("reprint")
        doc = self._document(number)
        copy = next_copy(self.till.shop, self.books.copies(doc.number))
        self.till.keep(ReceiptCopied(doc.number, copy, self.till.who()))

    def shown(self, number: int, language: str = "", *, gift: bool = False) -> tuple[Row, ...]:
        """Return a document as it was printed first, or as a gift receipt; in another language if one is named."""
        return self._rows(number, language, Marks(gift=gift))

    def copy(self, number: int, language: str = "") -> tuple[Row, ...]:
        """Return a document marked as the copy that was kept last. Refuses not_found."""
        return self._rows(number, language, Marks(copy=self.books.copies(number), electronic=True))

    def last(self) -> int:
        """Return the number of what was closed last at this till, 0 for nothing."""
        sale, back = self.till.last_sale, self.till.last_return
        return max(sale.number if sale else 0, back.number if back else 0)

    def _rows(self, number: int, language: str, marks: Marks) -> tuple[Row, ...]:
        doc = self._document(number)
        if marks.gift and isinstance(doc, ReturnClosed):
            raise Refused("not_found", number=number)
        said = replace(doc, language=language) if language else doc
        return document_rows(self.till.shop, said, marks)

    def _document(self, number: int) -> SaleClosed | ReturnClosed:
        receipt = self.books.receipt(number)
        found = receipt.sale if receipt else self.books.returned(number)
        if found is None:
            raise Refused("not_found", number=number)
        return found
