"""What is going on at the till, as far as a prompt may ask: one frozen record and conditions on it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

EVENTS: Final = frozenset(
    """sale_open scanned changed before_payment paying_cash part_paid paid called_off parked recalled voided
    card_asked card_declined card_unknown change_short value_short value_unknown network_away
    weigh_needed too_young closed_hours past_date unknown_item serial_sold not_available empties coupon_declined
    empty_declined
    customer_known customer_unknown waiting help_wanted
    price_check price_wrong price_approval difference_paid goodwill_given goodwill_paid approval_needed
    return_open no_receipt return_allowed return_unproven return_limit return_declined faulty
    refund_part refund_declined refunded exchange_first repair_first way_closed drawer_short
    explaining promise_made upset""".split()
)
"""What a desk may say has just happened. A desk fires `scanned` for every scan, the first one too."""


class Situation(Struct, frozen=True, kw_only=True):
    """One moment at a desk. Amounts are minor units, times whole seconds of the shop's clock.

    `customer_language` is the known customer's, else the shop's; a language without words falls
    back to the cashier's. Whatever a desk does not know keeps its default, and asks nothing.
    """

    event: str
    country: str = ""
    customer_language: str = "en"
    cashier_language: str = "en"
    hour: int = 12
    seconds: int = 0
    """Since the sale or case was opened: cool-downs are counted by it."""
    waited: int = 0
    """How long this customer has been waiting for the next thing to happen."""
    lines: int = 0
    to_pay: int = 0
    change: int = 0
    paid: int = 0
    """Cash that was handed over for the sale just closed."""
    paying_out: bool = False
    """Whether the sale just closed owed the customer money: empties were worth more than the goods."""
    saving: int = 0
    """What the nearest deal would save."""
    missing: int = 0
    """What is missing to the nearest offer on the whole sale; 0 where a piece is missing."""
    ask: int = 0
    """What to ask the customer for, so that the change can be made; 0 when nothing helps."""
    value_left: int = 0
    """What is left on the gift card or store credit that has just paid."""
    given: int = 0
    """What went back to the customer last."""
    points: int = 0
    """Points that the sale just closed has earned."""
    rounding: int = 0
    age_needed: int = 0
    """The age an open question is about; 0 when no question is open."""
    step: int = 0
    """Which step of the de-escalation, 1 to 3; 4 offers to end it."""
    open_cases: int = 0
    card_out: bool = False
    """Whether a card payment is under way whose answer is not there yet."""
    card_over: bool = False
    """Whether a card machine has just taken more than was due."""
    serial_asked: bool = False
    """Whether a piece waits for its serial number."""
    cash_limited: bool = False
    """Whether what is left to pay is more than the law lets a person pay in cash."""
    line_deposit: bool = False
    line_weighed: bool = False
    line_class: str = ""
    line_department: str = ""
    deal_near: bool = False
    has_empties: bool = False
    has_bag: bool = False
    known_customer: bool = False
    tier: str = ""
    loyalty_offered: bool = False
    """Whether this shop has a loyalty programme at all."""
    paperless: bool = False
    """Whether the receipt was sent or declined beforehand, so that no one has to ask."""
    verb: str = ""
    """What was done, or refused."""
    returning: bool = False
    """Whether goods that come back lie on the counter."""
    proof: bool = False
    """Whether a receipt proves what comes back."""
    money_back: bool = False
    """Whether the return in hand may go back in cash or to the card."""
    law_narrows: bool = False
    """Whether law wants an exchange or a repair tried before money goes back."""
    guarantee: bool = False
    """Whether the seller still answers by law for faults of the goods in hand."""
    sale_near: bool = False
    """Whether what is near is an offer on the whole sale, not one more piece."""
    way: str = ""
    """The tender that was used or chosen: cash, card, gift, credit …; exchange when no money moved."""

    def __post_init__(self) -> None:
        if self.event not in EVENTS:
            raise ValueError(f"not an event: {self.event}")


_KINDS: Final = dict(Situation.__annotations__)
_COMPARE: Final[dict[str, Callable[[int, int], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "!=": operator.ne,
}
_LOWEST, _HIGHEST = -(10**12), 10**12
_FROM_ZERO: Final = frozenset("hour seconds waited lines age_needed step open_cases".split())


class Condition(Struct, frozen=True):
    """One thing that must hold: `deal_near`, `not has_bag`, `waited >= 60`, `country is SE LT`."""

    text: str
    holds: Callable[[Situation], bool]
    name: str
    low: int = _LOWEST
    high: int = _HIGHEST
    among: frozenset[str] | None = None

    @classmethod
    def read(cls, text: str) -> Condition:
        """Understand a condition. Raises ValueError for a fact or form that does not exist."""
        words = text.split()
        wanted = words[:1] != ["not"]
        name, *rest = (words if wanted else words[1:]) or [""]
        kind = _KINDS.get(name)
        if kind == "bool" and not rest:
            return _flag(text, name, wanted)
        if kind == "int" and wanted and len(rest) == 2 and rest[0] in _COMPARE:
            return _number(text, name, rest[0], int(rest[1]))
        if kind == "str" and wanted and len(rest) > 1 and rest[0] == "is":
            return _word(text, name, frozenset(rest[1:]))
        raise ValueError(f"no such condition: {text}")


def _flag(text: str, name: str, wanted: bool) -> Condition:
    get = operator.attrgetter(name)
    limit = int(wanted)
    return Condition(text, lambda now: get(now) is wanted, name, limit, limit)


def _number(text: str, name: str, sign: str, value: int) -> Condition:
    get, compare = operator.attrgetter(name), _COMPARE[sign]
    low = {">=": value, ">": value + 1, "=": value}.get(sign, _LOWEST)
    high = {"<=": value, "<": value - 1, "=": value}.get(sign, _HIGHEST)
    return Condition(text, lambda now: compare(get(now), value), name, low, high)


def _word(text: str, name: str, values: frozenset[str]) -> Condition:
    get = operator.attrgetter(name)
    return Condition(text, lambda now: get(now) in values, name, among=values)


def contradiction(conditions: Iterable[Condition], countries: Iterable[str] = ()) -> str:
    """Return why these can never hold together, in English, or an empty text if they can.

    `countries` are the codes that have a file; a condition on another country never holds.
    """
    bounds: dict[str, tuple[int, int]] = {"hour": (0, 23)}
    among: dict[str, frozenset[str]] = {}
    known = frozenset(countries)
    if known:
        among["country"] = known
    for condition in conditions:
        name = condition.name
        if condition.among is not None:
            among[name] = among.get(name, condition.among) & condition.among
            if not among[name]:
                return condition.text
            continue
        low, high = bounds.get(name, (0 if name in _FROM_ZERO else _LOWEST, _HIGHEST))
        bounds[name] = max(low, condition.low), min(high, condition.high)
        if bounds[name][0] > bounds[name][1]:
            return condition.text
    return ""
