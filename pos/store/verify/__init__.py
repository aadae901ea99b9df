"""The audit: the chain, every row against the journal, and the rules that a ledger must keep."""

from pos.store.verify.audit import Audit
from pos.store.verify.report import Broken

__all__ = ["Audit", "Broken"]
