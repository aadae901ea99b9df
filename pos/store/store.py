"""The Store: one till's books in one object, which serves every desk's Protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pos.store.db import Db
from pos.store.jobs import JobKeeper
from pos.store.keep import Ring
from pos.store.keep_office import OfficeKeeper
from pos.store.keys import Keys
from pos.store.lock import TillLock
from pos.store.read_all_goods import AllGoodsReader
from pos.store.read_cash import CashReader
from pos.store.read_closing import ClosingReader
from pos.store.read_offers import OfferReader
from pos.store.read_orders import OrderReader
from pos.store.read_promises import PromiseReader
from pos.store.read_register import RegisterReader
from pos.store.read_returns import ReturnsReader
from pos.store.read_shop import ShopReader
from pos.store.room import Ident
from pos.store.search import Search

if TYPE_CHECKING:
    from pos.store.verify.report import Broken


class Store(
    OfficeKeeper,
    Search,
    RegisterReader,
    ReturnsReader,
    CashReader,
    ClosingReader,
    ShopReader,
    OfferReader,
    OrderReader,
    PromiseReader,
    AllGoodsReader,
    JobKeeper,
):
    """One till's books, held by one process and used by one thread at a time; open it with open_store()."""

    def __init__(self, db: Db, ident: Ident, ring: Ring, lock: TillLock, keys: Keys) -> None:
        super().__init__(db, ident, ring)
        self._lock = lock
        self.keys = keys

    @property
    def pepper(self) -> bytes:
        """The secret that PIN hashes need, from the key folder."""
        return self.keys.secret("pepper")

    def device_secret(self, name: str) -> dict[str, str]:
        """Return what a device was told in confidence; it lies with the keys, never in the books or their copies."""
        return self.keys.told(name)

    def keep_device_secret(self, name: str, told: Mapping[str, str]) -> None:
        """Keep what a device was told in confidence. Refuses read_only."""
        self.keys.tell(name, told)

    def verify(self) -> tuple[Broken, ...]:
        """Audit the whole shop, every till of it; empty when nothing is wrong."""
        # Imported here: the start of a till need not wait for what an audit needs.
        from pos.store.verify.audit import Audit

        return Audit(self.db, self.keys).run()

    def close(self) -> None:
        """Let go of file and lock."""
        try:
            self.drop_anchor()
        finally:
            self.db.close()
            self._lock.free()
