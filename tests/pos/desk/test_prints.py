"""The desk of paper: originals once, COPY after that, and the four answers when nobody knows whether it printed.

Long because every kind of paper is shown once.
"""

from __future__ import annotations

import pytest

from pos.desk.books import KeptJob
from pos.desk.cash import Counted
from pos.event import Event, name_of
from pos.paper import as_text
from pos.tender import Way
from tests.pos.desk.counter import Counter, refused


@pytest.fixture
def till(counter: Counter) -> Counter:
    """A counter that sold one item of 5.00 for cash."""
    counter.sells("A", 500, name="Duona")
    sell(counter)
    return counter


def sell(till: Counter) -> None:
    till.scan("A")
    till.do(till.desks.pay.cash, 500)


def job(till: Counter, kind: str = "receipt", ref: int = 1) -> KeptJob:
    return till.store.jobs_of(kind, ref)[-1]


def text(till: Counter, kind: str, ref: int = 1) -> str:
    return as_text(till.prints.rows(job(till, kind, ref)))


def uncertain(till: Counter, kept: KeptJob) -> None:
    till.prints.job_changed(kept.id, "sending")
    till.prints.job_changed(kept.id, "uncertain")


def test_a_second_print_is_a_copy_and_counted(till: Counter) -> None:
    assert "KOPIJA" not in text(till, "receipt")
    till.do(till.prints.reprint)
    till.do(till.prints.reprint, 1)
    assert till.store.copies(1) == 2
    assert [job.copy for job in till.jobs if job.kind == "copy"] == [1, 2]
    assert "KOPIJA" in text(till, "copy")
    assert "KOPIJA" not in till.prints.paper().text()


def test_a_receipt_is_read_from_its_own_commit(till: Counter) -> None:
    rows: list[str] = []

    def follow(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        rows.extend(as_text(till.prints.rows(kept, events)) for kept in jobs if kept.job.ref == 2)

    till.till.tell = follow
    sell(till)
    assert rows[0] == till.prints.paper(2).text()


def test_an_exchange_prints_both_papers_of_its_commit(till: Counter) -> None:
    till.sells("B", 700, name="Kava")
    papers: dict[str, str] = {}

    def follow(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        papers.update(
            (kept.job.kind, as_text(till.prints.rows(kept, events)))
            for kept in jobs
            if kept.job.kind != "drawer"
        )

    till.desks.returns.find()
    till.do(till.desks.returns.line, 1, condition="sellable")
    till.scan("B")
    till.till.tell = follow
    till.do(till.desks.pay.cash, 200)
    assert "Kava" in papers["receipt"]
    assert "Duona" in papers["return"]


def test_a_gift_receipt_shows_no_price(till: Counter) -> None:
    till.do(till.prints.gift)
    assert "5,00" in text(till, "receipt")
    assert "5,00" not in text(till, "gift")


def test_a_return_has_paper_of_its_own_and_no_gift_receipt(till: Counter) -> None:
    till.desks.returns.find()
    till.do(till.desks.returns.line, 1, condition="sellable")
    till.do(till.desks.returns.refund, Way.CASH)
    assert "-5,00" in till.prints.paper(2).text()
    assert till.prints.paper().text() == till.prints.paper(2).text()
    with refused("not_found", number=2):
        till.do(till.prints.gift, 2)


def test_a_draft_has_no_number_and_opens_no_drawer(till: Counter) -> None:
    till.scan("A")
    drawers = sum(job.kind == "drawer" for job in till.jobs)
    till.do(till.prints.draft)
    assert sum(job.kind == "drawer" for job in till.jobs) == drawers
    draft = text(till, "draft", 0)
    assert "NE KVITAS" in draft
    assert "KASA:" not in draft


def test_a_draft_of_another_evening_cannot_be_printed(till: Counter) -> None:
    till.scan("A")
    till.do(till.prints.draft)
    till.reopen()
    with refused("not_found"):
        till.prints.rows(job(till, "draft", 0))


def test_what_was_never_sold_has_no_paper(till: Counter) -> None:
    with refused("not_found", number=99):
        till.prints.paper(99)
    with refused("not_found"):
        till.do(till.prints.reprint, 99)


def test_cashiers_name_is_left_out_where_the_shop_says_so(till: Counter) -> None:
    assert "ana" in till.prints.paper().text()
    till.setting("cashier_on_receipt", "none")
    till.till.begin("", "")
    assert "ana" not in till.prints.paper().text()


def test_reports_are_made_once_and_outlive_their_shift(till: Counter) -> None:
    till.do(till.desks.cash.x_report)
    first = text(till, "report_x")
    sell(till)
    assert text(till, "report_x") == first
    expected = till.desks.cash.expected()
    made: list[str] = []

    def follow(events: tuple[Event, ...], jobs: tuple[KeptJob, ...]) -> None:
        made.extend(as_text(till.prints.rows(one, events)) for one in jobs)

    till.till.tell = follow
    till.do(till.desks.cash.close_shift, Counted(expected))
    assert text(till, "report_z") == made[0]


@pytest.mark.parametrize(
    ("answer", "state"), [("printed", "printed"), ("skip", "failed"), ("copy", "failed")]
)
def test_an_answer_ends_the_question(till: Counter, answer: str, state: str) -> None:
    kept = job(till)
    uncertain(till, kept)
    assert till.prints.open_question() == till.store.job(kept.id)
    till.do(till.prints.answer, answer)
    assert till.prints.open_question() is None
    after = till.store.job(kept.id)
    assert after is not None
    assert after.state == state
    assert till.store.copies(1) == (answer == "copy")
    assert name_of(type(till.told[-1 if answer != "copy" else -2])) == "print_answered"


def test_not_printed_lets_the_original_go_again(till: Counter) -> None:
    sent: list[str] = []
    till.prints.send = lambda kept: sent.append(kept.id)
    kept = job(till)
    uncertain(till, kept)
    till.do(till.prints.answer, "not_printed")
    assert sent == [kept.id]
    again = till.store.job(kept.id)
    assert again is not None
    assert again.state == "queued"
    assert till.store.copies(1) == 0


def test_without_a_question_there_is_no_answer(till: Counter) -> None:
    for state in ("sending", "printed"):
        till.prints.job_changed(job(till).id, state)
    with refused("not_found"):
        till.do(till.prints.answer, "printed")
    till.do(till.prints.reprint)
    uncertain(till, job(till, "copy"))
    with refused("bad_amount"):
        till.do(till.prints.answer, "perhaps")


def test_what_waits_for_paper_can_be_left_out(till: Counter) -> None:
    forgotten: list[str] = []
    till.prints.forget = forgotten.append
    kept = job(till)
    assert till.prints.open_question() is None  # nobody is asked, but whoever wants may say so
    till.do(till.prints.answer, "skip")
    assert forgotten == [kept.id]
    assert job(till).state == "failed"


def test_a_copy_in_place_of_a_report_is_no_copy(till: Counter) -> None:
    till.do(till.desks.cash.x_report)
    uncertain(till, job(till, "report_x"))
    till.do(till.prints.answer, "copy")
    assert till.prints.open_question() is None
    assert [one.kind for one in till.jobs].count("copy") == 0


def test_after_an_opening_prints_are_offered_and_pulses_dropped(till: Counter) -> None:
    sell(till)
    on_its_way = job(till)
    till.prints.job_changed(on_its_way.id, "sending")
    till.reopen()
    till.come()
    till.prints.take_up()
    states = {kept.job.kind + str(kept.job.ref): kept.state for kept in till.store.waiting_jobs()}
    assert states["receipt1"] == "uncertain"
    assert states["receipt2"] == "queued"
    assert states["drawer1"] == states["drawer2"] == "failed"
    assert [kept.job.ref for kept in till.prints.offered] == [2]
    till.do(till.prints.answer, "printed")  # the uncertain one comes first
    with refused("bad_amount"):
        till.do(till.prints.answer, "printed")  # of what never left nobody can say so
    till.do(till.prints.answer, "skip")
    assert till.prints.open_question() is None


def test_old_news_of_a_job_and_news_of_a_stranger_change_nothing(till: Counter) -> None:
    kept = job(till)
    till.prints.job_changed(kept.id, kept.state)
    till.prints.job_changed("nobody-1", "printed")
    assert till.store.job(kept.id) == kept


def test_a_printer_that_lets_a_print_go_late_takes_nothing_back_from_the_other(
    till: Counter,
) -> None:
    """The first printer's word came between the second one's beginning and its end, and the print stayed open."""
    receipt = job(till)
    till.prints.job_changed(receipt.id, "sending")
    till.prints.job_changed(receipt.id, "failed", "dropped")
    till.prints.job_changed(receipt.id, "printed")
    assert receipt.id not in [one.id for one in till.store.waiting_jobs()]


def test_no_second_printer_no_print_elsewhere(till: Counter) -> None:
    uncertain(till, job(till))
    with refused("not_found", why="printer"):
        till.do(till.prints.answer, "other")


def test_a_report_of_a_shift_that_is_over_is_not_made_of_the_next_one(till: Counter) -> None:
    till.do(till.desks.cash.x_report)
    kept = job(till, "report_x")
    till.do(till.desks.cash.close_shift, Counted(10_500))
    till.do(till.desks.cash.open_shift, Counted(10_000))
    with refused("not_found", number=1):
        till.prints.rows(kept)


def test_the_last_twenty_reports_stay_as_they_were_made(till: Counter) -> None:
    made = {}
    for _ in range(21):
        till.do(till.desks.cash.x_report)
        kept = job(till, "report_x")
        made[kept.id] = kept, as_text(till.prints.rows(kept))
    sell(till)
    (oldest, said), *later = made.values()
    assert all(as_text(till.prints.rows(kept)) == text for kept, text in later)
    assert as_text(till.prints.rows(oldest)) != said


def held(till: Counter, kept: KeptJob, state: str = "queued") -> None:
    if state == "sending":
        till.prints.job_changed(kept.id, "sending")
    till.prints.job_changed(kept.id, state, "paper_out")


def test_a_print_that_its_printer_holds_is_offered_the_other_one(till: Counter) -> None:
    other: list[KeptJob] = []
    kept = job(till)
    assert till.prints.waits() is None
    held(till, kept)
    assert till.prints.waits() == kept
    assert till.prints.other_for(kept) is None
    till.prints.elsewhere = lambda kind: other.append if kind == "receipt" else None
    till.do(till.prints.answer, "other")
    assert other == [kept]
    assert till.prints.waits() is None
    till.prints.job_changed(kept.id, "sending")
    assert till.prints.held == {}


def test_half_a_receipt_comes_as_a_copy_and_half_a_report_from_its_own_printer(
    till: Counter,
) -> None:
    till.prints.elsewhere = lambda kind: lambda kept: None
    held(till, job(till), "sending")
    with refused("bad_amount", given="skip"):
        till.do(till.prints.answer, "skip")  # half of it is out: its printer goes on by itself
    till.do(till.prints.answer, "other")
    copy = job(till, "copy")
    assert (copy.job.copy, copy.job.reason) == (1, "other")
    assert job(till).state == "sending"
    till.prints.job_changed(copy.id, "sending")
    for one in (job(till), copy):
        till.prints.job_changed(one.id, "printed")
    till.do(till.desks.cash.x_report)
    report = job(till, "report_x")
    held(till, report, "sending")
    assert till.prints.waits() is not None
    assert till.prints.other_for(job(till, "report_x")) is None
    with refused("not_found", why="printer"):
        till.do(till.prints.answer, "other")


def test_what_was_held_and_is_done_waits_no_more(till: Counter) -> None:
    kept = job(till)
    held(till, kept)
    till.store.keep_job_state(kept.id, "failed", 0)
    assert till.prints.waits() is None
