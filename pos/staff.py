"""People at the till, their roles, and the one table of rights: allowed, needs approval, or never."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Role(StrEnum):
    """Who somebody is in the shop, from the newest to the owner; the technician stands beside the ladder."""

    TRAINEE = "trainee"
    CASHIER = "cashier"
    ASSOCIATE = "associate"
    MANAGER = "manager"
    TECHNICIAN = "technician"
    OWNER = "owner"


class Grade(StrEnum):
    """What a role may do with a verb."""

    ALLOWED = "allowed"
    APPROVAL = "approval"
    NEVER = "never"


class Right(Struct, frozen=True):
    """A grade with an optional limit: hundredths of a per cent taken off, or minor units. Above it: approval."""

    grade: Grade
    limit_bp: int | None = None
    limit_minor: int | None = None

    def judge(self, bp: int = 0, minor: int = 0) -> Grade:
        """Grade an act that takes `bp` hundredths of a per cent or `minor` minor units."""
        if self.grade is not Grade.ALLOWED:
            return self.grade
        over = (self.limit_bp is not None and bp > self.limit_bp) or (
            self.limit_minor is not None and minor > self.limit_minor
        )
        return Grade.APPROVAL if over else Grade.ALLOWED


class Staff(Struct, frozen=True):
    """A person who can sign in; the PIN's hash stays in the books."""

    name: str
    role: Role
    born: str = ""  # ISO date, only for the seller's own age where law asks for it
    language: str = ""


ALLOWED: Final = Right(Grade.ALLOWED)
APPROVAL: Final = Right(Grade.APPROVAL)
NEVER: Final = Right(Grade.NEVER)

GUARDED: Final = (
    "discount",
    "override",
    "below_cost",
    "refund",
    "return_without_receipt",
    "return_late",
    "refund_difference",
    "goodwill",
    "void",
    "no_sale",
    "paid_in",
    "paid_out",
    "drop",
    "open_shift",
    "close_shift",
    "x_report",
    "sell_age",
    "sell_expired",
    "hardware",
    "office",
    "training",
)
"""Verbs that the table of rights knows; a verb not named here is everybody's."""


def _percent(limit: int) -> Right:
    return Right(Grade.ALLOWED, limit_bp=limit * 100)


_CASHIER: Final = {
    "discount": _percent(10),
    "override": APPROVAL,
    "below_cost": APPROVAL,
    "return_without_receipt": APPROVAL,
    "return_late": APPROVAL,
    "refund_difference": APPROVAL,
    "goodwill": APPROVAL,
    "sell_age": APPROVAL,
    "sell_expired": APPROVAL,
    "hardware": APPROVAL,
    "office": NEVER,
    "training": APPROVAL,
}
_TRAINEE: Final = {
    **_CASHIER,
    "discount": APPROVAL,
    "refund": APPROVAL,
    "void": APPROVAL,
    "no_sale": APPROVAL,
    "paid_in": APPROVAL,
    "paid_out": APPROVAL,
    "drop": APPROVAL,
}
_ASSOCIATE: Final = {
    "discount": _percent(30),
    "override": _percent(50),
    "below_cost": APPROVAL,
    "return_late": APPROVAL,
    "goodwill": ALLOWED,  # inside the budget of pos.goodwill
    "sell_age": ALLOWED,
    "sell_expired": ALLOWED,
    "office": NEVER,
}
_TECHNICIAN: Final = dict.fromkeys(GUARDED, NEVER) | {"hardware": ALLOWED, "no_sale": ALLOWED}

DEFAULT_RIGHTS: Final[dict[Role, dict[str, Right]]] = {
    Role.TRAINEE: _TRAINEE,
    Role.CASHIER: _CASHIER,
    Role.ASSOCIATE: _ASSOCIATE,
    Role.MANAGER: {},
    Role.TECHNICIAN: _TECHNICIAN,
    Role.OWNER: {},
}
"""A fresh shop's table. A cashier gives money back for a receipt alone (it goes back the way it came and never
exceeds what was paid: quick returns are what the shop is for), but prices are corrected with a second person."""


class Rights(Struct, frozen=True):
    """The shop's table: the defaults with the shop's own entries over them."""

    own: tuple[tuple[Role, str, Right], ...] = ()

    def of(self, role: Role, verb: str) -> Right:
        """Return what `role` may do with `verb`."""
        for its_role, its_verb, right in reversed(self.own):
            if its_role is role and its_verb == verb:
                return right
        return DEFAULT_RIGHTS[role].get(verb, ALLOWED)
