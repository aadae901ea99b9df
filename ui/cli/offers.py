"""Offers and dated prices from the command line: read from files, shown, kept; and what offers there are."""

from __future__ import annotations

from argparse import Namespace
from datetime import tzinfo
from pathlib import Path

from msgspec.structs import replace

from pos.desk.price_lists import Priced, PriceLists
from pos.errors import Refused
from pos.offer_file import read_offers
from pos.price_file import PRICE_REASONS, PriceRow, read_prices
from pos.promotion import Promotion
from pos.sheet import read_sheet
from pos.text import Speaker, with_point
from ui.catalogue.files import read_bytes
from ui.catalogue.waiting import AT_ONCE, waiting_prices
from ui.cli.books import OpenShop, folder_of, opened
from ui.cli.large import bring_in


def import_offers(chosen: Namespace, say: Speaker) -> int:
    """Read a file of offers; each is new or takes the place of the one with its id. All are kept or none."""
    with opened(folder_of(chosen)) as shop:
        offers = read_offers(chosen.file, _zone(shop))
        for one in offers:
            strange = [code for code in one.codes if not shop.store.holder(code)]
            if strange:
                raise Refused("bad_file", offer=one.id, goods=strange[0])
        known = {one.id for one in shop.store.promotions()}
        for one in offers:
            print(f"{'~' if one.id in known else '+'} {one.id} {one.called}")
        if offers and not chosen.dry_run:
            shop.store.keep_promotions(shop.act(), offers)
    return 0


def list_offers(chosen: Namespace, say: Speaker) -> int:
    """List every offer with its days; one that is over has a cross."""
    with opened(folder_of(chosen)) as shop:
        now = shop.shop.now_ms()
        offers = shop.store.promotions()
        if not offers:
            print(say("There are no offers."))
        for one in offers:
            over = one.to_ms and one.to_ms < now
            print(f"{'x' if over else ' '} {one.id} · {one.kind} · {_days(one, shop)} {one.name}")
    return 0


def end_offer(chosen: Namespace, say: Speaker) -> int:
    """Let an offer hold no longer from now on. Refuses not_found."""
    with opened(folder_of(chosen)) as shop:
        found = next((one for one in shop.store.promotions() if one.id == chosen.id), None)
        if found is None:
            raise Refused("not_found", offer=chosen.id)
        shop.store.keep_promotion(shop.act(), found.id, replace(found, to_ms=shop.shop.now_ms()))
    return 0


def import_prices(chosen: Namespace, say: Speaker) -> int:
    """Read a dated price list and say what each price is now; kept whole, rows that cannot be read are left out."""
    data = read_bytes(chosen.file)
    with opened(folder_of(chosen)) as shop:
        rows = read_sheet(data, shop.shop.country.languages[0])
        desk = PriceLists(shop.till(), shop.store, lambda *_: None)
        good, bad = desk.planned(read_prices(rows, _zone(shop)))
        for wrong in bad:
            reason = say(PRICE_REASONS[wrong.reason])
            print(
                say(
                    "line {line}: {reason}: {given}",
                    line=wrong.line,
                    reason=reason,
                    given=wrong.given,
                )
            )
        for one in good:
            _say_price(shop, one)
        if good and not chosen.dry_run:
            _keep_prices(shop, folder_of(chosen), [one.row for one in good])
    return 1 if bad else 0


def _keep_prices(shop: OpenShop, folder: Path, prices: list[PriceRow]) -> None:
    """Let prices hold, all of them or none; a large list part by part."""
    act = shop.act()
    if len(prices) > AT_ONCE:
        bring_in(shop, folder, waiting_prices(act.request, act.who, act.at_ms, prices))
    else:
        shop.store.keep_prices(act, prices)


def _say_price(shop: OpenShop, one: Priced) -> None:
    row = one.row
    was = str(one.before.price) if one.before else "-"
    since = f"{shop.shop.local(row.from_ms or shop.shop.now_ms()):%Y-%m-%d %H:%M}"
    print(f"~ {row.code} {was} → {with_point(row.minor)} {since} {row.tier}".rstrip())


def _days(one: Promotion, shop: OpenShop) -> str:
    """Return from when to when an offer holds."""
    ends = [f"{shop.shop.today(at)}" if at else "…" for at in (one.from_ms, one.to_ms)]
    return " – ".join(ends)


def _zone(shop: OpenShop) -> tzinfo:
    zone = shop.shop.local().tzinfo
    assert zone is not None  # the wall clock always has one
    return zone
