"""Search as you type: starts of words in folded names, starts of codes, and near words when nothing fits."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Final

from pos.folding import as_written, nearest
from pos.folding import words as words_of
from pos.product import Product
from pos.store.columns import LAST
from pos.store.read_goods import GoodsReader
from pos.store.statement import Row, named

_MATCH: Final = (
    "SELECT product.id, product.folded, product.code, product.name FROM product_search "
    "JOIN product ON product.id = product_search.rowid WHERE product_search MATCH ? LIMIT ?"
)
_VOCABULARY: Final = (
    "SELECT term FROM product_word WHERE term >= ? AND term < ? "
    "AND length(term) BETWEEN ? AND ? LIMIT 20000"
)
_BY_CODE: Final = named("asks.goods.CODE_STARTS")


class Search(GoodsReader):
    """Finds products by what a person types; at most `limit`, best first."""

    def search(self, text: str, limit: int, at_ms: int) -> tuple[Product, ...]:
        """Find products by word starts of their names, or by code; misspelling tolerated when nothing else fits."""
        words = list(words_of(text))[:8]
        if not words or limit < 1:
            return ()
        code = text.strip()
        found = self._by_code(code, limit) if code.isdigit() else []
        found += self._by_words(words, limit)
        if not found:
            near = [self._near(word) for word in words]
            found = self._by_words(near, limit) if near != words else []
        found.sort(key=lambda row: _place(row, words, text))
        idents = list(dict.fromkeys(row[0] for row in found))
        known = (self.product_by_id(ident, at_ms) for ident in idents)
        return tuple(islice((one for one in known if one is not None), limit))

    def _by_code(self, start: str, limit: int) -> list[Row]:
        end = start + LAST
        return self.db.all(_BY_CODE, store=self.store, start=start, end=end, most=limit)

    def _by_words(self, words: list[str], limit: int) -> list[Row]:
        """Return rows whose names hold every word's start; unranked, since ranking reads every match."""
        asked = " ".join(f'"{word}"*' for word in words)
        return self.db.rows(_MATCH, (asked, limit * 3))

    def _near(self, word: str) -> str:
        """Return the index's word with the fewest slips from a mistyped one, or the word itself."""
        for start in word[:2] if len(word) > 2 else "":
            row = (start, start + LAST, len(word) - 2, len(word) + 2)
            near = nearest(word, (str(one[0]) for one in self.db.rows(_VOCABULARY, row)))
            if near is not None:
                return near
        return word


def _place(row: Row, words: list[str], typed: str) -> tuple[bool, bool, bool, str, str]:
    """Order what was found: names that begin as typed, then those with the words in that order, then by name.

    Of names alike but for their marks the one written as typed comes first: råg before rag, and rag before råg.
    """
    _, name, code, written = row
    parts = words_of(name)
    in_order = any(
        first.startswith(words[0]) and (len(words) < 2 or second.startswith(words[1]))
        for first, second in pairwise([*parts, ""])
    )
    return not name.startswith(words[0]), not in_order, not as_written(typed, written), name, code
