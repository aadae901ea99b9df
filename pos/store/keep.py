"""The one transaction: journal, projected rows, outbox, jobs and the request, all kept or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from pos.desk.books import Change, KeptJob
from pos.errors import Refused
from pos.event import Event, name_of
from pos.event_cash import ShiftClosed
from pos.event_office import BackupRestored
from pos.journal import Signer, genesis, link
from pos.store.anchor import Anchor, Head
from pos.store.chain import Written, body_of, row_mac
from pos.store.columns import ELSEWHERE, NOT_NEGATIVE, TOO_MUCH, USED_UP
from pos.store.db import Db
from pos.store.room import Ident, Room
from pos.store.row import Stamp, rows
from pos.store.rows import job
from pos.store.seal import Sealer, seal_put
from pos.store.space import Space
from pos.store.statement import Put, Statement, named

_JOURNAL: Final = named("tables.journal.JOURNAL")
OUTBOX: Final = named("tables.journal.OUTBOX")
_REQUEST: Final = named("tables.journal.REQUEST")
_HEAD: Final = named("asks.books.HEAD")
_LAST_JOB: Final = named("asks.books.LAST_JOB")
_SEEN: Final = named("asks.books.SEEN")


Going = Callable[[int, int], None]
"""Told of a long change how many of its rows are written, of how many; what it raises takes the whole change back."""


class Ring(Struct, frozen=True):
    """Who signs: the till its chain, the till its Z, the shop the rows that all its tills write."""

    signer: Signer
    sealer: Sealer
    shop: Signer
    anchor: Anchor


class Plan(Struct, frozen=True):
    """What a change comes to: the chain's new head, every row to write, and the jobs it makes."""

    seq: int
    mac: bytes
    puts: tuple[Put, ...]
    jobs: tuple[KeptJob, ...]


class Keeper(Room):
    """Writes what happened. One process per till holds the lock, so the chain's head is known without asking."""

    def __init__(self, db: Db, ident: Ident, ring: Ring) -> None:
        super().__init__(db, ident, ring.shop)
        self._signer = ring.signer
        self._sealer = ring.sealer
        self._anchor = ring.anchor
        self._epoch = ident.epoch
        self.space = Space(db.path.parent)
        self.space.hold()
        self._take_up_head()

    def _take_up_head(self) -> None:
        who = self.ident
        found = self.db.one(_HEAD, store=self.store, till=self.till)
        start = genesis(self._signer, self.store, self.till, who.install, who.started_ms)
        self._seq, self._mac = found or (0, start)
        last = self.db.one(_LAST_JOB, store=self.store, till=self.till)
        self._jobs: int = last[0] if last else 0

    def seen(self, request: str) -> str | None:
        """Return the verb that was kept under this request id, if any."""
        self.db.look_round()  # with it every verb begins
        found = self.db.one(_SEEN, store=self.store, id=request)
        return found[0] if found else None

    def head(self) -> tuple[int, bytes]:
        """Return the last journal row's number and MAC."""
        return self._seq, self._mac

    def keep(self, change: Change) -> tuple[KeptJob, ...]:
        """Store a change durably; refuses disk_full, read_only, damaged, busy, not_enough with nothing kept.

        A COMMIT that raised is unknown, not failed: the books are asked again before it is called refused.
        """
        return self.keep_with(change, ())

    def keep_with(
        self, change: Change, beside: Iterable[Put], going: Going | None = None
    ) -> tuple[KeptJob, ...]:
        """Store a change and, in its transaction, rows that no journal body may hold (names, hashes)."""
        plan = self.planned(change)
        puts = (*plan.puts, *beside)
        try:
            self._write(puts, going)
        except sqlite3.IntegrityError as error:
            raise _broken(error, change) from error
        except Refused as no:
            if not self._settled(change.request, puts, no):
                raise
        self._seq, self._mac = plan.seq, plan.mac
        self._jobs += len(plan.jobs)
        for one in change.events:
            if isinstance(one, (ShiftClosed, BackupRestored)):
                self._epoch = one.epoch if isinstance(one, BackupRestored) else self._epoch
                self.drop_anchor()
        return plan.jobs

    def last_known(self) -> Head:
        """Return the head last noted with the keys, which may be ahead of a file that was put back."""
        return self._anchor.read() or Head(0, 0, b"")

    def drop_anchor(self) -> None:
        """Note the chain's head with the keys, so that a file put back later is found out."""
        self._anchor.drop(Head(self._epoch, self._seq, self._mac))

    def _write(self, puts: Sequence[Put], going: Going | None = None) -> None:
        done = 0
        with self.db.writing():
            for statement, group in groupby(puts, key=_statement):
                rows = [row for _, row in group]
                self.db.put(statement, rows)
                if going is not None:
                    done += len(rows)
                    going(done, len(puts))

    def _settled(self, request: str, puts: Sequence[Put], no: Refused) -> bool:
        """Tell whether the change is on disk after all: a COMMIT that raised may have reached it.

        On a full disk the ballast is let go and the change written once more, so that the sale at hand ends.
        """
        if self.seen(request) is not None:
            return True
        if no.code != "disk_full" or not self.space.let_go():
            return False
        self._write(puts)
        return True

    def check_space(self) -> None:
        """Refuse disk_full when too little room is left to begin another sale."""
        self.space.check()

    def planned(self, change: Change) -> Plan:
        """Return every row that a change will write, in order, without writing any."""
        seq, mac, puts = self._projected(change)
        jobs, job_puts = self._made(change, seq)
        return Plan(seq, mac, (self._asked(change, seq), *puts, *job_puts), jobs)

    def _projected(self, change: Change) -> tuple[int, bytes, list[Put]]:
        """Return the chain's new head and every row that the change's events write."""
        seq, mac = self._seq, self._mac
        kept: list[Put] = []
        projected: list[Put] = []
        for event in change.events:
            seq += 1
            at = Written(self.store, self.till, seq, change.at_ms, change.offset_min, change.who)
            body = body_of(at, event)
            mac = link(self._signer, self.till, seq, mac, body)
            name = name_of(type(event))
            key = (self.store, self.till, seq)
            signed = (mac, self._signer.key_id)
            times = (change.at_ms, change.offset_min)
            kept.append((_JOURNAL, (*key, *times, change.who, name, body, *signed)))
            if event.leaves:
                projected.append((OUTBOX, (*key, name)))
            stamp = Stamp(*key, change.at_ms, change.who)
            projected.extend(rows(stamp, event))
            projected.extend(self._sealed(stamp, event, mac))
        return seq, mac, kept + projected

    def _asked(self, change: Change, last: int) -> Put:
        span = (self._seq + 1, last, change.at_ms)
        row = (self.store, change.request, change.verb, self.till, *span)
        return _REQUEST, (*row, row_mac(self._signer, "request", *row))

    def _sealed(self, stamp: Stamp, event: Event, mac: bytes) -> Iterable[Put]:
        if isinstance(event, ShiftClosed):
            yield seal_put(self.db, self._sealer, stamp, event, mac)

    def _made(self, change: Change, seq: int) -> tuple[tuple[KeptJob, ...], list[Put]]:
        kept: list[KeptJob] = []
        made: list[Put] = []
        for number, one in enumerate(change.jobs, self._jobs + 1):
            ident = f"{self.till}-{number}"
            kept.append(KeptJob(ident, one, "queued", change.at_ms))
            said = (one.kind, one.ref, one.language, one.copy, one.reason)
            row = (self.store, self.till, number, ident, seq, *said)
            signed = row_mac(self._signer, "job", *row)
            made.append((job.JOB, (*row, signed, "queued", change.at_ms)))
        return tuple(kept), made


def _statement(put: Put) -> Statement:
    return put[0]


def _broken(error: sqlite3.IntegrityError, change: Change) -> Exception:
    """Say what a broken constraint means: a balance below none, a request kept before, a basket
    that another till has in hand; else a mistake of ours.
    """
    said = str(error)
    if NOT_NEGATIVE in said:
        return Refused("not_enough")
    if TOO_MUCH in said:
        return Refused("over_refund", left=0)
    if USED_UP in said:
        return Refused("over_limit", why="coupon")
    if ELSEWHERE in said:
        return Refused("not_found", why="elsewhere")
    if "request." in said:
        return Refused("busy", request=change.request)
    return error
