"""One row of the basket for each line of the sale, with the few words beneath that say why it costs what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from pos.bill import BillLine
from pos.desk.look import Look
from pos.quantity import Quantity
from pos.text import Speaker
from ui.views import BasketRow, Tone


class Rows:
    """Makes one row of each line of the basket; a line that is as it was keeps its row, however many there are."""

    def __init__(self) -> None:
        self._language = ""
        self._made: dict[int, tuple[BillLine, BasketRow]] = {}

    def of(self, look: Look, _: Speaker) -> tuple[BasketRow, ...]:
        """Return the rows of a look, in a language."""
        if look.basket.sale is None or _.language != self._language:
            self._made, self._language = {}, _.language
        if look.basket.sale is None:
            return ()
        before, self._made = self._made, {}
        for one in look.basket.bill.lines:
            known = before.get(one.line.id)
            same = known is not None and known[0] == one
            self._made[one.line.id] = known if known is not None and same else (one, _row(one, _))
        return tuple([row for _one, row in self._made.values()])


def _row(one: BillLine, _: Speaker) -> BasketRow:
    line = one.line
    price = line.product.price.minor if line.override is None else line.override.minor
    note, tone = _note(one, _)
    return BasketRow(
        qty=quantity(line.quantity, _),
        name=line.product.name,
        unit="" if line.empties else _.amount(price),
        amount=_.amount(one.shown).replace("-", "−"),
        note=note,
        note_tone=tone,
    )


def quantity(amount: Quantity, _: Speaker) -> str:
    """Write pieces or a weight; nothing weighed yet is a dash."""
    if not amount.weighed:
        return str(amount.amount)
    return _.weight(amount.amount) if amount.amount else "– kg"


def _note(one: BillLine, _: Speaker) -> tuple[str, Tone]:
    """Say why a line costs what it costs, in its few words beneath the name."""
    line = one.line
    parts = list(by_hand(one, _))
    if one.saved:
        parts.append(_("saved {amount}", amount=_.amount(one.saved)))
    if parts:
        return " · ".join(parts), Tone.OK
    if line.product.weighed and not line.quantity.amount and line.label is None:
        return _("still to be weighed"), Tone.WARM
    if line.empties:
        return _("deposit back"), Tone.QUIET
    if one.deposit:
        each = _.amount(line.product.deposit.minor)
        count = line.quantity.amount
        return _("with deposit {count} × {amount}", count=count, amount=each), Tone.QUIET
    if line.serial:
        return line.serial, Tone.QUIET
    batch = line.lot.batch if line.lot else ""
    return (_("batch {batch}", batch=batch) if batch else "", Tone.QUIET)


def by_hand(one: BillLine, _: Speaker) -> Iterator[str]:
    """Say what a person did to the price, and who approved."""
    line = one.line
    if line.override is not None:
        yield _("price set by {name}", name=line.override.by)
        if line.override.approved_by:
            yield _("{name} approved", name=line.override.approved_by)
    for cut in line.cuts:
        off = f"−{per_cent(cut.bp, _)}" if cut.bp else f"−{_.amount(cut.minor)}"
        yield off + (" " + _("{name} approved", name=cut.approved_by) if cut.approved_by else "")


def per_cent(bp: int, _: Speaker) -> str:
    """Write hundredths of a per cent: 10 %, 12,5 %."""
    text = _.amount(bp)
    return f"{text.rstrip('0').rstrip(',.')} %"
