"""Books to practise in: a copy of the shop's goods, prices and people, opened as a till beside the real ones.

What happens there leaves no trace in the real books: not in numbers, stock, drawer, cards or reports.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pos.errors import Refused
from pos.store.copying import copy_books
from pos.store.keys import private_folder
from pos.store.opening import FILE, Opening, open_store
from pos.store.store import Store


def open_practice(store: Store, folder: Path, till: int) -> Store:
    """Copy open books and their keys into a folder (made anew) and open them there as another till.

    Refuses disk_full, read_only, damaged.
    """
    drop_practice(folder)
    try:
        private_folder(folder)
        copy_books(store.db, folder / FILE)
        shutil.copytree(store.keys.folder, folder / "keys" / store.keys.folder.name)
    except OSError as error:
        raise Refused("read_only", folder=folder.name) from error
    return open_store(folder, Opening(till=till, store=store.store, keys=folder / "keys"))


def drop_practice(folder: Path) -> None:
    """Throw practice books away, if there are any."""
    shutil.rmtree(folder, ignore_errors=True)
