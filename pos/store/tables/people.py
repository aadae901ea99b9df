"""People and the shop's own choices: staff, PINs, failures, rights, settings, labels, promotions, customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Index, Table, delete
from sqlalchemy.dialects.sqlite import insert

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
from pos.store.schema import METADATA, key, name_key, octets, param, whole, words
from pos.store.statement import Into, Put, Statement
from pos.store.tables.cash import counted_pieces

staff: Final = Table(
    "staff", METADATA, key("store"), name_key("name"), words("role"), words("language")
)
staff_private: Final = Table(
    "staff_private",  # not in the journal: a birth date and the PIN's hash can be erased
    METADATA,
    key("store"),
    name_key("name"),
    words("born"),
    words("pin"),
    octets("mac"),  # so that nobody's hash can be put under another's name
)
staff_failure: Final = Table(
    "staff_failure",
    METADATA,
    key("store"),
    key("till"),
    name_key("name"),
    whole("tries"),
    whole("locked_until_ms"),
)
right: Final = Table(
    "staff_right",
    METADATA,
    key("store"),
    name_key("role"),
    name_key("verb"),
    words("grade"),
    whole("limit_bp"),
    whole("limit_minor"),
)
setting: Final = Table("setting", METADATA, key("store"), name_key("name"), words("value"))
pattern: Final = Table(
    "pattern", METADATA, key("store"), name_key("pattern"), words("means"), whole("at_ms")
)
promotion: Final = Table(
    "promotion", METADATA, key("store"), name_key("id"), words("record"), whole("at_ms")
)
customer: Final = Table(
    "customer", METADATA, key("store"), name_key("id"), words("tier"), whole("consent")
)
customer_private: Final = Table(
    "customer_private",  # not in the journal: who it is can be erased
    METADATA,
    key("store"),
    name_key("id"),
    words("name"),
    words("folded"),
    words("language"),
    words("born"),
    words("phone"),
    words("mail"),
    octets("mac"),
)
Index("customer_phone", customer_private.c.store, customer_private.c.phone)


def _upsert(table: Table, *changed: str) -> Into:
    clause = insert(table)
    keys = [column.name for column in table.primary_key.columns]
    names = changed or [column.name for column in table.columns if column.name not in keys]
    return Into(
        table,
        clause.on_conflict_do_update(
            index_elements=keys, set_={name: clause.excluded[name] for name in names}
        ),
    )


PUT_STAFF: Final = _upsert(staff)
PUT_PRIVATE: Final = _upsert(staff_private)
PUT_FAILURE: Final = _upsert(staff_failure)
PUT_RIGHT: Final = _upsert(right)
PUT_SETTING: Final = _upsert(setting)
PUT_PATTERN: Final = _upsert(pattern, "means")
PUT_PROMOTION: Final = _upsert(promotion, "record")
PUT_CUSTOMER: Final = _upsert(customer)
PUT_CUSTOMER_PRIVATE: Final = _upsert(customer_private)
DROP_CUSTOMER_PRIVATE: Final = Statement(
    delete(customer_private).where(
        customer_private.c.store == param("store"), customer_private.c.id == param("id")
    ),
    "customer_private",
)


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
