"""Rows that no event projects to: requests, jobs, private rows, the shop's own facts, and the seals of each Z."""

from __future__ import annotations

import hmac
from collections import defaultdict
from typing import Final

from pos.journal import Signer, ZSeal, check_seals, parsed
from pos.store.anchor import Anchor
from pos.store.chain import row_mac
from pos.store.columns import STEPS
from pos.store.db import Db
from pos.store.keyring import FACTS_MAC, facts_mac
from pos.store.keys import Keys
from pos.store.statement import Row, named
from pos.store.verify.compare import whole
from pos.store.verify.report import Report
from pos.store.verify.walk import SignerOf, Walk

_STATES: Final = frozenset(STEPS) | {one for steps in STEPS.values() for one in steps}
_PRINTS: Final = ("receipt", "return", "order")
_REQUESTS: Final = named("asks.audit.REQUESTS")
_JOBS: Final = named("asks.audit.JOBS")
_STAFF: Final = named("asks.audit.STAFF")
_CUSTOMERS: Final = named("asks.audit.CUSTOMERS")
_CONTACTS: Final = named("asks.audit.CONTACTS")
_FACTS: Final = named("asks.audit.FACTS")
_OPENS: Final = named("asks.audit.OPENS")
_COPIES: Final = named("asks.audit.COPIES")
_SALES: Final = named("asks.audit.SALES")
_RETURNS: Final = named("asks.audit.RETURNS")
_ORDERS: Final = named("asks.order.ALL")
_TILLS: Final = named("asks.audit.EPOCHS")
_ROW: Final = named("asks.audit.ROW")
_SEALS: Final = named("asks.audit.SEALS")
_REPORTS: Final = named("asks.audit.REPORTS")


def check_requests(db: Db, signer_of: SignerOf, walk: Walk, report: Report) -> None:
    """Check that requests are genuine and that together they hold every journal row once (L10)."""
    reached: dict[tuple[int, int], int] = defaultdict(int)
    for row in db.stream(_REQUESTS.sql):
        store, ident, _, till, first, last, _, mac = row
        where = f"request {ident}"
        report.expect(_genuine(signer_of, till, "request", row[:-1], mac), "L10", where)
        report.expect(first == reached[store, till] + 1, "L10", where)
        reached[store, till] = last
    for (store, till), last in walk.heads().items():
        report.expect(reached[store, till] == last, "L37", f"till {till} end")


def check_heads(db: Db, keys: Keys, epochs: dict[tuple[int, int], int], report: Report) -> None:
    """Check L40: each chain still holds the head last noted with the keys, and its epoch is the journal's."""
    for store, number, epoch in db.stream(_TILLS.sql):
        where = f"till {number} end"
        report.expect(epoch == epochs.get((store, number), 1), "L40", where)
        head = Anchor(keys.folder, number).read()
        if head is None:
            continue
        found = db.one(_ROW, store=store, till=number, seq=head.seq)
        same = head.seq == 0 or (found is not None and hmac.compare_digest(found[0], head.mac))
        report.expect(same and head.epoch <= epoch, "L40", where)


def check_jobs(db: Db, signer_of: SignerOf, report: Report) -> None:
    """Check L32, L34, L35, L36: each document's one original, no job lost or of an unknown state or of nothing."""
    numbers: dict[int, int] = defaultdict(int)
    made: dict[tuple[int, str, int], int] = defaultdict(int)
    pulses: dict[int, int] = defaultdict(int)
    for row in db.stream(_JOBS.sql):
        till, n, ident, kind, ref = row[1], row[2], row[3], row[5], row[6]
        mac, state, at_ms = row[-3:]
        sound = n == numbers[till] + 1 and state in _STATES and isinstance(at_ms, int)
        if not (sound and _genuine(signer_of, till, "job", row[:-3], mac)):
            report.broken("L34", f"job {ident}")
        numbers[till] = n
        pulses[till] += kind == "drawer"
        if kind in _PRINTS:
            made[till, kind, ref] += 1
    _check_originals(db, made, report)
    for till, opened in db.stream(_OPENS.sql):
        report.expect(pulses.pop(till, 0) == opened, "L36", f"till {till}")
    report.expect(not any(pulses.values()), "L36", "pulses of no opening")


def _check_originals(db: Db, made: dict[tuple[int, str, int], int], report: Report) -> None:
    kinds = (
        ("receipt", _SALES, "sale"),
        ("return", _RETURNS, "return"),
        ("order", _ORDERS, "order"),
    )
    for kind, statement, said in kinds:
        for till, number in db.stream(statement.sql):
            report.expect(made.pop((till, kind, number), 0) == 1, "L32", f"{said} {number}")
    for till, kind, number in made:
        report.broken("L35", f"till {till} {kind} {number}")


def check_sent(db: Db, walk: Walk, report: Report) -> None:
    """Check that of no till more is called confirmed by the store server than its journal holds.

    That what is called confirmed came there only the server can say.
    """
    heads = walk.heads()
    for store, till, through in db.stream(whole("outbox_sent")):
        last = heads.get((store, till), -1)
        report.expect(0 <= through <= last, "L42", f"till {till} sent {through}")


def check_copies(db: Db, report: Report) -> None:
    """Check L33: a receipt's copies are numbered 1, 2, … without a gap."""
    last: dict[tuple[int, int], int] = defaultdict(int)
    for till, number, copy in db.stream(_COPIES.sql):
        report.expect(copy == last[till, number] + 1, "L33", f"sale {number} copy {copy}")
        last[till, number] = copy


def check_private(db: Db, signer: Signer, report: Report) -> None:
    """Check that nobody's PIN was put under another's name, no customer changed, and the shop is what it was."""
    for name, statement in (
        ("staff_private", _STAFF),
        ("customer_private", _CUSTOMERS),
        ("promise_private", _CONTACTS),
    ):
        for row in db.stream(statement.sql):
            genuine = hmac.compare_digest(row[-1], row_mac(signer, name, *row[:-1]))
            report.expect(genuine, "L38", f"{name} {row[1]}")
    facts = {row[0]: row[1] for row in db.stream(_FACTS.sql)}
    report.expect(facts.get(FACTS_MAC) == facts_mac(signer, facts), "L38", "meta")


def check_z(db: Db, public_key_of: dict[int, bytes], walk: Walk, report: Report) -> None:
    """Check L39: every Z is sealed, each seal is genuine, follows the one before, and names its row's MAC.

    The public key that stands with it is the till's own: who is handed the books alone checks the Z with it.
    """
    seals: dict[tuple[int, int], list[ZSeal]] = defaultdict(list)
    for store, till, seq, body, signature, public_key in db.stream(_SEALS.sql):
        seals[store, till].append(ZSeal(body, signature))
        last = (parsed(body) or {}).get("last_seq")
        genuine = public_key == public_key_of.get(till) and seq == last
        report.expect(genuine, "L39", f"till {till} Z at {seq}")
    for store, till, count in db.stream(_REPORTS.sql):
        report.expect(len(seals[store, till]) == count, "L39", f"till {till}")
    for (store, till), sealed in seals.items():
        macs = {seq: mac for (s, t, seq), mac in walk.macs.items() if (s, t) == (store, till)}
        broken = check_seals(sealed, public_key_of.get(till, b""), macs)
        if broken is not None:
            report.broken("L39", f"till {till} Z {broken.seq} {broken.rule}")


def _genuine(signer_of: SignerOf, till: int, table: str, row: Row, mac: bytes) -> bool:
    return hmac.compare_digest(mac, row_mac(signer_of(till), table, *row))
