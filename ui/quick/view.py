"""What the screen of quick items shows, as one frozen record, and what makes it."""

from __future__ import annotations

from msgspec import Struct

from pos.desk.quick import MOST_PAGES, PageLook
from pos.product import Product
from pos.text import Speaker
from ui.forms import FieldView, FormView
from ui.office.view import AboutView
from ui.panel import cancel
from ui.sought import Sought
from ui.views import Chip, Key, ListRow, NoticeView, Tile


class QuickView(AboutView, frozen=True, kw_only=True):
    """The grid at the left with the place that is meant, what may be put there in the middle, what is there now."""

    hint: str
    groups: tuple[Chip, ...]
    tiles: tuple[Tile, ...]
    more: str
    marked: str
    results: tuple[ListRow, ...]
    known: bool


class State(Struct):
    """What only this screen knows: the page, the place on it, what is carried from where, which page is named."""

    look: PageLook = PageLook((), own=False)
    place: int = 0
    carried: tuple[int, int] | None = None
    called: str = ""  # what is carried
    naming: int | None = None
    notice: NoticeView | None = None
    error: str = ""

    @property
    def here(self) -> tuple[str, Product | None] | None:
        """Code and goods on the place that is meant; None on the free one."""
        items = self.look.items
        return items[self.place] if self.place < len(items) else None


def draw(now: State, sought: Sought, _: Speaker) -> QuickView:
    """Say everything on the screen."""
    here = now.here
    return QuickView(
        title=_("Quick items"),
        hint=_("Scan, type a code or a name"),
        groups=tuple(
            Chip(f"page:{n}", name, n == now.look.page) for n, name in enumerate(now.look.names)
        ),
        tiles=_tiles(now, _),
        more=_("More"),
        marked=f"place:{now.place}",
        results=sought.rows(lambda one: _price(one, _), _),
        known=sought.known,
        form=_form(now, _),
        notice=now.notice,
        facts_title=_called(*here) if here else _("Free place"),
        facts=_facts(now, _) if now.look.names else (),
        remark=_(
            "What is found takes the marked place, and what stood there moves one further. "
            "Every change holds at once, and stands in the journal."
        ),
        keys=_keys(now, _),
    )


def _tiles(now: State, _: Speaker) -> tuple[Tile, ...]:
    """The page as the register shows it, and the free place behind its last goods."""
    if not now.look.names:
        return ()
    shown = (
        Tile(f"place:{n}", _called(code, sold), _price(sold, _) if sold else _("not on sale"))
        for n, (code, sold) in enumerate(now.look.items)
    )
    return (*shown, Tile(f"place:{len(now.look.items)}", _("Free place"), free=True))


def _called(code: str, sold: Product | None) -> str:
    return sold.name if sold else code


def _price(one: Product, _: Speaker) -> str:
    price = _.amount(one.price.minor)
    return f"kg {price}" if one.weighed else price


def _facts(now: State, _: Speaker) -> tuple[tuple[str, str], ...]:
    place = (_("place"), f"{now.place + 1} / {len(now.look.items) + 1}")
    if now.here is None:
        return (place,)
    code, sold = now.here
    return (place, (_("code"), code), (_("price"), _price(sold, _) if sold else "–"))


def _form(now: State, _: Speaker) -> FormView | None:
    """What is asked: where to put what is carried, or a page's name."""
    if now.carried is not None:
        return FormView(
            "quick:carried",
            now.called,
            _("Touch the place where it belongs, or go there with PgUp and PgDn."),
            keys=(
                Key("put_down", "Enter", _("Put it here"), forward=True),
                Key("leave", "Esc", _("Leave it where it was")),
            ),
        )
    if now.naming is None:
        return None
    names = now.look.names
    new = now.naming >= len(names)
    drop = () if new else (Key("drop_page", "F8", _("Take the page away")),)
    return FormView(
        f"quick:name:{now.naming}",
        _("A new page") if new else _("Page of quick items"),
        "" if new else _("The goods of a page that is taken away stay in the shop."),
        fields=(FieldView("name", _("Name"), "", "" if new else names[now.naming], words=True),),
        keys=(Key("keep", "Enter", _("Keep it"), forward=True), cancel(_), *drop),
        error=now.error,
        language=_.language,
    )


def _keys(now: State, _: Speaker) -> tuple[Key | None, ...]:
    names, there = now.look.names, now.here is not None
    if now.naming is not None:
        return (None,) * 10
    walk = (
        Key("up", "PgUp", _("Place before"), enabled=bool(names)),
        Key("down", "PgDn", _("Next place"), enabled=bool(names)),
        Key("next", "F2", _("Next page"), enabled=len(names) > 1),
    )
    if now.carried is not None:
        return (*walk, *(None,) * 7)
    return (
        *walk,
        Key("carry", "F4", _("Move it"), enabled=there),
        Key("remove", "F8", _("Take it off"), enabled=there),
        Key("name", "F6", _("Name of the page"), enabled=bool(names)),
        Key("new", "F7", _("New page"), enabled=len(names) < MOST_PAGES),
        Key("usual", "F9", _("As the shop began"), enabled=now.look.own),
        None,
        Key("back", "Esc", _("Back"), forward=True),
    )
