"""What the office keeps: goods, prices, people, rights, settings, labels, promotions, customers, cards, stock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pos.customer import Customer
from pos.desk.books import Change
from pos.event import Event, Piece
from pos.event_office import (
    CustomerErased,
    CustomerKept,
    DrawerSet,
    GiftCardIssued,
    PatternSet,
    PriceSet,
    ProductKept,
    ProductsImported,
    PromotionSet,
    RightSet,
    SettingSet,
    StaffKept,
    StockMoved,
)
from pos.product import Product
from pos.staff import Right, Role, Staff
from pos.store.codec import encoded
from pos.store.keep import Keeper
from pos.store.row import Stamp
from pos.store.statement import Put
from pos.store.tables.goods import (
    PRICE,
    PUT_CODE,
    PUT_PRODUCT,
    code_row,
    folded,
    price_row,
    product_row,
)
from pos.store.tables.people import PUT_BORN, PUT_CUSTOMER_PRIVATE, PUT_PIN

_BATCH: Final = 2000


@dataclass(frozen=True, slots=True)
class Act:
    """Under which request, by whom and when (epoch ms, offset in minutes) the office changes something."""

    request: str
    who: str
    at_ms: int
    offset_min: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """A product as a file brings it, with the other codes it sells under."""

    product: Product
    codes: tuple[str, ...] = ()


class OfficeKeeper(Keeper):
    """Keeps what the office decides. Every change is an event too; the same request is kept once."""

    def keep_product(self, act: Act, product: Product, codes: tuple[str, ...] = ()) -> None:
        """Write a product and the price it carries, valid from the product's own `price_from_ms` or from now."""
        start = product.price_from_ms or act.at_ms
        priced = PriceSet(product.code, product.price.minor, start, product.price_by or act.who)
        self._act(act, "product", ProductKept(product, codes), priced)

    def keep_products(self, act: Act, products: Sequence[Imported]) -> int:
        """Write many products in one transaction, priced from now; return how many."""
        unique = list({one.product.code: one for one in products}.values())
        unique.sort(key=lambda one: one.product.code)
        digest = price_digest((one.product.code, one.product.price.minor) for one in unique)
        event = ProductsImported(len(unique), digest)
        stamp = Stamp(self.store, self.till, self.head()[0] + 1, act.at_ms, act.who)
        self._act(act, "import", event, beside=_imported(stamp, unique))
        return len(unique)

    def set_price(
        self, act: Act, code: str, minor: int, from_ms: int | None = None, tier: str = ""
    ) -> None:
        """Let a price hold from a moment on (now, if none is given); history is kept."""
        start = act.at_ms if from_ms is None else from_ms
        self._act(act, "price", PriceSet(code, minor, start, act.who, tier))

    def keep_staff(self, act: Act, staff: Staff, pin_hash: str = "") -> None:
        """Write a person; with a hash also their PIN. Birth date and hash stay out of the journal."""
        beside: list[Put] = [(PUT_BORN, (self.store, staff.name, staff.born, ""))]
        if pin_hash:
            beside.append((PUT_PIN, (self.store, staff.name, staff.born, pin_hash)))
        kept = StaffKept(staff.name, staff.role.value, staff.language)
        self._act(act, "staff", kept, beside=beside)

    def keep_pin(self, name: str, kept: str) -> None:
        """Store a new PIN's hash; who changed it is the event that the desk keeps."""
        with self.db.writing():
            self.db.run(PUT_PIN.sql, (self.store, name, "", kept))

    def set_right(self, act: Act, role: Role, verb: str, right: Right) -> None:
        """Set one entry of the table of rights."""
        limits = [-1 if one is None else one for one in (right.limit_bp, right.limit_minor)]
        self._act(act, "right", RightSet(role.value, verb, right.grade.value, *limits))

    def set_setting(self, act: Act, key: str, value: str) -> None:
        """Set a setting; whether the value may stand is checked by pos.settings before."""
        self._act(act, "setting", SettingSet(key, value))

    def keep_pattern(self, act: Act, pattern: str, means: str) -> None:
        """Use an in-store label pattern; `means` is price or weight."""
        self._act(act, "pattern", PatternSet(pattern, means))

    def keep_promotion(self, act: Act, ident: str, record: object) -> None:
        """Write a promotion: any frozen record, kept as canonical JSON."""
        self._act(act, "promotion", PromotionSet(ident, encoded(record).decode()))

    def keep_customer(self, act: Act, customer: Customer) -> None:
        """Write a customer; the journal holds the id alone."""
        named = (customer.name, folded(customer.name), customer.language, customer.born)
        row = (self.store, customer.id, *named, customer.phone, customer.mail)
        kept = CustomerKept(customer.id, customer.tier, customer.consent)
        self._act(act, "customer", kept, beside=[(PUT_CUSTOMER_PRIVATE, row)])

    def erase_customer(self, act: Act, ident: str) -> None:
        """Take away all that names a customer; the chain stays whole."""
        self._act(act, "erase_customer", CustomerErased(ident))

    def keep_gift_card(self, act: Act, number: str, minor: int, kind: str = "gift") -> None:
        """Issue a gift card or store credit with an amount in minor units."""
        self._act(act, "gift_card", GiftCardIssued(kind, number, minor))

    def move_stock(self, act: Act, code: str, kind: str, amount: int, reason: str = "") -> None:
        """Bring goods in or take them out without a sale; amount in pieces or grams, signed."""
        self._act(act, "stock", StockMoved(code, kind, amount, reason))

    def set_drawer(self, act: Act, pieces: tuple[Piece, ...]) -> None:
        """Say what pieces are in the drawer."""
        self._act(act, "drawer", DrawerSet(pieces))

    def _act(self, act: Act, verb: str, *events: Event, beside: Iterable[Put] = ()) -> None:
        change = Change(act.request, verb, act.who, act.at_ms, act.offset_min, events)
        self.keep_with(change, beside)


def price_digest(prices: Iterable[tuple[str, int]]) -> str:
    """Return the SHA-256 of (code, minor units) pairs, which verify makes again from the price rows."""
    made = sha256()
    for code, minor in prices:
        made.update(f"{code}\t{minor}\n".encode())
    return made.hexdigest()


def _imported(stamp: Stamp, products: Sequence[Imported]) -> Iterable[Put]:
    """Return every row of an import, kind by kind in batches, so that each statement runs over many rows."""
    for start in range(0, len(products), _BATCH):
        batch = products[start : start + _BATCH]
        for one in batch:
            yield PUT_PRODUCT, product_row(stamp, one.product)
        for one in batch:
            for code in (one.product.code, *one.codes):
                yield PUT_CODE, code_row(stamp, code, one.product.code)
        for one in batch:
            product = one.product
            minor, by = product.price.minor, product.price_by or stamp.who
            yield PRICE, price_row(stamp, product.code, minor, stamp.at_ms, by)
