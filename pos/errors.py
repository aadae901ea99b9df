"""The one kind of failure that is meant for people: a verb that the shop's rules refuse."""

from __future__ import annotations

from typing import Final

Fact = str | int

CODES: Final = frozenset(
    """unknown_code bad_check_digit needs_approval not_allowed not_signed_in too_young same_person
    wrong_pin locked_out answer_first paying_already over_limit not_enough cannot_change over_refund
    nothing_left window_closed not_returnable no_shift shift_open drawer_open drawer_short duplicate_serial
    expired below_cost bad_amount network_needed busy fiscal_required
    not_found no_sale_open already_running newer_database older_database disk_full read_only damaged
    bad_file bad_setting no_shop stopped too_soon nobody""".split()
)
"""Every refusal's name. The first group is the frozen language of the stories; the rest is ours."""


class Refused(Exception):
    """A rule said no. `code` is one of CODES, `facts` fill the sentence that people read."""

    def __init__(self, code: str, **facts: Fact) -> None:
        if code not in CODES:
            raise ValueError(f"not a refusal code: {code}")
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
