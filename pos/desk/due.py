"""What is left to pay of a bill, once its tenders are counted; exact, and if cash closes it now."""

from __future__ import annotations

from pos.desk.shop import Shop
from pos.sale import Sale
from pos.tender import Due, TenderState, Way


def due_of(shop: Shop, sale: Sale, total: int) -> Due:
    """Return what is left of `total` minor units, from which goods that came back are taken already."""
    taken = [tender for tender in sale.tenders if tender.state is TenderState.TAKEN]
    cash = sum([tender.given.minor for tender in taken if tender.way is Way.CASH])
    other = sum([tender.amount.minor for tender in taken if tender.way is not Way.CASH])
    exact = total - other - cash
    by_cash = exact or not taken or taken[-1].way is Way.CASH  # another way pays the exact rest
    rounded = shop.rounded(total - other) if by_cash else total - other
    if rounded > cash:
        exact = max(0, exact)  # the cents that cash alone still owes are nobody's change
    money = shop.money
    return Due(money(exact), money(rounded - cash), money(rounded - (total - other)))
