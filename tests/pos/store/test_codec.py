"""Bodies are canonical: the store's quick way to JSON says the same as the auditor's slow one, whatever is written."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.errors import Refused
from pos.journal import canonical, parsed
from pos.sale import Sale
from pos.store.codec import decoded, encoded

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@dataclass(frozen=True, slots=True)
class Noted:
    """A record with every kind of field that events have."""

    text: str
    amount: int
    sure: bool
    parts: tuple[tuple[str, int], ...] = ()
    maybe: int | None = None


@given(
    WORDS,
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.booleans(),
    st.lists(st.tuples(WORDS, st.integers(0, 9))),
)
def test_both_ways_write_the_same_bytes(
    text: str, amount: int, sure: bool, parts: list[tuple[str, int]]
) -> None:
    record = Noted(text, amount, sure, tuple(parts))
    body = encoded(record)
    assert body == canonical(msgspec.to_builtins(record))
    assert parsed(body) is not None


@pytest.mark.parametrize("text", ["Cafe\u0301", "\u0301", "n\n\u0303", "\u1e9b\u0323", "A\u030a"])
def test_a_text_in_pieces_is_put_together(text: str) -> None:
    record = Noted(text, 1, sure=True, parts=((text, 2),))
    assert encoded(record) == canonical(msgspec.to_builtins(record))


@given(WORDS, st.integers(0, 10**9))
def test_what_was_written_is_read_back(text: str, amount: int) -> None:
    plain = decoded(Noted, canonical({"text": text, "amount": amount, "sure": False}))
    assert decoded(Noted, encoded(plain)) == plain


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"id":1}', b"\xff"])
def test_what_is_no_such_record_is_damaged(body: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        decoded(Sale, body)
