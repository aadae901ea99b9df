"""What the office changes, as events: goods, prices, people, rights, settings, labels, promotions, cards, stock.

What a person may ask to have erased (a customer's name, a birth date, a PIN's hash) is not in these records: the
journal names people by id alone, so that erasing somebody breaks no chain.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from pos.event import Event, Piece
from pos.product import Product


class ProductKept(Event, frozen=True):
    """A product was written or changed; `codes` are the others it also sells under. Its price is a PriceSet."""

    product: Product
    codes: tuple[str, ...] = ()


class Imported(Struct, frozen=True):
    """A product as a file brings it, with the other codes it sells under."""

    product: Product
    codes: tuple[str, ...] = ()


class ProductsImported(Event, frozen=True):
    """Many products came in at once, priced from a moment on; a large import makes several of these in one change."""

    products: tuple[Imported, ...]
    from_ms: int
    by: str


class PriceSet(Event, frozen=True):
    """A price holds from a moment on, in minor units per piece or kilogram; `tier` "" is everybody's."""

    leaves: ClassVar[bool] = True

    code: str
    minor: int
    from_ms: int
    by: str
    tier: str = ""


class StaffKept(Event, frozen=True):
    """A person may work here, in this role."""

    name: str
    role: str
    language: str = ""


class RightSet(Event, frozen=True):
    """The table of rights has an entry of the shop's own; limits of -1 are none."""

    role: str
    verb: str
    grade: str
    limit_bp: int = -1
    limit_minor: int = -1


class SettingSet(Event, frozen=True):
    """A setting has a value of the shop's own."""

    key: str
    value: str


class LabelsSent(Event, frozen=True):
    """Shelf labels went to their printer: one product's, or those of prices that began from one ISO day to another.

    What became of the paper is said on screen and in the log: a label is no document.
    """

    count: int
    codes: tuple[str, ...]  # as they were asked for; none where days were
    since: str
    until: str
    by: str


class DeviceSecretKept(Event, frozen=True):
    """Somebody told a device a secret, or took it back: of which role and option, never what it is."""

    role: str
    options: tuple[str, ...]


class PatternSet(Event, frozen=True):
    """An in-store label pattern is in use; `means` is price or weight."""

    pattern: str
    means: str


class PromotionSet(Event, frozen=True):
    """A promotion was written or changed; `record` is its canonical JSON."""

    id: str
    record: str


class CustomerKept(Event, frozen=True):
    """A customer is known under an id; who that is stands in a row that can be erased."""

    id: str
    tier: str = ""
    consent: bool = False


class CustomerErased(Event, frozen=True):
    """All that named a customer was taken away."""

    id: str


class GiftCardIssued(Event, frozen=True):
    """A gift card or store credit (kind gift | credit) came to be with an amount in minor units."""

    leaves: ClassVar[bool] = True

    kind: str
    number: str
    amount: int


class StockMoved(Event, frozen=True):
    """Goods came or went without a sale: kind delivery | count | loss | start; amount in pieces or grams, signed."""

    leaves: ClassVar[bool] = True

    code: str
    kind: str
    amount: int
    reason: str = ""


class DrawerSet(Event, frozen=True):
    """The pieces in the drawer were said to be these, outside a shift's count."""

    pieces: tuple[Piece, ...]


class BackupTaken(Event, frozen=True):
    """A copy of the books was written and checked; `digest` is the SHA-256 of the file."""

    file: str
    digest: str
    last_seq: int


class BackupRestored(Event, frozen=True):
    """The books were put back from a copy; the epoch rises with each."""

    epoch: int
    from_seq: int
