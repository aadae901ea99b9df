"""People and the shop's own choices: staff, PINs, failures, rights, settings, labels, promotions, customers."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, delete, text
from sqlalchemy.dialects.sqlite import Insert, insert

from pos.store.columns import PHONE_END
from pos.store.schema import METADATA, key, made_with, name_key, octets, param, whole, words

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
Index("customer_phone_end", customer_private.c.store, text(PHONE_END))
customer_word: Final = Table(
    "customer_word",  # of a name, so that few typed letters do not read all names; comes and goes with it
    METADATA,
    key("store"),
    name_key("word"),
    name_key("id"),
    sqlite_with_rowid=False,
)
_SPELLED: Final = """INSERT OR IGNORE INTO customer_word SELECT NEW.store, value, NEW.id
    FROM json_each('["' || replace(NEW.folded, ' ', '","') || '"]') WHERE value <> '';"""
_FORGOTTEN: Final = """DELETE FROM customer_word WHERE store = OLD.store AND id = OLD.id AND word IN
    (SELECT value FROM json_each('["' || replace(OLD.folded, ' ', '","') || '"]'));"""
made_with(
    customer_word,
    f"CREATE TRIGGER customer_word_in AFTER INSERT ON customer_private BEGIN\n    {_SPELLED} END",
    f"CREATE TRIGGER customer_word_change AFTER UPDATE ON customer_private BEGIN\n    {_FORGOTTEN}"
    f"\n    {_SPELLED} END",
    f"CREATE TRIGGER customer_word_out AFTER DELETE ON customer_private BEGIN\n    {_FORGOTTEN} END",
)


def _upsert(table: Table, *changed: str) -> Insert:
    clause = insert(table)
    keys = [column.name for column in table.primary_key.columns]
    names = changed or [column.name for column in table.columns if column.name not in keys]
    return clause.on_conflict_do_update(
        index_elements=keys, set_={name: clause.excluded[name] for name in names}
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
DROP_CUSTOMER_PRIVATE: Final = delete(customer_private).where(
    customer_private.c.store == param("store"), customer_private.c.id == param("id")
)
