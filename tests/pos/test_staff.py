"""The table of rights, role by role and verb by verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.staff import GUARDED, Grade, Right, Rights, Role

A, P, N = Grade.ALLOWED, Grade.APPROVAL, Grade.NEVER
ROLES = (Role.TRAINEE, Role.CASHIER, Role.ASSOCIATE, Role.MANAGER, Role.TECHNICIAN, Role.OWNER)

TABLE = {
    "discount": (P, A, A, A, N, A),
    "override": (P, P, A, A, N, A),
    "below_cost": (P, P, P, A, N, A),
    "refund": (P, A, A, A, N, A),
    "return_without_receipt": (P, P, A, A, N, A),
    "return_late": (P, P, P, A, N, A),
    "refund_difference": (P, P, A, A, N, A),
    "goodwill": (P, P, A, A, N, A),
    "void": (P, A, A, A, N, A),
    "no_sale": (P, A, A, A, A, A),
    "paid_in": (P, A, A, A, N, A),
    "paid_out": (P, A, A, A, N, A),
    "drop": (P, A, A, A, N, A),
    "open_shift": (A, A, A, A, N, A),
    "close_shift": (A, A, A, A, N, A),
    "x_report": (A, A, A, A, N, A),
    "sell_age": (P, P, A, A, N, A),
    "sell_expired": (P, P, A, A, N, A),
    "hardware": (P, P, A, A, A, A),
    "office": (N, N, N, A, N, A),
    "training": (P, P, A, A, N, A),
}
"""What a fresh shop allows, written out by hand as a manager would read it."""


def test_every_guarded_verb_is_in_the_table() -> None:
    assert set(GUARDED) == set(TABLE)


@pytest.mark.parametrize("verb", GUARDED)
def test_a_fresh_shop_allows_each_role_its_own(verb: str) -> None:
    assert tuple(Rights().of(role, verb).grade for role in ROLES) == TABLE[verb]


@pytest.mark.parametrize("role", [*ROLES[:4], Role.OWNER])
def test_a_verb_that_is_not_guarded_is_everybodys(role: Role) -> None:
    assert Rights().of(role, "scan").judge() is A


def test_a_cashier_takes_ten_per_cent_off_alone_and_no_more() -> None:
    right = Rights().of(Role.CASHIER, "discount")
    assert right.judge(bp=1000) is A
    assert right.judge(bp=1001) is P


def test_an_associate_takes_thirty_per_cent_off_and_halves_a_price() -> None:
    assert Rights().of(Role.ASSOCIATE, "discount").judge(bp=3000) is A
    assert Rights().of(Role.ASSOCIATE, "discount").judge(bp=3001) is P
    assert Rights().of(Role.ASSOCIATE, "override").judge(bp=5000) is A
    assert Rights().of(Role.ASSOCIATE, "override").judge(bp=5001) is P


def test_a_limit_in_money_counts_as_one_in_per_cent_does() -> None:
    right = Right(A, limit_minor=500)
    assert right.judge(minor=500) is A
    assert right.judge(minor=501) is P
    assert Right(A, limit_bp=1000, limit_minor=500).judge(bp=100, minor=501) is P


@pytest.mark.parametrize("grade", [P, N])
def test_no_limit_opens_what_is_closed(grade: Grade) -> None:
    assert Right(grade, limit_bp=10_000, limit_minor=10**9).judge(bp=1, minor=1) is grade


def test_the_shops_own_entry_stands_over_the_default_and_the_last_one_counts() -> None:
    rights = Rights(
        (
            (Role.CASHIER, "void", Right(N)),
            (Role.CASHIER, "discount", Right(A, limit_bp=500)),
            (Role.CASHIER, "void", Right(P)),
        )
    )
    assert rights.of(Role.CASHIER, "void") == Right(P)
    assert rights.of(Role.CASHIER, "discount").judge(bp=600) is P
    assert rights.of(Role.ASSOCIATE, "void") == Right(A)


@given(st.sampled_from(ROLES), st.sampled_from(GUARDED), st.integers(0, 10_000), st.integers(0, 99))
def test_taking_less_is_never_judged_harder(role: Role, verb: str, bp: int, less: int) -> None:
    right = Rights().of(role, verb)
    order = [A, P, N]
    assert order.index(right.judge(bp=max(0, bp - less))) <= order.index(right.judge(bp=bp))
