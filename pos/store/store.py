"""The Store: one till's books in one object, which serves every desk's Protocol."""

from __future__ import annotations

from pos.store.chain import Signer
from pos.store.db import Db
from pos.store.jobs import JobKeeper
from pos.store.keep_office import OfficeKeeper
from pos.store.lock import TillLock
from pos.store.read_cash import CashReader
from pos.store.read_returns import ReturnsReader
from pos.store.read_till import TillReader
from pos.store.room import Ident
from pos.store.seal import Sealer
from pos.store.search import Search


class Store(OfficeKeeper, TillReader, Search, ReturnsReader, CashReader, JobKeeper):
    """One till's books, held by one process and used by one thread at a time; open it with open_store()."""

    def __init__(
        self, db: Db, ident: Ident, signer: Signer, sealer: Sealer, lock: TillLock, pepper: bytes
    ) -> None:
        super().__init__(db, ident, signer, sealer)
        self._lock = lock
        self.pepper = pepper

    def close(self) -> None:
        """Let go of file and lock."""
        self.db.close()
        self._lock.free()
