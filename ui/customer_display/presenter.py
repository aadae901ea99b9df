"""What the customer sees, out of how the till looks: in the customer's language, and nothing that is not theirs."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from pos.bill import BillLine
from pos.desk.look import Look
from pos.text import Speaker, speaker
from ui.views import ListRow
from ui.wording import money

_ROWS: Final = 6


class CustomerView(Struct, frozen=True):
    """Everything in the customer's window."""

    title: str
    detail: str = ""
    rows: tuple[ListRow, ...] = ()
    label: str = ""
    figure: str = ""
    notes: tuple[str, ...] = ()


def customer_view(look: Look, shop: str, lines: tuple[str, str] = ("", "")) -> CustomerView:
    """Say it; `lines` are what the till tells a display of two rows, shown where nothing is being bought."""
    _ = speaker(look.customer_language)
    if look.basket.sale is not None and look.basket.bill.lines:
        return _buying(look, _)
    if look.last_sale is not None and look.shift is not None:
        return _bought(look, _)
    return CustomerView(_("Welcome!"), " ".join(part for part in lines if part) or shop)


def _buying(look: Look, _: Speaker) -> CustomerView:
    bill = look.basket.bill
    newest = bill.lines[-1]
    saved = bill.saving.minor
    paying = bool(look.basket.sale and look.basket.sale.tenders)
    sum_now = look.basket.due.to_pay.minor if paying else bill.total.minor
    return CustomerView(
        title=newest.line.product.name,
        detail=money(newest.shown, look, _),
        rows=tuple(_row(one, _) for one in bill.lines[: -_ROWS - 1 : -1]),  # the newest first
        label=_("To pay") if paying else _("Total"),
        figure=money(sum_now, look, _),
        notes=(_("You save {amount}", amount=money(saved, look, _)),) if saved else (),
    )


def _row(one: BillLine, _: Speaker) -> ListRow:
    amount = one.line.quantity
    count = _.weight(amount.amount) if amount.weighed else f"{amount.amount} ×"
    return ListRow("", f"{count} {one.line.product.name}", right=_.amount(one.shown))


def _bought(look: Look, _: Speaker) -> CustomerView:
    sale = look.last_sale
    if sale is None:
        return CustomerView(_("Welcome!"))
    paid = _("Total {amount}", amount=money(sale.total, look, _))
    if not sale.change:
        return CustomerView(_("Thank you!"), label=_("Total"), figure=money(sale.total, look, _))
    change = money(sale.change, look, _)
    return CustomerView(_("Thank you!"), paid, label=_("Change"), figure=change)
