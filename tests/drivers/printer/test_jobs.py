"""The life of a print job, with each accident, over real TCP and over a pty.

Long because each accident has its own scene.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocol import DrawerMoved, Health, Role, Row
from tests.drivers.printer.till import Bench

RECEIPT = "\n".join(f"eilutė {number}" for number in range(1, 7))


@pytest.fixture(params=["tcp", "pty"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    with Bench(request.param) as made:
        yield made


def test_a_job_is_queued_sent_and_printed_once(bench: Bench) -> None:
    bench.print("a")
    assert bench.said() == ["a queued", "a sending", "a printed"]
    assert [receipt.text for receipt in bench.paper.receipts] == [RECEIPT]
    assert bench.paper.unknown == []


def test_the_same_job_given_twice_prints_once(bench: Bench) -> None:
    bench.submit("a")
    bench.print("a")
    bench.print("a")
    assert bench.said().count("a printed") == 1
    assert len(bench.paper.receipts) == 1


@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("paper-out", Health.PAPER_OUT),
        ("cover-open", Health.COVER_OPEN),
        ("offline", Health.OFFLINE),
    ],
)
def test_a_blocked_printer_keeps_jobs_queued_and_prints_them_when_well(
    bench: Bench, fault: str, health: Health
) -> None:
    bench.fault(fault)
    bench.print("a")
    bench.print("b")
    bench.wait(40)
    assert bench.printer.status().health is health
    assert bench.said()[:2] == ["a queued", f"a queued {health}"]
    assert not {"a sending", "b sending"} & set(bench.said())
    bench.fault("ok")
    bench.rest()
    assert [word for word in bench.said() if "queued" not in word] == [
        "a sending",
        "a printed",
        "b sending",
        "b printed",
    ]
    assert len(bench.paper.receipts) == 2


def test_paper_low_prints_and_says_so_once(bench: Bench) -> None:
    bench.fault("paper-low")
    bench.print("a")
    bench.print("b")
    assert bench.healths().count(Health.LOW) == 1
    assert bench.said()[-1] == "b printed"


def test_a_silent_printer_makes_a_job_uncertain_after_half_a_minute(bench: Bench) -> None:
    bench.paper.set_fault("silent")
    bench.print("a")
    assert bench.said() == ["a queued", "a sending"]
    bench.wait(29)
    assert bench.said()[-1] == "a sending"
    bench.wait(2)
    assert bench.said()[-1] == "a uncertain no_answer"
    bench.fault("ok")
    bench.wait(60)
    assert bench.said()[-1] == "a uncertain no_answer"
    assert (
        len(bench.paper.receipts) == 1
    )  # it printed and only did not say so: a person has to look
    bench.print("b")
    assert bench.said()[-1] == "b printed"
    assert [receipt.text for receipt in bench.paper.receipts][-1] == RECEIPT


def test_a_line_cut_in_mid_job_makes_it_uncertain_and_holds_the_next(bench: Bench) -> None:
    bench.paper.set_fault("cut-off")
    bench.submit("a")
    bench.until_said("a uncertain disconnected")
    bench.submit("b")
    bench.until_health(Health.LOST)
    bench.until_said("b queued refused" if bench.wire == "tcp" else "b queued not_found")
    assert "b sending" not in bench.said()


def test_after_a_cut_line_the_next_receipt_is_not_topped_by_the_torn_one() -> None:
    with Bench("tcp") as bench:
        bench.paper.set_fault("cut-off")
        bench.submit("a")
        bench.until_said("a uncertain disconnected")
        bench.paper.set_fault("ok")
        bench.submit("b")
        bench.until_said("b printed")
        assert [receipt.text for receipt in bench.paper.receipts] == [
            "eilutė 1\neilutė 2",
            RECEIPT,
        ]


def test_paper_out_in_mid_receipt_is_waited_for_and_nothing_is_resent(bench: Bench) -> None:
    bench.paper.paper_out_after(3)
    bench.print("a")
    assert bench.printer.status().health is Health.PAPER_OUT
    for _ in range(4):
        bench.wait(40)
    assert bench.said()[-1] == "a sending paper_out"
    bench.fault("ok")
    bench.until_said("a printed")
    assert [receipt.text for receipt in bench.paper.receipts] == [RECEIPT]


def test_a_printer_that_dies_while_out_of_paper_is_not_waited_for() -> None:
    with Bench("tcp") as bench:
        bench.paper.paper_out_after(3)
        bench.print("a")
        bench.paper.set_fault("silent")
        bench.wait(40)
        assert bench.said()[-1] == "a uncertain no_answer"


def test_a_power_cycle_between_jobs_is_nothing(bench: Bench) -> None:
    bench.print("a")
    bench.paper.set_fault("power-cycle")
    bench.submit("b")
    bench.until_said("b printed")
    assert len(bench.paper.receipts) == 2


def test_a_power_cycle_in_mid_job_makes_it_uncertain() -> None:
    with Bench("tcp") as bench:
        bench.paper.paper_out_after(3)
        bench.print("a")
        bench.paper.set_fault("power-cycle")
        bench.until_said("a uncertain disconnected")
        bench.submit("b")
        bench.until_said("b printed")
        assert [receipt.text for receipt in bench.paper.receipts] == [
            "eilutė 1\neilutė 2\neilutė 3",
            RECEIPT,
        ]


def test_a_job_half_written_is_uncertain(bench: Bench) -> None:
    bench.paper.set_fault("half-written")
    bench.print("a")
    bench.wait(31)
    assert bench.said()[-1] == "a uncertain no_answer"
    bench.fault("ok")
    bench.print("b")
    assert bench.said()[-1] == "b printed"


def test_a_slow_printer_is_waited_for() -> None:
    with Bench("tcp") as bench:
        bench.paper.clock = bench.clock
        bench.paper.set_fault("slow")
        bench.print("a")
        assert bench.said()[-1] == "a sending"
        bench.wait(5)
        bench.until_said("a printed")


def test_an_unreachable_printer_holds_jobs_and_a_dropped_one_is_forgotten() -> None:
    with Bench("tcp") as bench:
        bench.port.unplug()
        bench.submit("a")
        bench.submit("b")
        bench.until_said("b queued refused")
        bench.printer.drop("a")
        bench.until_said("a failed dropped")
        bench.port.plug()
        bench.printer.poke()
        bench.until_said("b printed")
        bench.printer.drop("b")
        bench.print("c")
        assert bench.said()[-1] == "c printed"
        assert len(bench.paper.receipts) == 2


def test_a_job_that_left_cannot_be_dropped() -> None:
    with Bench("tcp") as bench:
        bench.paper.paper_out_after(3)
        bench.print("a")
        bench.printer.drop("a")
        bench.fault("ok")
        bench.until_said("a printed")
        assert "a failed dropped" not in bench.said()


def test_a_one_way_printer_ends_in_sent() -> None:
    with Bench("pty", {"answers": "no"}) as bench:
        bench.print("a")
        assert bench.said() == ["a queued", "a sending", "a sent"]
        assert not bench.printer.capabilities.answers
        assert len(bench.paper.receipts) == 1


def test_the_drawer_opens_and_says_so(bench: Bench) -> None:
    bench.printer.pulse_drawer()
    bench.rest()
    assert bench.paper.drawer_open
    assert [(pulse.pin, pulse.real_time) for pulse in bench.paper.pulses] == [(2, True)]
    assert DrawerMoved(True) in bench.events
    bench.paper.shut_drawer()
    bench.rest()
    assert bench.events[-1] == DrawerMoved(False)


def test_the_drawer_opens_although_the_paper_is_out(bench: Bench) -> None:
    bench.fault("paper-out")
    bench.printer.pulse_drawer()
    bench.rest()
    assert bench.paper.drawer_open


def test_a_stuck_drawer_gets_one_longer_pulse_and_then_a_word() -> None:
    with Bench("tcp") as bench:
        bench.paper.set_drawer("stuck")
        bench.printer.pulse_drawer()
        bench.rest()
        bench.wait(2)
        assert [pulse.on_ms for pulse in bench.paper.pulses] == [100, 200]
        bench.wait(2)
        assert bench.healths(Role.DRAWER) == [Health.FAULT]
        bench.paper.set_drawer("ok")
        bench.printer.pulse_drawer()
        bench.rest()
        assert bench.healths(Role.DRAWER) == [Health.FAULT, Health.OK]


def test_a_pulse_to_an_unreachable_printer_is_dropped_and_never_comes_late() -> None:
    with Bench("tcp") as bench:
        bench.port.unplug()
        bench.until_health(Health.LOST)
        bench.printer.pulse_drawer()
        bench.port.plug()
        bench.printer.poke()
        bench.until_health(Health.OK)
        bench.rest()
        assert bench.paper.pulses == []
        assert bench.healths(Role.DRAWER) == [Health.LOST]


def test_a_drawer_wired_the_other_way_round_is_read_right() -> None:
    with Bench("tcp", {"drawer_switch": "low"}, start=True) as bench:
        bench.paper.wire_drawer_switch(open_is_high=False)
        bench.printer.poke()
        bench.rest()
        bench.printer.pulse_drawer()
        bench.rest()
        moved = [event for event in bench.events if isinstance(event, DrawerMoved)]
        assert moved[-1] == DrawerMoved(True)


def test_a_printer_without_real_time_pulses_drops_one_while_it_is_blocked() -> None:
    with Bench("tcp", {"profile": "generic-58"}) as bench:
        bench.fault("paper-out")
        bench.printer.pulse_drawer()
        bench.rest()
        bench.fault("ok")
        assert bench.paper.pulses == []
        assert bench.healths(Role.DRAWER) == [Health.LOST]
        bench.printer.pulse_drawer()
        bench.rest()
        assert [(pulse.on_ms, pulse.real_time) for pulse in bench.paper.pulses] == [(100, False)]


def test_rows_of_every_kind_reach_the_paper(bench: Bench) -> None:
    bench.print(
        "a",
        Row(text="VISO 12,30", bold=True, height=2, width=2),
        Row(rule=True),
        Row(qr="https://kasa.example/ą"),
        Row(barcode="4770000000015"),
        Row(barcode="4770000000016"),
        Row(text="ačiū"),
        Row(cut=True),
    )
    (receipt,) = bench.paper.receipts
    assert receipt.doubled == ("VISO 12,30",)
    assert receipt.lines[1].text == "-" * 42
    assert receipt.qr == ("https://kasa.example/%C4%85",)
    assert receipt.barcodes == ("4770000000015", "4770000000016")
    assert receipt.lines[-1].text == "ačiū"
    assert bench.said()[-1] == "a printed"
