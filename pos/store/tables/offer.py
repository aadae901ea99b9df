"""Coupons: one row for each that paid its part."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table, insert

from pos.store.columns import USED_UP
from pos.store.schema import METADATA, append_only, fact_key, made_with, name_key
from pos.store.tables.sale import of_sale

coupon_use: Final = append_only(
    Table("coupon_use", METADATA, *fact_key(), name_key("coupon"), of_sale())
)
made_with(
    coupon_use,
    f"""CREATE TRIGGER coupon_limit AFTER INSERT ON coupon_use BEGIN
SELECT RAISE(ABORT, '{USED_UP}') FROM promotion
WHERE promotion.store = NEW.store AND json_extract(promotion.record, '$.coupon') = NEW.coupon
GROUP BY promotion.store
HAVING min(ifnull(json_extract(promotion.record, '$.limit'), 0)) > 0
 AND max(json_extract(promotion.record, '$.limit')) <
 (SELECT count(*) FROM coupon_use AS used WHERE used.store = NEW.store AND used.coupon = NEW.coupon);
END""",  # noqa: S608 - no word of it comes from outside
)
Index("coupon_use_coupon", coupon_use.c.store, coupon_use.c.coupon)

USE: Final = insert(coupon_use)
