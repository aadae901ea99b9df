"""People and the shop's own choices: staff, PINs, failures, rights, settings, labels, promotions, customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event import ApprovalGiven, PinChanged, SignedIn, SignInFailed
from pos.event_office import (
    CustomerErased,
    CustomerKept,
    DrawerSet,
    PatternSet,
    PromotionSet,
    RightSet,
    SettingSet,
    StaffKept,
)
from pos.store.row import Stamp, projects
from pos.store.rows.cash import counted_pieces
from pos.store.statement import Put, named

PUT_STAFF: Final = named("tables.people.PUT_STAFF")
PUT_PRIVATE: Final = named("tables.people.PUT_PRIVATE")
PUT_FAILURE: Final = named("tables.people.PUT_FAILURE")
PUT_RIGHT: Final = named("tables.people.PUT_RIGHT")
PUT_SETTING: Final = named("tables.people.PUT_SETTING")
PUT_PATTERN: Final = named("tables.people.PUT_PATTERN")
PUT_PROMOTION: Final = named("tables.people.PUT_PROMOTION")
PUT_CUSTOMER: Final = named("tables.people.PUT_CUSTOMER")
PUT_CUSTOMER_PRIVATE: Final = named("tables.people.PUT_CUSTOMER_PRIVATE")
DROP_CUSTOMER_PRIVATE: Final = named("tables.people.DROP_CUSTOMER_PRIVATE")


@projects(StaffKept)
def _staff(stamp: Stamp, event: StaffKept) -> Iterator[Put]:
    yield PUT_STAFF, (stamp.store, event.name, event.role, event.language)


@projects(SignInFailed)
def _failed(stamp: Stamp, event: SignInFailed) -> Iterator[Put]:
    row = (stamp.store, stamp.till, event.name, event.tries, event.locked_until_ms)
    yield PUT_FAILURE, row


@projects(SignedIn, PinChanged)
def _proved(stamp: Stamp, event: SignedIn | PinChanged) -> Iterator[Put]:
    yield PUT_FAILURE, (stamp.store, stamp.till, event.name, 0, 0)


@projects(ApprovalGiven)
def _approved(stamp: Stamp, event: ApprovalGiven) -> Iterator[Put]:
    yield PUT_FAILURE, (stamp.store, stamp.till, event.by, 0, 0)


@projects(RightSet)
def _right(stamp: Stamp, event: RightSet) -> Iterator[Put]:
    limits = (event.limit_bp, event.limit_minor)
    yield PUT_RIGHT, (stamp.store, event.role, event.verb, event.grade, *limits)


@projects(SettingSet)
def _setting(stamp: Stamp, event: SettingSet) -> Iterator[Put]:
    yield PUT_SETTING, (stamp.store, event.key, event.value)


@projects(PatternSet)
def _pattern(stamp: Stamp, event: PatternSet) -> Iterator[Put]:
    yield PUT_PATTERN, (stamp.store, event.pattern, event.means, stamp.at_ms)


@projects(PromotionSet)
def _promotion(stamp: Stamp, event: PromotionSet) -> Iterator[Put]:
    yield PUT_PROMOTION, (stamp.store, event.id, event.record, stamp.at_ms)


@projects(CustomerKept)
def _customer(stamp: Stamp, event: CustomerKept) -> Iterator[Put]:
    yield PUT_CUSTOMER, (stamp.store, event.id, event.tier, int(event.consent))


@projects(CustomerErased)
def _erased(stamp: Stamp, event: CustomerErased) -> Iterator[Put]:
    yield DROP_CUSTOMER_PRIVATE, (stamp.store, event.id)


@projects(DrawerSet)
def _drawer(stamp: Stamp, event: DrawerSet) -> Iterator[Put]:
    yield from counted_pieces(stamp, event.pieces, sure=True)
