"""The story's verbs that set a shop up: goods, prices, people, rights, settings, cards, the drawer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pos.barcode import parse
from pos.customer import Customer
from pos.desk.office import Fate, Office
from pos.errors import Refused
from pos.product import Product
from pos.settings import BY_KEY, check
from pos.staff import GUARDED, Grade, Right, Role, Staff
from pos.store import Act, Imported
from pos.story.language import VERBS as SHAPES
from pos.story.measure import Value, amount_text
from ui.cli.story.counter import Args, Counter, Verb, counted, moment_ms, text, whole

_OFFICE: Final = "office"
_FIRST: Final = 1
"""Epoch ms from which an item's first price holds: a story may set its clock back afterwards."""
_FOR_EVER: Final = 2**62
_DESK_WORDS: Final = {
    "return": "return_line",
    "remove": "remove_line",
    "restore": "restore_line",
    "override_line": "override",
    "discount_line": "discount",
    "discount_sale": "discount",
    "pay": "pay_cash pay_card pay_value pay_other pay_points pay_foreign",
    "pay_exact": "pay_cash",
    "pay_exact_cash": "pay_cash",
    "pay_gift": "pay_value",
    "pay_credit": "pay_value",
    "pay_voucher": "pay_other",
    "pay_account": "pay_other",
    "refund_cash": "refund",
    "refund_card": "refund",
    "refund_gift": "refund",
    "refund_credit": "refund",
    "settle_card": "settle",
    "stop_card": "settle",
    "print_draft": "draft",
}
"""Words of the story's page that the table of rights knows under the desk's own name, or under several."""
_BOUND: Final = frozenset(
    {*GUARDED, *_DESK_WORDS, *_DESK_WORDS.values()}
    | {
        "_".join(parts[:some])
        for parts in (shape.name.split("_") for shape in SHAPES)
        for some in range(1, len(parts) + 1)
    }
)
"""What a right may be named after: the words of the page, and those of the table."""


def act_of(counter: Counter, request: str) -> Act:
    """Return under whose name the office changes something now."""
    shop = counter.till.shop
    return Act(request, _OFFICE, shop.now_ms(), shop.offset_min())


def found(counter: Counter, language: str, rounding: str) -> None:
    """Set a fresh story's shop up as stories expect it: each scan is a line of its own."""
    chosen = {"merge_lines": "off", "language": language, "rounding": rounding}
    for key, value in chosen.items():
        if value:
            act = act_of(counter, f"found-{counter.till.shop.till}-{key}")
            counter.store.set_setting(act, key, check(key, value))


def _vat(counter: Counter, klass: str) -> str:
    """Return a class of the country's table, or a fixed rate in hundredths of a per cent."""
    shop = counter.till.shop
    if klass.isdigit():
        return klass
    if klass not in shop.country.vat_classes(shop.today()):
        raise Refused("bad_setting", key="vat", value=klass)
    return klass


def _least(value: Value | None) -> int:
    """Return a shop's own amount or count; refuses bad_amount below zero."""
    number = whole(value)
    if number < 0:
        raise Refused("bad_amount", given=number)
    return number


def _item(counter: Counter, request: str, args: Args) -> None:
    shop = counter.till.shop
    code = text(args, "code")
    known = counter.store.product(code, _FOR_EVER)
    cost = args.get("cost")
    lead = args.get("lead")
    product = Product(
        code,
        text(args, "name"),
        shop.money(_least(args["price"])),
        _vat(counter, text(args, "vat")),
        shop.money(_least(args.get("deposit"))),
        weighed="weighed" in args,
        department=text(args, "department"),
        age=whole(args.get("age")),
        klass=text(args, "klass"),
        cost=None if cost is None else shop.money(_least(cost)),
        no_return="no_return" in args,
        hygiene="hygiene" in args,
        serial="serial" in args,
        lead_days=None if lead is None else whole(lead),
        pack_of=text(args, "of"),
        pack_size=whole(args.get("pack"), 1),
        price_from_ms=0 if known else _FIRST,
    )
    counter.store.keep_product(act_of(counter, request), product)
    if "stock" in args:
        stocked = act_of(counter, f"{request}-stock")
        counter.store.move_stock(stocked, code, "start", whole(args["stock"]))


def _price(counter: Counter, request: str, args: Args) -> None:
    since = moment_ms(counter.till.shop, text(args, "at"))
    code, minor = text(args, "code"), _least(args["price"])
    if counter.store.product(code, max(since, counter.till.shop.now_ms())) is None:
        raise Refused("unknown_code", scanned=code)
    counter.store.set_price(act_of(counter, request), code, minor, since)


def _pattern(counter: Counter, request: str, args: Args) -> None:
    digits, means = text(args, "digits"), text(args, "kind")
    parse(digits)
    counter.store.keep_pattern(act_of(counter, request), digits, means)


def _staff(counter: Counter, request: str, args: Args) -> None:
    person = Staff(
        text(args, "name"), Role(text(args, "role")), text(args, "born"), text(args, "language")
    )
    hashed = counter.pins.make(text(args, "pin"))
    counter.store.keep_staff(act_of(counter, request), person, hashed)


def _right(counter: Counter, request: str, args: Args) -> None:
    limit = args.get("limit")
    bp: int | None = None
    minor: int | None = None
    if isinstance(limit, tuple):
        kind, size = limit
        bp, minor = (int(str(size)), None) if kind == "bp" else (None, int(str(size)))
    right = Right(Grade(text(args, "grade")), bp, minor)
    said, role = text(args, "verb"), Role(text(args, "role"))
    if said not in _BOUND:
        raise Refused("bad_setting", key="right", value=said[:40])
    for number, verb in enumerate(_DESK_WORDS.get(said, said).split()):
        counter.store.set_right(act_of(counter, f"{request}-{number}"), role, verb, right)


def _setting(counter: Counter, request: str, args: Args) -> None:
    key, value = text(args, "key"), text(args, "value")
    if key not in BY_KEY:
        raise Refused("not_found", key=key)
    counter.store.set_setting(act_of(counter, request), key, check(key, value))


def _customer(counter: Counter, request: str, args: Args) -> None:
    born = text(args, "born")
    if born:
        date.fromisoformat(born)
    customer = Customer(
        text(args, "id"),
        text(args, "name"),
        text(args, "language"),
        text(args, "tier"),
        born,
        text(args, "phone"),
        text(args, "mail"),
        consent="consent" in args,
    )
    counter.store.keep_customer(act_of(counter, request), customer)


def _gift_card(counter: Counter, request: str, args: Args) -> None:
    amount = _least(args["amount"])
    counter.store.keep_gift_card(act_of(counter, request), text(args, "no"), amount)


def _drawer(counter: Counter, request: str, args: Args) -> None:
    cash = counted(args["pieces"])
    counter.store.set_drawer(act_of(counter, request), cash.pieces)


def _import(counter: Counter, request: str, args: Args) -> None:
    """Import a CSV as the office would; rows that cannot be read are left out and counted."""
    desk = Office(counter.till, counter.store, lambda *_: None)
    plan = desk.plan(text(args, "csv"))
    rows = [
        Imported(one.row.product, one.row.codes) for one in plan.rows if one.fate is not Fate.SAME
    ]
    if rows:
        counter.store.keep_products(act_of(counter, request), rows)
    memory = counter.memory
    memory.numbers, memory.finding, memory.errors = len(plan.rows), "numbers", len(plan.errors)


def _loyalty(counter: Counter, request: str, args: Args) -> None:
    """Give points for each full amount: two settings of the shop."""
    chosen = {
        "points_given": str(whole(args["points"])),
        "points_per": amount_text(whole(args["per"])),
    }
    for key, value in chosen.items():
        act = act_of(counter, f"{request}-{key}")
        counter.store.set_setting(act, key, check(key, value))


VERBS: Final[Mapping[str, Verb]] = {
    "item": _item,
    "price": _price,
    "pattern": _pattern,
    "staff": _staff,
    "right": _right,
    "setting": _setting,
    "customer_known": _customer,
    "gift_card": _gift_card,
    "drawer": _drawer,
    "import": _import,
    "loyalty": _loyalty,
}
