"""Devices and settings, chosen at a till: by right, checked, kept over a restart, and in the journal."""

from __future__ import annotations

from pos.desk.hardware import Chosen, device_key, read_chosen
from pos.settings import TABLE
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
