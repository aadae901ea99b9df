"""From events to rows, one module per group of tables: importing it lets every event find its rows."""

from pos.store.rows import (
    basket,
    cash,
    goods,
    job,
    journal,
    offer,
    order,
    people,
    promise,
    refund,
    sale,
    training,
    value,
)

__all__ = [
    "basket",
    "cash",
    "goods",
    "job",
    "journal",
    "offer",
    "order",
    "people",
    "promise",
    "refund",
    "sale",
    "training",
    "value",
]
