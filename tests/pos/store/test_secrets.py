"""Keys, heads and copies where the disk says no: in words, and with nothing left lying about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pos.errors import Refused
from pos.store.anchor import Anchor, Head
from pos.store.copying import copy_books
from pos.store.keys import Keys
from pos.store.space import Space
from tests.pos.store.shop import Shop


def test_a_key_is_made_once_and_read_for_ever(tmp_path: Path) -> None:
    keys = Keys(tmp_path, "shop", os.urandom)
    first = keys.secret("till-1.mac")
    assert len(first) == 32
    assert keys.secret("till-1.mac", make=False) == first
    assert Keys(tmp_path, "shop", lambda size: bytes(size)).secret("till-1.mac") == first
    assert [path.name for path in (tmp_path / "shop").iterdir()] == ["till-1.mac"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_key_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    keys = Keys(tmp_path, "shop", os.urandom)
    keys.secret("rows")
    path = tmp_path / "shop" / "rows"
    path.chmod(0o644)
    path.parent.chmod(0o755)
    keys.secret("rows")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_key_that_was_cut_is_damaged_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    keys = Keys(tmp_path, "shop", os.urandom)
    keys.secret("rows")
    path = tmp_path / "shop" / "rows"
    path.write_bytes(content)
    with pytest.raises(Refused, match="damaged"):
        keys.secret("rows")
    assert path.read_bytes() == content


def test_keys_that_cannot_be_made_are_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("in the way")
    with pytest.raises(Refused, match="read_only"):
        Keys(tmp_path, "shop", os.urandom).secret("rows")


def test_a_head_is_read_back_and_its_loss_stops_nobody(tmp_path: Path) -> None:
    anchor = Anchor(tmp_path / "keys", 1)
    assert anchor.read() is None
    assert anchor.drop(Head(2, 17, b"\x01\xff"))
    assert anchor.read() == Head(2, 17, b"\x01\xff")
    (tmp_path / "keys" / "till-1.head").write_text("no head")
    assert anchor.read() is None
    (tmp_path / "file").write_text("")
    assert not Anchor(tmp_path / "file", 1).drop(Head(1, 1, b""))


def test_a_copy_that_cannot_be_written_leaves_nothing(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="read_only"):
        copy_books(shop.store.db, tmp_path / "nowhere" / "copy.db")
    folder = tmp_path / "taken"
    (folder / "copy.db").mkdir(parents=True)
    (folder / "copy.db" / "x").write_text("")
    with pytest.raises(Refused):
        copy_books(shop.store.db, folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]


def test_no_ballast_where_it_cannot_lie(tmp_path: Path) -> None:
    (tmp_path / "ballast").mkdir()
    space = Space(tmp_path)
    space.hold()
    assert not space.let_go()
