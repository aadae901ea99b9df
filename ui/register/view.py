"""What the sale screen shows, as a frozen record, and how a look at the till becomes its rows and sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pos.bill import BillLine
from pos.desk.look import Asked, Look
from pos.quantity import Quantity
from pos.text import Speaker, own_name
from ui.forms import FormView
from ui.views import BasketRow, Chip, Key, ListRow, NoticeView, QuestionView, Tile, Tone
from ui.wording import money

_DATES = {"lt": "%Y-%m-%d", "lv": "%d.%m.%Y.", "pl": "%d.%m.%Y", "sv": "%Y-%m-%d"}


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Everything on the sale screen, every text ready-made."""

    rows: tuple[BasketRow, ...]
    current: int | None
    head: str
    figure: str
    sums: tuple[str, ...]
    hint: str
    groups: tuple[Chip, ...]
    tiles: tuple[Tile, ...]
    more: str
    sides: tuple[Key, ...]
    keys: tuple[Key | None, ...]
    results: tuple[ListRow, ...] = ()
    notice: NoticeView | None = None
    question: QuestionView | None = None
    form: FormView | None = None


def rows(look: Look, _: Speaker) -> tuple[BasketRow, ...]:
    """Make one row of each line of the basket."""
    return tuple(_row(one, _) for one in look.basket.bill.lines) if look.basket.sale else ()


def _row(one: BillLine, _: Speaker) -> BasketRow:
    line = one.line
    price = line.product.price.minor if line.override is None else line.override.minor
    note, tone = _note(one, _)
    return BasketRow(
        qty=quantity(line.quantity, _),
        name=line.product.name,
        unit="" if line.empties else _.amount(price),
        amount=_.amount(one.shown),
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
    parts = list(_by_hand(one, _))
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
    return (line.serial, Tone.QUIET) if line.serial else ("", Tone.QUIET)


def _by_hand(one: BillLine, _: Speaker) -> Iterator[str]:
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


def sums(look: Look, _: Speaker) -> tuple[str, ...]:
    """Say what the total is made of, the most important first."""
    bill, due = look.basket.bill, look.basket.due
    if not look.lines:
        return ()
    count = sum(1 if one.line.quantity.weighed else one.line.quantity.amount for one in bill.lines)
    first = _.ngettext("{n} item", "{n} items", count)
    if bill.saving.minor:
        first += " · " + _("saved {amount}", amount=_.amount(bill.saving.minor))
    said = [first]
    if due.rounding.minor:
        by = f"{'+' if due.rounding.minor > 0 else '−'}{_.amount(abs(due.rounding.minor))}"
        said.append(_("In cash: {amount} (rounded {by})", amount=_.amount(due.to_pay.minor), by=by))
    vat = " · ".join(
        f"{per_cent(part.rate.bp, _)} {_.amount(part.vat)}"
        for part in bill.vat
        if not part.rate.exempt
    )
    said.append(_("VAT {rates}", rates=vat))
    return tuple(said)


def head(look: Look, _: Speaker) -> str:
    """Say who is served, in which language, and what waits aside."""
    sale = look.basket.sale
    parts = [_("Customer speaks {language}", language=_.language_name(look.customer_language))]
    if sale is not None and sale.customer:
        parts.insert(0, sale.customer)
    if look.parked:
        parts.append(_.ngettext("{n} sale set aside", "{n} sales set aside", len(look.parked)))
    return " · ".join(parts)


def keys(look: Look, _: Speaker) -> tuple[Key | None, ...]:
    """Lay the row of keys out: the ways forward at the right."""
    some = look.lines > 0
    due = look.basket.due
    return (
        Key("help", "F1", _("Help")),
        Key("remove", "F3", _("Remove line"), enabled=some),
        Key("price", "F4", _("Price, discount"), enabled=some),
        Key("aside", "F5", _("Set aside")),
        Key("customer", "F6", _("Customer")),
        Key("returns", "F7", _("Return")),
        Key("shift", "F9", _("Shift")),
        Key(
            "exact",
            "F10",
            _("Exact {amount}", amount=_.amount(due.to_pay.minor)) if some else _("Exact cash"),
            forward=True,
            enabled=some,
        ),
        Key(
            "card",
            "F11",
            _("Card {amount}", amount=_.amount(due.exact.minor)) if some else _("Card"),
            forward=True,
            enabled=some,
        ),
        Key("pay", "F12", _("Pay"), forward=True, enabled=some),
    )


def sides(_: Speaker) -> tuple[Key, ...]:
    """Lay the keys beside the digits out."""
    return (
        Key("quantity", "*", _("Quantity")),
        Key("weigh", "/", _("Weigh")),
        Key("why", "F8", _("Why this price?")),
        Key("take", "Enter", _("Enter")),
    )


def question(asked: Asked | None, _: Speaker) -> QuestionView | None:
    """Ask the age: a date to hold against the one on the document."""
    if asked is None or asked.kind != "age" or asked.born_by is None:
        return None
    return QuestionView(
        title=_("Born on this day or before?"),
        text=_("{name}: only from the age of {age}", name=asked.name, age=asked.age),
        figure=asked.born_by.strftime(_DATES.get(_.language, "%d/%m/%Y")),
        keys=(
            Key("old_enough", "Enter", _("Old enough"), forward=True),
            Key("decline", "Esc", _("Do not sell it")),
        ),
    )


def explain(look: Look, position: int, _: Speaker) -> str:
    """Say why the chosen line costs what it costs."""
    one = look.basket.bill.lines[position]
    line = one.line
    parts = [_("List price {amount}", amount=money(line.product.price.minor, look, _))]
    if line.label is not None:
        parts.append(_("the label says {amount}", amount=money(line.label.minor, look, _)))
    parts += _by_hand(one, _)
    if one.saved:
        parts.append(_("deals save {amount}", amount=money(one.saved, look, _)))
    if one.share:
        parts.append(
            _("its part of the sale's discount {amount}", amount=money(one.share, look, _))
        )
    if one.deposit:
        parts.append(_("deposit {amount}", amount=money(one.deposit, look, _)))
    return " · ".join(parts)


def languages(look: Look, offered: tuple[str, ...]) -> tuple[Chip, ...]:
    """Offer the languages that can be spoken with the customer."""
    return tuple(
        Chip(f"speak:{code}", own_name(code), code == look.customer_language) for code in offered
    )
