"""The sentences of the service desk: each way with what it means, each blocked way with its reason, kindly said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.desk.back_look import BackLook
from pos.desk.points import points_for
from pos.goodwill import Budget
from pos.options import Option as WayOption
from pos.tender import Tender, Way
from pos.text import N_, Speaker
from pos.words import WAYS
from ui import views

TITLES: Final[Mapping[str, str]] = {
    "card": N_("To the same card"),
    "cash": N_("In cash"),
    "gift": N_("To the gift card"),
    "points": N_("As points"),
    "exchange": N_("Exchange for other goods"),
    "credit": N_("Store credit"),
    "repair": N_("Repair"),
}
CONDITIONS: Final[Mapping[str, str]] = {
    "sellable": N_("As new"),
    "damaged": N_("Damaged"),
    "faulty": N_("Faulty"),
}
WHERE_TO: Final[Mapping[str, str]] = {
    "sellable": N_("As new: back to the shelf"),
    "damaged": N_("Damaged: not for sale again"),
    "faulty": N_("Faulty: to the supplier"),
}
LINE_BLOCKED: Final[Mapping[str, str]] = {
    "nothing_left": N_("all of it came back before"),
    "not_returnable": N_("not taken back, unless it is faulty"),
    "window_closed": N_("the last day of return is over"),
}
_NOT_PAID: Final[Mapping[str, str]] = {
    "card": N_("No card was used for this receipt, and money goes back the way it came."),
    "cash": N_("This receipt was not paid in cash, and money goes back the way it came."),
    "gift": N_("No gift card was used for this receipt, and money goes back the way it came."),
}
_ALL_BACK: Final = N_("All that was paid this way has gone back already.")
_WITHOUT: Final[Mapping[str, str]] = {
    "credit": N_("Without a receipt we give store credit: it is good at every till of the shop."),
    "exchange": N_("Without a receipt we exchange for other goods."),
    "cash": N_("Without a receipt only cash is given."),
}


def options(look: BackLook, chosen: str, _: Speaker) -> tuple[views.Option, ...]:
    """Show every way: the open ones first, then the apology, then what is blocked and why."""
    shown = [_option(one, look, chosen, _) for one in look.options]
    opened = [one for one in shown if one.way is views.Way.OPEN]
    blocked = [one for one in shown if one.way is views.Way.BLOCKED]
    return (*opened, *goodwill(look, _), *blocked)


def _option(one: WayOption, look: BackLook, chosen: str, _: Speaker) -> views.Option:
    title = _(TITLES[one.way])
    if one.blocked:
        reason = _blocked(one, look, _)
        return views.Option(f"way:{one.way}", title, "–", reason, views.Way.BLOCKED)
    return views.Option(
        f"way:{one.way}",
        title,
        _.amount(one.minor),
        _open(one, look, _),
        chosen=one.way == chosen,
    )


def _open(one: WayOption, look: BackLook, _: Speaker) -> str:
    match one.way:
        case "card" | "gift":
            return _paid_by(one.way, look, _)
        case "points":
            return _points(one, look, _)
        case "cash":
            enough = _("There is enough in the drawer.")
            if not one.rounding:
                return enough
            sign = "−" if one.rounding > 0 else "+"
            rounded = _("Rounded by {by}.", by=f"{sign}{_.amount(abs(one.rounding))}")
            return f"{rounded} {enough}"
        case "exchange":
            return _("Scan the new goods: the difference is worked out at once.")
        case "credit":
            return _("A slip with a number, good at every till of the shop.")
        case _:
            return _("The goods go to be repaired; no money moves.")


def _paid_by(way: str, look: BackLook, _: Speaker) -> str:
    receipt = look.receipt
    tenders = receipt.sale.tenders if receipt else ()
    paid = sum(one.amount.minor for one in tenders if one.way.value == way)
    left = next((one.exact for one in look.ways if one.way.value == way), 0)
    back = _.amount(max(0, paid - left))
    if way == "card":
        return _(
            "Paid by card for this receipt: {paid}; given back: {back}. It arrives in about three working days.",
            paid=_.amount(paid),
            back=back,
        )
    return _("Paid by gift card: {paid}; given back: {back}.", paid=_.amount(paid), back=back)


def _points(one: WayOption, look: BackLook, _: Speaker) -> str:
    if look.receipt is None:
        return ""
    in_hand = look.back.tenders if look.back else ()
    count = points_for(look.receipt, in_hand, one.minor)
    return _.ngettext(
        "{n} point that paid for it goes back to the customer.",
        "{n} points that paid for it go back to the customer.",
        count,
    )


def _blocked(one: WayOption, look: BackLook, _: Speaker) -> str:
    match one.blocked:
        case "no_receipt":
            return _(_WITHOUT[look.without_receipt])
        case "not_allowed" if one.way != "repair":
            return _(
                "By law an exchange or a repair comes first. If that failed, choose it as the reason."
            )
        case "drawer_short":
            return _("There is not that much cash in the drawer.")
        case "not_paid_by_it" if any(way.way.value == one.way for way in look.ways):
            return _(_ALL_BACK)
        case "not_paid_by_it":
            return _(_NOT_PAID[one.way])
        case _:
            return _("Repair is for goods that do not work: choose “Faulty” if so.")


def goodwill(look: BackLook, _: Speaker) -> tuple[views.Option, ...]:
    """Show what may be given as an apology, from the budget of the person who is there."""
    budget = look.budget
    if budget is None:
        words, amount = _("You decide yourself how much."), ""
    elif budget.left:
        words = _("You may give this yourself. Left in this shift: {left}.", left=_left(budget, _))
        amount = _("up to {amount}", amount=_.amount(budget.left))
    else:
        words, amount = _("Your budget is used up; a second person may approve more."), "–"
    return (views.Option("goodwill", _("Apology in money"), amount, words, views.Way.KIND),)


def _left(budget: Budget, _: Speaker) -> str:
    return _.amount(max(0, budget.shift - budget.given))


def budget_note(look: BackLook, money: str, _: Speaker) -> str:
    """Say in the bar what is left of the goodwill budget (`money` is ready-made)."""
    return _("Goodwill left in this shift: {left}", left=money) if look.budget else ""


def way_name(way: Way, _: Speaker) -> str:
    """Name a way that money took."""
    return _(WAYS[way.value])


def tender_name(one: Tender, _: Speaker) -> str:
    """Name a way that money took, with the store credit's number, or how many points it was."""
    if one.points:
        return _.ngettext("{n} point", "{n} points", one.points)
    name = way_name(one.way, _)
    return f"{name} {one.reference}" if one.way is Way.CREDIT and one.reference else name


def without_receipt(look: BackLook, _: Speaker) -> str:
    """Say what the shop gives for goods that nobody can prove."""
    return _(_WITHOUT[look.without_receipt])
