"""The cash desk: float, paid in and out, drops, counts, X, and the Z that closes a shift."""

from __future__ import annotations

from msgspec import Struct

from pos.change import Change, make_change
from pos.desk.books import CashBooks, Job, OpenShift
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Piece
from pos.event_cash import (
    CashMoved,
    DrawerCounted,
    DrawerOpened,
    ReportPrinted,
    ShiftClosed,
    ShiftOpened,
)
from pos.pieces import LIMIT, PLENTY, fewest, worth
from pos.shift import Drawer, expected_cash
from pos.shift_sums import ShiftSums


class Counted(Struct, frozen=True):
    """Cash as a person named it: a sum, and the pieces where they were counted."""

    minor: int
    pieces: tuple[Piece, ...] = ()


class Cash:
    """The desk of the drawer and the shift. Amounts are minor units."""

    def __init__(self, till: Till, books: CashBooks) -> None:
        self.till = till
        self.books = books
        self.count_shown: Drawer | None = None

    @verb("open_shift", shift=False)
    def open_shift(self, request: str, counted: Counted) -> None:
        """Begin a shift with a counted float; keeps the difference to the last close. Refuses shift_open."""
        till = self.till
        if till.shift is not None:
            raise Refused("shift_open", shift=till.shift.number)
        till.allow("open_shift")
        self._sound(counted)
        last = till.last_count
        difference = 0 if last is None else counted.minor - last
        number = till.next_shift
        pieces = counted.pieces or self._untouched(counted.minor)
        till.keep(ShiftOpened(number, till.who(), counted.minor, pieces, bool(pieces), difference))
        till.shift = OpenShift(number, till.who(), till.shop.now_ms(), counted.minor, difference, 0)
        till.next_shift += 1
        self.count_shown = None

    @verb("paid_in")
    def paid_in(self, request: str, minor: int, reason: str) -> None:
        """Put cash in that is no sale, with its reason."""
        self._move("paid_in", minor, (), reason)

    @verb("paid_out")
    def paid_out(self, request: str, minor: int, reason: str) -> None:
        """Take cash out for a reason. Refuses drawer_short when the drawer does not hold it."""
        self._move("paid_out", -minor, (), reason)

    @verb("drop")
    def drop(self, request: str, minor: int, pieces: tuple[Piece, ...] = ()) -> None:
        """Bring cash to the safe. Refuses drawer_short, bad_amount for pieces that do not make the sum."""
        self._sound(Counted(minor, pieces))
        self._move("drop", -minor, pieces, "drop")

    @verb("no_sale")
    def no_sale(self, request: str, reason: str) -> None:
        """Open the drawer without a sale; a reason is needed and kept."""
        approved = self.till.allow("no_sale")
        if not reason.strip():
            raise Refused("bad_amount", why="reason")
        shift = self.till.shift_open()
        self.till.keep(
            DrawerOpened(shift.number, reason, self.till.who(), approved),
            jobs=(Job("drawer", 0, reason="no_sale"),),
        )

    @verb("count")
    def count(self, request: str, counted: Counted) -> None:
        """Count the drawer in mid-shift; corrects the pieces believed there, shows the difference."""
        self._sound(counted)
        drawer = Drawer(self.expected(), counted.minor)
        self.till.keep(
            DrawerCounted(
                self.till.shift_open().number,
                counted.minor,
                drawer.expected,
                counted.pieces,
                self.till.who(),
            )
        )
        self.count_shown = drawer

    @verb("x_report")
    def x_report(self, request: str) -> None:
        """Print the shift so far; resets nothing."""
        self.till.allow("x_report")
        shift = self.till.shift_open()
        self.till.keep(
            ReportPrinted(shift.number, "x", self.till.who()),
            jobs=(Job("report_x", shift.number),),
        )

    @verb("close_shift")
    def close_shift(self, request: str, counted: Counted | None) -> None:
        """Count, compare and close with a Z. Refuses bad_amount without a count, busy with an open basket.

        Parked sales stay for the next shift and are listed, unsent ones too.
        """
        till = self.till
        till.allow("close_shift")
        if counted is None:
            raise Refused("bad_amount", why="count")
        self._sound(counted)
        if till.sale is not None and till.sale.lines:
            raise Refused("busy", why="basket")
        shift = till.shift_open()
        sums = self.sums()
        drawer = Drawer(self.expected(), counted.minor)
        till.read_parked()
        till.keep(
            ShiftClosed(
                shift=shift.number,
                z_number=till.next_z,
                by=till.who(),
                at_ms=till.shop.now_ms(),
                counted=counted.minor,
                expected=drawer.expected,
                difference=drawer.difference,
                pieces=counted.pieces,
                totals=_totals(sums),
                vat=sums.vat,
                grand_total=sums.grand_sales + sums.grand_returns,
                first_seq=shift.first_seq,
                parked=tuple(sorted(till.parked)),
                unsent=sums.unsent,
            ),
            jobs=(Job("report_z", shift.number),),
        )
        till.shift = None
        till.last_count = counted.minor
        till.next_z += 1
        self.count_shown = drawer

    # --- looks ------------------------------------------------------------------------------------------------------

    def sums(self) -> ShiftSums:
        """Add the open shift up."""
        return self.books.shift_sums(self.till.shift_open().number)

    def expected(self) -> int:
        """Return the cash that should be in the drawer now, in minor units."""
        shift = self.till.shift_open()
        sums = self.sums()
        return expected_cash(shift.float_minor, sums.cash, sums.moved)

    # --- how --------------------------------------------------------------------------------------------------------

    def _move(self, kind: str, signed: int, pieces: tuple[Piece, ...], reason: str) -> None:
        if not 0 < abs(signed) < 10**9 or (kind == "paid_in") != (signed > 0):
            raise Refused("bad_amount", given=signed)
        if not reason.strip():
            raise Refused("bad_amount", why="reason")
        approved = self.till.allow(kind, minor=abs(signed))
        if signed < 0 and -signed > self.expected():
            raise Refused("drawer_short", left=self.expected())
        shift = self.till.shift_open()
        who = self.till.who()
        self.till.keep(
            CashMoved(
                shift.number, kind, signed, pieces or self._likely(signed), reason, who, approved
            ),
            DrawerOpened(shift.number, kind, who, approved),
            jobs=(Job("drawer", 0, reason=kind),),
        )

    def _untouched(self, minor: int) -> tuple[Piece, ...]:
        """Return the drawer's pieces as they were known last, if they still come to this sum; none otherwise."""
        pieces = self.books.drawer() if self.books.drawer_sure() else ()
        return pieces if worth(pieces) == minor else ()

    def _likely(self, signed: int) -> tuple[Piece, ...]:
        """Return the pieces that moved where nobody named them: the fewest that come in, or that are there to go out.

        None where the drawer's pieces are not known, or cannot make the sum: then they are not sure any more.
        """
        if not self.books.drawer_sure() or abs(signed) > LIMIT:
            return ()
        if signed > 0:
            return fewest(signed, dict.fromkeys(self.till.shop.accepted(), PLENTY)) or ()
        stock = dict(self.books.drawer())
        made = make_change(-signed, stock, set(stock), self.till.shop.accepted())
        return made.pieces if isinstance(made, Change) else ()

    def _sound(self, counted: Counted) -> None:
        accepted = self.till.shop.accepted()
        if not 0 <= counted.minor < 10**9:
            raise Refused("bad_amount", given=counted.minor)
        if counted.pieces and (
            worth(counted.pieces) != counted.minor
            or any(value not in accepted or number < 0 for value, number in counted.pieces)
        ):
            raise Refused("bad_amount", given=counted.minor)


def _totals(sums: ShiftSums) -> tuple[tuple[str, int], ...]:
    """Return the Z's sums by name, in the order they are printed."""
    plain = (
        ("sales", sums.sales),
        ("returns", sums.returns),
        ("receipts", sums.receipts),
        ("return_count", sums.return_count),
        ("goods", sums.goods),
        ("discounts", sums.discounts),
        ("rounding", sums.rounding),
        ("deposits", sums.deposits),
        ("drawer_opens", sums.drawer_opens),
        ("copies", sums.copies),
        ("copied", sums.copied),
        ("voids", sums.voids),
        ("voided", sums.voided),
        ("empties", sums.empties),
        ("emptied", sums.emptied),
        ("training", sums.training),
        ("trained", sums.trained),
        ("grand_sales", sums.grand_sales),
        ("grand_returns", sums.grand_returns),
    )
    tenders = tuple((f"tender_{way}", amount) for way, amount in sums.tenders)
    moved = tuple((kind, amount) for kind, amount in sums.moved)
    departments = tuple((f"department_{name}", amount) for name, amount in sums.departments)
    return plain + tenders + moved + departments
