"""The script of the shown checkout: sign in, float, scans, the age, a price with approval, cash, change, receipt."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt

from pos.product import Product
from pos.shop_file import Person
from pos.text import format_money
from ui.app.stage import Stage

Say = Callable[[str], None]


class Basket(Struct, frozen=True):
    """What is bought: something plain, something with an age, something whose label was wrong."""

    plain: Product
    aged: Product
    third: Product


def checkout(stage: Stage, say: Say) -> None:
    """Play it; raises Stuck where the till does not answer."""
    sign_in(stage, say, "cashier")
    open_shift(stage, say)
    basket = goods(stage)
    _ring_up(stage, say, basket)
    _wrong_price(stage, say, basket)
    _pay(stage, say)
    _receipt(stage, say)


def sign_in(stage: Stage, say: Say, role: str) -> Person:
    """Sign somebody of this role in, at the real PIN pad."""
    person = person_of(stage, role)
    stage.picture("sign-in")
    stage.act(f"person:{person.name}")
    stage.type(person.pin)
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.look.staff is not None, "the PIN to be checked")
    stage.rest()
    say(f"Signed in: {person.name} ({role}), PIN {person.pin} of the demo shop.")
    return person


def person_of(stage: Stage, role: str) -> Person:
    """The demo shop's person of this role."""
    assert stage.app.house is not None  # the shop is open
    return next(one for one in stage.app.house.file.staff if one.role == role)


def open_shift(stage: Stage, say: Say) -> None:
    """Count the usual float and open the shift."""
    stage.press(Qt.Key.Key_F5)
    stage.picture("float")
    stage.press(Qt.Key.Key_F12)
    stage.until(lambda: stage.look.shift is not None, "the shift to open")
    stage.rest()
    shift = stage.look.shift
    assert shift is not None  # just waited for
    say(f"Shift {shift.number} opened with {_money(stage, shift.float_minor)}.")
    stage.picture("register-empty")


def goods(stage: Stage) -> Basket:
    """Choose from the shop's own list."""
    house = stage.app.house
    assert house is not None  # the shop is open
    text = house.products_text()
    at = house.shop.now_ms()
    known = [line.split(";")[0] for line in text.splitlines()[1:]]
    found = [product for code in known if (product := house.store.product(code, at))]
    plain = [one for one in found if not (one.weighed or one.age or one.klass or one.serial)]
    aged = next(one for one in found if one.age and one.klass == "alcohol")
    dear = max(plain, key=lambda one: (one.price.minor < 900, one.price.minor))
    return Basket(plain[0], aged, dear)


def _ring_up(stage: Stage, say: Say, basket: Basket) -> None:
    stage.scan(basket.plain.code)
    price = _money(stage, basket.plain.price.minor)
    say(f"Scanned {basket.plain.code}: {basket.plain.name}, {price}.")
    _prompts(stage, say)
    stage.type("2")
    stage.press(Qt.Key.Key_Asterisk, "*")
    say(f"Typed 2 and the quantity key: {_total(stage)}.")
    stage.picture("scanned")
    stage.scan(basket.aged.code)
    asked = stage.look.asked
    assert asked is not None  # the law asks it
    say(f"Scanned {basket.aged.name}. The till asks: born on {asked.born_by} or before?")
    _prompts(stage, say)
    stage.picture("age")
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.look.asked is None, "the age to be answered")
    stage.scan(basket.third.code)
    say(f"Old enough. Scanned {basket.third.name}: {_total(stage)}.")
    _prompts(stage, say)
    stage.picture("basket")


def _wrong_price(stage: Stage, say: Say, basket: Basket) -> None:
    """The label on the shelf said less: another person approves, in the flow."""
    less, boss = approved(stage, basket, lambda: stage.picture("approval"))
    say(f"Label said {_money(stage, less)}: {boss.name} approved with a PIN. {_total(stage)}.")
    stage.picture("approved")


def approved(stage: Stage, basket: Basket, shown: Callable[[], None]) -> tuple[int, Person]:
    """Set the price of the line last scanned a fifth lower, with a manager's PIN; `shown` once it is asked for."""
    less = basket.third.price.minor * 8 // 10
    stage.press(Qt.Key.Key_F4)
    stage.act("reason:wrong_label")
    stage.type(f"{less // 100}.{less % 100:02d}")
    stage.picture("price")
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.look.wanted is not None, "the till to ask for approval")
    stage.rest()
    boss = person_of(stage, "manager")
    stage.act(f"by:{boss.name}")
    stage.type(boss.pin)
    shown()
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.look.wanted is None, "the approval")
    stage.rest()
    return less, boss


def _pay(stage: Stage, say: Say) -> None:
    stage.press(Qt.Key.Key_F12)
    stage.picture("pay")
    to_pay = stage.look.basket.due.to_pay.minor
    given = next(value for value in (1000, 2000, 5000, 10000, 20000, 50000) if value > to_pay)
    stage.act(f"given:{given}")
    stage.until(lambda: stage.look.last_sale is not None, "the sale to be closed")
    stage.rest()
    sale = stage.look.last_sale
    assert sale is not None  # just waited for
    pieces = " + ".join(f"{n} × {_money(stage, value)}" for value, n in sale.pieces_out)
    say(f"To pay {_money(stage, to_pay)}, given {_money(stage, given)}.")
    say(f"Change {_money(stage, sale.change)}: {pieces}.")
    _prompts(stage, say)


def _receipt(stage: Stage, say: Say) -> None:
    stage.until(lambda: bool(stage.printer.receipts), "the receipt to be cut")
    stage.picture("change")
    truth = [one.text for one in stage.app.shell.page.bar.view().truth]
    say(f"Truth lights: {', '.join(truth)}.")
    say("The receipt, decoded from the bytes that the simulated printer got:")
    say("")
    for line in stage.printer.receipts[-1].text.splitlines():
        say(f"    {line}".rstrip())
    say("")
    stage.press(Qt.Key.Key_Return)
    stage.picture("next-customer")


def _prompts(stage: Stage, say: Say) -> None:
    for said in stage.look.strip:
        if said.now:
            say(f"  says ({said.language}): {said.say}")


def _total(stage: Stage) -> str:
    return f"total {_money(stage, stage.look.basket.bill.total.minor)}"


def _money(stage: Stage, minor: int) -> str:
    return format_money(minor, stage.look.currency, "en")
