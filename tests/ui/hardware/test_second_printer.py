"""A second printer: set up like the first, and printing what a person sends there."""

from __future__ import annotations

from typing import cast

from drivers.protocol import DrawerMoved, Health, Role
from drivers.virtual.printer import VirtualPrinter
from pos.desk.books import KeptJob
from tests.ui.bench import bench, opened, press, right_of, set_up
from tests.ui.till import TestTill


def with_second(till: TestTill) -> VirtualPrinter:
    assert right_of(opened(till), "second_printer") == "off"
    set_up(till, "second_printer")
    return cast("VirtualPrinter", bench(till, Role.SECOND_PRINTER))


def test_any_printer_can_be_the_second_one_and_prints_its_test_page(till: TestTill) -> None:
    second = with_second(till)
    press(till, "test")
    till.until(lambda: len(second.receipts) == 1)
    assert "ąčęėįšųūž" in second.receipts[0].text
    kept = till.desks.hardware.chosen()
    assert [(one.role, one.kind) for one in kept] == [("second_printer", "virtual")]
    press(till, "letters")
    till.until(lambda: len(second.receipts) == 2)


def test_a_receipt_that_the_first_printer_holds_is_printed_by_the_second(till: TestTill) -> None:
    assert till.house.prints.elsewhere("receipt") is None
    second = with_second(till)
    first = cast("VirtualPrinter", bench(till, Role.PRINTER))
    first.set("paper-out")
    till.until(lambda: health(till) is Health.PAPER_OUT)
    till.come("Ona", "1111")
    number = till.sell(("4779900010018", 1))

    def elsewhere(_request: str) -> None:
        kept = held(till)
        till.house.prints.forget(kept.id)
        send = till.house.prints.other_for(kept)
        assert send is not None
        send(kept)

    till.do(elsewhere)
    till.until(lambda: len(second.receipts) == 1)
    assert str(number) in second.receipts[0].text
    assert "COPY" not in second.receipts[0].text
    till.until(lambda: not waiting(till))
    first.set("ok")
    till.until(lambda: health(till) is Health.OK)
    assert first.receipts == []


def test_only_the_first_printer_has_the_drawer(till: TestTill) -> None:
    second = with_second(till)
    heard: list[object] = []
    till.app.listeners.append(heard.append)
    second.condition.drawer.is_open = True
    till.house.devices.by_role[Role.SECOND_PRINTER].poke()
    till.until(lambda: till.house.devices.by_role[Role.SECOND_PRINTER].settled())
    assert not any(isinstance(one, DrawerMoved) for one in heard)


def health(till: TestTill) -> Health:
    device = till.house.devices.by_role[Role.PRINTER]
    device.poke()
    return device.status().health


def waiting(till: TestTill) -> tuple[KeptJob, ...]:
    found: list[tuple[KeptJob, ...]] = []
    till.do(lambda _: found.append(till.house.store.waiting_jobs()))
    return tuple(one for one in found[0] if one.job.kind != "drawer")


def held(till: TestTill) -> KeptJob:
    return next(one for one in till.house.store.waiting_jobs() if one.job.kind != "drawer")
