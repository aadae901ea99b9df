"""One module per group of tables, with the statements that write to them; a till that sells loads none."""

from pos.store.tables import (
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
