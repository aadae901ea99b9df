"""From a paid basket to the closed sale: one frozen fact with all that its receipt says and a return needs."""

from __future__ import annotations

from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from pos.bill import Bill, BillLine
from pos.event import Piece
from pos.event_sale import SaleClosed, SoldLine, SoldVat, ValueMoved
from pos.product import GIFT_CARD
from pos.sale import Cut, Line, Override, Sale
from pos.tender import Tender


class Cash(Struct, frozen=True):
    """The cash side of a closing, in minor units and pieces."""

    given: int = 0
    change: int = 0
    rounding: int = 0
    pieces_in: tuple[Piece, ...] = ()
    pieces_out: tuple[Piece, ...] = ()


class Desk(Struct, frozen=True):
    """Where, when and by whom a document is closed."""

    number: int
    shift: int
    at_ms: int
    by: str
    training: bool = False


def source_of(line: BillLine) -> str:
    """Say where the price came from: override, label, a promotion's id, or the list the product was found in."""
    if line.line.override is not None:
        return "override"
    if line.line.label is not None:
        return "label"
    return line.deals[0] if line.deals else line.line.product.source


def _by_hand(line: Line) -> Override | Cut:
    """Return who touched the price last, and why; an empty cut when nobody did."""
    return line.override or (line.cuts[-1] if line.cuts else Cut())


def sold_line(position: int, one: BillLine, vat: int) -> SoldLine:
    """Freeze one line of the bill, with what its code said of the very pieces."""
    frozen, line, lot = _frozen(position, one, vat), one.line, one.line.lot
    if lot is None:
        return frozen
    piece = "" if line.serial else lot.serial
    return replace(frozen, batch=lot.batch, expires=lot.expires, piece=piece)


def _frozen(position: int, one: BillLine, vat: int) -> SoldLine:
    line, product, by_hand = one.line, one.line.product, _by_hand(one.line)
    leaves = not line.empties
    return SoldLine(
        position=position,
        code=product.code,
        name=product.name,
        amount=line.quantity.amount,
        weighed=product.weighed,
        unit_price=line.unit_minor(),
        tare=line.tare,
        list_price=product.price.minor,
        listed=line.list_minor(),
        own=one.own,
        saved=one.saved,
        share=one.share,
        deposit=one.deposit,
        paid=one.paid,
        rate_bp=one.rate.bp,
        rate_label=one.rate.label,
        rate_exempt=one.rate.exempt,
        vat=vat,
        source=source_of(one),
        deals=one.deals,
        on_sale=one.on_sale,
        discount=one.cut,
        reason=by_hand.reason,
        by=by_hand.by,
        approved_by=by_hand.approved_by,
        department=product.department,
        klass=product.klass,
        cost=-1 if product.cost is None else product.cost.minor,
        empties=line.empties,
        no_return=product.no_return,
        hygiene=product.hygiene,
        serial=line.serial,
        lead_days=-1 if product.lead_days is None else product.lead_days,
        stock_code=leaves * (product.pack_of or product.code),
        stock_amount=leaves * line.quantity.amount * product.pack_size,
    )


def put_on_cards(sale: SaleClosed) -> tuple[ValueMoved, ...]:
    """Return what a paid sale puts on the gift cards that it sold."""
    return tuple(
        ValueMoved("gift", line.serial, line.paid, sale.sale_id)
        for line in sale.lines
        if line.code == GIFT_CARD
    )


def close_sale(
    sale: Sale, bill: Bill, tenders: tuple[Tender, ...], cash: Cash, desk: Desk
) -> SaleClosed:
    """Freeze a paid sale. The tenders' amounts add up to total plus rounding; change is already off the cash."""
    return SaleClosed(
        sale_id=sale.id,
        number=desk.number,
        shift=desk.shift,
        currency=sale.currency,
        at_ms=desk.at_ms,
        by=desk.by,
        lines=tuple(map(sold_line, count(1), bill.lines, bill.vat_of_lines())),
        vat=tuple(
            SoldVat(part.rate.bp, part.rate.label, part.rate.exempt, part.gross, part.vat)
            for part in bill.vat
        ),
        total=bill.total.minor,
        rounding=cash.rounding,
        saving=bill.saving.minor,
        off_sale=bill.off_sale.minor,
        tenders=tenders,
        cash_given=cash.given,
        change=cash.change,
        pieces_in=cash.pieces_in,
        pieces_out=cash.pieces_out,
        customer=sale.customer,
        language=sale.language,
        training=desk.training,
        coupons=sale.coupons,
    )
