"""The desk of quick items: laid out by right, kept as events, found again after a restart, refused in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pos.desk.quick import KEY, LONGEST, MOST_ITEMS, MOST_PAGES, QuickItems, quick_pages
from pos.errors import Refused
from pos.event import name_of
from pos.shop_file import QuickGroup
from pos.store import Act
from pos.text import speaker
from pos.words import sentence
from tests.pos.desk.counter import Counter, refused

USUAL = (QuickGroup(name="Bread", codes=("A", "B")), QuickGroup(name="Fruit", codes=("C",)))


@pytest.fixture
def quick(counter: Counter) -> QuickItems:
    for code in "ABCDE":
        counter.sells(code, 100)
    counter.come("mira", "manager", "333333")
    return QuickItems(counter.till, counter.store, counter.desks.register, USUAL)


def laid(quick: QuickItems) -> list[str]:
    return ["".join(page.codes) for page in quick.pages()]


def test_the_shops_file_is_the_beginning(quick: QuickItems) -> None:
    assert quick.pages() == USUAL
    look = quick.look(0)
    assert (look.names, look.own, look.page) == (("Bread", "Fruit"), False, 0)
    assert [(code, sold.code if sold else "") for code, sold in look.items] == [
        ("A", "A"),
        ("B", "B"),
    ]


@pytest.mark.parametrize("worn", ["{", '"x"', '[{"name": 1}]'])
def test_pages_that_nobody_can_read_are_the_usual_ones(
    worn: str, counter: Counter, quick: QuickItems
) -> None:
    counter.store.set_setting(Act("w", "", counter.clock.now_ms()), KEY, worn)
    assert quick.pages() == USUAL


def test_goods_are_put_on_a_place_and_the_others_move_on(
    counter: Counter, quick: QuickItems
) -> None:
    counter.do(quick.put, 0, 1, "D")
    assert laid(quick) == ["ADB", "C"]
    counter.do(quick.put, 0, 3, "E")
    assert laid(quick) == ["ADBE", "C"]
    counter.do(quick.put, 0, 0, "E")
    assert laid(quick) == ["EADB", "C"]
    counter.do(quick.put, 0, 4, "A")
    assert laid(quick) == ["EDBA", "C"]
    assert quick.look(0).own


def test_goods_move_within_a_page_and_to_another(counter: Counter, quick: QuickItems) -> None:
    counter.do(quick.move, (0, 0), (0, 1))
    assert laid(quick) == ["BA", "C"]
    counter.do(quick.move, (0, 0), (1, 0))
    assert laid(quick) == ["A", "BC"]
    counter.do(quick.put, 0, 1, "B")
    counter.do(quick.move, (0, 1), (1, 2))
    assert laid(quick) == ["A", "CB"]


def test_goods_are_taken_off(counter: Counter, quick: QuickItems) -> None:
    counter.do(quick.take_off, 0, 0)
    assert laid(quick) == ["B", "C"]
    with refused("not_found", place=2):
        counter.do(quick.take_off, 0, 1)
    with refused("not_found", page=3):
        counter.do(quick.take_off, 2, 0)


def test_pages_are_made_named_and_taken_away(counter: Counter, quick: QuickItems) -> None:
    counter.do(quick.name_page, 2, "  By  the till ")
    counter.do(quick.name_page, 0, "Bu\x00ns")  # what nobody can see is left out
    assert [page.name for page in quick.pages()] == ["Buns", "Fruit", "By the till"]
    for _again in range(3):
        counter.do(quick.drop_page, 0)
    assert quick.pages() == ()
    assert quick.look(0).names == ()
    counter.do(quick.begin_again)
    assert quick.pages() == USUAL
    assert not quick.look(0).own


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST + 1), "\x00"])
def test_a_name_that_fits_no_tab_is_refused(counter: Counter, quick: QuickItems, name: str) -> None:
    with refused("bad_setting"):
        counter.do(quick.name_page, 0, name)
    assert quick.pages() == USUAL


def test_a_full_page_and_too_many_pages_are_refused_in_words(
    counter: Counter, quick: QuickItems
) -> None:
    for number in range(MOST_ITEMS - 2):
        counter.sells(f"X{number}", 100)
        counter.do(quick.put, 0, 0, f"X{number}")
    with refused("over_limit"):
        counter.do(quick.put, 0, 0, "D")
    with refused("over_limit"):
        counter.do(quick.move, (1, 0), (0, 0))
    assert laid(quick)[1] == "C"
    for page in range(2, MOST_PAGES):
        counter.do(quick.name_page, page, f"Page {page}")
    with pytest.raises(Refused) as caught:
        counter.do(quick.name_page, MOST_PAGES, "One more")
    assert "at most 12 pages" in sentence(caught.value, speaker("en"))


def test_an_unknown_code_is_refused(counter: Counter, quick: QuickItems) -> None:
    with refused("unknown_code", scanned="Z"):
        counter.do(quick.put, 0, 0, "Z")
    assert quick.pages() == USUAL


def test_goods_that_are_gone_keep_their_place_until_they_are_taken_off(
    counter: Counter, quick: QuickItems
) -> None:
    gone = QuickItems(
        counter.till,
        counter.store,
        counter.desks.register,
        (QuickGroup(name="Old", codes=("GONE", "A")),),
    )
    assert [sold is None for _code, sold in gone.look(0).items] == [True, False]
    counter.do(gone.take_off, 0, 0)
    assert laid(gone) == ["A"]


def test_every_change_is_an_event_and_survives_a_restart(
    counter: Counter, quick: QuickItems
) -> None:
    seen: list[str] = []
    counter.till.tell = lambda events, _jobs: seen.extend(name_of(type(one)) for one in events)
    request = counter.request()
    quick.put(request, 0, 0, "D")
    quick.put(request, 0, 0, "D")
    assert seen == ["setting_set"]
    counter.reopen()
    again = quick_pages(counter.store, USUAL)
    assert ["".join(page.codes) for page in again] == ["DAB", "C"]
    assert counter.store.verify() == ()


def test_a_cashier_changes_nothing(counter: Counter, quick: QuickItems) -> None:
    counter.come()
    acts: tuple[Callable[[str], None], ...] = (
        lambda r: quick.put(r, 0, 0, "D"),
        lambda r: quick.take_off(r, 0, 0),
        lambda r: quick.move(r, (0, 0), (0, 1)),
        lambda r: quick.name_page(r, 0, "Mine"),
        lambda r: quick.drop_page(r, 0),
        quick.begin_again,
    )
    for act in acts:
        with refused("not_allowed"):
            counter.do(act)
    assert quick.pages() == USUAL
