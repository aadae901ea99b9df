"""The audit of the whole shop: one walk along the journal, then what lies beside it, then the file itself."""

from __future__ import annotations

from functools import cache
from typing import Final

from sqlalchemy import select

from pos.errors import Refused
from pos.event import Event, name_of
from pos.event_back import ReturnClosed
from pos.event_sale import SaleClosed
from pos.journal import Signer
from pos.store.codec import decoded
from pos.store.db import Db
from pos.store.keep import OUTBOX
from pos.store.keyring import chain_signer, shop_signer, z_sealer
from pos.store.keys import Keys
from pos.store.read_returns import event_of
from pos.store.row import KINDS, rows
from pos.store.schema import param
from pos.store.statement import Statement
from pos.store.tables.journal import journal, till
from pos.store.tables.sale import sale
from pos.store.verify.beside import (
    check_copies,
    check_jobs,
    check_private,
    check_requests,
    check_z,
)
from pos.store.verify.compare import Facts, Prices
from pos.store.verify.ledger import Ledger, check_refunds
from pos.store.verify.replay import BASKET, Replay
from pos.store.verify.report import Broken, Report
from pos.store.verify.shape import differences, fresh_schema, schema_of
from pos.store.verify.walk import Walk, Walked

_SALE: Final = Statement(
    select(journal.c.body)
    .select_from(
        sale.join(
            journal,
            (sale.c.store == journal.c.store)
            & (sale.c.till == journal.c.till)
            & (sale.c.seq == journal.c.seq),
        )
    )
    .where(
        sale.c.store == param("store"),
        sale.c.till == param("till"),
        sale.c.number == param("number"),
    )
)
_TILLS: Final = Statement(select(till.c.till))


class Audit:
    """Checks one file of books with the keys of its tills."""

    def __init__(self, db: Db, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._report = Report()

    def run(self) -> tuple[Broken, ...]:
        """Return every broken rule, the chain's first; refuses damaged when the file cannot be read at all."""
        db, report = self._db, self._report
        signer_of = cache(self._signer)
        walk = Walk(db, signer_of, report)
        ledger = self._walked(walk)
        self._refunds(ledger)
        check_requests(db, signer_of, walk, report)
        check_jobs(db, signer_of, report)
        check_copies(db, report)
        check_private(db, shop_signer(self._keys), report)
        check_z(db, self._public_keys(), walk, report)
        self._file()
        return tuple(report.found)

    def _signer(self, till_number: int) -> Signer:
        return chain_signer(self._keys, till_number)

    def _public_keys(self) -> dict[int, bytes]:
        numbers = [row[0] for row in self._db.all(_TILLS)]
        return {number: z_sealer(self._keys, number).public_key for number in numbers}

    def _walked(self, walk: Walk) -> Ledger:
        """Walk the journal once: every event is judged, and every row it writes compared."""
        ledger = Ledger(self._report)
        facts, prices, replay = Facts(self._db), Prices(), Replay(self._report)
        for walked in walk.rows():
            if walked.name in _LEAVING:
                facts.expect((OUTBOX, (*walked.stamp.key, walked.name)))
            if walked.name in BASKET:
                replay.basket(walked)
            elif walked.name in KINDS:
                self._event(walked, ledger, facts, prices, replay)
        facts.finish(self._report)
        prices.finish(self._db, self._report)
        replay.finish(self._db)
        return ledger

    def _event(
        self, walked: Walked, ledger: Ledger, facts: Facts, prices: Prices, replay: Replay
    ) -> None:
        stamp = walked.stamp
        try:
            event = decoded(KINDS[walked.name], walked.event)
        except Refused:
            self._report.broken("L38", f"journal till {stamp.till} row {stamp.seq}")
            return
        ledger.take(stamp, event)
        for put in rows(stamp, event):
            if facts.holds(put[0].table):
                facts.expect(put)
            elif put[0].table == "price":
                prices.expect(put[1])
            else:
                replay.put(stamp, put)

    def _refunds(self, ledger: Ledger) -> None:
        for (store, number), state in ledger.tills.items():
            for of_number, backs in state.backs.items():
                if of_number:
                    self._refunded(store, number, of_number, backs)

    def _refunded(
        self, store: int, till_number: int, of_number: int, backs: list[ReturnClosed]
    ) -> None:
        where = f"sale {of_number}"
        found = self._db.one(_SALE, store=store, till=till_number, number=of_number)
        if found is None:
            self._report.broken("L20", where)
            return
        check_refunds(event_of(SaleClosed, found[0]), backs, where, self._report)

    def _file(self) -> None:
        """Check the file itself, its foreign keys, its search index and that every table and trigger stands."""
        report, db = self._report, self._db
        for (said,) in db.rows("PRAGMA integrity_check"):
            report.expect(said == "ok", "file", str(said))
        for row in db.rows("PRAGMA foreign_key_check"):
            report.broken("file", f"{row[0]} {row[1]}")
        for name in sorted(differences(schema_of(db), fresh_schema())):
            report.broken("schema", name)


_LEAVING: Final = frozenset(name_of(kind) for kind in Event.__subclasses__() if kind.leaves)
