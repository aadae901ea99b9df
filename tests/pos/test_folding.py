"""Search words: accents, capitals and slips of the finger do not keep a product hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.folding import fold, nearest, slips, starts, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Čili", "cili"), ("MASŁO", "maslo"), ("Åkerö", "akero"), ("Weißbier", "weissbier"),
        ("Šaltibarščiai", "saltibarsciai"), ("Žemuogės", "zemuoges"), ("Smørrebrød", "smorrebrod"),
        ("Jõhvi õlu", "johvi olu"), ("ĐURĐEVAC", "durdevac"), ("Œuf æble", "oeuf aeble"),
        ("IŞIK İnci", "isik inci"), ("500 ㎖™", "500 mltm"), ("plain Text 5", "plain text 5"),
        ("e\u0301", "e"), ("Дом", "дом"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_as_people_type_it(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(word and word in fold(text) for word in words(text))


def test_words_are_parted_by_everything_else() -> None:
    assert words("Pienas „Žalia–karvė“ 2,5% 1_l") == (
        "pienas",
        "zalia",
        "karve",
        "2",
        "5",
        "1",
        "l",
    )
    assert words(" - ") == ()


def test_word_starts_in_any_order() -> None:
    assert starts("karv pien", "Pienas „Žalia karvė“ 2,5 %")
    assert starts("2", "Pienas 2,5 %")
    assert not starts("arvė", "Pienas „Žalia karvė“")
    assert not starts("pienas duona", "Pienas")
    assert not starts("", "Pienas")


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("duona", "duona", 0), ("douna", "duona", 1), ("dunoa", "duona", 1), ("duna", "duona", 1),
        ("duonna", "duona", 1), ("duuna", "duona", 1), ("udona", "duona", 1), ("daunoa", "duona", 2),
        ("alus", "duona", 3), ("a", "duona", 3), ("", "ab", 2), ("", "", 0), ("abcdefgh", "zzzzzzzz", 3),
    ],
)  # fmt: skip
def test_slips_of_the_finger(typed: str, meant: str, count: int) -> None:
    assert slips(typed, meant) == count
    assert slips(meant, typed) == count


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_agree_with_trying_every_slip(typed: str, meant: str) -> None:
    assert (slips(typed, meant, 1) <= 1) == (meant in one_slip_away(typed))


def one_slip_away(word: str) -> set[str]:
    found = {word}
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        found |= {head + letter + tail for letter in "abc"}
        if tail:
            found |= {head + tail[1:]} | {head + letter + tail[1:] for letter in "abc"}
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
    return found


def test_the_nearest_known_word() -> None:
    known = ["sviestas", "pienas", "duona", "druska"]
    assert nearest("pineas", known) == "pienas"
    assert nearest("svesats", known) == "sviestas"
    assert nearest("druuska", known) == "druska"
    assert nearest("dona", known) == "duona"
    assert nearest("dna", known) is None
    assert nearest("du", known) is None
    assert nearest("arbuzas", known) is None
    assert nearest("dosna", ["dossa", "dosna"]) == "dosna"
    assert nearest("dosna", ["dossa", "dozna"]) == "dossa"
