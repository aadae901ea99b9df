"""One module per group of tables: the tables, their statements and the projections of the events that fill them."""

from pos.store.tables import (
    basket,
    cash,
    goods,
    job,
    journal,
    offer,
    people,
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
    "people",
    "refund",
    "sale",
    "training",
    "value",
]
