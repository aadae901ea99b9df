"""Why something cost what it cost, in lines: at the register, at the service desk and at the price check alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pos.desk.why import Why
from pos.gs1 import Lot
from pos.promotion import Promotion
from pos.text import N_, Speaker, format_day
from ui.counter import Counter
from ui.views import SumLine, Tone
from ui.wording import money

_HISTORY: Final = 5
_SOURCES: Final[Mapping[str, str]] = {
    "list": N_("the list price of that day"),
    "tier": N_("the price for this customer's group"),
    "label": N_("the price on the label"),
    "override": N_("a price set by hand"),
}


def explained(why: Why, counter: Counter, _: Speaker) -> tuple[SumLine, ...]:
    """Say where a price came from: how the line was sold, what the product costs now, what it cost before."""
    return (*_sold(why, counter, _), *_now(why, counter, _))


def _sold(why: Why, counter: Counter, _: Speaker) -> Iterator[SumLine]:
    sold, look = why.sold, counter.look
    if sold is None:
        return
    source = _SOURCES.get(sold.source)
    said = _(source) if source else _("promotion {name}", name=why.called(sold.source))
    yield SumLine(_("Sold at: {source}", source=said), money(sold.unit_price, look, _), Tone.INK)
    if sold.saved:
        deals = why.called(*sold.deals)
        yield SumLine(_("Promotion {name}", name=deals), f"−{_.amount(sold.saved)}", Tone.OK)
    if sold.discount:
        by = sold.approved_by or sold.by
        yield SumLine(_("Discount by {name}", name=by), f"−{_.amount(sold.discount)}", Tone.OK)
    if sold.share:
        yield off_sale(sold.share, sold.on_sale, why, _)
    if sold.deposit:
        yield SumLine(_("Deposit"), _.amount(sold.deposit))
    yield SumLine(_("Paid for the line"), money(sold.paid, look, _), rule=True)
    yield from pieces_said(Lot(sold.batch, sold.expires, sold.piece or sold.serial), _)


def off_sale(share: int, offers: tuple[str, ...], why: Why, _: Speaker) -> SumLine:
    """Say a line's part of what was taken off the whole sale, with the offers that made it."""
    said = _("Its part of the whole sale's discount")
    named = f"{said} · {why.called(*offers)}" if offers else said
    return SumLine(named, f"−{_.amount(share)}", Tone.OK)


def pieces_said(lot: Lot, _: Speaker) -> Iterator[SumLine]:
    """Say which pieces these are, as far as their code said it: a recall names batches."""
    for name, value in (
        (_("Batch"), lot.batch),
        (_("Last good day"), lot.expires),
        (_("Serial number"), lot.serial),
    ):
        if value:
            yield SumLine(name, value, Tone.QUIET)


def _now(why: Why, counter: Counter, _: Speaker) -> Iterator[SumLine]:
    if why.product is not None:
        each = _("Today, a kilogram") if why.product.weighed else _("Today, each")
        yield SumLine(each, money(why.product.price.minor, counter.look, _), rule=True)
    for deal in why.promotions:
        yield SumLine(_("Promotion {name}", name=deal.called), _deal(deal, _), Tone.OK)
    for old in why.history[:_HISTORY]:
        since = _("since {day}", day=format_day(old.day, _.language))
        yield SumLine(since, _.amount(old.minor), Tone.QUIET)


def _deal(deal: Promotion, _: Speaker) -> str:
    if deal.bp:
        return f"−{_.amount(deal.bp).rstrip('0').rstrip(',.')} %"
    if deal.kind == "cheapest":
        return _("{count} for {pay}", count=deal.count, pay=deal.pay)
    if deal.kind in ("price", "meal"):
        count = deal.count or len(deal.codes)
        return _("{count} for {pay}", count=count, pay=_.amount(deal.minor))
    return f"−{_.amount(deal.minor)}"
