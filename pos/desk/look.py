"""How a till looks at one moment, as one frozen record: made on the desk thread, carried to whoever shows it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pos.barcode import carried
from pos.bill import Bill
from pos.change import Impossible
from pos.desk.assembly import Desks
from pos.desk.books import KeptJob, OpenShift, Unsettled
from pos.desk.points import Spending
from pos.desk.prints import Prints
from pos.desk.till import Till
from pos.desk.voice import Said
from pos.errors import Fact
from pos.event_sale import SaleClosed
from pos.sale import Sale
from pos.staff import Staff
from pos.tender import Due


class Asked(Struct, frozen=True):
    """The open question: its kind, the article it holds back, for an age the years and the last birth date.

    For a date that is over: which day it was, and whether law lets nobody sell it any more.
    """

    kind: str
    name: str = ""
    age: int = 0
    born_by: date | None = None
    last_day: date | None = None
    use_by: bool = False


class Awaited(Struct, frozen=True):
    """A verb that waits for a second person, with what that person must see."""

    verb: str
    facts: dict[str, Fact]


class Basket(Struct, frozen=True):
    """The open sale with what it comes to and what is left to pay; `sale` is None before its first line."""

    sale: Sale | None
    bill: Bill
    due: Due


class Look(Struct, frozen=True):
    """One till at one moment. Amounts are minor units of `currency`."""

    at_ms: int
    till: int
    currency: str
    staff: Staff | None
    shift: OpenShift | None
    basket: Basket
    parked: tuple[tuple[str, int, int], ...]  # name, lines, total
    asked: Asked | None
    wanted: Awaited | None
    impossible: Impossible | None
    last_sale: SaleClosed | None
    strip: tuple[Said, ...]
    customer_language: str
    cashier_language: str
    unsure: KeptJob | None  # a print that a person must answer for
    unsettled: tuple[Unsettled, ...]
    hints: tuple[str, ...] = ()  # of the drawer: drop, change_low
    drawer_open_s: int = 120

    other_printer: bool = False  # another one could print that paper instead
    waits: KeptJob | None = None  # a print whose printer says why it cannot go on
    customer: str = ""  # the name of whose basket it is, where it is known
    spending: Spending | None = None  # what that customer's points can pay
    promises_due: int = 0  # to customers, today or before
    promised: int = 0  # to the customer in front, still open

    @property
    def lines(self) -> int:
        """How many lines lie in the basket."""
        return len(self.basket.sale.lines) if self.basket.sale else 0


def look(desks: Desks, prints: Prints) -> Look:
    """Look at a till; on its desk thread."""
    till = desks.till
    basket = till.basket()
    unsure, waits = prints.open_question(), prints.waits()
    return Look(
        at_ms=till.shop.now_ms(),
        till=till.shop.till,
        currency=till.shop.currency,
        staff=till.staff,
        shift=till.shift,
        basket=Basket(till.sale, till.bill(basket), till.due(basket)),
        parked=_parked(till),
        asked=_asked(desks),
        wanted=Awaited(till.wanted.verb, dict(till.wanted.facts)) if till.wanted else None,
        impossible=desks.pay.impossible,
        last_sale=till.last_sale,
        strip=desks.voice.strip,
        customer_language=desks.voice.customer_language(),
        cashier_language=desks.voice.cashier_language(),
        unsure=unsure,
        waits=waits,
        other_printer=_another(prints, unsure or waits),
        unsettled=till.books.unsettled(),
        hints=desks.watch.hints(),
        drawer_open_s=till.shop.settings.whole("drawer_open_s"),
        customer=desks.register.name_of(basket.customer),
        spending=desks.points.spending(),
        promises_due=desks.promises.due(),
        promised=desks.promises.of(basket.customer),
    )


def _another(prints: Prints, asked: KeptJob | None) -> bool:
    return asked is not None and prints.other_for(asked) is not None


def _parked(till: Till) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (name, len(sale.lines), till.bill(sale).total.minor)
        for name, sale in sorted(till.parked.items())
    )


def _asked(desks: Desks) -> Asked | None:
    question = desks.till.question
    if question is None:
        return None
    if not question.payload:
        return Asked(question.kind)
    waiting = desks.ages.waiting()
    product = waiting.product
    said = carried(waiting.code) if question.kind == "date" else None
    if said is not None:
        return Asked("date", product.name, last_day=said.best_before, use_by=said.use_by)
    if question.kind != "age":
        return Asked(question.kind, product.name)
    age = desks.ages.limit(product)
    return Asked("age", product.name, age, _years_before(desks.till.shop.today(), age))


def _years_before(day: date, years: int) -> date:
    """Return the latest birth date of somebody who is so many years old today; 29 February stands for 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February of a common year
        return day.replace(year=day.year - years, day=28)
