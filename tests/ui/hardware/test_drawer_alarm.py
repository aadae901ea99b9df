"""A drawer that stands open: heard after a while where the shop wants it, and shut before the next customer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import cast

from drivers.protocol import Role
from drivers.virtual.printer import VirtualPrinter
from tests.ui.bench import bench
from tests.ui.till import TestTill
from ui.drawer_alarm import DrawerAlarm

BREAD = "4779900010018"


def printer(till: TestTill) -> VirtualPrinter:
    return cast("VirtualPrinter", bench(till, Role.PRINTER))


def shut(till: TestTill) -> None:
    printer(till).shut_drawer()
    till.house.devices.by_role[Role.PRINTER].poke()


def wants(till: TestTill, **settings: str) -> None:
    till.come("Jonas", "333333")
    for key, value in settings.items():
        assert till.do(partial(till.desks.settings.choose, key=key, value=value)) is None
    till.app.settings_changed()
    till.settle()


def opened(till: TestTill) -> None:
    """Sell for cash, so that the drawer stands open."""
    till.sell((BREAD, 1))
    till.until(lambda: till.desks.till.drawer_open)


def test_it_sounds_at_once_and_every_half_minute_until_it_is_shut() -> None:
    sounds: list[datetime] = []
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    alarm = DrawerAlarm(lambda: sounds.append(now))
    for second in range(100):
        now = datetime(2026, 11, 21, 12, tzinfo=UTC) + timedelta(seconds=second)
        alarm.look(now, too_long=20 <= second < 95)
    assert [one.second + 60 * one.minute for one in sounds] == [20, 50, 80]
    alarm.look(now, too_long=True)
    assert len(sounds) == 4


def test_an_open_drawer_is_heard_where_the_shop_wants_it(till: TestTill) -> None:
    wants(till, drawer_buzz="on", drawer_open_s="60")
    opened(till)
    till.app.shell.freshen()
    assert printer(till).beeps == 0
    till.later_ms += 61_000
    till.app.shell.freshen()
    till.until(lambda: printer(till).beeps == 2)
    shut(till)
    till.until(lambda: not till.desks.till.drawer_open)


def test_elsewhere_it_is_only_seen(till: TestTill) -> None:
    till.come("Ona", "1111")
    opened(till)
    till.later_ms += 200_000
    till.app.shell.freshen()
    till.until(lambda: till.app.lights.too_long)
    till.house.devices.by_role[Role.PRINTER].poke()
    till.until(till.house.devices.by_role[Role.PRINTER].settled)
    assert printer(till).beeps == 0


def test_the_next_customer_waits_for_the_drawer_where_the_shop_wants_it(till: TestTill) -> None:
    wants(till, drawer_first="on")
    opened(till)
    no = till.do(lambda r: till.desks.register.scan(r, BREAD, 1))
    assert no is not None
    assert no.code == "drawer_open"
    shut(till)
    till.until(lambda: not till.desks.till.drawer_open)
    assert till.do(lambda r: till.desks.register.scan(r, BREAD, 1)) is None
    printer(till).condition.drawer.is_open = True  # what is begun goes on
    assert till.do(lambda r: till.desks.register.scan(r, BREAD, 1)) is None
