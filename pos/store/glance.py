"""A glance into books that another process may hold: the shop's own settings, read without lock; told secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pos.store.db import Db
from pos.store.opening import FILE, keys_of
from pos.store.statement import named

_SETTINGS: Final = named("asks.books.SETTINGS")


def told_devices(folder: Path, *names: str) -> dict[str, dict[str, str]]:
    """Return what devices were told in confidence, by the settings' names; empty where no books were begun."""
    path = folder / FILE
    if not path.exists():
        return {}
    db = Db(path)
    try:
        keys = keys_of(db, None)
    finally:
        db.close()
    return {name: keys.told(name) for name in names}


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
