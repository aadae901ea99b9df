"""A counter in a real shop, in the words of those who stand at it: come, scan, pay, approve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec

import pytest

from pos.desk.cash import Counted
from pos.errors import Refused
from pos.event import name_of
from pos.event_sale import SaleClosed
from tests.pos.desk.backroom import Backroom

FLOAT = ((1000, 5), (500, 5), (200, 10), (100, 10), (50, 10), (20, 20), (10, 20), (5, 20))
P = ParamSpec("P")


@contextmanager
def refused(code: str, **facts: object) -> Iterator[None]:
    """Expect a refusal, with these among its facts."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code, caught.value
    assert {name: caught.value.facts.get(name) for name in facts} == facts


class Counter(Backroom):
    """The till and whoever stands there; each verb comes under a fresh request, as a key press does."""

    def do(
        self, verb: Callable[Concatenate[str, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Do a verb under a fresh request."""
        verb(self.request(), *args, **kwargs)

    def come(self, name: str = "ana", role: str = "cashier", pin: str = "1111") -> None:
        """Have somebody work here and sign in."""
        if self.store.staff(name) is None:
            self.hires(name, role, pin)
        self.do(self.desks.people.sign_in, name, pin)

    def begin(self, role: str = "cashier", name: str = "ana") -> None:
        """Sign in and open the shift with a counted float."""
        self.come(name, role)
        known = self.shop.accepted()
        pieces = tuple((value, number) for value, number in FLOAT if value in known)
        self.do(self.desks.cash.open_shift, Counted(sum(v * n for v, n in pieces), pieces))

    def approve(self, name: str = "rasa", role: str = "manager", reason: str = "") -> None:
        """Have a second person complete what waits."""
        if self.store.staff(name) is None:
            self.hires(name, role, "222222")
        self.do(self.desks.people.approve, name, "222222", reason)

    def scan(self, *codes: str, times: int = 1) -> None:
        """Scan codes one after the other."""
        for code in codes:
            self.do(self.desks.register.scan, code, times)

    def pay(self, minor: int, *pieces: tuple[int, int]) -> None:
        """Take cash."""
        self.do(self.desks.pay.cash, minor, pieces)

    def card(self, minor: int, outcome: str = "approved", took: int | None = None) -> None:
        """Take a card by hand."""
        self.do(self.desks.card.by_hand, minor, outcome, took)

    def exact(self) -> SaleClosed:
        """Take what is to pay in cash and return the closed sale."""
        self.do(self.desks.pay.exact_cash)
        return self.sold

    def sell(self, *codes: str, card: int = 0) -> SaleClosed:
        """Sell for cash, or partly by card."""
        self.scan(*codes)
        if card:
            self.card(card)
        return self.exact() if self.till.sale is not None else self.sold

    # --- looks ------------------------------------------------------------------------------------------------------

    @property
    def sold(self) -> SaleClosed:
        """The sale closed last."""
        assert self.till.last_sale is not None
        return self.till.last_sale

    @property
    def total(self) -> int:
        """What the open basket comes to."""
        return self.till.bill().total.minor

    @property
    def basket(self) -> list[tuple[str, int, int]]:
        """Code, amount and shown price of each line."""
        return [
            (one.line.product.code, one.line.quantity.amount, one.shown)
            for one in self.till.bill().lines
        ]

    @property
    def names(self) -> list[str]:
        """The names of all that was told, in order."""
        return [name_of(type(one)) for one in self.told]

    @property
    def strip(self) -> list[str]:
        """The prompts that stand on the strip."""
        return [one.id for one in self.desks.voice.strip]

    def paper(self, columns: int = 42) -> str:
        """The last document as text."""
        return self.prints.paper().text(columns)
