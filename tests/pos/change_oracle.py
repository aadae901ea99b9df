"""Change by OR-tools CP-SAT, with the same objective as the till's: an oracle that shares no line with it.

The objective is the one that `pos.pieces.fewest` writes down: fewest pieces; then the least sum of 1/stock over the
pieces used; then most of the largest value, of the next one, and so on. The first two are minimised one after the
other, the solver asked to prove each; of the third it is asked to prove that no way is better than the till's. The ways
out of a change that cannot be made are minimised by it, too. Counts in the drawer are drawn so that the sum of 1/stock
over one denominator stays a 64-bit whole number, which is all that the solver can weigh.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from math import lcm
from typing import Any, Final

from ortools.sat.python import cp_model

from pos.change import Change, Impossible, make_change
from pos.pieces import Pieces, count

Drawer = dict[int, int]

EURO: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)
KRONA: Final = (100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
ZLOTY: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)
MOST: Final = 100_000
_WEIGHABLE: Final = 10**12
_PATIENCE: Final = 0.5
"""Of the solver's own seconds, which are the same on every machine. A drawer that takes longer is not counted."""
_STOCKS: Final = {
    "full": (5, 8, 10, 12, 20, 25, 30, 40, 50),
    "nearly empty": (0, 0, 1, 2, 3),
    "lopsided": (0, 0, 1, 2, 1000, 5000),
    "gaps": (0, 0, 0, 7, 500),
    "any": (0, *range(1, 17), 50, 100),
}


class Undecided(Exception):
    """The solver gave up: its patience was at an end before it could prove anything."""


class Drawn:
    """One drawer and one question to it, drawn by dice."""

    def __init__(self, dice: random.Random) -> None:
        self.values = dice.choice((EURO, EURO, KRONA, ZLOTY))
        stocks = _STOCKS[dice.choice(list(_STOCKS))]
        self.drawer: Drawer = {value: dice.choice(stocks) for value in self.values}
        small = 5 if self.values is not KRONA else 100
        self.dispensed = dice.choice((None, tuple(one for one in self.values if one >= small)))
        self.accepted = dice.choice((None, self.values[:-1]))
        worth = sum(value * number for value, number in self.drawer.items())
        top = dice.choice((500, 5_000, MOST, min(MOST, worth + 100)))
        step = self.values[0] if dice.random() < 0.7 else self.values[2]
        self.amount = dice.randint(0, top // step) * step

    def __str__(self) -> str:
        return f"make_change({self.amount}, {self.drawer}, {self.dispensed}, {self.accepted})"

    def stock(self) -> Drawer:
        """What may go out, and is there."""
        may = self.dispensed or self.values
        return {value: n for value, n in self.drawer.items() if n > 0 and value in may}


class Solved:
    """A model of one stock: so many of each piece, that add up to `sum`, none used more than `most` needs."""

    def __init__(self, stock: Mapping[int, int], most: int) -> None:
        self.model: Any = cp_model.CpModel()
        self.used = {
            value: self.model.new_int_var(0, min(number, -(-most // value)), f"n{value}")
            for value, number in stock.items()
        }
        self.sum = sum(value * used for value, used in self.used.items())
        self.pieces = sum(self.used.values())

    def least(self, what: Any) -> int | None:
        """The proven minimum of an expression, or None when there is no way; it is kept as a rule from then on."""
        self.model.minimize(what)
        found = self._solve()
        if found is None:
            return None
        best: int = round(found.objective_value)
        self.model.clear_objective()
        self.model.add(what == best)
        return best

    def possible(self) -> bool:
        """Whether there is any way at all."""
        return self._solve() is not None

    def _solve(self) -> Any:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = _PATIENCE
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise Undecided(solver.status_name(status))
        return solver


def _cost(stock: Mapping[int, int]) -> dict[int, int]:
    """1/stock of each value over one denominator."""
    whole = lcm(*stock.values()) if stock else 1
    if whole > _WEIGHABLE:
        raise AssertionError("the drawer was drawn so that its counts can be weighed")
    return {value: whole // number for value, number in stock.items()}


def _differs_in_change(amount: int, stock: Drawer, pieces: Pieces) -> str:
    """What the solver finds better than the till's pieces, or empty."""
    ours = dict(pieces)
    over = {value: number for value, number in ours.items() if number > stock.get(value, 0)}
    if over or sum(value * number for value, number in pieces) != amount:
        return f"{pieces} is not {amount}, or not in the drawer"
    solved, cost = Solved(stock, amount), _cost(stock)
    solved.model.add(solved.sum == amount)
    fewest = solved.least(solved.pieces)
    if fewest != count(pieces):
        return f"{count(pieces)} pieces, and {fewest} would do"
    scarce = solved.least(sum(cost[value] * used for value, used in solved.used.items()))
    spent = sum(cost[value] * number for value, number in pieces)
    if scarce != spent:
        return f"of equally many pieces {spent} are spent where {scarce} would do"
    _more_of_larger(solved, ours)
    return "more of a larger value would do" if solved.possible() else ""


def _more_of_larger(solved: Solved, ours: Mapping[int, int]) -> None:
    """Ask for a way that has more of some value, and of each larger one as many."""
    ahead = []
    for value in sorted(solved.used, reverse=True):
        here = solved.model.new_bool_var(f"ahead{value}")
        solved.model.add(solved.used[value] > ours.get(value, 0)).only_enforce_if(here)
        for larger in solved.used:
            if larger > value:
                solved.model.add(solved.used[larger] == ours.get(larger, 0)).only_enforce_if(here)
        ahead.append(here)
    solved.model.add_bool_or(ahead)


def _nearest(stock: Drawer, amount: int, upwards: bool) -> int | None:
    """The nearest sum that can be made, on one side. A least sum above has no piece that it could do without."""
    solved = Solved(stock, amount)
    gap = solved.model.new_int_var(0, max((amount, *stock)), "gap")
    solved.model.add(solved.sum == amount + (gap if upwards else -gap))
    least = solved.least(gap)
    return None if least is None else amount + (least if upwards else -least)


def _smallest_ask(drawn: Drawn, stock: Drawer) -> int | None:
    """The least that the customer adds so that the drawer can pay out the rest."""
    paying = drawn.accepted or drawn.values
    most = max(paying)
    purse = {0}
    for value in paying:
        for less in range(most - value + 1):
            if less in purse:
                purse.add(less + value)
    purse.discard(0)
    if not purse:
        return None
    payable = cp_model.Domain.from_values(sorted(purse))
    solved = Solved(stock, drawn.amount + most)
    added = solved.model.new_int_var_from_domain(payable, "added")
    solved.model.add(solved.sum == drawn.amount + added)
    return solved.least(added)


def _missing(drawn: Drawn, stock: Drawer) -> tuple[int, ...]:
    """The values of which one piece more would do."""
    found = []
    for value in sorted(drawn.dispensed or {*drawn.values, *(drawn.accepted or ())}):
        solved = Solved({**stock, value: stock.get(value, 0) + 1}, drawn.amount)
        solved.model.add(solved.sum == drawn.amount)
        if solved.possible():
            found.append(value)
    return tuple(found)


def _differs_in_ways_out(drawn: Drawn, stock: Drawer, ours: Impossible) -> str:
    solved = Solved(stock, drawn.amount)
    solved.model.add(solved.sum == drawn.amount)
    theirs: dict[str, object] = {
        "possible": solved.possible(),
        "below": _nearest(stock, drawn.amount, False),
        "above": _nearest(stock, drawn.amount, True),
        "ask": _smallest_ask(drawn, stock),
        "missing": _missing(drawn, stock),
    }
    said: dict[str, object] = {
        "possible": False,
        "below": ours.below,
        "above": ours.above,
        "ask": ours.ask.amount if ours.ask else None,
        "missing": ours.missing,
    }
    wrong = [
        f"{name}: {said[name]}, and {theirs[name]}" for name in said if said[name] != theirs[name]
    ]
    if ours.ask and not wrong:
        back = ours.ask.change
        wrong = [_differs_in_change(back.amount, stock, back.pieces)]
    return "; ".join(one for one in wrong if one)


def differs(drawn: Drawn) -> str:
    """What the solver knows better than the till about this drawer, or empty."""
    ours = make_change(drawn.amount, drawn.drawer, drawn.dispensed, drawn.accepted)
    stock = drawn.stock()
    if isinstance(ours, Change):
        return _differs_in_change(drawn.amount, stock, ours.pieces)
    return _differs_in_ways_out(drawn, stock, ours)


def differences(dice: random.Random, times: int) -> Iterator[str]:
    """Judge so many drawers; yield each that the solver judges otherwise, with the call that repeats it.

    What the solver cannot decide is drawn anew. Raises Undecided when that is more than one in ten.
    """
    undecided = 0
    for number in range(times * 11 // 10 + 1):
        if number - undecided == times:
            return
        drawn = Drawn(dice)
        try:
            wrong = differs(drawn)
        except Undecided:
            undecided += 1
            continue
        if wrong:
            yield f"{drawn}: {wrong}"
    raise Undecided(f"{undecided} of {times}")
