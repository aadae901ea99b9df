"""What the audit asks: whole tables beside the journal, each till with its end, and what no event wrote."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from pos.store.asks.document import of_document
from pos.store.schema import param
from pos.store.tables.cash import drawer_opening, z_report, z_seal
from pos.store.tables.job import job
from pos.store.tables.journal import journal, meta, request, till
from pos.store.tables.journal import till as tills
from pos.store.tables.people import customer_private, staff_private
from pos.store.tables.promise import promise_private
from pos.store.tables.refund import refund
from pos.store.tables.sale import receipt_copy, sale

SALE: Final = of_document(sale, journal.c.body)
TILL_NUMBERS: Final = select(till.c.till)

REQUESTS: Final = select(request).order_by(
    request.c.store, request.c.till, request.c.first_seq, request.c.last_seq
)
JOBS: Final = select(job).order_by(job.c.store, job.c.till, job.c.n)
STAFF: Final = select(staff_private)
CUSTOMERS: Final = select(customer_private)
CONTACTS: Final = select(promise_private)
FACTS: Final = select(meta)
OPENS: Final = select(drawer_opening.c.till, func.count()).group_by(drawer_opening.c.till)
COPIES: Final = select(receipt_copy.c.till, receipt_copy.c.number, receipt_copy.c.copy).order_by(
    receipt_copy.c.till, receipt_copy.c.number, receipt_copy.c.seq
)
SALES: Final = select(sale.c.till, sale.c.number)
RETURNS: Final = select(refund.c.till, refund.c.number)
EPOCHS: Final = select(tills.c.store, tills.c.till, tills.c.epoch)
ROW: Final = select(journal.c.mac).where(
    journal.c.store == param("store"),
    journal.c.till == param("till"),
    journal.c.seq == param("seq"),
)
SEALS: Final = select(
    z_seal.c.store,
    z_seal.c.till,
    z_seal.c.seq,
    z_seal.c.body,
    z_seal.c.signature,
    z_seal.c.public_key,
).order_by(z_seal.c.store, z_seal.c.till, z_seal.c.seq)
REPORTS: Final = select(z_report.c.store, z_report.c.till, func.count()).group_by(
    z_report.c.store, z_report.c.till
)

CHAINS: Final = select(till.c.store, till.c.till, till.c.install, till.c.started_ms)
JOURNAL: Final = select(journal)
