"""What stands at the head of every paper of a shop, and in which language: receipts, returns and reports share it."""

from __future__ import annotations

from pos.desk.shop import Premises, Shop
from pos.errors import Refused
from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed
from pos.fact import ReceiptForm
from pos.heading import Heading
from pos.paper import Row
from pos.receipt import Marks, receipt_rows, return_rows
from pos.text import LANGUAGES, Speaker, native, speaker


def document_rows(shop: Shop, doc: SaleClosed | ReturnClosed, marks: Marks) -> tuple[Row, ...]:
    """Return a sale's or a return's paper, in its customer's language."""
    say = speaker_of(shop, doc.language)
    head = heading(shop, doc.at_ms, doc.by, training=doc.training)
    if isinstance(doc, SaleClosed):
        return receipt_rows(doc, head, say, marks)
    return return_rows(doc, head, say, marks)


def speaker_of(shop: Shop, language: str = "") -> Speaker:
    """Return who says it: in the customer's language where it is known, else in the shop's, else in the country's."""
    wanted = language or shop.settings.text("language") or shop.country.languages[0]
    form = shop.country.receipt(shop.today())
    if wanted in LANGUAGES or wanted not in shop.country.languages or form is None:
        return speaker(wanted)
    return native(wanted, tuple(sorted(form.words.items())))


def heading(shop: Shop, at_ms: int, by: str, *, training: bool = False) -> Heading:
    """Return the head of a paper made at a moment (epoch ms) by somebody."""
    form = shop.country.receipt(shop.today(at_ms))
    premises = shop.premises
    return Heading(
        name=premises.name,
        address=premises.address,
        company_id=_seller_id(premises, form),
        till=str(shop.till),
        moment=shop.local(at_ms),
        moment_form=shop.country.receipt_moment,
        marks=dict(form.words) if form else {},
        letter_apart=form is None or form.letter_apart,
        shows_gross=form is not None and form.shows_gross,
        counts_one=form is None or form.counts_one,
        cashier=by if shop.settings.text("cashier_on_receipt") == "name" else "",
        phone=premises.phone,
        footer=premises.footer,
        training=training or shop.training,
        simulated=shop.simulated,
    )


def next_copy(shop: Shop, made: int) -> int:
    """Return which copy follows so many, on paper or in a file. Refuses not_allowed beyond what the country lets."""
    form = shop.country.receipt(shop.today())
    if form is not None and 0 < form.most_copies <= made:
        raise Refused("not_allowed", verb="reprint", why="copies")
    return made + 1


def _seller_id(premises: Premises, form: ReceiptForm | None) -> str:
    """Return the seller's number with the words that the country puts before it.

    The VAT number comes before the company's own, save where law asks for that one.
    """
    names = {"seller_id": premises.vat_id, "company_id": premises.company_id}
    order = ("company_id", "seller_id") if form and form.names_company else tuple(names)
    kind = next((one for one in order if names[one]), "")
    words = form.words if form else {}
    return f"{words.get(kind, words.get('seller_id', ''))} {names[kind]}".strip() if kind else ""
