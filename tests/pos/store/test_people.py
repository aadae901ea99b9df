"""People: PIN hashes that a stolen file gives nothing of, erasing somebody, rights, settings, customers."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from pos.customer import Customer
from pos.desk.books import NewPin
from pos.event import PinChanged
from pos.staff import Grade, Right, Role, Staff
from pos.store import CHEAP, Argon2Pins, Cost
from tests.pos.store.shop import Shop

PEPPER = bytes(range(32))


def _pins(pepper: bytes = PEPPER) -> Argon2Pins:
    return Argon2Pins(pepper, os.urandom, CHEAP)


def test_a_pin_fits_its_own_hash_and_no_two_hashes_are_alike() -> None:
    pins = _pins()
    kept = pins.make("1111")
    assert pins.fits(kept, "1111")
    assert not pins.fits(kept, "1112")
    assert pins.make("1111") != kept
    assert "1111" not in kept


def test_a_stolen_hash_is_worth_nothing_without_the_pepper() -> None:
    kept = _pins().make("1111")
    assert not _pins(bytes(32)).fits(kept, "1111")


@pytest.mark.parametrize("kept", ["", "argon2id$", "argon2id$m=8,t=1,p=1$zz$zz", "sha256$1$2$3"])
def test_nobodys_hash_fits_nothing(kept: str) -> None:
    assert not _pins().fits(kept, "1111")
    assert not _pins().fits(kept, "")


def test_nobody_takes_as_long_as_somebody() -> None:
    pins = Argon2Pins(PEPPER, os.urandom, Cost(passes=2, memory_kib=8192, lanes=1))
    kept = pins.make("1111")

    def seconds(hashed: str) -> float:
        runs = []
        for _ in range(5):
            start = time.process_time()
            pins.fits(hashed, "2222")
            runs.append(time.process_time() - start)
        return sorted(runs)[2]

    ratio = seconds("") / seconds(kept)
    assert 0.4 < ratio < 2.5


def test_the_shipped_cost_is_what_a_stolen_file_must_pay() -> None:
    cost = Cost()
    assert cost.memory_kib >= 64 * 1024
    assert cost.passes >= 3


def test_a_pin_put_under_another_name_is_nobodys(shop: Shop) -> None:
    pins = _pins()
    shop.store.keep_staff(shop.act(), Staff("ana", Role.CASHIER), pins.make("1111"))
    shop.store.keep_staff(shop.act(), Staff("rasa", Role.MANAGER), pins.make("222222"))
    assert pins.fits(shop.store.pin_hash("ana"), "1111")
    thief = sqlite3.connect(shop.folder / "kasa.db")
    thief.execute(
        "UPDATE staff_private SET pin = (SELECT pin FROM staff_private WHERE name = 'ana')"
    )
    thief.commit()
    thief.close()
    assert not pins.fits(shop.store.pin_hash("rasa"), "1111")
    assert shop.store.pin_hash("nobody") == ""


def test_a_new_pin_keeps_what_else_is_known(shop: Shop) -> None:
    shop.store.keep_staff(shop.act(), Staff("ana", Role.CASHIER, "2001-02-03", "lt"), "old")
    shop.store.keep(shop.change("pin", PinChanged("ana")), NewPin("ana", "new"))
    assert shop.store.pin_hash("ana") == "new"
    assert shop.store.staff("ana") == Staff("ana", Role.CASHIER, "2001-02-03", "lt")
    shop.store.keep_staff(shop.act(), Staff("ana", Role.ASSOCIATE, "2001-02-03", "lt"))
    assert shop.store.pin_hash("ana") == "new"
    assert shop.store.staff("nobody") is None


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_who_is_erased_is_gone_from_every_table_and_the_chain_still_holds(shop: Shop) -> None:
    asked = Customer(
        "c1", "Petronėlė Šiaučiūnaitė", "lt", "gold", "1990-05-06", "+37060012345", "p@x.lt", True
    )
    shop.store.keep_customer(shop.act(), asked)
    assert shop.store.customer("c1") == shop.store.customer("+37060012345") == asked
    assert shop.store.customer("nobody") is None
    shop.store.erase_customer(shop.act(), "c1")
    assert shop.store.customer("c1") is None
    assert shop.store.verify() == ()
    shop.store.close()
    assert "Šiaučiūnaitė".encode() not in _everything(shop.folder)
    assert b"37060012345" not in _everything(shop.folder)
    shop.store = shop.open()
    assert shop.store.verify() == ()


def test_birth_dates_and_hashes_are_not_in_the_journal(shop: Shop) -> None:
    shop.store.keep_staff(shop.act(), Staff("ana", Role.CASHIER, "2001-02-03"), "the-hash")
    (row,) = shop.store.db.rows("SELECT body FROM journal")
    assert b"2001-02-03" not in row[0]
    assert b"the-hash" not in row[0]


def test_rights_and_settings_are_the_shops_own_over_the_defaults(shop: Shop) -> None:
    shop.store.set_right(
        shop.act(), Role.CASHIER, "discount", Right(Grade.ALLOWED, limit_bp=500, limit_minor=200)
    )
    shop.store.set_right(shop.act(), Role.CASHIER, "void", Right(Grade.NEVER))
    rights = shop.store.rights()
    assert rights.of(Role.CASHIER, "discount") == Right(Grade.ALLOWED, 500, 200)
    assert rights.of(Role.CASHIER, "void") == Right(Grade.NEVER)
    shop.store.set_setting(shop.act(), "return_days", "14")
    shop.store.set_setting(shop.act(), "return_days", "30")
    assert shop.store.setting("return_days") == "30"
    assert shop.store.setting("zone") is None
    shop.store.keep_pattern(shop.act(), "20iiiiipppppc", "price")
    shop.store.keep_pattern(shop.act(), "28iiiiiwwwwwc", "weight")
    assert shop.store.patterns() == ("20iiiiipppppc", "28iiiiiwwwwwc")
