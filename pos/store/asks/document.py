"""What the journal says of a document: the clause behind every question about one sale or return by its number."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, Table, select

from pos.store.schema import param, same_fact
from pos.store.statement import Row
from pos.store.tables.journal import journal


def of_document(document: Table, said: ColumnElement[Row]) -> Select[Row]:
    """Return the clause that asks one of the journal's columns about a till's document of a number."""
    return (
        select(said)
        .select_from(document.join(journal, same_fact(document, journal)))
        .where(
            document.c.store == param("store"),
            document.c.till == param("till"),
            document.c.number == param("number"),
        )
    )
