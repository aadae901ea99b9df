"""Points: full steps only, and a return undoes just what its goods earned."""

from __future__ import annotations

import pytest

from pos.loyalty import Award, Scheme, points_back


@pytest.mark.parametrize(
    ("given", "per", "base", "earned"),
    [(1, 100, 999, 9), (1, 100, 1000, 10), (3, 200, 399, 3), (3, 200, 400, 6), (0, 100, 1000, 0)],
)
def test_only_full_steps_earn(given: int, per: int, base: int, earned: int) -> None:
    assert Scheme(given, per, 1).earned(base) == earned


def test_money_that_goes_back_earns_nothing() -> None:
    assert Scheme(1, 100, 1).earned(-500) == 0


def test_what_stays_keeps_its_points_by_the_scheme_of_its_day() -> None:
    award = Award(base=1050, given=1, per=100, earned=10, balance=10)
    assert [award.kept(base) for base in (1050, 1000, 999, 0)] == [10, 10, 9, 0]


def test_nothing_that_comes_back_makes_points_grow() -> None:
    assert Award(base=1_000, given=1, per=100, earned=10, balance=10).kept(2_000) == 10


def test_all_of_the_money_back_is_all_of_the_points_back() -> None:
    parts = [points_back(7, 70, before, 10) for before in range(0, 70, 10)]
    assert sum(parts) == 7
    assert points_back(7, 0, 0, 0) == 0
