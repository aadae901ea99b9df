"""A ZVT terminal over TCP: what the card customer pays is charged once, and a lost answer is learnt or left unknown.

Long because every ending of a payment stands here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import registry
from drivers.doctor.visit import examine
from drivers.protocol import (
    DeviceError,
    Health,
    Outcome,
    Role,
    Setup,
    StatusChanged,
    TerminalAnswered,
)
from drivers.terminal import apdu
from drivers.virtual.zvt import MOODS, VirtualZvt
from tests.drivers import contract
from tests.drivers.contract import Bench
from tests.drivers.wait import HandClock, until
from tests.drivers.zvt_desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


def test_its_life_is_that_of_any_device(desk: Desk) -> None:
    bench = Bench(desk.zvt, desk.pt, desk.port.unplug, desk.port.plug, clock=desk.clock)
    contract.device_contract(bench)


def test_a_payment_is_approved_once_with_what_stands_on_the_slip(desk: Desk) -> None:
    desk.start()
    desk.zvt.pay("1-1", 1290, "EUR")
    desk.zvt.pay("1-1", 1290, "EUR")
    until(lambda: desk.answers("1-1"), "the answer")
    until(desk.zvt.settled, "rest")
    assert desk.pt.charged == [1290]
    approved = desk.heard.of(TerminalAnswered)[0]
    assert (approved.outcome, approved.taken) == (Outcome.APPROVED, 1290)
    assert (approved.reference, approved.card_tail) == ("0001", "4242")
    assert approved.simulated
    assert desk.paid("1-1", 1290)[0] is Outcome.APPROVED
    assert desk.pt.charged == [1290]


@pytest.mark.parametrize(
    ("mood", "answer"),
    [
        ("declines", (Outcome.DECLINED, 0, "card")),
        ("customer-stops", (Outcome.ABORTED, 0, "terminal")),
        ("refuses", (Outcome.ABORTED, 0, "terminal")),
        ("other-amount", (Outcome.APPROVED, 600, "")),
        ("silent-end", (Outcome.UNKNOWN, 0, "no_answer")),
    ],
)
def test_each_ending_is_told_as_itself(
    mood: str, answer: tuple[Outcome, int, str], desk: Desk
) -> None:
    desk.start()
    desk.pt.set(mood)
    assert desk.paid("1-1", 500) == answer
    desk.pt.set("ok")
    assert desk.paid("1-2", 700) == (Outcome.APPROVED, 700, "")


def test_an_answer_lost_after_approval_is_unknown_then_learnt_by_its_newer_trace(
    desk: Desk,
) -> None:
    desk.start()
    assert desk.paid("1-1", 500)[0] is Outcome.APPROVED
    desk.pt.set("lost-after-approval")
    assert desk.paid("1-2", 700) == (Outcome.UNKNOWN, 0, "disconnected")
    desk.pt.set("ok")
    desk.back()
    assert desk.asked("1-2") == (Outcome.APPROVED, 700, "")
    assert desk.pt.charged == [500, 700]


def test_a_payment_lost_before_the_card_is_known_not_to_have_happened(desk: Desk) -> None:
    desk.start()
    assert desk.paid("1-1", 500)[0] is Outcome.APPROVED
    desk.pt.set("lost-before")
    assert desk.paid("1-2", 700)[0] is Outcome.UNKNOWN
    desk.pt.set("ok")
    desk.back()
    assert desk.asked("1-2") == (Outcome.ABORTED, 0, "unseen")
    assert desk.pt.charged == [500]


def test_where_no_earlier_payment_was_seen_a_person_has_to_look(desk: Desk) -> None:
    desk.start()
    desk.pt.set("lost-after-approval")
    assert desk.paid("1-1", 500)[0] is Outcome.UNKNOWN
    desk.pt.set("ok")
    desk.back()
    desk.zvt.ask("1-1")
    until(desk.zvt.settled, "the question")
    assert {one[0] for one in desk.answers("1-1")} == {Outcome.UNKNOWN}


def test_a_slow_customer_is_waited_for_and_can_be_stopped(desk: Desk) -> None:
    desk.start()
    desk.pt.set("slow")
    desk.zvt.pay("1-1", 500, "EUR")
    until(lambda: desk.pt.working, "the terminal to work")
    desk.clock.pass_ms(5000)
    desk.port.wake()
    until(lambda: desk.answers("1-1"), "the slow answer")
    assert desk.answers("1-1")[0][0] is Outcome.APPROVED
    desk.zvt.pay("1-2", 700, "EUR")
    desk.zvt.pay("1-3", 900, "EUR")
    desk.zvt.abort("1-3")
    until(lambda: desk.answers("1-3") == [(Outcome.ABORTED, 0, "till")], "the unsent one")
    desk.zvt.abort("1-2")
    until(lambda: desk.answers("1-2") == [(Outcome.ABORTED, 0, "terminal")], "the stopped one")
    assert desk.pt.charged == [500]


def test_an_overdue_answer_is_unknown_and_nothing_else_is_paid_until_it_was_asked(
    desk: Desk,
) -> None:
    desk.start()
    assert desk.paid("1-1", 500)[0] is Outcome.APPROVED
    desk.pt.set("offline")
    desk.zvt.pay("1-2", 700, "EUR")
    until(lambda: apdu.pay(700, "EUR") in desk.pt.unheard, "the payment to get lost")
    desk.clock.pass_ms(6000)
    desk.zvt.poke()
    until(lambda: desk.answers("1-2") == [(Outcome.UNKNOWN, 0, "no_answer")], "the deadline")
    assert desk.paid("1-3", 900) == (Outcome.ABORTED, 0, "busy")
    desk.pt.set("ok")
    assert desk.asked("1-2") == (Outcome.ABORTED, 0, "unseen")
    assert desk.paid("1-4", 900)[0] is Outcome.APPROVED


def test_a_late_approval_settles_what_was_unknown(desk: Desk) -> None:
    desk.start()
    desk.pt.set("late")
    desk.zvt.pay("1-1", 500, "EUR")
    until(lambda: desk.pt.working, "the customer")
    desk.clock.pass_ms(99_000)
    until(lambda: desk.answers("1-1") == [(Outcome.UNKNOWN, 0, "no_answer")], "the deadline")
    desk.clock.pass_ms(1_000)
    until(lambda: desk.answers("1-1")[-1][:2] == (Outcome.APPROVED, 500), "the late answer")
    assert desk.pt.charged == [500]


def test_without_a_wire_nothing_is_paid(desk: Desk) -> None:
    desk.start()
    desk.port.unplug()
    until(lambda: desk.zvt.status().health is Health.LOST, "the wire to be missed")
    assert desk.paid("1-1", 500) == (Outcome.ABORTED, 0, "disconnected")
    assert desk.asked("1-0")[0] is Outcome.UNKNOWN
    assert desk.pt.charged == []


def test_a_wrong_password_is_named_and_its_cure(desk: Desk) -> None:
    other = Desk(password="111111")
    other.zvt.start(other.heard)
    until(lambda: other.zvt.status().health is Health.FAULT, "the refusal")
    assert other.zvt.status().detail == "not_logged_in"
    report = examine(other.setup, other.clock, device=other.zvt)
    assert report.step is not None
    assert report.step.code == "set_password"
    other.close()


def test_a_mute_terminal_is_silent_and_comes_back(desk: Desk) -> None:
    desk.pt.set("offline")
    desk.zvt.start(desk.heard)
    until(lambda: desk.zvt.mark().bytes_out > 0, "the sign-on to leave")
    desk.clock.pass_ms(6000)
    desk.zvt.poke()
    until(lambda: desk.zvt.status().health is Health.SILENT, "silence")
    assert desk.paid("1-1", 500) == (Outcome.ABORTED, 0, "offline")
    desk.pt.set("ok")
    desk.back()
    assert any(one.status.health is Health.SILENT for one in desk.heard.of(StatusChanged))


@pytest.mark.parametrize(
    "wrong", [{"password": "12345"}, {"password": "abcdef"}, {"answer_s": "x"}]
)
def test_what_cannot_be_a_setting_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(DeviceError):
        registry.build(
            Setup(Role.TERMINAL, "zvt-tcp", {"host": "h", "tcp_port": "1", **wrong}), HandClock()
        )


@pytest.mark.parametrize(("amount", "currency"), [(0, "EUR"), (10**12, "EUR"), (1, "XYZ")])
def test_what_cannot_be_paid_is_refused_at_once(amount: int, currency: str, desk: Desk) -> None:
    with pytest.raises(DeviceError):
        desk.zvt.pay("1-1", amount, currency)


def test_messages_are_written_as_the_description_says() -> None:
    assert apdu.register("123456").hex(" ") == "06 00 06 12 34 56 18 09 78"
    assert apdu.pay(1290, "EUR").hex(" ") == "06 01 0a 04 00 00 00 00 12 90 49 09 78"
    assert apdu.reverse("0017", "123456").hex(" ") == "06 30 06 12 34 56 87 00 17"
    assert apdu.end_of_day("123456").hex(" ") == "06 50 03 12 34 56"
    assert apdu.enquire("123456").hex(" ") == "05 01 03 12 34 56"
    assert apdu.repeat("000000").hex(" ") == "06 20 03 00 00 00"
    assert apdu.message(b"\x06\xd3", b"x" * 300)[:5].hex(" ") == "06 d3 ff 2c 01"
    assert apdu.read(apdu.message(b"\x06\xd3", b"x" * 300)) == (
        [apdu.Message(b"\x06\xd3", b"x" * 300)],
        b"",
    )
    assert apdu.read(b"\x06\xd3\xff\xff\xff") == ([], b"")


def test_fields_are_read_up_to_one_that_nobody_knows() -> None:
    told = bytes.fromhex("2700 04000000001290 0b000017 22f0f5eeeeee1234 06820001ff 870009 7701 49")
    assert apdu.payment(told) == apdu.Payment(0, 1290, "000017", "0009", "1234")
    assert apdu.payment(b"") == apdu.Payment()
    assert apdu.payment(b"\x22\x05\x01") == apdu.Payment()
    assert apdu.payment(b"\x06") == apdu.Payment()
    parts = bytes.fromhex(
        "0001 0009" + "02 000000001290" + "01 000000000500" + "00 000000000000" * 5
    )
    day = apdu.payment(bytes.fromhex("2700 04000000001790 60f0f5f3") + parts)
    assert (day.payments, day.amount) == (3, 1790)


def test_how_a_terminal_is_comes_with_or_without_its_software() -> None:
    assert apdu.standing(b"\xf0\xf0\xf3ABC\xcc") == apdu.Standing(0xCC, "ABC")
    assert apdu.standing(b"\xdf") == apdu.Standing(0xDF)
    assert apdu.standing(b"\x06\x00") == apdu.Standing()
    assert apdu.standing(b"") == apdu.Standing()
    assert apdu.standing(b"\xf0\x01") == apdu.Standing()


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_messages_or_a_rest_and_never_an_error(data: bytes) -> None:
    found, rest = apdu.read(data)
    assert len(rest) <= len(data)
    for one in found:
        apdu.payment(one.data)
    apdu.payment(data)
    apdu.standing(data)


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(MOODS))
def test_the_simulated_terminal_takes_any_bytes(data: bytes, mood: str) -> None:
    pt = VirtualZvt()
    pt.set(mood)
    pt.hear(data)
    pt.due()
    with pytest.raises(ValueError, match="tired"):
        pt.set("tired")


def test_money_goes_back_to_a_card_once(desk: Desk) -> None:
    assert desk.start().paid("a", 1290)[0] is Outcome.APPROVED
    desk.zvt.give_back("b", 250, "EUR")
    until(lambda: desk.answers("b"), "an answer to the refund")
    desk.zvt.give_back("b", 250, "EUR")
    until(desk.zvt.settled, "the terminal to settle")
    assert desk.answers("b")[0][:2] == (Outcome.APPROVED, 250)
    assert desk.pt.charged == [1290, -250]
    with pytest.raises(DeviceError):
        desk.zvt.give_back("c", 0, "EUR")
