"""What the customer sees, out of how the till looks: in the customer's language, and nothing that is not theirs.

Of weighed goods weight, price of a kilogram and price stand together (directive 2014/31/EU, Annex I, 15).
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from drivers.protocol import ScaleState, Weighed
from pos.bill import BillLine
from pos.desk.look import Look
from pos.money import divide
from pos.text import Speaker, speaker
from ui.views import ListRow
from ui.weighing import WORDS
from ui.wording import money

_ROWS: Final = 6
_FOR_THEM: Final = frozenset(
    (
        "bag", "closing", "deal_near", "deposit", "empties", "found_everything", "greet", "loyalty", "payment_way",
        "points", "receipt_offer", "survey", "thanks", "wait_apology", "weigh", "welcome_back",
    )
)  # fmt: skip
"""Sentences that may also stand written before the customer: nothing that is said in a low voice."""

_SEEN: Final = (ScaleState.MOVING, ScaleState.OVERLOAD)


class CustomerView(Struct, frozen=True):
    """Everything in the customer's window."""

    title: str
    detail: str = ""
    rows: tuple[ListRow, ...] = ()
    label: str = ""
    figure: str = ""
    notes: tuple[str, ...] = ()
    said: str = ""  # what the cashier says now
    code: str = ""  # of the receipt, to be taken along in a picture


def customer_view(
    look: Look, shop: str, lines: tuple[str, str] = ("", ""), weighed: Weighed | None = None
) -> CustomerView:
    """Say it; `lines` are what the till tells a display of two rows, shown where nothing is being bought.

    `weighed` is the scale's last word, of use while something waits for its weight.
    """
    _ = speaker(look.customer_language)
    return replace(_moment(look, shop, lines, weighed, _), said=_said(look))


def _moment(
    look: Look, shop: str, lines: tuple[str, str], weighed: Weighed | None, _: Speaker
) -> CustomerView:
    if look.basket.sale is not None and look.basket.bill.lines:
        return _buying(look, weighed, _)
    if look.last_sale is not None and look.shift is not None:
        return _bought(look, _)
    return CustomerView(_("Welcome!"), " ".join(part for part in lines if part) or shop)


def _said(look: Look) -> str:
    spoken = look.customer_language
    fit = (
        one.say for one in look.strip if one.now and one.id in _FOR_THEM and one.language == spoken
    )
    return next(fit, "")


def _buying(look: Look, weighed: Weighed | None, _: Speaker) -> CustomerView:
    bill = look.basket.bill
    newest = bill.lines[-1]
    saved = bill.saving.minor
    paying = bool(look.basket.sale and look.basket.sale.tenders)
    sum_now = look.basket.due.to_pay.minor if paying else bill.total.minor
    return CustomerView(
        title=newest.line.product.name,
        detail=_price_of(newest, look, weighed, _),
        rows=tuple(_row(one, _) for one in bill.lines[: -_ROWS - 1 : -1]),  # the newest first
        label=_("To pay") if paying else _("Total"),
        figure=money(sum_now, look, _),
        notes=(_("You save {amount}", amount=money(saved, look, _)),) if saved else (),
    )


def _price_of(one: BillLine, look: Look, weighed: Weighed | None, _: Speaker) -> str:
    """Say the price and how it comes about; while the goods still lie on the scale, what the scale says."""
    line = one.line
    if not line.waits_for_weight:
        made, price = _made_of(one, _), money(one.shown, look, _)
        times = line.unit_minor() * line.quantity.amount
        exact = one.shown == (divide(times, 1000) if line.product.weighed else times)
        return (
            " = ".join((made, price)) if made and exact else " · ".join(filter(None, (made, price)))
        )
    unit = f"{_.amount(line.unit_minor())}/kg"
    if weighed is None:
        return unit
    if weighed.state is ScaleState.STABLE and weighed.grams:
        price = money(divide(line.unit_minor() * weighed.grams, 1000), look, _)
        return f"{_.weight(weighed.grams)} × {unit} = {price}"
    return f"{unit} · {_(WORDS[weighed.state])}" if weighed.state in _SEEN else unit


def _row(one: BillLine, _: Speaker) -> ListRow:
    return ListRow("", one.line.product.name, _made_of(one, _), right=_.amount(one.shown))


def _made_of(one: BillLine, _: Speaker) -> str:
    """Say weight or count times price, where that is not the price itself."""
    line, amount = one.line, one.line.quantity
    if amount.weighed and line.label is None:
        return f"{_.weight(amount.amount)} × {_.amount(line.unit_minor())}/kg"
    if amount.weighed or amount.amount == 1 or line.empties:
        return ""
    return f"{amount.amount} × {_.amount(line.unit_minor())}"


def _bought(look: Look, _: Speaker) -> CustomerView:
    sale = look.last_sale
    assert sale is not None  # just seen
    code = f"KASA:{look.till}-{sale.number}"
    paid = _("Total {amount}", amount=money(sale.total, look, _))
    total = money(sale.total, look, _)
    if not sale.change:
        return CustomerView(_("Thank you!"), label=_("Total"), figure=total, code=code)
    change = money(sale.change, look, _)
    return CustomerView(_("Thank you!"), paid, label=_("Change"), figure=change, code=code)
