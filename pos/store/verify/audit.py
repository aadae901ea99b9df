"""The audit of the whole shop: one walk along the journal, then what lies beside it, then the file itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Final

from pos.errors import Refused
from pos.event import ApprovalGiven, Event, name_of
from pos.event_sale import SaleClosed
from pos.journal import Signer
from pos.store.codec import decoded
from pos.store.db import Db
from pos.store.keyring import chain_signer, shop_signer, z_sealer
from pos.store.keys import Keys
from pos.store.read_returns import event_of
from pos.store.row import KINDS, rows
from pos.store.statement import named
from pos.store.verify.beside import (
    check_copies,
    check_heads,
    check_jobs,
    check_private,
    check_requests,
    check_sent,
    check_z,
)
from pos.store.verify.compare import Facts, Prices
from pos.store.verify.ledger import Ledger
from pos.store.verify.private import Private
from pos.store.verify.refunds import Of, Sold, check_refunds, families
from pos.store.verify.replay import BASKET, Replay
from pos.store.verify.report import Broken, Report
from pos.store.verify.shape import differences, fresh_schema, schema_of
from pos.store.verify.walk import Walk, Walked

_SALE: Final = named("asks.audit.SALE")
_TILLS: Final = named("asks.audit.TILL_NUMBERS")


UNREADABLE: Final = (
    Refused,
    sqlite3.Error,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What reading a worn row may raise: a number where a text should be, half a letter, a page that is gone."""
_TOGETHER: Final = 256
"""Events whose rows are compared at once."""


class Audit:
    """Checks one file of books with the keys of its tills."""

    def __init__(self, db: Db, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._report = Report()
        self._ledger = Ledger(self._report)
        self._private = Private()

    def run(self) -> tuple[Broken, ...]:
        """Return every broken rule, the chain's first.

        A worn file may hold anything anywhere: what cannot be read at all is a finding, `file`, and the rest
        of the audit goes on.
        """
        signer_of = cache(self._signer)
        walk = Walk(self._db, signer_of, self._report)
        steps: dict[str, Callable[[], None]] = {
            "journal": lambda: self._walked(walk),
            "heads": lambda: check_heads(self._db, self._keys, self._ledger.epochs(), self._report),
            "requests": lambda: check_requests(self._db, signer_of, walk, self._report),
            "jobs": lambda: check_jobs(self._db, signer_of, self._report),
            "copies": lambda: check_copies(self._db, self._report),
            "people": lambda: check_private(self._db, shop_signer(self._keys), self._report),
            "private": lambda: self._private.finish(self._db, self._report),
            "sent": lambda: check_sent(self._db, walk, self._report),
            "seals": lambda: check_z(self._db, self._public_keys(), walk, self._report),
            "pages": self._pages,
            "schema": self._schema,
            "search": self._search,
        }
        for name, step in steps.items():
            try:
                step()
            except UNREADABLE as error:
                self._report.broken("file", f"{name}: {type(error).__name__}")
        return tuple(self._report.found)

    def _signer(self, till_number: int) -> Signer:
        return chain_signer(self._keys, till_number)

    def _public_keys(self) -> dict[int, bytes]:
        numbers = [row[0] for row in self._db.all(_TILLS)]
        return {number: z_sealer(self._keys, number).public_key for number in numbers}

    def _walked(self, walk: Walk) -> None:
        """Walk the journal once: every event is judged, and every row it writes compared."""
        ledger = self._ledger
        facts, prices, replay = Facts(self._db), Prices(), Replay(self._report)
        for number, walked in enumerate(walk.rows()):
            if number % _TOGETHER == 0:
                facts.compare()
            if walked.name in _LEAVING:
                facts.expect["outbox"]((*walked.stamp.key, walked.name))
            if walked.name in BASKET:
                replay.basket(walked)
            elif walked.name in _JUDGED:
                self._event(walked, ledger, facts, prices, replay)
        facts.finish(self._report)
        prices.finish(self._db, self._report)
        replay.finish(self._db)
        self._refunds(ledger)

    def _event(
        self, walked: Walked, ledger: Ledger, facts: Facts, prices: Prices, replay: Replay
    ) -> None:
        stamp = walked.stamp
        try:
            event = decoded(_JUDGED[walked.name], walked.event)
        except Refused:
            self._report.broken("L38", f"journal till {stamp.till} row {stamp.seq}")
            return
        ledger.take(stamp, event)
        self._private.take(stamp, event)
        for put in rows(stamp, event):
            take = facts.expect.get(put[0].table)
            if take is not None:
                take(put[1])
            elif put[0].table == "price":
                prices.expect(put[1])
            else:
                replay.put(stamp, put)

    def _refunds(self, ledger: Ledger) -> None:
        for group in families(ledger.backs, ledger.tied):
            found = (self._sold(of, ledger) for of in sorted(group))
            kin = [one for one in found if one is not None]
            if kin:
                check_refunds(kin, self._report)

    def _sold(self, of: Of, ledger: Ledger) -> Sold | None:
        store, at, number = of
        where = f"sale {number}" if at == 1 else f"till {at} sale {number}"
        found = self._db.one(_SALE, store=store, till=at, number=number)
        if found is None:
            self._report.broken("L20", where)
            return None
        return Sold(event_of(SaleClosed, found[0]), ledger.backs.get(of, ()), where)

    def _pages(self) -> None:
        """Check the pages of the file, and that nothing points to what is not there."""
        for (said,) in self._db.rows("PRAGMA integrity_check"):
            self._report.expect(said == "ok", "file", str(said))
        for row in self._db.rows("PRAGMA foreign_key_check"):
            self._report.broken("file", f"{row[0]} {row[1]}")

    def _schema(self) -> None:
        """Check that every table, index and trigger stands."""
        for name in sorted(differences(schema_of(self._db), fresh_schema())):
            self._report.broken("schema", name)

    def _search(self) -> None:
        """Check that the search index says what the products' names say; SQLite raises when it does not."""
        self._db.run(
            "INSERT INTO product_search(product_search, rank) VALUES ('integrity-check', 1)"
        )


_JUDGED: Final = KINDS | {name_of(ApprovalGiven): ApprovalGiven}
"""Every event that writes rows or that a rule looks at."""
_LEAVING: Final = frozenset(name_of(kind) for kind in Event.__subclasses__() if kind.leaves)
