"""The benchmark's own arithmetic: alternating order, medians, and what counts as over."""

from __future__ import annotations

import pytest

from tests.benchmarks.ratio import Figure, interleaved, told


def test_the_ratio_is_of_medians_and_the_two_alternate() -> None:
    seconds = 0.0
    order: list[str] = []

    def work(name: str, takes: float) -> None:
        nonlocal seconds
        order.append(name)
        seconds += takes

    ratio = interleaved(
        lambda: work("ours", 3.0), lambda: work("bare", 2.0), rounds=4, clock=lambda: seconds
    )
    assert ratio == pytest.approx(1.5)
    assert order[2:] == ["bare", "ours", "ours", "bare", "bare", "ours", "ours", "bare"]


def test_one_slow_round_does_not_count() -> None:
    ours = iter([2.0, 90.0, 2.0])
    assert told(lambda: next(ours), lambda: 1.0, rounds=3) == pytest.approx(2.0)


def test_a_figure_says_whether_it_holds() -> None:
    assert str(Figure("start", 1.5, 2.0)) == "start 1.5x <=2x ok"
    assert str(Figure("start", 2.5, 2.0)).endswith(" over")
    assert Figure("tills", 400, 300, unit="/s", least=True).holds
