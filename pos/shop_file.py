"""What a new shop starts with, as a file: premises, people, customers, label patterns, quick items, float.

`resources/demo/CODE/shop.toml` are such files; `kasa` sets a demo shop up from one. Nothing here
touches the books: whoever sets the shop up says it through the desks.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from pos.datafile import read_record, read_table
from pos.errors import Refused


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who works here, with the PIN in clear: only for demo shops and first set-up."""

    name: str
    role: Literal["trainee", "cashier", "associate", "manager", "technician", "owner"]
    pin: str
    language: str = ""
    born: str = ""


class KnownCustomer(Struct, frozen=True, kw_only=True):
    """A customer the shop knows, with the language prompts speak."""

    id: str
    name: str
    language: str = ""
    tier: str = ""


class Pattern(Struct, frozen=True, kw_only=True):
    """An in-store label: `digits` as 20iiiiipppppc, `means` what its p or w digits hold."""

    digits: str
    means: Literal["price", "weight"]


class QuickGroup(Struct, frozen=True, kw_only=True):
    """A page of quick items: its name on the tab and the codes on it, in order."""

    name: str
    codes: tuple[str, ...]


class ShopFile(Struct, frozen=True, kw_only=True):
    """The whole file. `drawer` is the float in PIECES as in stories, `products` the name of the CSV beside it."""

    country: str
    language: str
    drawer: str
    products: str
    premises: Mapping[str, str]
    devices: Mapping[str, str]
    settings: Mapping[str, str]
    staff: tuple[Person, ...] = ()
    customers: tuple[KnownCustomer, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    quick: tuple[QuickGroup, ...] = ()


T = TypeVar("T", bound=Struct)


def load_shop_file(path: Path) -> ShopFile:
    """Read a shop file. Raises Refused(bad_file) naming the table and what is wrong with it."""
    whole = read_table(path)
    staff = _records(Person, whole, path.name, "staff")
    customers = _records(KnownCustomer, whole, path.name, "customer")
    patterns = _records(Pattern, whole, path.name, "pattern")
    quick = _records(QuickGroup, whole, path.name, "quick")
    head = read_record(ShopFile, whole, path.name, "head")
    return replace(head, staff=staff, customers=customers, patterns=patterns, quick=quick)


def _records(kind: type[T], whole: dict[str, Any], file: str, table: str) -> tuple[T, ...]:
    raws = whole.pop(table, [])
    if not isinstance(raws, list):
        raise Refused("bad_file", file=file, problem=f"{table} must stand in double brackets")
    return tuple(read_record(kind, raw, file, f"{table} {at}") for at, raw in enumerate(raws, 1))
