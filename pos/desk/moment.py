"""What is going on at a desk now, gathered into the one record that prompts ask."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from msgspec import Struct

from pos.desk.age import Ages
from pos.desk.calm import LAST_STEP
from pos.desk.heard import last
from pos.desk.offers import Offers
from pos.desk.returns import Returns
from pos.desk.returns_law import faults_until
from pos.desk.till import Till
from pos.errors import Refused
from pos.event import AgeChecked, HardMoment, LineAdded, TalkEnded
from pos.event_back import GoodwillGiven
from pos.event_sale import CardAnswered, SaleClosed, ValueMoved
from pos.pieces import worth
from pos.sale import Line, Sale
from pos.situation import Situation
from pos.tender import TenderState, Way

_MONEY: Final = frozenset(("cash", "card"))
_HANDED: Final = frozenset(("refunded", "difference_paid", "goodwill_paid"))


class Talk(Struct, frozen=True):
    """Who speaks with whom, since when: languages, seconds of this talk, seconds since something last happened."""

    customer_language: str
    cashier_language: str
    seconds: int = 0
    waited: int = 0


class Moments:
    """Looks at one till. Changes nothing and refuses nothing."""

    def __init__(self, till: Till, ages: Ages, offers: Offers, returns: Returns) -> None:
        self.till = till
        self.ages = ages
        self.offers = offers
        self.returns = returns

    def situation(self, event: str, verb: str, no: Refused | None, talk: Talk) -> Situation:
        """Return the moment at which `event` was heard, after `verb`; `no` is why it was refused."""
        till = self.till
        facts: dict[str, Any] = {
            **self._of_sale(till.sale),
            **self._of_line(),
            **self._of_return(no),
            "card_out": self._card_out(),
            "card_over": self._card_over(),
            "serial_asked": till.question is not None and till.question.kind == "serial",
            "age_needed": self._age(event, no),
            "step": self._step(),
            "ask": int(no.facts.get("ask", 0)) if no else 0,
            "value_left": self._value_left(no),
            "way": self._refund_way() if event in _HANDED else "",
            "loyalty_offered": till.shop.settings.whole("points_given") > 0,
        }
        if event == "paid" and till.last_sale is not None:
            facts.update(_of_closed(till.last_sale))
        facts["given"] = self.given(event, facts["way"])
        return Situation(
            event=event,
            verb=verb,
            country=till.shop.country.code,
            hour=till.shop.local().hour,
            customer_language=talk.customer_language,
            cashier_language=talk.cashier_language,
            seconds=talk.seconds,
            waited=talk.waited,
            **facts,
        )

    def given(self, event: str, way: str) -> int:
        """Return what the customer got last: money back by one way, an apology, empties; minor units."""
        till = self.till
        apology = last(till, GoodwillGiven)
        if event == "goodwill_given" and apology is not None:
            return apology.minor
        if event == "empties":
            added = (one.line for one in till.kept if isinstance(one, LineAdded))
            return -sum(line.deposit_minor() for line in added if line.empties)
        if event in _HANDED and till.last_return is not None:
            ways = ("", Way.EXCHANGE.value) if event == "refunded" else ("",)
            return sum(
                tender.given.minor
                for tender in till.last_return.tenders
                if (way in ways and tender.way is not Way.EXCHANGE) or tender.way.value == way
            )
        return 0

    def guaranteed_until(self) -> date | None:
        """Return the last day on which law holds the seller to faults of the receipt in hand, if that is known."""
        receipt = self.returns.receipt
        return faults_until(self.till, receipt) if receipt is not None else None

    # --- parts ------------------------------------------------------------------------------------------------------

    def _of_sale(self, sale: Sale | None) -> dict[str, Any]:
        if sale is None:
            return {}
        due = self.till.due(sale)
        lacking = self.offers.near(sale)
        return {
            "lines": len(sale.lines),
            "to_pay": due.exact.minor,
            "rounding": due.rounding.minor,
            "cash_limited": self._cash_limited(due.exact.minor),
            "known_customer": bool(sale.customer),
            "tier": sale.tier,
            "has_empties": True in [line.empties for line in sale.lines],
            "saving": lacking.saving if lacking else 0,
            "deal_near": lacking is not None,
            "sale_near": lacking is not None and lacking.minor > 0,
            "missing": lacking.minor if lacking else 0,
        }

    def _of_line(self) -> dict[str, Any]:
        """Tell of the line that was touched; while a question is open, what it holds back is no line yet."""
        line = self.line()
        if line is None or line.empties or self.till.question is not None:
            return {}
        return {
            "line_deposit": bool(line.product.deposit),
            "line_weighed": bool(line.product.weighed and not line.quantity.amount),
            "line_class": line.product.klass,
            "line_department": line.product.department,
        }

    def _card_out(self) -> bool:
        back, sale = self.till.back, self.till.sale
        tenders = (*(back.tenders if back else ()), *(sale.tenders if sale else ()))
        return any(tender.state in (TenderState.UNKNOWN, TenderState.UNDOING) for tender in tenders)

    def _card_over(self) -> bool:
        """Tell whether a machine has just taken more than paid the bill."""
        answer = last(self.till, CardAnswered)
        return answer is not None and answer.taken > answer.amount > 0

    def _cash_limited(self, minor: int) -> bool:
        """Tell whether a person may not pay so much in cash; a limit between businesses is none of theirs."""
        shop = self.till.shop
        ceiling = shop.country.cash_ceiling(shop.today())
        return ceiling is not None and not ceiling.business_only and minor > ceiling.amount

    def line(self) -> Line | None:
        """Return the line last touched."""
        sale = self.till.sale
        if sale is None or not sale.last_touched:
            return None
        return sale.line_at(sale.position_of(sale.last_touched))

    def _of_return(self, no: Refused | None) -> dict[str, Any]:
        """Tell of goods that come back; a late one may still be faulty, and then law counts."""
        until = self.guaranteed_until()
        late = no is not None and no.code in ("window_closed", "not_returnable")
        held = until is not None and self.till.shop.today() <= until
        back = self.till.back
        if back is None:
            return {"guarantee": late and held}
        options = self.returns.options()
        ways = [one.way for one in options if not one.blocked]
        return {
            "returning": True,
            "proof": back.of_number > 0,
            "money_back": not _MONEY.isdisjoint(ways),
            "law_narrows": any(
                one.blocked == "not_allowed" for one in options if one.way in _MONEY
            ),
            "guarantee": held and (no is None or late),
        }

    def _age(self, event: str, no: Refused | None) -> int:
        """Return the age that is asked for now, or that a customer has just been refused for."""
        question = self.till.question
        if question is not None and question.kind == "age":
            return self.ages.limit(self.ages.waiting().product)
        checked = last(self.till, AgeChecked) if event == "too_young" else None
        return checked.limit if checked else int(no.facts.get("age", 0)) if no else 0

    def _step(self) -> int:
        """Return which step towards calm was just taken; ending it is the last."""
        taken = last(self.till, HardMoment)
        return LAST_STEP if last(self.till, TalkEnded) else taken.step if taken else 0

    def _value_left(self, no: Refused | None) -> int:
        """Return what is left on the card that has paid, or that was asked for too much."""
        if no is not None:
            return int(no.facts.get("left", 0)) if no.code == "not_enough" else 0
        moved = last(self.till, ValueMoved)
        if moved is None or moved.amount >= 0 or moved.kind == Way.POINTS.value:
            return 0
        return self.offers.books.stored_value(moved.kind, moved.number) or 0

    def _refund_way(self) -> str:
        """Return the way by which money went back last; exchange when new goods took all of it."""
        closed = self.till.last_return
        ways = [one.way for one in closed.tenders if one.amount.minor] if closed else []
        money = [way for way in ways if way is not Way.EXCHANGE]
        return (money or ways or [Way.CASH])[-1].value


def _of_closed(sale: SaleClosed) -> dict[str, Any]:
    """Tell of the sale that has just been closed."""
    return {
        "change": sale.change,
        "paying_out": sale.change > 0 and sale.total < 0,
        "paid": sale.cash_given or worth(sale.pieces_in),
        "rounding": sale.rounding,
        "way": sale.tenders[-1].way.value if sale.tenders else "",
        "known_customer": bool(sale.customer),
        "points": sale.award.earned if sale.award else 0,
    }
