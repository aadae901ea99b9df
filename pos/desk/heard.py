"""Which moment of the talk follows a verb: read from what the verb kept, or from why it was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from pos.desk.till import Till
from pos.errors import Refused
from pos.event import AgeChecked, Event, PriceOverridden
from pos.event_back import GoodwillGiven, ReturnClosed
from pos.event_sale import CardAnswered, CardAsked, CardBackAnswered, CardBackAsked, SaleClosed

E = TypeVar("E", bound=Event)

SILENT: Final = "silent"
"""Nobody stands at the counter any more: the strip is wiped."""

_AFTER: Final[Mapping[str, str]] = {
    "coupon": "changed",
    "empties": "empties",
    "quantity": "changed",
    "weigh": "changed",
    "remove_line": "changed",
    "restore_line": "changed",
    "restore_sale": "changed",
    "discount": "changed",
    "speak": "changed",
    "customer": "customer_known",
    "draft": "before_payment",
    "park": "parked",
    "recall": "recalled",
    "void": "voided",
    "upset": "upset",
    "not_there": "not_available",
    "promise": "promise_made",
    "end_sale": "upset",
    "refund_difference": "difference_paid",
    "return_without_receipt": "return_unproven",
    "sign_out": SILENT,
    "open_shift": SILENT,
    "close_shift": SILENT,
}
_REFUSED: Final[Mapping[str, str]] = {
    "needs_approval": "approval_needed",
    "below_cost": "approval_needed",
    "too_young": "too_young",
    "unknown_code": "unknown_item",
    "bad_check_digit": "unknown_item",
    "expired": "past_date",
    "duplicate_serial": "serial_sold",
    "cannot_change": "change_short",
    "drawer_short": "drawer_short",
    "network_needed": "network_away",
    "window_closed": "return_declined",
    "not_returnable": "return_declined",
    "nothing_left": "return_declined",
    "over_refund": "return_declined",
}
_REFUSED_BY: Final[Mapping[tuple[str, str], str]] = {
    ("override", "needs_approval"): "price_approval",
    ("override", "below_cost"): "price_approval",
    ("refund_difference", "needs_approval"): "price_approval",
    ("coupon", "unknown_code"): "coupon_declined",
    ("pay_value", "unknown_code"): "value_unknown",
    ("pay_value", "not_enough"): "value_short",
    ("empties", "not_returnable"): "empty_declined",
    ("customer", "not_found"): "customer_unknown",
    ("return_without_receipt", "over_refund"): "return_limit",
    ("refund", "over_refund"): "way_closed",
    ("refund", "not_enough"): "part_paid",
    ("refund_difference", "nothing_left"): "",
    ("goodwill", "over_refund"): "",
    ("goodwill", "nothing_left"): "",
    ("drop", "drawer_short"): "",
    ("paid_out", "drawer_short"): "",
}


def event_after(till: Till, verb: str, no: Refused | None) -> str:
    """Return the event that prompts are due at after a verb was done or refused; empty if nothing need be said."""
    if no is not None and no.facts.get("why") == "law":
        return _narrowed(till)
    if no is not None:
        return _refused(verb, no)
    special = _SPECIAL.get("pay" if verb.startswith("pay_") else verb)
    return special(till) if special else _AFTER.get(verb, "")


def last(till: Till, kind: type[E]) -> E | None:
    """Return the last event of a kind that the verb in hand kept."""
    for one in reversed(till.kept):
        if isinstance(one, kind):
            return one
    return None


def _refused(verb: str, no: Refused) -> str:
    why = no.facts.get("why")
    if no.code == "not_allowed" and why == "hours":
        return "closed_hours"
    if no.code == "bad_amount" and why == "weigh":
        return "weigh_needed"
    if why == "coupon":  # at payment too: another till took the last one
        return "coupon_declined"
    by_verb = _REFUSED_BY.get((verb, no.code))
    return _REFUSED.get(no.code, "") if by_verb is None else by_verb


def _narrowed(till: Till) -> str:
    """Law wants something else tried before money goes back: a repair for a fault, else an exchange."""
    lines = till.back.lines if till.back else ()
    return "repair_first" if any(line.condition == "faulty" for line in lines) else "exchange_first"


def _scanned(till: Till) -> str:
    asked = till.question.kind if till.question else ""
    return "past_date" if asked == "date" else "scanned"


def _paying(till: Till) -> str:
    if last(till, CardBackAnswered) is not None:
        return _called_off(till) if till.sale and till.back is None else _refunded(till)
    if till.sale is None:
        return "paid" if last(till, SaleClosed) else ""
    answer = last(till, CardAnswered)
    if answer is not None and answer.outcome == "unknown":
        return "card_unknown"
    if answer is not None and answer.outcome != "approved":
        return "card_declined"
    return "card_asked" if answer is None and last(till, CardAsked) else "part_paid"


def _called_off(till: Till) -> str:
    """Say nothing of a payment that goes back before its sale is closed, save that nobody knows whether it did."""
    answer = last(till, CardBackAnswered)
    return "card_unknown" if answer is not None and answer.outcome == "unknown" else "changed"


def _off(till: Till) -> str:
    """Nothing is kept where the machine without a wire could not undo its card."""
    return "called_off" if till.kept else "changed"


_CLOSED: Final = {"difference": "difference_paid", "goodwill": "goodwill_paid"}


def _refunded(till: Till) -> str:
    if till.back is None:
        closed = last(till, ReturnClosed)
        return _CLOSED.get(closed.kind, "refunded") if closed else "refunded"
    answer = last(till, CardBackAnswered)
    if answer is not None and answer.outcome != "approved":
        return "card_unknown" if answer.outcome == "unknown" else "refund_declined"
    return "card_asked" if answer is None and last(till, CardBackAsked) else "refund_part"


def _returned(till: Till) -> str:
    back = till.back
    if back is None:
        return "changed" if till.sale else SILENT
    if not back.of_number:
        return "return_unproven"
    faulty = any(line.condition == "faulty" for line in back.lines)
    return "faulty" if faulty else "return_allowed"


def _declined(till: Till) -> str:
    checked = last(till, AgeChecked)
    return "too_young" if checked and checked.how == "declined" else "changed"


def _priced(till: Till) -> str:
    set_by_hand = last(till, PriceOverridden)
    lower = set_by_hand is not None and set_by_hand.new < set_by_hand.old
    return "price_wrong" if lower else "changed"


def _apologised(till: Till) -> str:
    given = last(till, GoodwillGiven)
    return "goodwill_paid" if given and given.number else "goodwill_given"


_SPECIAL: Final[Mapping[str, Callable[[Till], str]]] = {
    "scan": _scanned,
    "pick": _scanned,
    "confirm_age": _scanned,
    "serial": _scanned,
    "sell_expired": _scanned,
    "sell_gift_card": _scanned,
    "pay": _paying,
    "card_answered": _paying,
    "settle": _paying,
    "call_off": _off,
    "refund": _refunded,
    "return_line": _returned,
    "put_back": _returned,
    "let_go": _returned,
    "decline": _declined,
    "override": _priced,
    "goodwill": _apologised,
}
