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
USED_UP: Final = "coupon-used-up"
"""Two tills that hold one last coupon at once can not both take it: the later commit breaks."""
NOT_NEGATIVE: Final = "value_not_negative"
"""The constraint that a redemption beyond the balance breaks."""
STEPS: Final = {
    "queued": ("sending", "failed"),
    "sending": ("printed", "sent", "failed", "uncertain"),
    "uncertain": ("printed", "failed"),
    "failed": ("queued", "sending"),
}
"""Which state may follow which; never back from the first byte by itself."""
OPEN_JOB: Final = "state IN ('queued', 'sending', 'failed', 'uncertain')"
"""A job that is not done, as index and question say it."""
UNSETTLED: Final = "(outcome IN ('asked', 'unknown') OR taken > amount)"
"""A card attempt that somebody has to settle, as index and question say it."""
PHONE_END: Final = " || ".join(f"substr(phone, -{place}, 1)" for place in range(1, 16))
"""A phone number from its end on, as index and question say it; none has more digits (ITU-T E.164)."""
LAST: Final = "\U0010ffff"
"""Comes after every letter: what begins with a word is below the word and this."""
WORDS: Final = 4
"""So many words of a customer's name are looked for at once."""
NO_TOTAL: Final = -(2**62)
"""Stands where a receipt of any total is looked for."""
