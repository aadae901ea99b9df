"""What the back office's screens are built from: the office's desk over the store, the shop's places for files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos.desk.labels import Labels
from pos.desk.offer_book import OfferBook
from pos.desk.office import Office
from pos.desk.price_lists import PriceLists
from pos.errors import Refused
from pos.price_file import PriceRow
from pos.product_row import ReadRow
from pos.promotion import Promotion
from pos.shelf_label import ShelfLabel
from pos.store import Act, Imported
from ui.app.house import House
from ui.app.intake import Intake, signed_by
from ui.bridge import Bridge
from ui.catalogue.files import found_in, usual_places
from ui.catalogue.task import Hall
from ui.counter import Counter
from ui.follow import label_jobs


def hall_of(house: House, counter: Counter, bench: Bridge) -> Hall:
    """Return what goods in and out need."""

    def office(going: Callable[[int, int], None]) -> Office:
        def keep(request: str, rows: tuple[ReadRow, ...]) -> None:
            shop, till = house.shop, house.desks.till
            act = Act(request, till.who(), shop.now_ms(), shop.offset_min())
            house.store.keep_products(
                act, [Imported(row.product, row.codes) for row in rows], going
            )

        return Office(house.desks.till, house.store, keep)

    def keep_prices(request: str, prices: tuple[PriceRow, ...]) -> None:
        shop, till = house.shop, house.desks.till
        act = Act(request, till.who(), shop.now_ms(), shop.offset_min())
        house.store.keep_prices(act, prices)

    zone = house.front.local().tzinfo
    assert zone is not None  # the wall clock always has one
    return Hall(
        counter=counter,
        office=office,
        prices=PriceLists(house.desks.till, house.store, keep_prices),
        zone=zone,
        aside=bench.ask,
        carry=bench.carry,
        files=lambda: found_in(usual_places(house.folder)),
        language=house.shop.country.languages[0],
        labels=labels_of(house),
        intake=lambda import_: Intake(house.store, house.shop, house.folder, import_).step,
        folder=house.folder,
        sign=signed_by(house.store),
        out=lambda: Path.home() / f"kasa-{house.front.today().isoformat()}.csv",
    )


def labels_of(house: House) -> Labels:
    """Return the desk of shelf labels over the store, with the till's label printer."""
    desk = Labels(house.desks.till, house.store)

    def send(labels: tuple[ShelfLabel, ...]) -> None:
        printer = house.devices.label_printer
        if printer is None:
            raise Refused("not_found", why="label_printer")
        for job in label_jobs(labels, house.desks.till.chance.fresh()):
            printer.submit(job)

    desk.send = send
    desk.ready = lambda: house.devices.label_printer is not None
    return desk


def offer_book_of(house: House) -> OfferBook:
    """Return the desk of offers over the store."""

    def keep(request: str, offers: tuple[Promotion, ...]) -> None:
        shop, till = house.shop, house.desks.till
        act = Act(request, till.who(), shop.now_ms(), shop.offset_min())
        house.store.keep_promotions(act, offers)

    return OfferBook(house.desks.till, house.store, keep)
