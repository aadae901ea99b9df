"""The audit: the chain, every row against the journal, and the rules that a ledger must keep."""
