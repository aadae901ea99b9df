"""`kasa train`: the till on books of practice; what is rung up there is only counted in the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos.desk.cash import Counted
from pos.errors import Refused
from pos.staff import Role, Staff
from pos.store import CHEAP, Act, Argon2Pins
from ui.app.house import House
from ui.app.place import Place
from ui.app.training import practising

BREAD = "4779900010018"


def place(folder: Path) -> Place:
    """A demo shop that was opened once, with somebody who may sell."""
    made = Place(folder, "LT", cheap_pins=True, keys=folder / "keys")
    house = House(made, lambda _: None)
    pins = Argon2Pins(house.store.pepper, lambda size: bytes(size), CHEAP)
    house.store.keep_staff(Act("new", "office", 0), Staff("new", Role.MANAGER), pins.make("4821"))
    house.close()
    return made


def sell(house: House) -> str:
    """Sign in, sell a loaf for cash, and return the paper."""
    desks = house.desks
    desks.people.sign_in("a", "new", "4821")
    desks.cash.open_shift("b", Counted(10_000))
    desks.register.scan("c", BREAD)
    desks.pay.exact_cash("d")
    return house.prints.paper().text()


def test_practice_is_marked_and_leaves_only_its_count(tmp_path: Path) -> None:
    real = place(tmp_path)
    with practising(real) as there:
        house = House(there, lambda _: None)
        assert "MOKYMAS" in sell(house)
        assert house.devices.simulated
        total = house.desks.cash.sums().grand_sales
        house.close()
    assert not there.folder.exists()
    again = House(real, lambda _: None)
    assert again.store.sale_count() == 0
    assert again.store.shift_sums(0).trained == total > 0
    assert "MOKYMAS" not in sell(again)
    assert again.store.verify() == ()
    again.close()


def test_without_a_shop_nobody_can_practise(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no_shop"), practising(Place(tmp_path)):
        pytest.fail("there is no shop to practise in")
