"""Change against a solver that shares no line with the till; `make soak` goes through thousands of drawers."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("ortools", reason="the solver is large and only `make soak` brings it")
pytestmark = [pytest.mark.independent, pytest.mark.slow]


def test_the_solver_finds_nothing_better_than_the_till() -> None:
    from tests.pos.change_oracle import differences  # needs the solver

    assert list(differences(random.Random(20260129), 60)) == []


def test_the_solver_would_find_a_piece_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    from pos.change import Change
    from tests.pos import change_oracle  # needs the solver

    drawn = change_oracle.Drawn(random.Random(1))
    drawn.amount, drawn.drawer, drawn.dispensed = 60, {50: 1, 20: 3, 10: 6, 5: 2}, None
    for worse in (((50, 1), (5, 2)), ((10, 6),)):
        monkeypatch.setattr(change_oracle, "make_change", lambda *asked, way=worse: Change(60, way))
        assert change_oracle.differs(drawn)
