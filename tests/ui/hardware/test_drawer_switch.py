"""The drawer's switch is learnt by opening the drawer and saying so: nobody has to know which level means open."""

from __future__ import annotations

from typing import cast

import pytest

from drivers.protocol import Role, Setup
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from pos import staff
from pos.desk.hardware import Chosen
from pos.staff import Grade, Right
from pos.store import Act
from tests.ui.bench import asked, bench, opened, press, right_of
from tests.ui.till import TestTill


@pytest.mark.parametrize("open_is_high", [True, False])
def test_the_level_that_means_open_is_learnt(open_is_high: bool, till: TestTill) -> None:
    printer = VirtualPrinter()
    printer.wire_drawer_switch(open_is_high=open_is_high)
    port = TcpPort(printer)
    port.open()
    told = {"host": port.host, "tcp_port": str(port.port), "profile": "virtual"}
    chosen = Chosen("printer", "escpos-tcp", told)
    till.come("Tomas", "444444", shift=False)
    page = opened(till)
    assert till.do(lambda r: till.desks.hardware.choose(r, chosen)) is None
    setup = Setup(Role.PRINTER, "escpos-tcp", told)
    till.do(lambda _: till.house.change_device(setup))
    till.until(lambda: right_of(page, "printer") == "works")
    till.until(lambda: "drawer line" in dict(page.facts.facts()))
    press(till, "drawer")
    assert "Does the drawer stand open now?" in asked(page)
    till.until(lambda: printer.drawer_open)
    level = "high" if open_is_high else "low"
    shown = "high" if open_is_high else "low level"
    till.until(lambda: dict(page.facts.facts()).get("drawer line") == shown)
    press(till, "learn")
    till.until(lambda: right_of(page, "drawer") == "open")
    kept = {one.role: one for one in till.desks.hardware.chosen()}
    assert kept["printer"].options["drawer_switch"] == level
    printer.set("drawer shut")
    till.until(lambda: right_of(page, "drawer") == "closed")
    port.close()


def test_whoever_tries_the_drawer_stands_in_the_journal(till: TestTill) -> None:
    """A technician may; a trainee may not, and nothing opens."""
    page = opened(till)
    drawer = cast("VirtualPrinter", bench(till, Role.PRINTER))
    assert till.do(lambda r: till.desks.people.sign_in(r, "Tomas", "444444")) is None
    press(till, "drawer")
    till.until(lambda: drawer.drawer_open)
    assert "sent a pulse" in page.notice.text()
    kept = till.house.store.db.rows("SELECT shift, reason, by FROM drawer_opening")
    assert kept == [(0, "test", "Tomas")]
    assert till.do(till.desks.people.sign_out) is None
    press(till, "drawer")
    assert len(drawer.pulses) == 1


def test_a_cashier_opens_it_with_a_second_person_where_the_shop_wants_one(till: TestTill) -> None:
    till.come("Jonas", "333333")
    act = Act("rights", "Jonas", till.house.shop.now_ms())
    right = ("no_sale", Right(Grade.APPROVAL))
    till.do(lambda _: till.house.store.set_right(act, staff.Role.CASHIER, *right))
    till.come("Ona", "1111")
    opened(till)
    drawer = cast("VirtualPrinter", bench(till, Role.PRINTER))
    press(till, "drawer")
    assert drawer.pulses == []
    assert till.do(lambda r: till.desks.people.approve(r, "Jonas", "333333", "")) is None
    till.until(lambda: len(drawer.pulses) == 1)
