"""A demo shop at its first start: goods, people, labels and settings from resources/demo, each kept like any other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pos.customer import Customer
from pos.desk.shop import Shop
from pos.desk.till import Pins
from pos.product_file import Country, read_products
from pos.settings import check
from pos.shop_file import ShopFile
from pos.staff import Role, Staff
from pos.store import Act, Imported, Store
from ui.app.place import SEEDED

WHO: Final = "first start"


def seed(store: Store, shop: Shop, pins: Pins, file: ShopFile, folder: Path) -> None:
    """Set the shop up; a start that was broken off goes on where it was."""

    def act(name: str) -> Act:
        return Act(f"first-start-{name}", WHO, shop.now_ms(), shop.offset_min())

    text = (folder / file.products).read_text(encoding="utf-8")
    classes = frozenset(shop.country.vat_classes(shop.today()))
    rows = read_products(text, Country(shop.currency, classes)).rows
    store.keep_products(act("products"), [Imported(row.product, row.codes) for row in rows])
    for pattern in file.patterns:
        store.keep_pattern(act(f"pattern-{pattern.digits}"), pattern.digits, pattern.means)
    for one in file.customers:
        customer = Customer(one.id, one.name, one.language, one.tier)
        store.keep_customer(act(f"customer-{one.id}"), customer)
    for key, value in {"language": file.language, **file.settings}.items():
        store.set_setting(act(f"setting-{key}"), key, check(key, value))
    for person in file.staff:
        known = Staff(person.name, Role(person.role), person.born, person.language)
        store.keep_staff(act(f"staff-{person.name}"), known, pins.make(person.pin))
    store.keep_gift_card(act("gift"), "DEMO-20", 2000)
    last = Act(SEEDED, WHO, shop.now_ms(), shop.offset_min())
    store.set_setting(last, "cashier_on_receipt", "name")
