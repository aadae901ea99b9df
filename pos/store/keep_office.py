"""What the office keeps: goods, prices, people, rights, settings, labels, promotions, customers, cards, stock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pos.card_number import masked
from pos.customer import Customer
from pos.desk.books import Change, KeptJob, NewContact, NewPin
from pos.event import Event, Piece
from pos.event_office import (
    CustomerErased,
    CustomerKept,
    DeviceSecretKept,
    DrawerSet,
    GiftCardIssued,
    Imported,
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
from pos.folding import words
from pos.product import Product
from pos.staff import Right, Role, Staff
from pos.store.chain import row_mac
from pos.store.codec import encoded
from pos.store.keep import Going, Keeper
from pos.store.read_till import TillReader
from pos.store.rows.people import PUT_CUSTOMER_PRIVATE
from pos.store.rows.promise import PUT_CONTACT
from pos.store.statement import Put

if TYPE_CHECKING:  # a till that only sells starts without readers of files
    from pos.price_file import PriceRow
    from pos.promotion import Promotion

BATCH: Final = 500
"""Products in one journal row of an import."""


class Act(Struct, frozen=True):
    """Under which request, by whom and when (epoch ms, offset in minutes) the office changes something."""

    request: str
    who: str
    at_ms: int
    offset_min: int = 0


class OfficeKeeper(Keeper, TillReader):
    """Keeps what the office decides. Every change is an event too; the same request is kept once."""

    def keep_product(self, act: Act, product: Product, codes: tuple[str, ...] = ()) -> None:
        """Write a product and the price it carries, valid from the product's own `price_from_ms` or from now."""
        start = product.price_from_ms or act.at_ms
        priced = PriceSet(product.code, product.price.minor, start, product.price_by or act.who)
        self._act(act, "product", ProductKept(product, codes), priced)

    def keep_products(
        self,
        act: Act,
        products: Sequence[Imported],
        going: Going | None = None,
        from_ms: int | None = None,
    ) -> int:
        """Write many products in one transaction; of a code that comes twice the last one counts.

        They are priced from a moment on, from now where none is given. What `going` raises leaves the books as they
        were.
        """
        unique = tuple({one.product.code: one for one in products}.values())
        batches = (unique[start : start + BATCH] for start in range(0, len(unique), BATCH))
        start = act.at_ms if from_ms is None else from_ms
        events = [ProductsImported(batch, start, act.who) for batch in batches]
        self._act(act, "import", *events, going=going)
        return len(unique)

    def set_price(
        self, act: Act, code: str, minor: int, from_ms: int | None = None, tier: str = ""
    ) -> None:
        """Let a price hold from a moment on (now, if none is given); history is kept."""
        start = act.at_ms if from_ms is None else from_ms
        self._act(act, "price", PriceSet(code, minor, start, act.who, tier))

    def keep_prices(self, act: Act, prices: Sequence[PriceRow], going: Going | None = None) -> None:
        """Let many prices hold, each from its own moment (now, where it names none), all of them or none."""
        events = [
            PriceSet(one.code, one.minor, one.from_ms or act.at_ms, act.who, one.tier)
            for one in prices
        ]
        self._act(act, "price", *events, going=going)

    def keep_staff(self, act: Act, staff: Staff, pin_hash: str = "") -> None:
        """Write a person; with a hash also their PIN. Birth date and hash stay out of the journal."""
        kept = StaffKept(staff.name, staff.role.value, staff.language)
        private = self.private_put(staff.name, staff.born, pin_hash or self.pin_hash(staff.name))
        self._act(act, "staff", kept, beside=[private])

    def keep(
        self, change: Change, private: NewPin | NewContact | None = None
    ) -> tuple[KeptJob, ...]:
        """Store a change, and in its transaction the new PIN, or the person to call, that it speaks of."""
        if private is None:
            return super().keep(change)
        if isinstance(private, NewContact):
            row = (self.store, private.promise, private.name, private.phone)
            mac = row_mac(self.shop_signer, "promise_private", *row)
            return self.keep_with(change, [(PUT_CONTACT, (*row, mac))])
        known = self.staff(private.name)
        put = self.private_put(private.name, known.born if known else "", private.hashed)
        return self.keep_with(change, [put])

    def set_right(self, act: Act, role: Role, verb: str, right: Right) -> None:
        """Set one entry of the table of rights."""
        limits = [-1 if one is None else one for one in (right.limit_bp, right.limit_minor)]
        self._act(act, "right", RightSet(role.value, verb, right.grade.value, *limits))

    def set_setting(self, act: Act, key: str, value: str) -> None:
        """Set a setting; whether the value may stand is checked by pos.settings before."""
        self._act(act, "setting", SettingSet(key, value))

    def keep_device(self, act: Act, key: str, body: str, secret: DeviceSecretKept | None) -> None:
        """Keep which device stands at a till, and that it was told a secret, where it was told another one."""
        told = (secret,) if secret is not None else ()
        self._act(act, "hardware", SettingSet(key, body), *told)

    def keep_pattern(self, act: Act, pattern: str, means: str) -> None:
        """Use an in-store label pattern; `means` is price or weight."""
        self._act(act, "pattern", PatternSet(pattern, means))

    def keep_promotion(self, act: Act, ident: str, record: object) -> None:
        """Write a promotion: any frozen record, kept as canonical JSON."""
        self._act(act, "promotion", PromotionSet(ident, encoded(record).decode()))

    def keep_promotions(self, act: Act, promotions: Sequence[Promotion]) -> None:
        """Write many promotions at once, all of them or none; one of a known id takes its place."""
        events = [PromotionSet(one.id, encoded(one).decode()) for one in promotions]
        self._act(act, "promotion", *events)

    def keep_customer(self, act: Act, customer: Customer) -> None:
        """Write a customer; the journal holds the id alone."""
        name, phone, mail = masked(customer.name), masked(customer.phone), masked(customer.mail)
        named = (name, " ".join(words(name)), customer.language, customer.born)
        plain = (self.store, customer.id, *named, phone, mail)
        row = (*plain, row_mac(self.shop_signer, "customer_private", *plain))
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

    def _act(
        self,
        act: Act,
        verb: str,
        *events: Event,
        beside: Iterable[Put] = (),
        going: Going | None = None,
    ) -> None:
        change = Change(act.request, verb, act.who, act.at_ms, act.offset_min, events)
        self.keep_with(change, beside, going)
