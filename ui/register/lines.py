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
        self._lines: tuple[BillLine, ...] = ()
        self._rows: tuple[BasketRow, ...] = ()

    def of(self, look: Look, _: Speaker) -> tuple[BasketRow, ...]:
        """Return the rows of a look, in a language."""
        lines = look.basket.bill.lines if look.basket.sale is not None else ()
        if _.language != self._language:
            self._lines, self._rows, self._language = (), (), _.language
        same = _same(self._lines, lines)
        rest = lines[same:]
        if same < len(self._lines):  # one before the last line changed, or went
            known = {
                one.line.id: (one, row) for one, row in zip(self._lines, self._rows, strict=True)
            }
            found = (known.get(one.line.id) for one in rest)
            more = tuple(
                old[1] if old and _alike(old[0], one) else _row(one, _)
                for one, old in zip(rest, found, strict=True)
            )
        else:
            more = tuple([_row(one, _) for one in rest])
        self._lines, self._rows = lines, self._rows[:same] + more
        return self._rows


def _same(before: tuple[BillLine, ...], now: tuple[BillLine, ...]) -> int:
    """Count the lines from the first on whose rows are as they were."""
    count = 0
    for old, new in zip(before, now, strict=False):
        if old is not new and not _alike(old, new):
            break
        count += 1
    return count


def _alike(old: BillLine, new: BillLine) -> bool:
    """Tell whether a line's row is the same; its share of the tax, which changes with every line, is not seen there."""
    return (
        (old.line is new.line or old.line == new.line)
        and old.own == new.own
        and old.saved == new.saved
        and old.deposit == new.deposit
    )


def _row(one: BillLine, _: Speaker) -> BasketRow:
    """Say a line; the price of one is left out where it would be the same figure twice."""
    line = one.line
    note, tone = _note(one, _)
    amount = _.amount(one.shown).replace("-", "−")
    unit = "" if line.empties else _.amount(line.unit_minor())
    return BasketRow(
        qty=quantity(line.quantity, _),
        name=line.product.name,
        unit="" if unit == amount else unit,
        amount=amount,
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
    if line.waits_for_weight:
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
