"""A receipt once more, into a file: text, HTML, PNG or PDF; marked and journalled as a copy, or as a gift receipt."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from msgspec.structs import replace

from pos.desk.books import Change
from pos.desk.letterhead import document_rows, next_copy
from pos.errors import Refused
from pos.event_back import ReturnClosed
from pos.event_cash import ReceiptCopied
from pos.event_sale import SaleClosed
from pos.paper import Row
from pos.receipt import Marks, printed_number, read_number
from pos.text import Speaker
from ui.catalogue.files import unwritten
from ui.cli.books import WHO, OpenShop, folder_of, opened


def write_receipt(chosen: Namespace, say: Speaker) -> int:
    """Write a receipt or return into a file whose ending says how. Refuses not_found, bad_file."""
    found = read_number(chosen.number)
    with opened(folder_of(chosen)) as shop:
        if found is None or found[0] not in (0, shop.shop.till):
            raise Refused("not_found", number=chosen.number)
        doc = _document(shop, found[1])
        if chosen.customer_language:
            doc = replace(doc, language=chosen.customer_language)
        marks = _marks(shop, doc, gift=chosen.gift)
        rows = document_rows(shop.shop, doc, marks)
        title = printed_number(shop.shop.till, doc.number)
        language = doc.language or shop.shop.country.languages[0]
        _write(rows, chosen.file, f"{shop.shop.premises.name} {title}", language, chosen.columns)
        if marks.copy:
            _copied(shop, doc.number, marks.copy)
    return 0


def _document(shop: OpenShop, number: int) -> SaleClosed | ReturnClosed:
    receipt = shop.store.receipt(number)
    doc = receipt.sale if receipt else shop.store.returned(number)
    if doc is None:
        raise Refused("not_found", number=number)
    return doc


def _marks(shop: OpenShop, doc: SaleClosed | ReturnClosed, *, gift: bool) -> Marks:
    if gift and isinstance(doc, ReturnClosed):
        raise Refused("not_found", number=doc.number)
    if gift:
        return Marks(gift=True)
    return Marks(copy=next_copy(shop.shop, shop.store.copies(doc.number)), electronic=True)


def _copied(shop: OpenShop, number: int, copy: int) -> None:
    """Keep in the journal that one more copy is in the world."""
    act = shop.act()
    made = ReceiptCopied(number, copy, WHO)
    shop.store.keep(Change(act.request, "reprint", WHO, act.at_ms, act.offset_min, (made,)))


def _write(rows: tuple[Row, ...], file: Path, title: str, language: str, columns: int) -> None:
    from ui.app.drawing import draw_receipt  # needs Qt

    kind = {".htm": ".html"}.get(file.suffix.lower(), file.suffix.lower()).removeprefix(".")
    if kind not in ("txt", "html", "png", "pdf"):
        raise Refused("bad_file", expected="txt, html, png, pdf")
    try:
        file.write_bytes(draw_receipt(rows, kind, title, language, columns))
    except OSError as error:
        raise unwritten(error) from error
