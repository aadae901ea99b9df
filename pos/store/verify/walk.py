"""The walk along every till's chain, in the order of the commits: numbers, MACs, and columns against bodies."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from pos.errors import Refused
from pos.journal import Signer, genesis, link
from pos.store.chain import Written, around
from pos.store.db import Db
from pos.store.row import Stamp
from pos.store.statement import named
from pos.store.verify.report import Report

SignerOf = Callable[[int], Signer]
"""From a till's number to the signer of its chain."""
_TILLS: Final = named("asks.audit.CHAINS")
_ROWS: Final = named("asks.audit.JOURNAL")


class Walked(Struct, frozen=True):
    """One journal row whose place in the chain was checked; `event` is the event's own JSON."""

    stamp: Stamp
    name: str
    event: bytes


class _Chain(Struct):
    signer: Signer
    mac: bytes
    seq: int = 0


class Walk:
    """Walks the whole journal once; the last number and MAC of each till remain in `heads`."""

    def __init__(self, db: Db, signer_of: SignerOf, report: Report) -> None:
        self._db = db
        self._report = report
        self._chains: dict[tuple[int, int], _Chain] = {}
        self.macs: dict[tuple[int, int, int], bytes] = {}
        for store, number, install, started_ms in db.all(_TILLS):
            try:
                signer = signer_of(number)
            except Refused:
                report.broken("key", f"till {number}")
                continue
            start = genesis(signer, store, number, install, started_ms)
            self._chains[store, number] = _Chain(signer, start)

    def heads(self) -> dict[tuple[int, int], int]:
        """Return each till's last number."""
        return {key: chain.seq for key, chain in self._chains.items()}

    def rows(self) -> Iterator[Walked]:
        """Yield every row in the order of the commits, wrong ones too: what follows is judged on its own."""
        for row in self._db.stream(_ROWS.sql + " ORDER BY journal.rowid"):
            store, number, seq, at_ms, offset_min, who, name, body, mac, key_id = row
            where = f"till {number} row {seq}"
            chain = self._chains.get((store, number))
            if chain is None:
                self._report.broken("L37", where)
                continue
            self._link(chain, number, seq, body, mac, key_id, where)
            front, back = around(Written(store, number, seq, at_ms, offset_min, who), name)
            if not (body.startswith(front) and body.endswith(back)):
                self._report.broken("L38", f"journal {where}")
                continue
            event = body[len(front) : -len(back)]
            if name == "shift_closed":
                self.macs[store, number, seq] = mac
            yield Walked(Stamp(store, number, seq, at_ms, who), name, event)

    def _link(
        self, chain: _Chain, till: int, seq: int, body: bytes, mac: bytes, key_id: str, where: str
    ) -> None:
        """Check one row against the one before it, then go on from what it says itself."""
        wanted = link(chain.signer, till, seq, chain.mac, body) if seq >= 0 else b""
        sound = seq == chain.seq + 1 and key_id == chain.signer.key_id
        if not (sound and hmac.compare_digest(mac, wanted)):
            self._report.broken("L37", where)
        chain.seq, chain.mac = seq, mac
