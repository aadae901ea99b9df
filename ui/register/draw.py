"""How a look at the till becomes the sale screen: rows, sums, keys, the question, the words beneath a line."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from pos.desk.look import Asked, Look
from pos.product import Product
from pos.staff import Staff
from pos.text import Speaker, format_day
from pos.words import tier_name
from ui.panel import Panel, asked
from ui.register.lines import Rows, per_cent
from ui.register.view import RegisterView
from ui.sought import Sought
from ui.views import Chip, Key, Kind, NoticeView, QuestionView, Tile
from ui.wording import at_once, money, paper_notice, terminal_notice


class Fetched(Struct, frozen=True):
    """What the desks say of quick items: names of the pages, goods of one with their pictures; and who works here."""

    groups: tuple[str, ...]
    tiles: tuple[Product, ...]
    pictures: tuple[str, ...]
    staff: tuple[Staff, ...]


class State(Struct):
    """What only this screen knows."""

    groups: tuple[str, ...] = ()
    group: int = 0
    tiles: tuple[Product, ...] = ()
    pictures: tuple[str, ...] = ()  # of the tiles, in their order
    current: int | None = None
    notice: NoticeView | None = None
    panel: Panel | None = None
    staff: tuple[Staff, ...] = ()
    lines: Rows = field(default_factory=Rows)
    faces: tuple[tuple[Product, ...], str, tuple[Tile, ...]] = ((), "", ())

    def shown_tiles(self, _: Speaker) -> tuple[Tile, ...]:
        """Return the tiles of the quick items, made anew only for other items or another language."""
        items, language, tiles = self.faces
        if items is not self.tiles or language != _.language:
            tiles = tuple(
                Tile(f"item:{one.code}", one.name, _price(one, _), picture=picture)
                for one, picture in zip(self.tiles, self.pictures, strict=True)
            )
            self.faces = self.tiles, _.language, tiles
        return tiles

    def position(self, look: Look) -> int:
        """Return the chosen line, else the one last touched; counted from 1, 0 for none."""
        sale = look.basket.sale
        if sale is None:
            return 0
        if self.current is not None and self.current < len(sale.lines):
            return self.current + 1
        return sale.position_of(sale.last_touched) if sale.last_touched else len(sale.lines)


def draw(look: Look, now: State, sought: Sought, _: Speaker) -> RegisterView:
    """Say everything on the sale screen."""
    some = look.lines > 0
    return RegisterView(
        rows=now.lines.of(look, _),
        current=now.position(look) - 1 if some else None,
        picked=now.current is not None or now.panel is not None,
        head=head(look, _),
        figure=money(look.basket.bill.total.minor, look, _),
        sums=sums(look, _),
        hint=_("Scan, type a code or a name"),
        groups=_groups(now.groups, now.group, _),
        tiles=now.shown_tiles(_),
        more=_("More"),
        sides=sides(some, _),
        keys=keys(look, _),
        results=sought.rows(lambda one: _price(one, _), _),
        known=sought.known,
        notice=now.notice
        or paper_notice(look, _)
        or (None if now.panel else terminal_notice(look, _, "Ctrl+5"))
        or (None if now.panel or some else promises_due(look.promises_due, _)),
        question=question(look.asked, _),
        form=asked(now.panel, _),
    )


@lru_cache(maxsize=16)
def _groups(names: tuple[str, ...], chosen: int, _: Speaker) -> tuple[Chip, ...]:
    """Name the pages of quick items, and the way to take empties back."""
    pages = (Chip(f"group:{n}", name, n == chosen) for n, name in enumerate(names))
    return (*pages, Chip("empties", _("Empties")))


def _price(one: Product, _: Speaker) -> str:
    price = _.amount(one.price.minor)
    return f"kg {price}" if one.weighed else price


def unweighed(look: Look) -> str:
    """Name the line last touched if it still has to be weighed."""
    sale = look.basket.sale
    if sale is None or not sale.last_touched or sale.tenders:
        return ""
    line = sale.line_at(sale.position_of(sale.last_touched))
    return line.product.name if line.waits_for_weight else ""


def sums(look: Look, _: Speaker) -> tuple[str, ...]:
    """Say what the total is made of, the most important first."""
    sale, bill, due = look.basket.sale, look.basket.bill, look.basket.due
    if sale is None or not sale.lines:
        return ()
    counts = [1 if line.quantity.weighed else line.quantity.amount for line in sale.lines]
    empties = sum([n for line, n in zip(sale.lines, counts, strict=True) if line.empties])
    count = sum(counts) - empties
    parts = [_.ngettext("{n} item", "{n} items", count)] if count else []
    if empties:
        parts.append(_.ngettext("{n} empty back", "{n} empties back", empties))
    if bill.saving.minor:
        parts.append(_("saved {amount}", amount=_.amount(bill.saving.minor)))
    said = [" · ".join(parts)]
    if due.rounding.minor:
        by = f"{'+' if due.rounding.minor > 0 else '−'}{_.amount(abs(due.rounding.minor))}"
        said.append(_("In cash: {amount} (rounded {by})", amount=_.amount(due.to_pay.minor), by=by))
    vat = " · ".join(
        f"{per_cent(part.rate.bp, _)} {_.amount(part.vat)}".replace(" ", "\u00a0")
        for part in bill.vat
        if not part.rate.exempt
    )
    if vat:
        said.append(_("VAT {rates}", rates=vat))
    return tuple(said)


def head(look: Look, _: Speaker) -> str:
    """Say who is served, in which language, and what waits aside."""
    sale = look.basket.sale
    parts = [_("Customer speaks {language}", language=_.language_name(look.customer_language))]
    if sale is not None and sale.customer:
        if look.promised:
            parts.insert(0, _.ngettext("{n} promise open", "{n} promises open", look.promised))
        who = (look.customer or sale.customer, tier_name(sale.tier, _))
        parts.insert(0, " · ".join(part for part in who if part))
    if sale is not None and sale.note:
        parts.insert(0, _("Note: {note}", note=sale.note))
    if look.parked:
        parts.append(_.ngettext("{n} sale set aside", "{n} sales set aside", len(look.parked)))
    return " · ".join(parts)


def keys(look: Look, _: Speaker) -> tuple[Key | None, ...]:
    """Lay the row of keys out: the ways forward at the right."""
    some = look.lines > 0
    pay = Key("pay", "F12", _("Pay"), forward=True, enabled=some)
    return (*_ways(some, _), *at_once(look, _), pay)


@lru_cache(maxsize=16)
def _ways(some: bool, _: Speaker) -> tuple[Key, ...]:
    """Whatever is done before paying; the same at every scan."""
    return (
        Key("help", "F1", _("Help")),
        Key("remove", "F3", _("Remove line"), enabled=some),
        Key("price", "F4", _("Price, discount"), enabled=some),
        Key("aside", "F5", _("Set aside")),
        Key("customer", "F6", _("Customer")),
        Key("returns", "F7", _("Return")),
        Key("shift", "F9", _("Shift")),
        Key("more", "+", _("More")),
    )


def promises_due(due: int, _: Speaker) -> NoticeView | None:
    """Tell whoever stands here which promises to customers wait to be kept; between two customers only."""
    if not due:
        return None
    title = _.ngettext(
        "{n} promise to a customer is due.", "{n} promises to customers are due.", due
    )
    text = _("Call, or say what became of it.")
    return NoticeView(title, text, Kind.WARM, (Key("promises", "Ctrl+7", _("Show them")),))


@lru_cache(maxsize=16)
def sides(some: bool, _: Speaker) -> tuple[Key, ...]:
    """Lay the keys beside the digits out, with or without a basket."""
    return (
        Key("quantity", "*", _("Quantity")),
        Key("weigh", "/", _("Weigh")),
        Key("why", "F8", _("Why this price?") if some else _("Price check")),
        Key("take", "Enter", _("Enter")),
    )


def question(asked: Asked | None, _: Speaker) -> QuestionView | None:
    """Ask the age: a date to hold against the one on the document."""
    if asked is None or asked.kind != "age" or asked.born_by is None:
        return None
    return QuestionView(
        title=_("Born on this day or before?"),
        text=_("{name}: only from the age of {age}", name=asked.name, age=asked.age),
        figure=format_day(asked.born_by, _.language),
        keys=(
            Key("old_enough", "Enter", _("Old enough"), forward=True),
            Key("decline", "Esc", _("Do not sell it")),
        ),
    )
