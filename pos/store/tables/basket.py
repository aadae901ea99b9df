"""Open and parked sales: the head without lines, a row per line, and the question that waits for an answer."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, delete, text
from sqlalchemy.dialects.sqlite import insert

from pos.store.columns import ELSEWHERE
from pos.store.schema import METADATA, key, made_with, name_key, octets, param, whole, words
from pos.store.tables.journal import till_state

basket: Final = Table(
    "basket",
    METADATA,
    key("store"),
    name_key("sale_id"),
    whole("till"),
    words("state"),  # open | parked
    octets("head"),
    whole("began_seq"),
)
Index(
    "basket_open", basket.c.store, basket.c.till, unique=True, sqlite_where=text("state = 'open'")
)

made_with(
    basket,
    f"""CREATE TRIGGER basket_goes BEFORE UPDATE OF till ON basket
WHEN NEW.till <> OLD.till AND OLD.state <> 'parked' BEGIN SELECT RAISE(ABORT, '{ELSEWHERE}'); END""",
)

basket_line: Final = Table(
    "basket_line",
    METADATA,
    key("store"),
    name_key("sale_id"),
    key("line_id"),
    octets("body"),
    sqlite_with_rowid=False,  # each scan writes one page less
)

_head = insert(basket)
_basket = ["store", "sale_id"]
PUT_HEAD: Final = _head.on_conflict_do_update(
    index_elements=_basket, set_={"head": _head.excluded.head}
)
MOVE: Final = _head.on_conflict_do_update(
    index_elements=_basket,
    set_={name: _head.excluded[name] for name in ("till", "state", "head")},
)
_line = insert(basket_line)
PUT_LINE: Final = _line.on_conflict_do_update(
    index_elements=["store", "sale_id", "line_id"], set_={"body": _line.excluded.body}
)
_store = param("store")
_sale = param("sale_id")
DROP_LINE: Final = delete(basket_line).where(
    basket_line.c.store == _store,
    basket_line.c.sale_id == _sale,
    basket_line.c.line_id == param("line_id"),
)
DROP_LINES: Final = delete(basket_line).where(
    basket_line.c.store == _store, basket_line.c.sale_id == _sale
)
DROP_BASKET: Final = delete(basket).where(basket.c.store == _store, basket.c.sale_id == _sale)
_state = insert(till_state)
PUT_STATE: Final = _state.on_conflict_do_update(
    index_elements=["store", "till", "name"], set_={"value": _state.excluded.value}
)
DROP_STATE: Final = delete(till_state).where(
    till_state.c.store == _store,
    till_state.c.till == param("till"),
    till_state.c.name == param("name"),
)
