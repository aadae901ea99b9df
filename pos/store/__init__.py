"""The only SQL: one till's books in SQLite, kept whole or not at all.

`open_store(folder, Opening(till=1, country="LT", currency="EUR", at_ms=now))` gives a Store, which serves TillBooks,
RegisterBooks and the office's verbs; later openings need the folder alone. `Store.close()` lets go.
`Argon2Pins(store.pepper, os.urandom, CHEAP)` hashes PINs (CHEAP in stories only). Care of the books is asked for where
it lives, so that a till that only sells starts without it: `auditing.verify_folder`, `backup.back_up` and `restore`.
"""

from pos.event_office import Imported
from pos.store.keep_office import Act
from pos.store.opening import Opening, open_store
from pos.store.pins import CHEAP, Argon2Pins, Cost
from pos.store.store import Store

__all__ = ["CHEAP", "Act", "Argon2Pins", "Cost", "Imported", "Opening", "Store", "open_store"]
