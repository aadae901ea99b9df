"""The audit finds what a thief, a worn disk or a mistake of ours would do, and names the rule and the place.

Long because each rule is broken once.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from pos.customer import Customer
from pos.desk.books import Job, NewContact
from pos.errors import Refused
from pos.event import ApprovalGiven, Event
from pos.event_cash import DrawerCounted, PrintAnswered, ReceiptCopied, ShiftOpened
from pos.event_promise import PromiseMade
from pos.event_sale import CardAnswered, SaleClosed
from pos.journal import (
    ChainedRow,
    HmacSigner,
    ZSeal,
    check_chain,
    check_seals,
    genesis,
    signed_by,
)
from pos.staff import Role, Staff
from pos.store.accident import tamper
from pos.store.auditing import verify_folder
from pos.store.verify.report import Broken
from pos.tender import Tender, Way
from tests.pos.store.shop import Shop, euro, product


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Return the closed books of a whole day; tests work on copies."""
    shop = Shop(tmp_path_factory.mktemp("day"))
    shop.stock(30)
    shop.store.keep_staff(shop.act(), Staff("ana", Role.CASHIER), "hash-a")
    shop.store.keep_staff(shop.act(), Staff("rasa", Role.MANAGER), "hash-r")
    shop.store.set_setting(shop.act(), "zone", "Europe/Vilnius")
    shop.store.keep_customer(shop.act(), Customer("c1", "Petras"))
    shop.store.keep_pattern(shop.act(), "20iiiiipppppc", "price")
    shop.store.keep_gift_card(shop.act(), "777", 5_000)
    shop.store.set_price(shop.act(), product(3).code, 222)
    shop.open_shift()
    for number in range(1, 7):
        shop.sell(number, number + 1, scanned=number % 2 == 0)
    shop.give_back(shop.sell(7, 8), 1, 1)
    shop.keep("reprint", ReceiptCopied(1, 1, "ana"))
    shop.close_shift(missing=5)
    shop.store.keep_sent(5)
    promised = PromiseMade("1-1", "Batonas", "2026-11-23", "", "", "ana")
    shop.store.keep(shop.change("promise", promised), NewContact("1-1", "Petras", "+37060000000"))
    for state in ("sending", "uncertain"):
        shop.store.keep_job_state("1-2", state, shop.now)
    shop.keep("paper", PrintAnswered("1-2", "printed", "ana"))
    shop.open_shift(9_000)
    shop.sell(9)
    shop.scan(shop.basket(), product(4))
    shop.store.close()
    return shop


class Copy:
    """A copy of the day's file, for a thief."""

    def __init__(self, day: Shop, folder: Path) -> None:
        self.folder = folder / "copy"
        shutil.copytree(day.folder, self.folder)
        self.path = self.folder / "kasa.db"
        self.keys = day.keys

    def sql(self, *texts: str) -> None:
        """Go around every lock."""
        file = sqlite3.connect(self.path, isolation_level=None)
        kept = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            file.execute(f"DROP TRIGGER {name}")
        for text in texts:
            assert file.execute(text).rowcount != 0, text
        for _, text in kept:
            file.execute(text)
        file.close()

    def rules(self) -> set[str]:
        """Return the rules that the audit names."""
        return {one.rule for one in self.found()}

    def found(self) -> tuple[Broken, ...]:
        """Audit the copy."""
        return verify_folder(self.folder, self.keys)


@pytest.fixture
def copy(day: Shop, tmp_path: Path) -> Copy:
    """Return a fresh copy of the day."""
    return Copy(day, tmp_path)


def test_an_honest_day_has_nothing_broken(copy: Copy) -> None:
    assert copy.found() == ()


@pytest.mark.parametrize("how", ["drop", "swap", "renumber", "edit"])
@pytest.mark.parametrize("row", [1, 9, 20])
def test_a_tampered_journal_is_found(copy: Copy, how: str, row: int) -> None:
    tamper(copy.path, how, row)
    found = copy.found()
    assert found[0].rule == "L37"
    assert "till 1 row" in str(found[0])


THEFTS = {
    "sale total": ("UPDATE sale SET total = total - 1 WHERE number = 3", "L38"),
    "line price": ("UPDATE sale_line SET unit_price = unit_price - 1 WHERE seq > 20", "L38"),
    "line taken": ("DELETE FROM sale_vat WHERE rowid = 2", "L38"),
    "tender": ("UPDATE tender SET way = 'card' WHERE rowid = 2", "L38"),
    "return": ("UPDATE refund SET of_number = 1", "L38"),
    "drawer piece": ("UPDATE drawer_piece SET count = count + 1", "L38"),
    "outbox": ("DELETE FROM outbox WHERE name = 'sale_closed' AND rowid % 3 = 0", "L38"),
    "request": ("UPDATE request SET verb = 'x' WHERE first_seq = 5", "L10"),
    "request taken": ("DELETE FROM request WHERE first_seq = 5", "L10"),
    "job taken": ("DELETE FROM job WHERE kind = 'receipt' AND ref = 2", "L32"),
    "job": ("UPDATE job SET ref = 99 WHERE kind = 'drawer' AND ref = 2", "L34"),
    "job state": ("UPDATE job SET state = 'lost' WHERE n = 1", "L34"),
    "copy": ("UPDATE receipt_copy SET copy = 2", "L33"),
    "price": ("UPDATE price SET minor = 1 WHERE code LIKE '%00007'", "L38"),
    "price taken": ("DELETE FROM price WHERE code LIKE '%00003' AND seq > 2", "L38"),
    "product": ("UPDATE product SET age = 0, vat = '900' WHERE id = 4", "L38"),
    "code": ("UPDATE product_code SET product = 1 WHERE product = 2", "L38"),
    "setting": ("UPDATE setting SET value = 'UTC'", "L38"),
    "pattern": ("DELETE FROM pattern", "L38"),
    "value": ("UPDATE stored_value SET balance = 9000", "L38"),
    "another's pin": (
        """UPDATE staff_private SET (pin, mac) =
        (SELECT pin, mac FROM staff_private WHERE name = 'ana') WHERE name = 'rasa'""",
        "L38",
    ),
    "role": ("UPDATE staff SET role = 'owner' WHERE name = 'ana'", "L38"),
    "basket": ("DELETE FROM basket_line", "L38"),
    "customer": ("UPDATE customer_private SET name = 'X'", "L38"),
    "customer taken": ("DELETE FROM customer_private", "L38"),
    "person taken": ("DELETE FROM staff_private WHERE name = 'ana'", "L38"),
    "person made": (
        "INSERT INTO staff_private SELECT store, 'eve', born, pin, mac FROM staff_private LIMIT 1",
        "L38",
    ),
    "contact taken": ("DELETE FROM promise_private WHERE id = '1-1'", "L38"),
    "print not seen": ("UPDATE job SET state = 'failed' WHERE id = '1-2'", "L34"),
    "sent too far": ("UPDATE outbox_sent SET through_seq = 9999", "L42"),
    "currency": ("UPDATE meta SET value = 'SEK' WHERE name = 'currency'", "L38"),
    "pulse": ("DELETE FROM drawer_opening WHERE seq > 20", "L36"),
    "epoch": ("UPDATE till SET epoch = 7", "L40"),
    "shift": ("UPDATE shift SET float_minor = 0 WHERE number = 2", "L38"),
    "Z": ("UPDATE z_report SET difference = 0", "L38"),
    "seal": ("UPDATE z_seal SET signature = zeroblob(64)", "L39"),
    "seal taken": ("DELETE FROM z_seal", "L39"),
    "seal's key": ("UPDATE z_seal SET public_key = zeroblob(32)", "L39"),
    "seal moved": ("UPDATE z_seal SET seq = seq + 1", "L39"),
    "journal column": ("UPDATE journal SET who = 'rasa' WHERE seq = 12", "L38"),
    "installation": ("UPDATE till SET install = 'other'", "L37"),
}


@pytest.mark.parametrize("theft", THEFTS)
def test_a_changed_row_is_found(copy: Copy, theft: str) -> None:
    text, rule = THEFTS[theft]
    copy.sql(text)
    assert rule in copy.rules()


def test_a_missing_trigger_is_found(copy: Copy) -> None:
    file = sqlite3.connect(copy.path)
    file.execute("DROP TRIGGER sale_no_update")
    file.close()
    assert copy.found() == (Broken("schema", "sale_no_update"),)


def test_the_last_sales_cut_off_are_found_by_what_stands_beside_them(copy: Copy) -> None:
    copy.sql("DELETE FROM journal WHERE seq > (SELECT max(seq) - 2 FROM journal)")
    assert "L37" in copy.rules()


def test_books_whose_keys_are_gone_cannot_pass(copy: Copy, tmp_path: Path) -> None:
    found = verify_folder(copy.folder, tmp_path / "no keys")
    assert Broken("key", "till 1") in found
    assert not (tmp_path / "no keys").exists()


def test_a_z_can_be_checked_with_the_public_key_alone(copy: Copy) -> None:
    file = sqlite3.connect(copy.path)
    body, signature, public = file.execute(
        "SELECT body, signature, public_key FROM z_seal"
    ).fetchone()
    file.close()
    seal = ZSeal(body, signature)
    assert check_seals([seal], public) is None
    assert not signed_by(public, ZSeal(body.replace(b"1", b"2"), signature))
    assert b'"z":1' in body


def _kept(shop: Shop, sale: SaleClosed) -> None:
    """Keep a sale as a till with a mistake of ours would."""
    shop.keep("pay_cash", sale, jobs=(Job("receipt", sale.number),))


def _with(sale: SaleClosed, **changed: object) -> SaleClosed:
    return replace(sale, **changed)


MISTAKES: dict[str, dict[str, object]] = {
    "L01": {"total": 1},
    "L03": {"vat": ()},
    "L04": {"rounding": 2},
    "L06": {"change": 90},
    "L13": {"number": 7},
    "L27": {"shift": 4},
}


@pytest.mark.parametrize("rule", MISTAKES)
def test_a_sale_that_does_not_add_up_is_named(shop: Shop, rule: str) -> None:
    shop.open_shift()
    shop.sell(1)
    closed, _ = shop.closing(shop.add(shop.add(shop.basket(), 1), 2))
    _kept(shop, _with(closed, **MISTAKES[rule]))
    found = shop.store.verify()
    assert Broken(rule, f"sale {MISTAKES[rule].get('number', 2)}") in found


def test_a_line_that_does_not_add_up_is_named(shop: Shop) -> None:
    shop.open_shift()
    closed, _ = shop.closing(shop.add(shop.basket(), 1))
    line = replace(closed.lines[0], saved=1)
    _kept(shop, _with(closed, lines=(line,)))
    assert Broken("L02", "sale 1 line 1") in shop.store.verify()


def test_a_card_that_no_attempt_paid_is_named(shop: Shop) -> None:
    shop.open_shift()
    closed, _ = shop.closing(shop.add(shop.basket(), 1), Way.CARD)
    _kept(shop, closed)
    assert Broken("L12", "sale 1") in shop.store.verify()


def test_more_back_than_was_sold_is_named(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell(1)
    back = shop.give_back(sold, 1, 1)
    again = replace(back, number=3, return_id="again")
    with pytest.raises(Refused, match="over_refund"):
        shop.keep("refund", again)
    shop.store.db.run("DROP TRIGGER refund_line_fits")  # as a thief would
    shop.keep("refund", again)
    rules = {one.rule for one in shop.store.verify()}
    assert {"L16", "L17", "L18", "L19", "L32"} <= rules


def test_a_return_of_nothing_ever_sold_is_named(shop: Shop) -> None:
    shop.open_shift()
    back = shop.give_back(shop.sell(1), 1, 1)
    shop.keep("refund", replace(back, number=3, return_id="again", of_number=77))
    assert Broken("L20", "sale 77") in shop.store.verify()


SHIFTS: dict[str, tuple[Event, ...]] = {
    "L26": (ShiftOpened(2, "ana", 100, (), False, 7),),
    "L24": (DrawerCounted(1, 1, 77, (), "ana"),),
    "L12": (CardAnswered("never asked", "approved", 5, 5),),
}


@pytest.mark.parametrize("rule", SHIFTS)
def test_a_drawer_that_was_added_up_wrong_is_named(shop: Shop, rule: str) -> None:
    shop.open_shift()
    shop.sell(1)
    shop.close_shift()
    shop.keep("wrong", *SHIFTS[rule])
    assert rule in {one.rule for one in shop.store.verify()}


def test_tenders_are_compared_with_what_they_pay(shop: Shop) -> None:
    shop.open_shift()
    closed, _ = shop.closing(shop.add(shop.basket(), 1))
    tenders = (*closed.tenders, Tender(Way.VOUCHER, euro(0), euro(0)))
    _kept(shop, _with(closed, tenders=tenders))
    assert Broken("L08", "sale 1") in shop.store.verify()


def _flipped(day: Shop, folder: Path, dice: random.Random) -> str:
    """Flip one bit of the file and say what the audit makes of it; "" when nothing was noticed."""
    path = folder / "kasa.db"
    place = dice.randrange(path.stat().st_size)
    bit = 1 << dice.randrange(8)
    with path.open("r+b") as file:
        file.seek(place)
        old = file.read(1)[0]
        file.seek(place)
        file.write(bytes([old ^ bit]))
    try:
        found = verify_folder(folder, day.keys)
        return str(found[0]) if found else ""
    except Refused as no:
        return str(no)
    finally:
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([old]))


def _logical(path: Path) -> list[object]:
    """Return every row of every table, as whoever reads the books sees them."""
    file = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    file.text_factory = bytes
    try:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = sorted(name[0].decode() for name in names)
        return [file.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]
    finally:
        file.close()


@pytest.mark.slow
def test_no_flipped_bit_changes_what_the_books_say_without_a_word(tmp_path: Path) -> None:
    """300 single bits: each is found, or lies where nothing is kept (free space) and changes no row."""
    busy = Shop(tmp_path)
    busy.stock(30)
    busy.open_shift()
    for number in range(25):
        busy.sell(*range(number % 20, number % 20 + 5))
    busy.store.close()
    copy = Copy(busy, tmp_path)
    honest = _logical(copy.path)
    dice = random.Random(20261121)
    found = 0
    for _ in range(300):
        state = dice.getstate()
        said = _flipped(busy, copy.folder, dice)
        if said:
            found += 1
            continue
        dice.setstate(state)
        place = dice.randrange(copy.path.stat().st_size)
        bit = 1 << dice.randrange(8)
        silent = tmp_path / "silent.db"
        content = bytearray(copy.path.read_bytes())
        content[place] ^= bit
        silent.write_bytes(content)
        assert _logical(silent) == honest, f"byte {place} bit {bit} passed silently"
    assert found > 60


def test_who_approved_their_own_act_is_named(shop: Shop) -> None:
    shop.keep("override", ApprovalGiven("override", "rasa", "ana"))
    assert shop.store.verify() == ()
    shop.keep("override", ApprovalGiven("override", "ana", "ana"))
    assert shop.store.verify() == (Broken("L44", "till 1 row 2"),)


def test_a_receipt_job_of_no_sale_is_named(shop: Shop) -> None:
    shop.keep("reprint", ReceiptCopied(9, 1, "ana"), jobs=(Job("receipt", 9),))
    assert Broken("L35", "till 1 receipt 9") in shop.store.verify()


@pytest.mark.independent
def test_an_auditor_who_shares_no_code_with_the_store_agrees(day: Shop) -> None:
    """pos.journal reads the rows with nothing but the standard library and the key."""
    file = sqlite3.connect(f"file:{day.folder / 'kasa.db'}?mode=ro", uri=True)
    rows = [ChainedRow(*row) for row in file.execute("SELECT * FROM journal ORDER BY seq")]
    install, started_ms = file.execute("SELECT install, started_ms FROM till").fetchone()
    file.close()
    key = next(day.keys.rglob("till-1.mac")).read_bytes()
    signer = HmacSigner(key, rows[0].key_id)
    start = genesis(signer, 1, 1, install, started_ms)
    assert check_chain(rows, {signer.key_id: signer}, start) is None
    worse = [replace(rows[3], who="x"), *rows[4:]]
    assert check_chain([*rows[:3], *worse], {signer.key_id: signer}, start) is not None
