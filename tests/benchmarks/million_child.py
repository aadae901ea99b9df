"""A program of its own for what a million products cost: it fills a shop, or runs its till and says how much memory.

`python -m tests.benchmarks.million_child stock|memory FOLDER COUNT`: `stock` leaves a demo shop with COUNT more
products in FOLDER; `memory` opens its till with the real window, sells and searches, and prints the most memory that
the process ever held, in MB.
"""

from __future__ import annotations

import itertools
import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from pos.barcode import check_digit
from pos.event_office import Imported
from pos.money import Money
from pos.product import Product
from pos.store.keep_office import Act
from ui.app.checkout import open_shift, sign_in
from ui.app.house import House
from ui.app.place import Place
from ui.app.stage import at_noon, stage

MILLION, THOUSAND = 1_000_000, 1_000
SOLD = 30
_STEP = 20_000
_HOUR_MS = 3_600_000
_FIRST = 477_900_000_000
_KINDS = "duona pienas sūris kefyras kava arbata sultys vanduo limonadas sausainiai šokoladas makaronai ryžiai cukrus"
_KINDS += " druska miltai aliejus actas majonezas garstyčios pomidorai agurkai morkos bulvės obuoliai kriaušės vynuogės"
_LIKE = "ekologiška lietuviška rūkyta saldi kepta švieži namų kaimo puiki tamsi šviesi riebi liesa sūri aštri jauna"


def place_in(folder: Path) -> Place:
    """The shop that is measured."""
    return Place(folder / "shop", "LT", cheap_pins=True, keys=folder / "keys", now_ms=at_noon())


def names() -> Iterator[str]:
    """Made-up names: what it is, what it is like, whose, how much; a few hundred words, as lists of goods have."""
    dice = random.Random(5)
    makers = [
        "".join(dice.choice("bdgklmnprstvz") + dice.choice("aeiou") for _ in range(3))
        for _ in range(400)
    ]
    for number in itertools.count():
        kind, like = dice.choice(_KINDS.split()), dice.choice(_LIKE.split())
        yield f"{kind.capitalize()} {like} {dice.choice(makers).capitalize()} {number % 997} g"


def codes(count: int = MILLION) -> Iterator[str]:
    """Their codes: EAN-13 in a row, of a maker that nobody is."""
    return (f"{body}{check_digit(str(body))}" for body in range(_FIRST, _FIRST + count))


def stock(folder: Path, count: int) -> None:
    """Fill the shop."""
    house = House(place_in(folder), lambda jobs: None)
    price = Money(129, house.shop.currency)
    goods = zip(codes(count), names(), strict=False)
    early = (
        house.shop.now_ms() - _HOUR_MS
    )  # every process that opens this shop begins at the same noon
    vat = house.store.search("duona", 1, house.shop.now_ms())[0].vat
    for number in itertools.count():
        batch = list(itertools.islice(goods, _STEP))
        if not batch:
            break
        act = Act(f"stock-{number}", "office", early)
        house.store.keep_products(
            act,
            [
                Imported(Product(code, name, price, vat, Money(0, price.currency)))
                for code, name in batch
            ],
        )
    house.close()


def memory(folder: Path, count: int) -> None:
    """Run its till."""
    till = stage(place_in(folder))
    sign_in(till, lambda _: None, "cashier")
    open_shift(till, lambda _: None)
    dice = random.Random(7)
    every = list(itertools.islice(codes(count), 0, count, 997))
    for _ in range(SOLD):
        till.scan(dice.choice(every))
    till.type("pien")
    till.settle()
    assert till.look.lines >= SOLD // 2
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}\n")
    till.close()


if __name__ == "__main__":
    {"stock": stock, "memory": memory}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
