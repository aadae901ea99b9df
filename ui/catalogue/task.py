"""A file of goods on its way into the shop: read, laid out in columns, planned part by part, kept or given up.

Long work is cut into parts so that scans and sales go on between them, and so that it can be stopped. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import tzinfo
from itertools import islice
from pathlib import Path

from msgspec import Struct

from pos.desk.labels import Labels
from pos.desk.office import Office, Plan, Planned
from pos.desk.price_lists import Priced, PriceLists
from pos.errors import Refused
from pos.event_office import Imported
from pos.price_file import read_prices
from pos.product_form import Mapped, cells_of, recognise
from pos.product_row import BadRow, How, ReadRow, RowReader
from pos.sheet import SheetRow, read_sheet
from ui.catalogue.files import Found, read_bytes, write_whole
from ui.catalogue.waiting import (
    AT_ONCE,
    Sign,
    Waiting,
    decide,
    decided,
    waiting,
    waiting_prices,
)
from ui.counter import Act, Counter
from ui.presenting import Ask

PART = 500
"""Rows that are read and compared in one go: a scan never waits longer than for these."""


class Hall(Struct, frozen=True):
    """What surrounds the work: the counter, the office, the thread beside the desks, the shop's files and language.

    `carry` brings something from the desk thread to the screen's; `intake` keeps a decided import, a part a call on the
    desk thread, which says how much is in of how much; `folder` is where it waits, `sign` says that it is
    the shop's own.
    """

    counter: Counter
    office: Callable[[Callable[[int, int], None]], Office]
    aside: Ask
    carry: Callable[[Callable[[], None]], None]
    prices: PriceLists
    files: Callable[[], tuple[Found, ...]]
    language: str
    zone: tzinfo
    out: Callable[[], Path]
    intake: Callable[[Waiting], Callable[[], tuple[int, int]]]
    folder: Path
    sign: Sign
    labels: Labels


Make = Callable[[str, str, int], Waiting]
"""Makes an import to be decided: under which request, by whom, at what moment."""
Told = Callable[[int, int], None]
Failed = Callable[[Refused], None]


class Task:
    """Brings one file in, or all goods out. `told` hears how far it is; `stop` ends it at the next part."""

    def __init__(self, hall: Hall, told: Told, failed: Failed) -> None:
        self._hall, self._told, self._failed = hall, told, failed
        self._stopped = False
        self.holds_ms = (
            0  # from when on a large import holds, once it is decided; nothing stops it then
        )
        self._office = hall.office(self._writing)

    def stop(self) -> None:
        """End it: nothing of it is kept."""
        self._stopped = True

    def open(self, path: Path, then: Callable[[tuple[SheetRow, ...], Mapped], None]) -> None:
        """Read a file and see what its columns mean."""
        language = self._hall.language

        def read() -> tuple[tuple[SheetRow, ...], Mapped]:
            rows = read_sheet(read_bytes(path), language)
            return rows, recognise(rows)

        self._enter(lambda: self._hall.aside(read, lambda found: then(*found), self._failed))

    def plan(
        self, rows: tuple[SheetRow, ...], mapped: Mapped, how: How, then: Callable[[Plan], None]
    ) -> None:
        """Say what importing would do. Refused stopped when it was."""
        reader = RowReader(self._office.country(), mapped.given, how)
        goods = cells_of(rows[mapped.first :], mapped)
        good: list[Planned] = []
        bad: list[BadRow] = []

        def read() -> list[ReadRow | BadRow]:
            return [reader.read(line, cells) for line, cells in islice(goods, PART)]

        def part() -> None:
            if self._stopped:
                self._failed(Refused("stopped"))
            else:
                self._hall.aside(read, compare, self._failed)

        def compare(found: list[ReadRow | BadRow]) -> None:
            if not found:
                then(Plan(tuple(good), tuple(bad)))
                return
            self._hall.counter.around.ask(lambda: self._office.planned(found), seen, self._failed)

        def seen(plan: Plan) -> None:
            good.extend(plan.rows)
            bad.extend(plan.errors)
            self._told(len(good) + len(bad), len(rows))
            part()

        part()

    def keep(self, plan: Plan, then: Callable[[], None]) -> None:
        """Store all that is new or changed, or nothing; a large import part by part, so that scans go on between."""
        if len(plan.changing) > AT_ONCE:
            goods = tuple(Imported(one.product, one.codes) for one in plan.changing)
            self._large(lambda request, who, at_ms: waiting(request, who, at_ms, goods), then)
            return
        self._store(lambda request: self._office.import_products(request, plan), then)

    def _large(self, make: Make, then: Callable[[], None]) -> None:
        """Begin an import too large for one change, if this person may."""
        self._enter(lambda: self._bring_left(make, then), self._office.begin_import)

    def _bring_left(self, make: Make, then: Callable[[], None]) -> None:
        """First bring in what the books refused of a decided import, a full disk say; else nothing could come after."""
        hall = self._hall

        def found(left: Waiting | None) -> None:
            if left is None:
                self._decide(make, then)
            else:
                self._bring(hall.intake(left), lambda: self._decide(make, then))

        hall.aside(lambda: decided(hall.folder, hall.sign), found, self._failed)

    def _decide(self, make: Make, then: Callable[[], None]) -> None:
        """Write a large import down whole; from then on it comes in, whatever happens."""
        look, hall = self._hall.counter.look, self._hall
        request, who = hall.counter.around.fresh(), look.staff.name if look.staff else ""

        def written() -> Waiting:
            import_ = make(request, who, look.at_ms)
            decide(hall.folder, import_, hall.sign, lambda: self._stopped)
            return import_

        def sure(import_: Waiting) -> None:
            self.holds_ms = import_.from_ms
            self._bring(hall.intake(import_), then)

        hall.aside(written, sure, self._failed)

    def _bring(self, step: Callable[[], tuple[int, int]], then: Callable[[], None]) -> None:
        """Bring part after part in; what else waits for the desks has its turn between."""

        def kept(reached: tuple[int, int]) -> None:
            self._told(*reached)
            if reached[0] < reached[1]:
                self._hall.counter.around.ask(step, kept, self._failed)
            else:
                then()

        kept((0, 1))

    def price(
        self,
        rows: tuple[SheetRow, ...],
        then: Callable[[tuple[Priced, ...], tuple[BadRow, ...]], None],
    ) -> None:
        """Say what a dated price list would change; part by part, so that scans go on between."""
        desk, ask = self._hall.prices, self._hall.counter.around.ask
        good: list[Priced] = []
        bad: list[BadRow] = []

        def part() -> None:
            if self._stopped:
                self._failed(Refused("stopped"))
            else:
                ask(lambda: desk.planned(islice(prices, PART)), seen, self._failed)

        def seen(found: tuple[tuple[Priced, ...], tuple[BadRow, ...]]) -> None:
            if not any(found):
                then(tuple(good), tuple(bad))
                return
            good.extend(found[0])
            bad.extend(found[1])
            self._told(len(good) + len(bad), len(rows))
            part()

        prices = read_prices(rows, self._hall.zone)
        part()

    def keep_prices(self, prices: tuple[Priced, ...], then: Callable[[], None]) -> None:
        """Let a list of prices hold, all of it or none; a large one part by part, as goods."""
        if len(prices) > AT_ONCE:
            rows = tuple(one.row for one in prices)
            self._large(lambda request, who, at_ms: waiting_prices(request, who, at_ms, rows), then)
            return
        self._store(lambda request: self._hall.prices.keep(request, prices), then)

    def _store(self, act: Act, then: Callable[[], None]) -> None:
        """Do it at once; `then` follows unless it was refused."""

        def done(no: Refused | None) -> None:
            if no is None:
                then()
            else:
                self._failed(no)

        self._hall.counter.do(act, done)

    def write(self, path: Path, then: Callable[[int], None]) -> None:
        """Write all goods into a file; `then` hears how many."""
        parts: Iterator[str] = self._office.export()
        written: list[str] = []

        def part() -> None:
            if self._stopped:
                self._failed(Refused("stopped"))
            else:
                ask = self._hall.counter.around.ask
                ask(lambda: next(parts, ""), take, self._failed)

        def take(text: str) -> None:
            if not text:
                self._hall.aside(lambda: write_whole(path, written), end, self._failed)
                return
            written.append(text)
            self._told(_lines(written), 0)
            part()

        def end(_nothing: None) -> None:
            then(_lines(written))

        self._enter(part)

    def _enter(self, then: Callable[[], None], may: Act | None = None) -> None:
        """Go on if this person may."""

        def done(no: Refused | None) -> None:
            if no is None:
                then()
            else:
                self._failed(no)

        self._hall.counter.do(may or self._office.enter, done)

    def _writing(self, done: int, whole: int) -> None:
        """Heard on the desk thread between two parts of the one transaction; what is raised here takes all back."""
        if self._stopped:
            raise Refused("stopped")
        self._hall.carry(lambda: self._told(done, whole))


def _lines(parts: list[str]) -> int:
    return sum(part.count("\n") for part in parts) - 1
