"""A glance into books that another process may hold: the shop's own settings, read without lock or keys."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pos.store.db import Db
from pos.store.opening import FILE
from pos.store.statement import named

_SETTINGS: Final = named("asks.books.SETTINGS")


def settings_of(folder: Path, store: int = 1) -> dict[str, str]:
    """Return every setting that a shop chose itself; none where no books were begun. Refuses damaged."""
    path = folder / FILE
    if not path.exists():
        return {}
    db = Db(path)
    try:
        return {str(row[0]): str(row[1]) for row in db.all(_SETTINGS, store=store)}
    finally:
        db.close()
