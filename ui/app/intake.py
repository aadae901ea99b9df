"""Keeps a large import part by part, on the desk thread, and finishes at a start what a power cut left out."""

from __future__ import annotations

import logging
from pathlib import Path

from pos.desk.shop import Shop
from pos.errors import Refused
from pos.store import Act, Store
from pos.store.chain import row_mac
from ui.catalogue.waiting import FILE, PART, Row, Sign, Waiting, decided, done

_LOG = logging.getLogger(__name__)


def signed_by(store: Store) -> Sign:
    """Return what signs a decided import under the shop's key; all its tills have the same. For any thread."""
    signer = store.shop_signer
    return lambda digest: row_mac(signer, FILE, digest).hex()


class Intake:
    """Brings one decided import in; each call keeps one part, durably, and nothing twice."""

    def __init__(self, store: Store, shop: Shop, folder: Path, import_: Waiting) -> None:
        self._store, self._shop, self._folder, self._import = store, shop, folder, import_
        self._next = 0

    def step(self) -> tuple[int, int]:
        """Keep the next part; returns how many rows are in, of how many. Refuses as the store does."""
        import_ = self._import
        self._keep(*import_.part(self._next))
        self._next += 1
        if self._next >= import_.parts:
            done(self._folder, import_)
            return len(import_.rows), len(import_.rows)
        return self._next * PART, len(import_.rows)

    def _keep(self, request: str, rows: tuple[Row, ...]) -> None:
        store, shop = self._store, self._shop
        if store.seen(request) is not None:
            return
        act = Act(request, self._import.who, shop.now_ms(), shop.offset_min())
        try:
            if goods := [row.goods for row in rows if row.goods is not None]:
                store.keep_products(act, goods, from_ms=self._import.from_ms)
            else:
                store.keep_prices(act, [row.price for row in rows if row.price is not None])
        except Refused:
            if store.seen(request) is None:  # else the shop's other till was faster
                raise


def finish(store: Store, shop: Shop, folder: Path) -> None:
    """Bring in what was decided and is not whole yet; what the shop did not sign is set aside and said in the log.

    No till stays shut for it: what the books refuse is said in the log, and waits for the next start or import.
    """
    try:
        left = decided(folder, signed_by(store))
    except Refused as no:
        _LOG.error("a decided import cannot be read: %s", no.facts)
        return
    if left is None:
        return
    _LOG.warning("an import of %d rows was interrupted: the rest comes in now", len(left.rows))
    intake = Intake(store, shop, folder, left)
    reached, whole = 0, 1
    try:
        while reached < whole:
            reached, whole = intake.step()
    except Refused as no:
        _LOG.error("the rest of an import waits: %s %s", no.code, no.facts)
