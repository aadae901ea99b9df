"""The voice at a desk: after every verb, which sentences stand on the strip, with their amounts filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.age import Ages
from pos.desk.offers import Offers
from pos.desk.pay import due_of
from pos.desk.till import Till
from pos.errors import Refused
from pos.pieces import worth
from pos.prompt import NOTHING_SAID, Book, History, Prompt, fill, prompts
from pos.situation import Situation
from pos.tender import Way
from pos.text import format_money

_AFTER: Final[Mapping[str, str]] = {
    "scan": "scanned",
    "pick": "scanned",
    "confirm_age": "scanned",
    "serial": "scanned",
    "coupon": "changed",
    "empties": "empties",
    "quantity": "changed",
    "weigh": "changed",
    "remove_line": "changed",
    "restore_line": "changed",
    "discount": "changed",
    "customer": "changed",
    "speak": "changed",
    "recall": "changed",
    "decline": "changed",
    "override": "price_wrong",
    "goodwill": "goodwill_given",
    "refund_difference": "difference_paid",
    "return_line": "return_allowed",
    "return_without_receipt": "no_receipt",
    "refund": "refunded",
}
_REFUSED: Final[Mapping[str, str]] = {
    "needs_approval": "approval_needed",
    "below_cost": "approval_needed",
    "too_young": "too_young",
    "unknown_code": "unknown_item",
    "bad_check_digit": "unknown_item",
    "cannot_change": "change_short",
    "window_closed": "return_declined",
    "not_returnable": "return_declined",
    "nothing_left": "return_declined",
    "over_refund": "return_declined",
}
_FRAGMENT: Final = {
    "window_closed": "window_closed",
    "not_returnable": "not_returnable",
    "nothing_left": "nothing_left",
    "over_refund": "nothing_left",
}


class Phrases(Book, Protocol):
    """A prompt book that also holds the parts of sentences."""

    def fragment(self, language: str, kind: str, name: str) -> str:
        """Return a reason or an alternative in the form its sentence needs."""
        ...


class Said(Struct, frozen=True):
    """One prompt ready for the strip."""

    id: str
    now: bool
    language: str
    say: str
    meaning: str
    do: str
    manner: str
    stays: int


class Voice:
    """Keeps what stands on the strip. Never asks for anything and never fails a verb."""

    def __init__(self, till: Till, ages: Ages, offers: Offers, book: Phrases) -> None:
        self.till = till
        self.ages = ages
        self.offers = offers
        self.book = book
        self.strip: tuple[Said, ...] = ()
        self._raw: tuple[Prompt, ...] = ()
        self._history: History = NOTHING_SAID
        self._sale = ""
        self._seconds = 0

    def after(self, verb: str, refusal: Refused | None = None) -> None:
        """Let the strip follow a verb that was done, or refused."""
        event = self._event(verb, refusal)
        if event:
            self.hear(event, refusal)

    def hear(self, event: str, refusal: Refused | None = None) -> None:
        """Put on the strip what fits an event."""
        moment = self._situation(event, refusal)
        self._history = self._history.after(self._raw, self._seconds)
        self._seconds = moment.seconds
        raw = prompts(moment, self.book, self._history)
        if raw or event != "changed":
            self._raw = raw
        self.strip = tuple(self._said(one, moment, refusal) for one in self._raw)

    def skip(self, prompt_id: str) -> None:
        """Wave a prompt away for the rest of this sale."""
        self._history = self._history.skip(prompt_id)
        self._raw = tuple(one for one in self._raw if one.id != prompt_id)
        self.strip = tuple(one for one in self.strip if one.id != prompt_id)

    # --- how --------------------------------------------------------------------------------------------------------

    def _event(self, verb: str, refusal: Refused | None) -> str:
        if refusal is not None:
            if refusal.code == "not_allowed" and refusal.facts.get("why") == "hours":
                return "closed_hours"
            return _REFUSED.get(refusal.code, "")
        if verb.startswith(("pay", "card", "settle")):
            return self._paying()
        if verb == "refund" and self.till.back is not None:
            return "return_allowed"  # a part went one way: the rest is still to be handed over
        return _AFTER.get(verb, "")

    def _paying(self) -> str:
        if self.till.sale is None:
            return "paid"
        return "before_payment"

    def customer_language(self) -> str:
        """Return the language that is spoken with the customer now."""
        till = self.till
        language = ""
        if till.sale is not None:
            language = till.sale.language
        elif till.back is not None:
            language = till.back.language
        elif till.last_sale is not None:
            language = till.last_sale.language
        return language or till.shop.country.languages[0]

    def cashier_language(self) -> str:
        """Return the language of the person at the till."""
        staff = self.till.staff
        own = staff.language if staff else ""
        return (
            own or self.till.shop.settings.text("language") or self.till.shop.country.languages[0]
        )

    def _situation(self, event: str, refusal: Refused | None) -> Situation:
        till = self.till
        sale = till.sale
        now = till.shop.now_ms()
        if sale is not None and sale.id != self._sale:
            self._sale, self._history, self._raw = sale.id, NOTHING_SAID, ()
        line = None
        if sale is not None and sale.last_touched:
            line = sale.line_at(sale.position_of(sale.last_touched))
        last = till.last_sale
        question = till.question
        limit = int(refusal.facts.get("age", 0)) if refusal else 0
        moment = Situation(
            event=event,
            country=till.shop.country.code,
            customer_language=self.customer_language(),
            cashier_language=self.cashier_language(),
            hour=till.shop.local().hour,
            seconds=(now - sale.started_ms) // 1000 if sale else 0,
            lines=len(sale.lines) if sale else 0,
            known_customer=bool(sale and sale.customer),
            tier=sale.tier if sale else "",
            loyalty_offered=till.shop.settings.whole("points_given") > 0,
            line_deposit=bool(line and line.product.deposit and not line.empties),
            line_weighed=bool(line and line.product.weighed and not line.quantity.amount),
            line_class=line.product.klass if line else "",
            line_department=line.product.department if line else "",
            has_empties=bool(sale and any(one.empties for one in sale.lines)),
            deal_near=sale is not None and self.offers.near(sale) is not None,
            age_needed=self._age_asked() if question and question.kind == "age" else limit,
        )
        if sale is not None:
            due = due_of(till, sale, till.bill(sale).total.minor)
            return replace(moment, to_pay=due.exact.minor, rounding=due.rounding.minor)
        if event == "paid" and last is not None:
            way = last.tenders[-1].way.value if last.tenders else ""
            return replace(moment, change=last.change, rounding=last.rounding, way=way)
        if event == "refunded":
            return replace(moment, way=self._refund_way())
        return moment

    def _refund_way(self) -> str:
        last = self.till.last_return
        return last.tenders[-1].way.value if last and last.tenders else Way.CASH.value

    def _given_back(self, way: str) -> int:
        """Return what went back last, by one way or by all of them."""
        last = self.till.last_return
        tenders = last.tenders if last else ()
        return sum(one.given.minor for one in tenders if way in ("", one.way.value))

    def _age_asked(self) -> int:
        return self.ages.limit(self.ages.waiting().product)

    def _said(self, one: Prompt, moment: Situation, refusal: Refused | None) -> Said:
        return Said(
            one.id,
            one.now,
            one.language,
            fill(one.say, **self._facts(one.language, moment, refusal)),
            fill(one.meaning, **self._facts(moment.cashier_language, moment, refusal)),
            fill(one.do, **self._facts(moment.cashier_language, moment, refusal)),
            one.manner,
            one.stays,
        )

    def _facts(self, language: str, moment: Situation, refusal: Refused | None) -> dict[str, str]:
        till = self.till
        last = till.last_sale

        def money(minor: int) -> str:
            return format_money(minor, till.shop.currency, language)

        facts = {"amount": money(moment.to_pay), "age": str(moment.age_needed)}
        if moment.event == "paid" and last is not None:
            facts["change"] = money(last.change)
            facts["paid"] = money(last.cash_given or worth(last.pieces_in))
            facts["saving"] = money(last.saving)
        if moment.event in ("refunded", "difference_paid", "goodwill_given"):
            facts["amount"] = money(self._given_back(moment.way))
        if moment.event == "return_allowed" and till.back is not None:
            facts["amount"] = money(till.back.left)
        if till.sale is not None:
            facts["deposit"] = money(till.bill().deposits.minor)
        if refusal is not None:
            facts["ask"] = money(int(refusal.facts.get("ask", 0)))
            facts["change"] = money(int(refusal.facts.get("change", 0)))
            if refusal.code in _FRAGMENT:
                facts["reason"] = self.book.fragment(language, "reason", _FRAGMENT[refusal.code])
                facts["alternative"] = self.book.fragment(language, "alternative", "credit")
        return facts
