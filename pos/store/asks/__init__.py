"""What the books are asked: constant clauses, compiled into statements.json; a till that sells loads none."""

from pos.store.asks import (
    audit,
    books,
    cash,
    closing,
    goods,
    jobs,
    offers,
    order,
    promise,
    register,
    returns,
    shop,
    till,
)

__all__ = [
    "audit",
    "books",
    "cash",
    "closing",
    "goods",
    "jobs",
    "offers",
    "order",
    "promise",
    "register",
    "returns",
    "shop",
    "till",
]
