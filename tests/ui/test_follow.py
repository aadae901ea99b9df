"""What follows a commit: paper, drawer, display and card terminal, over simulated devices.

Long because each follower has its own scenes.
"""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from drivers.protocol import (
    Device,
    DeviceEvent,
    DrawerMoved,
    Health,
    JobChanged,
    JobState,
    LineDisplay,
    Outcome,
    Printer,
    Role,
    Setup,
    Terminal,
    TerminalAnswered,
)
from drivers.registry import bench_of, build
from drivers.virtual.behaviour import RealClock, VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.terminal import VirtualTerminal
from pos.desk.books import KeptJob
from pos.desk.card import Card
from pos.errors import Refused
from pos.event import Event
from pos.paper import Row
from pos.text import speaker
from tests.pos.desk.counter import Counter
from ui.follow import (
    Answers,
    DisplayFollower,
    Follow,
    Followers,
    PrintFollower,
    TerminalFollower,
    to_wire,
)

DEADLINE_S = 60.0


class Shop(Counter):
    """A counter with simulated devices; what they say is taken in when somebody waits for something."""

    heard: queue.SimpleQueue[DeviceEvent]
    devices: list[Device]

    def equip(self, role: Role) -> Device:
        """Put a device on the counter."""

        device = build(Setup(role, "virtual"), RealClock())
        self.devices.append(device)
        device.start(self.heard.put)
        return device

    def until(self, so: Callable[[], bool]) -> None:
        """Take in what devices say until something is so."""
        answers = Answers(self.prints, self.desks.card)
        end = time.monotonic() + DEADLINE_S
        while not so():
            left = end - time.monotonic()
            assert left > 0, "it did not come to that"
            try:
                answers.heard(self.heard.get(timeout=min(left, 0.05)))
            except queue.Empty:
                continue


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    made.heard, made.devices = queue.SimpleQueue(), []
    made.begin()
    made.sells("A", 500, name="Duona", deposit=10)
    yield made
    for device in made.devices:
        device.stop()
    assert [str(found) for found in made.store.verify()] == []
    made.close()


def other_end(device: Device) -> VirtualDevice:
    bench = bench_of(device)
    assert bench is not None
    return bench.device


def follow(shop: Shop, *followers: Follow) -> None:
    shop.till.tell = Followers(followers)


def state(shop: Shop, kind: str, ref: int = 1) -> str:
    return shop.store.jobs_of(kind, ref)[-1].state


def test_a_cash_sale_opens_the_drawer_and_prints_once(shop: Shop) -> None:
    printer = shop.equip(Role.PRINTER)
    follow(shop, PrintFollower(cast("Printer", printer), shop.prints))
    shop.scan("A")
    shop.do(shop.desks.pay.cash, 1000)
    shop.until(lambda: state(shop, "receipt") == "printed")
    paper = cast("VirtualPrinter", other_end(printer))
    assert len(paper.pulses) == 1
    (receipt,) = paper.receipts
    assert "Duona" in receipt.text
    assert state(shop, "drawer") == "sent"


def test_a_print_that_was_let_go_and_is_then_left_does_not_come_later(shop: Shop) -> None:
    """It waits under another name than its own: both are forgotten."""
    printer = cast("Printer", shop.equip(Role.PRINTER))
    follower = PrintFollower(printer, shop.prints)
    follow(shop, follower)
    paper = cast("VirtualPrinter", other_end(printer))
    paper.set("paper-out")
    printer.poke()
    shop.until(lambda: printer.status().health is Health.PAPER_OUT)
    shop.scan("A")
    shop.do(shop.desks.pay.cash, 1000)
    kept = shop.store.jobs_of("receipt", 1)[-1]
    shop.until(lambda: shop.prints.held.get(kept.id) == "paper_out")
    shop.do(shop.prints.answer, "not_printed")
    follower.forget(kept.id)
    paper.set("ok")
    printer.poke()
    shop.until(lambda: printer.status().health is Health.OK)
    shop.scan("A")
    shop.do(shop.desks.pay.cash, 1000)
    shop.until(lambda: state(shop, "receipt", 2) == "printed")
    assert len(paper.receipts) == 1


def test_what_becomes_of_labels_is_written_into_the_log(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    answers = Answers(shop.prints, shop.desks.card)
    with caplog.at_level(logging.INFO):
        answers.heard(JobChanged("labels-x-1", JobState.PRINTED))
        answers.heard(JobChanged("labels-x-2", JobState.UNCERTAIN, "no_answer"))
    said = [(one.levelname, one.getMessage()) for one in caplog.records]
    assert said == [
        ("INFO", "labels-x-1: printed "),
        ("WARNING", "labels-x-2: uncertain no_answer"),
    ]


def test_the_till_knows_from_its_drawer_whether_it_stands_open(shop: Shop) -> None:
    answers = Answers(shop.prints, shop.desks.card)
    for is_open in (True, False):
        answers.heard(DrawerMoved(is_open))
        assert shop.till.drawer_open is is_open


def test_a_print_that_a_person_lets_go_is_sent_anew(shop: Shop) -> None:
    printer = shop.equip(Role.PRINTER)
    follower = PrintFollower(cast("Printer", printer), shop.prints)
    follow(shop, follower)
    shop.scan("A")
    shop.do(shop.desks.pay.cash, 1000)
    shop.until(lambda: state(shop, "receipt") == "printed")
    shop.do(shop.prints.reprint)
    shop.until(lambda: state(shop, "copy") == "printed")
    kept = shop.store.jobs_of("receipt", 1)[0]
    follower.send_anew(kept)
    paper = cast("VirtualPrinter", other_end(printer))
    shop.until(lambda: len(paper.receipts) == 3)
    assert state(shop, "receipt") == "printed"


def test_the_customer_sees_article_price_total_and_change(shop: Shop) -> None:
    display = shop.equip(Role.DISPLAY)
    shown = cast("VirtualDisplay", other_end(display))
    follow(shop, DisplayFollower(cast("LineDisplay", display), speaker("en"), "EUR"))
    shop.scan("A")
    shop.until(lambda: shown.shown()[0] == "Duona")
    assert "5.10" in shown.shown()[1]
    shop.do(shop.desks.people.sign_out)
    shop.come()
    shop.do(shop.desks.pay.cash, 1000)
    shop.until(lambda: shown.shown()[0].startswith("TOTAL"))
    assert "4.90" in shown.shown()[1]


def test_the_terminal_is_asked_and_its_answer_closes_the_sale(shop: Shop) -> None:
    terminal = shop.equip(Role.TERMINAL)
    follow(shop, TerminalFollower(cast("Terminal", terminal), "EUR"))
    shop.scan("A")
    shop.do(shop.desks.card.ask, 510)
    shop.until(lambda: shop.till.last_sale is not None)
    assert shop.till.sale is None
    charged = cast("VirtualTerminal", other_end(terminal)).charged
    assert list(charged.values()) == [510]


def test_an_outcome_that_the_cashier_said_is_not_asked(shop: Shop) -> None:
    terminal = shop.equip(Role.TERMINAL)
    follow(shop, TerminalFollower(cast("Terminal", terminal), "EUR"))
    shop.scan("A")
    shop.do(shop.desks.card.by_hand, 510, "approved")
    assert cast("VirtualTerminal", other_end(terminal)).charged == {}


def test_a_payment_that_a_power_cut_interrupted_is_asked_about(shop: Shop) -> None:
    shop.scan("A")
    shop.do(shop.desks.card.ask, 510)  # kept, and then the power went: no terminal ever heard of it
    terminal = cast("Terminal", shop.equip(Role.TERMINAL))
    asked = TerminalFollower(terminal, "EUR").take_up(shop.store.unsettled())
    assert len(asked) == 1
    shop.until(lambda: shop.store.unsettled() == ())
    assert shop.desks.pay.due().exact.minor == 510


def test_a_follower_that_fails_stops_nobody(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []

    def broken(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        raise ZeroDivisionError

    def sound(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        told.append(len(events))

    follow(shop, broken, sound)
    with caplog.at_level(logging.ERROR):
        shop.scan("A")
    assert shop.till.sale is not None
    assert told == [1]
    assert "a follower failed" in caplog.text


def test_a_word_of_a_device_that_is_refused_is_logged(
    shop: Shop, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Card, *told: object, **more: object) -> None:
        raise Refused("disk_full")

    monkeypatch.setattr(Card, "answered", refuse)
    Answers(shop.prints, shop.desks.card).heard(TerminalAnswered("a", Outcome.ABORTED))
    assert "disk_full" in caplog.text


def test_rows_cross_to_the_wire_as_they_stand() -> None:
    wide = to_wire(Row("SUMA", align="center", bold=True, big=True))
    assert (wide.text, wide.align.value, wide.bold, wide.height, wide.width) == (
        "SUMA",
        "center",
        True,
        2,
        2,
    )
    code = to_wire(Row(qr="KASA:1-1"))
    assert (code.qr, code.barcode, code.cut) == ("KASA:1-1", None, False)
    assert to_wire(Row(cut=True)).cut
