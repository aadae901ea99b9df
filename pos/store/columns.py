"""What tables and rows must agree on: the columns of lines, the steps of a job, and the names of what may not be."""

from __future__ import annotations

from typing import Final

SALE_NUMBERS: Final = (
    "position amount weighed unit_price listed own saved share deposit paid rate_bp rate_exempt vat discount cost"
    " empties no_return hygiene lead_days stock_amount"
).split()
SALE_WORDS: Final = (
    "code name rate_label source reason by approved_by department klass serial stock_code batch"
).split()
REFUND_NUMBERS: Final = (
    "position amount weighed minor deposit rate_bp rate_exempt vat stock_amount"
).split()
REFUND_WORDS: Final = "code name rate_label condition reason serial department stock_code".split()

ELSEWHERE: Final = "basket-elsewhere"
"""What a trigger says of a basket that another till has in hand."""
TOO_MUCH: Final = "too-much-back"
"""Two tills that hold one receipt at once can not both give its goods back: the later commit breaks."""
NOT_NEGATIVE: Final = "value_not_negative"
"""The constraint that a redemption beyond the balance breaks."""
STEPS: Final = {
    "queued": ("sending", "failed"),
    "sending": ("printed", "sent", "failed", "uncertain"),
    "uncertain": ("printed", "failed"),
    "failed": ("queued", "sending"),
}
"""Which state may follow which; never back from the first byte by itself."""
WORDS: Final = 4
"""So many words of a customer's name are looked for at once."""
NO_TOTAL: Final = -(2**62)
"""Stands where a receipt of any total is looked for."""
