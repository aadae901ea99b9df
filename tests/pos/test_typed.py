"""What somebody typed is kept short, visible and without card numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.typed import LONGEST, kept


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Pažeista pakuotė", "Pažeista pakuotė"),
        ("🍞 ok", "🍞 ok"),
        ("\0\x1b[2Jpaid", "[2Jpaid"),
        ("\u202e00.1\u200f €", "00.1 €"),
        ("two\r\nlines\there", "two  lines here"),
        ("\ud83d", ""),
        ("4111 1111 1111 1111", "****1111"),
        ("7" * 10_000, "7" * (LONGEST - 1) + "…"),
    ],
)
def test_what_nobody_sees_is_not_kept(typed: str, held: str) -> None:
    assert kept(typed) == held


@given(st.text(max_size=2 * LONGEST))
def test_whatever_is_typed_can_be_written_and_is_kept_the_same_again(typed: str) -> None:
    held = kept(typed)
    held.encode()
    assert len(held) <= LONGEST
    assert held.isprintable()
    assert kept(held) == held
