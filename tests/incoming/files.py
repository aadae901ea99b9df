"""The parsers of files, records and words: what somebody brings, puts back, or writes by hand.

Long because every one of them stands here once.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from pos.barcode import find, has_bad_check_digit, shown
from pos.card_number import masked
from pos.country import load_country
from pos.desk.hardware import read_chosen
from pos.desk.quick import quick_pages
from pos.errors import Refused
from pos.gs1 import elements
from pos.journal import ZSeal, check_seals, parsed, signed_by
from pos.offer_file import read_offers
from pos.price_file import is_price_list, read_prices
from pos.product_file import read_products
from pos.product_form import cells_of, recognise
from pos.product_row import Country, RowReader
from pos.sheet import read_sheet
from pos.shop_file import load_shop_file
from pos.situation import Condition
from pos.store.anchor import Anchor
from pos.store.auditing import verify_folder
from pos.store.backup import back_up, restore
from pos.store.codec import decoded
from pos.store.keep_office import Act
from pos.store.keys import Keys
from pos.store.opening import Opening, open_store
from pos.store.pins import _parts
from pos.store.row import KINDS
from pos.story.grammar import parse
from pos.story.words import Unreadable
from pos.text import parse_amount, parse_count, speaker
from tests.checks.files import ROOT
from tests.incoming.parser import Parse, Parser
from tests.incoming.parts import ARGV, CODES, JSON, STORY, TABLES, TOML, packed
from ui.catalogue.waiting import FILE, decided
from ui.cli.commands import parser as command_line
from ui.cli.outfit import _checked, _read
from ui.hardware.standing import FILE as STANDING
from ui.hardware.standing import read as standing_of

_ZONE = ZoneInfo("Europe/Vilnius")
_LITHUANIA = Country("EUR", frozenset({"standard", "reduced"}), {"standard": 2100, "reduced": 1200})
_KEY = b"k" * 32
_DEMO = ROOT / "resources" / "demo"
_NOON = 1_795_262_400_000


@cache
def _room() -> Path:
    """A folder for this process's inputs; it goes with the process."""
    kept = tempfile.TemporaryDirectory(prefix="kasa-incoming-")
    _KEPT.append(kept)
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _as_file(read: Callable[[Path], object], name: str) -> Parse:
    """A parser of files: Refused is its only no."""

    def parse_file(data: bytes, chance: Random) -> None:
        path = _room() / name
        path.write_bytes(data)
        with contextlib.suppress(Refused):
            read(path)

    return parse_file


def _refused(read: Callable[[bytes], object]) -> Parse:
    """A parser of bytes: Refused is its only no."""

    def parse_bytes(data: bytes, chance: Random) -> None:
        with contextlib.suppress(Refused):
            read(data)

    return parse_bytes


def _words(read: Callable[[str], object], *no: type[BaseException]) -> Parse:
    """A parser of words, with its named noes."""

    def parse_words(data: bytes, chance: Random) -> None:
        with contextlib.suppress(*no):
            read(data.decode("utf-8", "replace"))

    return parse_words


def _sheet(data: bytes) -> None:
    """A table of goods or of prices, of any program."""
    rows = read_sheet(data, "lt")
    mapped = recognise(rows)
    reader = RowReader(_LITHUANIA, mapped.given)
    for line, cells in cells_of(rows[mapped.first :], mapped):
        reader.read(line, cells)
    if is_price_list(rows):
        list(read_prices(rows, _ZONE))


def _own_goods(text: str) -> None:
    read_products(text, _LITHUANIA)


def _code(data: bytes) -> None:
    patterns = ("20iiiiipppppc price", "23xxxxxPPPPP", "02iipppc")
    text = data.decode("latin-1")
    assert shown(data).isprintable()
    has_bad_check_digit(text)
    masked(text)
    elements(text)
    for one in find(data, patterns):
        assert 0 < len(one.code) <= 128


signed_by(_KEY, ZSeal(b"{}", b""))  # loads what checks signatures, before anything is counted


def _seal(data: bytes) -> None:
    parsed(data)
    body, _, signature = data.partition(b"\x00")
    assert check_seals([ZSeal(body, signature)], _KEY) is not None


def _events(data: bytes) -> None:
    for kind in KINDS.values():
        with contextlib.suppress(Refused):
            decoded(kind, data)


def _keys(path: Path) -> None:
    """The files that lie beside the books: a key, what was told in confidence, the head that is remembered."""
    keys = Keys(path.parent, "shop", bytes)
    keys.told(path.name)
    _parts(path.read_bytes().decode("latin-1"))
    Anchor(path.parent, 1).read()
    with contextlib.suppress(Refused):
        keys.secret(path.name, make=False)


def _waiting(path: Path) -> None:
    path.rename(path.parent / FILE)
    decided(path.parent, lambda _digest: "s")


class _Pages:
    """Books whose layout of quick items is what came in."""

    def __init__(self, body: str) -> None:
        self._body = body

    def setting(self, key: str) -> str | None:
        return self._body

    def look_up(self, code: str) -> None:
        raise Refused("unknown_code")


def _pages(text: str) -> None:
    quick_pages(_Pages(text), ())


def _line(text: str) -> None:
    """A line of commands: argparse says no by leaving, with 0 for help and 2 for what it does not know."""
    words = text.split()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        _commands().parse_args(words)


@cache
def _commands() -> ArgumentParser:
    return command_line(speaker("en"))


@cache
def _backup() -> tuple[bytes, Path]:
    """A backup of a shop that was just opened, and the keys that prove it."""
    room = _room()
    how = Opening(1, 1, "LT", "EUR", _NOON, room / "keys")
    store = open_store(room / "shop", how)
    try:
        made = back_up(store, Act("b", "", _NOON), room / "backups")
    finally:
        store.close()
    return made.read_bytes(), room / "keys"


def _restored(data: bytes, chance: Random) -> None:
    """What is put back must be what was written: anything else is refused, and the books stay as they were.

    Mostly what is no book at all is told; each fortieth time a real backup with a few bytes changed.
    """
    room = _room()
    whole, keys = _backup()
    if chance.randrange(40) == 0:
        hurt = bytearray(whole)
        hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
        data = bytes(hurt)
    file = room / "restore.db"
    file.write_bytes(data)
    how = Opening(1, 1, "LT", "EUR", _NOON, keys)
    with contextlib.suppress(Refused):
        restore(room / "shop", file, how, Act(f"r{chance.random()}", "", _NOON))
        assert verify_folder(room / "shop", keys) == ()
    for old in (room / "shop").glob("kasa-replaced-*"):
        old.unlink()


FILES = (
    Parser(
        "tables of goods and prices",
        ("pos/sheet.py", "pos/product_form.py", "pos/product_row.py", "pos/price_file.py"),
        _refused(_sheet),
        (*TABLES, packed(b"<workbook/>")),
        (
            b"code;name;price\n",
            b"4770000000015;",
            b'"',
            b"\t",
            b",",
            b"1,29\n",
            b"PK\x03\x04",
            b"\xff\xfe",
            b"\n",
        ),
    ),
    Parser(
        "the till's own list of goods",
        ("pos/product_file.py",),
        _words(_own_goods, Refused),
        TABLES,
    ),
    Parser(
        "a shop's file",
        ("pos/datafile.py", "pos/shop_file.py"),
        _as_file(load_shop_file, "shop.toml"),
        ((_DEMO / "LT" / "shop.toml").read_bytes(),),
        TOML,
    ),
    Parser(
        "a shop's offers",
        ("pos/offer_file.py",),
        _as_file(lambda path: read_offers(path, _ZONE), "offers.toml"),
        tuple(one.read_bytes() for one in sorted(_DEMO.glob("*/offers.toml"))),
        TOML,
    ),
    Parser(
        "a country's rules",
        ("pos/country.py",),
        _as_file(lambda path: load_country("LT", path.parent), "LT.toml"),
        ((ROOT / "resources" / "countries" / "LT.toml").read_bytes(),),
        TOML,
    ),
    Parser(
        "settings and devices of another till",
        ("ui/cli/outfit.py",),
        _as_file(lambda path: _checked(_read(path)), "till.json"),
        (
            b"".join(
                (
                    b'{"kasa":1,"settings":{"drawer_open_s":"120"},"devices":[{"role":"printer",',
                    b'"kind":"escpos-tcp","options":{"host":"a","tcp_port":"9100"}}]}',
                )
            ),
        ),
        JSON,
    ),
    Parser("a kept device", ("pos/desk/hardware.py",), _words(read_chosen, Refused), parts=JSON),
    Parser("kept quick items", ("pos/desk/quick.py",), _words(_pages), parts=JSON),
    Parser(
        "keys, confidences and heads",
        ("pos/store/keys.py", "pos/store/anchor.py", "pos/store/pins.py"),
        _as_file(_keys, "till-1.head"),
        (b"1 7 " + b"ab" * 32,),
        JSON,
    ),
    Parser(
        "what a running till says",
        ("ui/hardware/standing.py",),
        _as_file(lambda path: standing_of(path.parent), STANDING),
        (b'{"printer":{"kind":"virtual","health":"ok","detail":"","facts":[["paper","ok"]]}}',),
        JSON,
    ),
    Parser(
        "a decided import", ("ui/catalogue/waiting.py",), _as_file(_waiting, "import"), parts=JSON
    ),
    Parser("a sealed Z", ("pos/journal.py",), _refused(_seal), (b'{"z":1,"previous":"0"}',), JSON),
    Parser("events of a journal", ("pos/store/codec.py",), _refused(_events), parts=JSON),
    Parser(
        "a backup",
        ("pos/store/backup.py",),
        _restored,
        parts=(b"SQLite format 3\x00", b"\x10\x00\x01\x01", b"CREATE"),
    ),
    Parser(
        "codes and GS1",
        ("pos/barcode.py", "pos/gs1.py", "pos/card_number.py"),
        _refused(_code),
        parts=CODES,
    ),
    Parser(
        "stories",
        ("pos/story/grammar.py",),
        _words(lambda text: parse(text, "x"), Unreadable),
        parts=STORY,
    ),
    Parser(
        "conditions of prompts",
        ("pos/situation.py",),
        _words(Condition.read, ValueError),
        parts=(b"not ", b"is ", b">= ", b"1"),
    ),
    Parser("lines of commands", ("ui/cli/commands.py",), _words(_line, SystemExit), parts=ARGV),
    Parser(
        "typed amounts",
        ("pos/text.py",),
        _words(lambda text: (parse_amount(text), parse_count(text))),
        parts=(b"1", b",", b".", b"-"),
    ),
)
