"""How law narrows a return where the setting `law` is on: exchange or repair first, how long a fault counts."""

from __future__ import annotations

from datetime import date
from typing import Final

from pos.desk.books import Receipt
from pos.desk.till import Back, Till
from pos.event_back import BackLine

_NOTHING_FITS: Final = "nothing fits"
_REPAIR_FAILED: Final = "repair failed"
"""Reasons that say that what comes first by law was tried: they open the ways of money."""


def money_closed(till: Till, back: Back, receipt: Receipt | None) -> bool:
    """Tell whether goods or repair come before money for one of these lines."""
    if receipt is None or not till.shop.settings.on("law"):
        return False
    rule = till.shop.country.mind_change(till.shop.today(receipt.sale.at_ms))
    first = rule is not None and rule.right == "exchange_else_money"
    return any(_other_first(line, first) for line in back.lines if line.amount)


def kind_excluded(till: Till, receipt: Receipt, department: str) -> bool:
    """Tell whether law names this kind of goods as one that a change of mind does not bring back."""
    if not till.shop.settings.on("law"):
        return False
    rule = till.shop.country.mind_change(till.shop.today(receipt.sale.at_ms))
    return rule is not None and department.casefold() in rule.excluded


def faults_until(till: Till, receipt: Receipt) -> date | None:
    """Return the last day on which law holds the seller to faults of these goods; None where it sets no end."""
    sold = till.shop.today(receipt.sale.at_ms)
    rule = till.shop.country.guarantee(sold)
    if rule is None or not rule.fault_years:
        return None
    try:
        return sold.replace(year=sold.year + rule.fault_years)
    except ValueError:  # sold on 29 February
        return sold.replace(year=sold.year + rule.fault_years, day=28)


def liable_until(till: Till, receipt: Receipt) -> date | None:
    """Return the last day on which a fault brings goods back; None where law sets no end or is not asked."""
    return faults_until(till, receipt) if till.shop.settings.on("law") else None


def _other_first(line: BackLine, exchange: bool) -> bool:
    reason = line.reason.replace("_", " ")
    if line.condition == "faulty":
        return reason != _REPAIR_FAILED
    return exchange and reason != _NOTHING_FITS
