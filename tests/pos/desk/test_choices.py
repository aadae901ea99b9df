"""Devices and settings, chosen at a till: by right, checked, kept over a restart, and in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import pytest
from msgspec.structs import replace

from pos.desk.hardware import Chosen, device_key, read_chosen, switching, written
from pos.errors import Refused
from pos.event_office import DeviceSecretKept, SettingSet
from pos.settings import TABLE
from pos.store import Act
from tests.pos.desk.counter import Counter, refused


def test_a_technician_chooses_a_device_for_this_till(counter: Counter) -> None:
    counter.come("tom", "technician")
    printer = Chosen("printer", "escpos-tcp", {"host": "10.0.0.9", "tcp_port": "9100"})
    counter.do(counter.desks.hardware.choose, printer)
    counter.do(counter.desks.hardware.choose, Chosen("scale", "none"))
    assert counter.desks.hardware.chosen() == (printer, Chosen("scale", "none"))
    assert counter.names[-2:] == ["setting_set", "setting_set"]
    kept = counter.store.setting(device_key(counter.shop.till, "printer"))
    assert kept is not None
    assert read_chosen(kept) == printer
    counter.reopen()
    assert counter.desks.hardware.chosen()[0] == printer
    assert counter.store.verify() == ()


def test_what_a_device_is_told_in_confidence_stands_in_no_book(counter: Counter) -> None:
    """The journal says who told which device a secret; it lies with the keys, in no copy of the books."""
    counter.come("tom", "technician")
    told = {"port": "/dev/ttyS0", "secret": "BEEF"}
    scale = Chosen("scale", "dialog06", told, ("secret",))
    counter.do(counter.desks.hardware.choose, scale)
    assert counter.desks.hardware.chosen() == (scale,)
    assert counter.told[-2:] == [
        SettingSet(device_key(1, "scale"), written(scale.parted(mark_of(counter))[0])),
        DeviceSecretKept("scale", ("secret",)),
    ]
    counter.reopen()
    assert counter.desks.hardware.chosen() == (scale,)
    assert counter.store.verify() == ()
    books = b"".join(one.read_bytes() for one in (counter.folder / "books").iterdir())
    assert b"/dev/ttyS0" in books
    assert b"BEEF" not in books
    kept = next((counter.folder / "keys").rglob("device.1.scale"))
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("worn", ["{", "[]", '{"role": "printer"}', '"x"'])
def test_a_kept_choice_that_nobody_can_read_is_none_and_can_be_made_anew(
    worn: str, counter: Counter
) -> None:
    """A worn row keeps no till shut: the shop's own device stands, and the technician chooses again."""
    with pytest.raises(Refused, match="damaged"):
        read_chosen(worn)
    counter.store.set_setting(Act("w", "", counter.clock.now_ms()), device_key(1, "scale"), worn)
    counter.come("tom", "technician")
    assert counter.desks.hardware.chosen() == ()
    counter.do(counter.desks.hardware.choose, Chosen("scale", "none"))
    assert counter.desks.hardware.chosen() == (Chosen("scale", "none"),)


def mark_of(counter: Counter) -> str:
    kept = counter.store.setting(device_key(1, "scale"))
    assert kept is not None
    return read_chosen(kept).mark


@pytest.mark.parametrize("point", ["begin", "end"])
def test_a_power_cut_in_the_middle_leaves_the_secret_that_the_books_know(
    counter: Counter, point: str
) -> None:
    """Before the commit the old one holds, after it the new one; there is no instant with neither or the wrong one."""
    counter.come("tom", "technician")
    scale = Chosen("scale", "dialog06", {"secret": "BEEF"}, ("secret",))
    counter.do(counter.desks.hardware.choose, scale)
    new = replace(scale, options={"secret": "F00D"})
    key = device_key(1, "scale")
    switch = switching(counter.store, key, new, "mark-2")
    switch.begin()
    if point == "end":
        act = Act(counter.request(), "office", counter.clock.ms)
        counter.store.keep_device(act, key, written(switch.open), None)
    counter.reopen()
    assert counter.desks.hardware.chosen() == (new if point == "end" else scale,)


def test_a_choice_out_of_a_backup_takes_the_secret_that_is_there(counter: Counter) -> None:
    old = Chosen("scale", "dialog06", {"port": "a"}, ("secret",), "mark-1")
    assert old.whole({"mark-2/secret": "F00D"}).options == {"port": "a", "secret": "F00D"}
    assert old.whole({}).options == {"port": "a"}


def test_an_old_secret_that_cannot_be_cleared_away_stops_nobody(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.come("tom", "technician")
    scale = Chosen("scale", "dialog06", {"secret": "BEEF"}, ("secret",))
    counter.do(counter.desks.hardware.choose, scale)
    keep, calls = counter.store.keep_device_secret, count(1)

    def once(key: str, told: Mapping[str, str]) -> None:
        if next(calls) > 1:
            raise Refused("read_only")
        keep(key, told)

    monkeypatch.setattr(counter.store, "keep_device_secret", once)
    new = replace(scale, options={"secret": "F00D"})
    counter.do(counter.desks.hardware.choose, new)
    assert counter.desks.hardware.chosen() == (new,)


def test_a_secret_that_stays_is_not_told_again_and_one_taken_back_is(counter: Counter) -> None:
    counter.come("tom", "technician")
    scale = Chosen("scale", "dialog06", {"secret": "BEEF"}, ("secret",))
    counter.do(counter.desks.hardware.choose, scale)
    counter.do(counter.desks.hardware.choose, scale)
    assert counter.names[-1] == "setting_set"
    counter.do(counter.desks.hardware.choose, Chosen("scale", "none"))
    assert counter.told[-1] == DeviceSecretKept("scale", ("secret",))
    assert counter.desks.hardware.chosen() == (Chosen("scale", "none"),)


def test_a_secret_is_as_it_was_where_the_books_refuse(counter: Counter) -> None:
    counter.come("tom", "technician")
    scale = Chosen("scale", "dialog06", {"secret": "BEEF"}, ("secret",))
    counter.do(counter.desks.hardware.choose, scale)
    with counter.failing("before"):
        counter.do(counter.desks.hardware.choose, replace(scale, options={"secret": "F00D"}))
    assert counter.desks.hardware.chosen() == (scale,)


def test_a_choice_that_the_books_refuse_changes_no_device(counter: Counter) -> None:
    counter.come("tom", "technician")
    with counter.failing("before"):
        counter.do(counter.desks.hardware.choose, Chosen("scale", "none"))
    assert counter.desks.hardware.chosen() == ()


def test_a_secret_that_cannot_be_read_is_missing(counter: Counter) -> None:
    counter.come("tom", "technician")
    scale = Chosen("scale", "dialog06", {"secret": "BEEF"}, ("secret",))
    counter.do(counter.desks.hardware.choose, scale)
    next((counter.folder / "keys").rglob("device.1.scale")).write_bytes(b"{")
    assert counter.desks.hardware.chosen()[0].options == {}


def test_a_device_for_nothing_is_refused(counter: Counter) -> None:
    counter.come("tom", "technician")
    with refused("not_found", role="coffee"):
        counter.do(counter.desks.hardware.choose, Chosen("coffee", "hot"))
    assert counter.desks.hardware.chosen() == ()


def test_a_cashier_chooses_a_device_with_a_second_person(counter: Counter) -> None:
    counter.come()
    scale = Chosen("scale", "virtual")
    with refused("needs_approval", verb="hardware"):
        counter.do(counter.desks.hardware.choose, scale)
    counter.approve()
    assert counter.desks.hardware.chosen() == (scale,)


def test_a_manager_sets_what_the_table_knows(counter: Counter) -> None:
    counter.come("rasa", "manager", "222222")
    counter.do(counter.desks.settings.choose, "return_days", "14")
    assert counter.shop.settings.whole("return_days") == 14
    values = counter.desks.settings.values()
    assert [one.setting for one in values] == list(TABLE)
    chosen = {one.setting.key: one.value for one in values if one.own}
    assert chosen["return_days"] == "14"
    with refused("bad_setting", key="return_days"):
        counter.do(counter.desks.settings.choose, "return_days", "soon")
    assert counter.shop.settings.whole("return_days") == 14


def test_settings_are_the_office_s(counter: Counter) -> None:
    counter.come()
    with refused("not_allowed", verb="office"):
        counter.do(counter.desks.settings.choose, "theme", "dark")
    assert counter.shop.settings.text("theme") == "light"
