"""The story's verbs of selling and paying, each one call of a desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pos.desk.age import Ages
from pos.errors import Refused
from pos.promise import Contact
from pos.tender import Way
from ui.cli.story.counter import (
    Args,
    Counter,
    Verb,
    pieces_of,
    quantity,
    taken_off,
    text,
    whole,
)


def _ages(counter: Counter) -> Ages:
    return counter.desks.ages


def _scan(counter: Counter, request: str, args: Args) -> None:
    counter.desks.register.scan(request, text(args, "code"), whole(args.get("times"), 1))


def _type(counter: Counter, request: str, args: Args) -> None:
    counter.memory.finding = "goods"
    counter.memory.found = counter.desks.register.search(text(args, "text"))


def _pick(counter: Counter, request: str, args: Args) -> None:
    found, place = counter.memory.found, whole(args["n"])
    if not 1 <= place <= len(found):
        raise Refused("not_found", line=place)
    counter.desks.register.pick(request, found[place - 1])


def _weigh(counter: Counter, request: str, args: Args) -> None:
    counter.desks.register.weigh(request, whole(args["weight"]), whole(args.get("tare")))


def _empties(counter: Counter, request: str, args: Args) -> None:
    counter.desks.register.empties(request, text(args, "code"), whole(args.get("times"), 1))


def _confirm_age(counter: Counter, request: str, args: Args) -> None:
    born = text(args, "born")
    _ages(counter).confirm(request, date.fromisoformat(born) if born else None)


def _override(counter: Counter, request: str, args: Args) -> None:
    counter.desks.prices.override(
        request, whole(args["n"]), whole(args["price"]), text(args, "reason")
    )


def _discount_line(counter: Counter, request: str, args: Args) -> None:
    bp, minor = taken_off(args["off"])
    counter.desks.prices.discount_line(request, whole(args["n"]), bp, minor, text(args, "reason"))


def _discount_sale(counter: Counter, request: str, args: Args) -> None:
    bp, minor = taken_off(args["off"])
    counter.desks.prices.discount_sale(request, bp, minor, text(args, "reason"))


def _pay_cash(counter: Counter, request: str, args: Args) -> None:
    counter.desks.pay.cash(request, whole(args["amount"]), pieces_of(args.get("pieces")))


def _pay_card(counter: Counter, request: str, args: Args) -> None:
    """A plain payment asks the terminal; an outcome that is said belongs to one that stands alone."""
    amount, took = whole(args["amount"]), args.get("took")
    outcome = next((word for word in ("declined", "unknown") if word in args), "approved")
    if took is None and outcome == "approved" and counter.terminal_answers:
        counter.desks.card.ask(request, amount)
    else:
        said = None if took is None else whole(took)
        counter.desks.card.by_hand(request, amount, outcome, said)


def _pay_value(way: Way) -> Verb:
    def pay(counter: Counter, request: str, args: Args) -> None:
        counter.desks.pay.stored_value(request, way, text(args, "no"), whole(args["amount"]))

    return pay


def _pay_voucher(counter: Counter, request: str, args: Args) -> None:
    counter.desks.pay.other(request, Way.VOUCHER, whole(args["amount"]))


def _pay_account(counter: Counter, request: str, args: Args) -> None:
    counter.desks.pay.other(request, Way.ACCOUNT, whole(args["amount"]), text(args, "id"))


def _void(counter: Counter, request: str, args: Args) -> None:
    """Give the basket up; with none open, let go of the return in hand."""
    sale = counter.till.sale
    if counter.store.seen(request) is not None:  # of the other kind, perhaps
        return
    if counter.till.back is not None and (sale is None or not sale.lines):
        counter.desks.returns.let_go(request)
    else:
        counter.desks.register.void(request)


def _explain(counter: Counter, request: str, args: Args) -> None:
    """Remember which line is asked about, in the open or the just closed sale."""
    position, sold = whole(args["n"]), counter.memory.sold
    lines = counter.till.sale.lines if counter.till.sale else sold.lines if sold else ()
    if not 1 <= position <= len(lines):
        raise Refused("not_found", line=position)
    counter.memory.explained = position


def _promise(counter: Counter, request: str, args: Args) -> None:
    by = text(args, "by")
    contact = Contact(text(args, "name"), text(args, "phone"))
    day = date.fromisoformat(by) if by else None
    counter.desks.promises.make(request, text(args, "what"), day, text(args, "code"), contact)


VERBS: Final[Mapping[str, Verb]] = {
    "sign_in": lambda c, r, a: c.desks.people.sign_in(r, text(a, "name"), text(a, "pin")),
    "sign_out": lambda c, r, a: c.desks.people.sign_out(r),
    "approve": lambda c, r, a: c.desks.people.approve(
        r, text(a, "name"), text(a, "pin"), text(a, "reason")
    ),
    "pin": lambda c, r, a: c.desks.people.change_pin(
        r, text(a, "name"), text(a, "old"), text(a, "new")
    ),
    "scan": _scan,
    "type": _type,
    "pick": _pick,
    "quantity": lambda c, r, a: c.desks.register.quantity(r, quantity(a["quantity"])),
    "weigh": _weigh,
    "remove_line": lambda c, r, a: c.desks.register.remove(r, whole(a["n"])),
    "not_there": lambda c, r, a: c.desks.promises.not_there(r),
    "promise": _promise,
    "promise_ended": lambda c, r, a: c.desks.promises.end(r, text(a, "id"), text(a, "outcome")),
    "upset": lambda c, r, a: c.desks.calm.upset(r, text(a, "words")),
    "end_sale": lambda c, r, a: c.desks.calm.end(r),
    "void": _void,
    "park": lambda c, r, a: c.desks.register.park(r, text(a, "name")),
    "recall": lambda c, r, a: c.desks.register.recall(r, text(a, "name")),
    "customer": lambda c, r, a: c.desks.register.customer(r, text(a, "id")),
    "empties": _empties,
    "serial": lambda c, r, a: c.desks.register.serial(r, text(a, "serial")),
    "confirm_age": _confirm_age,
    "confirm_date": lambda c, r, a: c.desks.register.sell_expired(r),
    "decline": lambda c, r, a: _ages(c).decline(r),
    "override_line": _override,
    "discount_line": _discount_line,
    "discount_sale": _discount_sale,
    "restore_sale": lambda c, r, a: c.desks.prices.restore_sale(r),
    "restore_line": lambda c, r, a: c.desks.prices.restore(r, whole(a["n"])),
    "pay_cash": _pay_cash,
    "pay_exact": lambda c, r, a: c.desks.pay.exact_cash(r),
    "pay_card": _pay_card,
    "pay_gift": _pay_value(Way.GIFT),
    "pay_credit": _pay_value(Way.CREDIT),
    "pay_voucher": _pay_voucher,
    "pay_account": _pay_account,
    "pay_points": lambda c, r, a: c.desks.points.take(r, text(a, "id"), whole(a["points"])),
    "call_off": lambda c, r, a: c.desks.card.off.begin(r),
    "call_off_card": lambda c, r, a: c.desks.card.off.by_hand(r, text(a, "answer")),
    "stop_card": lambda c, r, a: c.desks.card.stop(r),
    "settle_card": lambda c, r, a: c.desks.card.settle(r, text(a, "answer")),
    "explain_line": _explain,
}
