"""Search as you type: starts of words in folded names, starts of codes, and near words when nothing fits."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from sqlalchemy import select

from pos.folding import fold, nearest
from pos.folding import words as words_of
from pos.product import Product
from pos.store.read_register import RegisterReader
from pos.store.schema import param
from pos.store.statement import Statement
from pos.store.tables.goods import product_code

_MATCH: Final = "SELECT rowid FROM product_search WHERE product_search MATCH ? LIMIT ?"
_VOCABULARY: Final = (
    "SELECT term FROM product_word WHERE term >= ? AND term < ? "
    "AND length(term) BETWEEN ? AND ? LIMIT 20000"
)
_LAST: Final = "\U0010ffff"
_BY_CODE: Final = Statement(
    select(product_code.c.product)
    .where(
        product_code.c.store == param("store"),
        product_code.c.code >= param("start"),
        product_code.c.code < param("end"),
    )
    .order_by(product_code.c.code)
    .limit(param("most"))
)


class Search(RegisterReader):
    """Finds products by what a person types; at most `limit`, best first."""

    def search(self, text: str, limit: int, at_ms: int) -> tuple[Product, ...]:
        """Find products by word starts of their names, or by code; misspelling tolerated when nothing else fits."""
        words = list(words_of(text))[:8]
        if not words or limit < 1:
            return ()
        idents = self._by_code(text.strip(), limit) if text.strip().isdigit() else []
        idents += self._by_words(words, limit)
        if not idents:
            near = [self._near(word) for word in words]
            idents = self._by_words(near, limit) if near != words else []
        found = [self.product_by_id(ident, at_ms) for ident in dict.fromkeys(idents)]
        known = [one for one in found if one is not None]
        return tuple(sorted(known, key=lambda one: _place(one, words))[:limit])

    def _by_code(self, start: str, limit: int) -> list[int]:
        end = start + _LAST
        rows = self.db.all(_BY_CODE, store=self.store, start=start, end=end, most=limit)
        return [row[0] for row in rows]

    def _by_words(self, words: list[str], limit: int) -> list[int]:
        """Return rows whose names hold every word's start; unranked, since ranking reads every match."""
        asked = " ".join(f'"{word}"*' for word in words)
        return [row[0] for row in self.db.rows(_MATCH, (asked, limit * 4))]

    def _near(self, word: str) -> str:
        """Return the index's word with the fewest slips from a mistyped one, or the word itself."""
        for start in word[:2] if len(word) > 2 else "":
            row = (start, start + _LAST, len(word) - 2, len(word) + 2)
            near = nearest(word, (str(one[0]) for one in self.db.rows(_VOCABULARY, row)))
            if near is not None:
                return near
        return word


def _place(one: Product, words: list[str]) -> tuple[bool, bool, str, str]:
    """Order what was found: names that begin as typed, then by name."""
    name = fold(one.name)
    parts = words_of(one.name)
    in_order = any(
        first.startswith(words[0]) and (len(words) < 2 or second.startswith(words[1]))
        for first, second in pairwise([*parts, ""])
    )
    return not name.startswith(words[0]), not in_order, name, one.code
