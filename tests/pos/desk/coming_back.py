"""What is said at the service desk when goods come back."""

from __future__ import annotations

from pos.event_back import ReturnClosed
from pos.tender import Way
from tests.pos.desk.counter import Counter


def back(till: Counter, position: int = 1, amount: int | None = None, **more: str) -> None:
    """Take units of a line back, the last receipt taken up if none is."""
    if till.desks.returns.receipt is None:
        till.desks.returns.find()
    till.do(till.desks.returns.line, position, amount, **more)


def refund(till: Counter, way: Way = Way.CASH, minor: int | None = None) -> None:
    till.do(till.desks.returns.refund, way, minor)


def refunded(till: Counter, way: Way = Way.CASH) -> ReturnClosed:
    """Hand all of it back and return the closed return."""
    refund(till, way)
    assert till.till.last_return is not None
    return till.till.last_return


def ways(till: Counter) -> dict[str, str | int]:
    return {one.way: one.blocked or one.minor for one in till.desks.returns.options()}
