"""The only SQL: one till's books in SQLite, kept whole or not at all.

`open_store(folder, Opening(till=1, country="LT", currency="EUR", at_ms=now))` gives a Store, which serves TillBooks,
RegisterBooks and the office's verbs; later openings need the folder alone. `Store.close()` lets go.
`Store.verify()` and `verify_folder(folder)` audit; each finding reads "L37 till 1 row 5".
`back_up(store, act, folder)` writes an audited copy, `restore(folder, copy, how, act)` puts one back.
`Argon2Pins(store.pepper, os.urandom, CHEAP)` hashes PINs (CHEAP in stories only).
"""

from pos.event_office import Imported
from pos.store.backup import back_up, restore
from pos.store.keep_office import Act
from pos.store.opening import Opening, open_store, verify_folder
from pos.store.pins import CHEAP, Argon2Pins, Cost
from pos.store.store import Store
from pos.store.verify import Broken

__all__ = [
    "CHEAP",
    "Act",
    "Argon2Pins",
    "Broken",
    "Cost",
    "Imported",
    "Opening",
    "Store",
    "back_up",
    "open_store",
    "restore",
    "verify_folder",
]
