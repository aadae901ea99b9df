"""The desk of quick items: pages of goods to touch, laid out by the shop; every change is by right and in the journal.

The whole grid is kept as one setting, so that a change is one event. Until somebody changes it, it is as the shop's
file begins it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import msgspec
from msgspec import Struct

from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event_office import SettingSet
from pos.product import Product
from pos.shop_file import QuickGroup

KEY: Final = "quick"
"""Under which setting the grid is kept; it is no row of the table of settings, for nobody types it."""
LONGEST: Final = 24
"""Letters in a page's name: more would not fit its tab."""
MOST_PAGES: Final = 12
MOST_ITEMS: Final = 60

Pages = tuple[QuickGroup, ...]


class QuickBooks(Protocol):
    """What quick items ask of the books."""

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None."""
        ...


class Finder(Protocol):
    """Who knows what a code stands for."""

    def look_up(self, code: str) -> tuple[Product, int, int | None]:
        """Return product, grams and label amount. Refuses unknown_code, bad_check_digit."""
        ...


class PageLook(Struct, frozen=True):
    """The pages' names, whether the shop laid them out itself, and one page: each code with what it sells now."""

    names: tuple[str, ...]
    own: bool
    page: int = 0
    items: tuple[tuple[str, Product | None], ...] = ()


def quick_pages(books: QuickBooks, usual: Sequence[QuickGroup]) -> Pages:
    """Return the pages as the shop laid them out, else as it began; so too where nobody can read what is kept."""
    kept = books.setting(KEY)
    try:
        return msgspec.json.decode(kept, type=Pages) if kept else tuple(usual)
    except (msgspec.MsgspecError, UnicodeError):
        return tuple(usual)


class QuickItems:
    """Lays quick items out. Pages and places are counted from 0; a place behind the last is the free one."""

    def __init__(
        self, till: Till, books: QuickBooks, finder: Finder, usual: Sequence[QuickGroup]
    ) -> None:
        """`usual` is how the shop began."""
        self.till, self.books, self._finder, self._usual = till, books, finder, usual

    def pages(self) -> Pages:
        """Return every page."""
        return quick_pages(self.books, self._usual)

    def look(self, page: int) -> PageLook:
        """Return the names of all pages and what stands on one; a page that is gone shows the last."""
        pages = self.pages()
        names, own = tuple(one.name for one in pages), bool(self.books.setting(KEY))
        if not pages:
            return PageLook(names, own)
        page = min(page, len(pages) - 1)
        return PageLook(
            names, own, page, tuple((code, self._sold(code)) for code in pages[page].codes)
        )

    @verb("office", shift=False)
    def put(self, request: str, page: int, place: int, code: str) -> None:
        """Put goods on a place, those behind it move one further; goods that are on the page already move there.

        Refuses not_allowed, not_found, unknown_code, bad_check_digit, and over_limit where the page is full.
        """
        self.till.allow("office")
        main = self._finder.look_up(code)[0].code
        pages = self.pages()
        codes = _page(pages, page).codes
        if main in codes:
            place -= codes.index(main) < place
        self._keep(_put(pages, page, place, main))

    @verb("office", shift=False)
    def take_off(self, request: str, page: int, place: int) -> None:
        """Take what stands on a place off the page. Refuses not_allowed, not_found."""
        self.till.allow("office")
        pages = self.pages()
        codes = list(_page(pages, page).codes)
        _take(codes, place)
        self._keep(_with(pages, page, codes))

    @verb("office", shift=False)
    def move(self, request: str, place: tuple[int, int], to: tuple[int, int]) -> None:
        """Move goods from a (page, place) to another, where they stand afterwards. Refuses as `put`."""
        self.till.allow("office")
        (page, number), (to_page, to_number) = place, to
        pages = self.pages()
        codes = list(_page(pages, page).codes)
        code = _take(codes, number)
        self._keep(_put(_with(pages, page, codes), to_page, to_number, code))

    @verb("office", shift=False)
    def name_page(self, request: str, page: int, name: str) -> None:
        """Name a page; one behind the last is new. Refuses not_allowed, not_found, over_limit, bad_setting."""
        self.till.allow("office")
        name, pages = " ".join(name.split()), self.pages()
        if not 0 < len(name) <= LONGEST:
            raise Refused("bad_setting", why=KEY)
        if page == len(pages):
            if page >= MOST_PAGES:
                raise Refused("over_limit", why=KEY)
            self._keep((*pages, QuickGroup(name=name, codes=())))
            return
        self._keep(_with(pages, page, _page(pages, page).codes, name))

    @verb("office", shift=False)
    def drop_page(self, request: str, page: int) -> None:
        """Take a page away with all that is on it; the goods stay in the shop. Refuses not_allowed, not_found."""
        self.till.allow("office")
        pages = self.pages()
        gone = _page(pages, page)
        self._keep(tuple(one for one in pages if one is not gone))

    @verb("office", shift=False)
    def begin_again(self, request: str) -> None:
        """Lay everything out as the shop began. Refuses not_allowed."""
        self.till.allow("office")
        self.till.keep(SettingSet(KEY, ""))

    def _sold(self, code: str) -> Product | None:
        try:
            return self._finder.look_up(code)[0]
        except Refused:
            return None

    def _keep(self, pages: Pages) -> None:
        self.till.keep(SettingSet(KEY, msgspec.json.encode(pages).decode()))


def _page(pages: Pages, page: int) -> QuickGroup:
    if not 0 <= page < len(pages):
        raise Refused("not_found", page=page + 1)
    return pages[page]


def _take(codes: list[str], place: int) -> str:
    if not 0 <= place < len(codes):
        raise Refused("not_found", place=place + 1)
    return codes.pop(place)


def _put(pages: Pages, page: int, place: int, code: str) -> Pages:
    """Return the pages with goods on a place of one; they stand on no other place of it."""
    codes = [one for one in _page(pages, page).codes if one != code]
    if len(codes) >= MOST_ITEMS:
        raise Refused("over_limit", why=KEY)
    codes.insert(place, code)
    return _with(pages, page, codes)


def _with(pages: Pages, page: int, codes: Sequence[str], name: str = "") -> Pages:
    """Return the pages with other goods on one of them, or another name."""
    new = QuickGroup(name=name or pages[page].name, codes=tuple(codes))
    return (*pages[:page], new, *pages[page + 1 :])
