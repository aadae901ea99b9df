"""Models as data: every shipped profile prints the shop's letters, and cheap printers get what they can keep."""

from __future__ import annotations

import pytest

from drivers.printer.drawn import needs_drawing
from drivers.printer.escpos import EscPosPrinter
from drivers.printer.letters import encode
from drivers.printer.profile import load_profile, profile_names
from drivers.printer.render import render
from drivers.protocol import JobChanged, JobState, Row
from drivers.virtual.behaviour import RealClock
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from tests.drivers.printer.till import Bench, job, link_to, until
from tests.drivers.wait import Heard

FIVE = "ąčęėįšųūžāēģīķļņćłńóśźżåäö €"
PAGES = {name: load_profile(name).page("WPC1257") for name in profile_names()}


@pytest.mark.parametrize("name", profile_names())
def test_every_model_prints_the_letters_of_five_languages(name: str) -> None:
    """By a page that holds them, or drawn; never as plain letters."""
    profile = load_profile(name)
    printer = VirtualPrinter()
    printer.adopt({"profile": name})
    for piece in render([Row(text=FIVE), Row(text="plain"), Row(cut=True)], profile, PAGES[name]):
        printer.hear(piece)
    first, second, *_ = printer.receipts[0].lines if printer.receipts else printer.uncut.lines
    assert second.text == "plain" or first.kind == "image"
    if needs_drawing(FIVE, PAGES[name]):
        assert profile.draw_letters
        assert first.kind == "image"
        assert first.pixels[0] >= len(FIVE) * 12
        assert any(first.payload)
    else:
        assert first.text == FIVE
    assert printer.unknown == []


def test_only_lines_that_need_it_are_drawn() -> None:
    profile = load_profile("tm-t88iv")
    plain = b"".join(render([Row(text="Kava 2.50")], profile, PAGES["tm-t88iv"]))
    drawn = b"".join(render([Row(text="Šaltibarščiai")], profile, PAGES["tm-t88iv"]))
    assert b"Kava 2.50" in plain
    assert b"\x1dv0" not in plain
    assert b"\x1dv0" in drawn
    assert encode("Šaltib", PAGES["tm-t88iv"]) not in drawn


def test_a_large_line_is_drawn_large() -> None:
    printer = VirtualPrinter()
    profile = load_profile("tm-t88iv")
    rows = [Row(text="Ačiū!", width=2, height=2, bold=True)]
    for piece in render(rows, profile, PAGES["tm-t88iv"]):
        printer.hear(piece)
    assert printer.uncut.lines[0].pixels[0] >= 5 * 24


@pytest.mark.parametrize(("model", "whole"), [("tm-t20iii", False), ("generic-80", True)])
def test_a_small_buffer_loses_what_comes_too_fast_and_nothing_with_the_right_model(
    model: str, whole: bool
) -> None:
    """The same printer, the same receipt: what the profile says of pieces and pauses makes the difference."""
    lines = [f"{number:03d} " + "x" * 40 for number in range(100)]
    printer, heard = VirtualPrinter(), Heard()
    printer.adopt({"profile": "generic-80"})
    port = TcpPort(printer)
    port.open()
    driver = EscPosPrinter(link_to(port), {"profile": model}, RealClock())
    try:
        printer.set("small-buffer")
        driver.start(heard)
        driver.submit(job("long", *lines, Row(cut=True)))
        until(
            lambda: bool(printer.receipts) or (not whole and printer.uncut.text.count("x") > 100),
            lambda: f"nothing printed: {heard.of(JobChanged)}",
        )
        if whole:
            assert printer.receipts[0].text.split("\n")[:100] == lines
            until(
                lambda: heard.of(JobChanged)[-1:] == [JobChanged("long", JobState.PRINTED)],
                lambda: str(heard.of(JobChanged)),
            )
        else:
            assert all(line not in printer.uncut.text for line in lines[60:90])
    finally:
        driver.stop()
        port.close()


@pytest.mark.parametrize(
    ("model", "letters", "kinds", "text"),
    [
        ("star-escpos", "model", {"image"}, ""),
        ("star-escpos", "plain", {"text"}, "eruju"),
        ("tm-t20iii", "drawn", {"text"}, "ėrųjų"),
        ("tm-t20iii", "plain", {"text"}, "ėrųjų"),
    ],
)
def test_a_technician_says_what_becomes_of_letters_that_a_printer_lacks(
    model: str, letters: str, kinds: set[str], text: str
) -> None:
    """What its page holds is never drawn; what it lacks is drawn or made plain."""
    with Bench("tcp", {"profile": model, "letters": letters}) as bench:
        bench.print("a", Row(text="ėrųjų"), Row(cut=True))
        bench.until_said("a sent" if model == "star-escpos" else "a printed")
        (receipt,) = bench.paper.receipts
        assert {line.kind for line in receipt.lines} == kinds
        assert receipt.text == text
