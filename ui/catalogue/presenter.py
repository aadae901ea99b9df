"""The screen of goods: choose a file, say what its columns hold, see what would change, take it over or leave it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace

from pos.desk.office import Plan
from pos.desk.price_lists import Priced
from pos.errors import Refused
from pos.price_file import is_price_list
from pos.product_form import Mapped
from pos.product_row import BadRow, How
from pos.sheet import SheetRow
from pos.text import Speaker
from ui.catalogue import stages
from ui.catalogue.draw import clock, draw
from ui.catalogue.files import Found
from ui.catalogue.state import At, State
from ui.catalogue.task import Hall, Task
from ui.office.view import OfficeView
from ui.views import Kind, NoticeView
from ui.wording import refusal


class CataloguePresenter:
    """Takes a file of goods through its stages. Knows no widgets."""

    def __init__(self, hall: Hall, classes: tuple[str, ...]) -> None:
        self._hall, self._classes = hall, classes
        self._counter = hall.counter
        self._now = State()
        self._task: Task | None = None
        self.show: Callable[[OfficeView], None] = lambda view: None
        self._acts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "open": lambda told: self._open(told.get("path", "")),
            "out": lambda told: self._go(At.OUT),
            "write": lambda told: self._write(told.get("path", "")),
            "again": lambda told: self.come(),
            "plan": lambda told: self._plan(),
            "keep": lambda told: self._keep(),
            "labels": lambda told: self._labels(0),
            "labels_ahead": lambda told: self._labels(1),
            "stop": lambda told: self._stop(),
            "back": lambda told: self._back(),
            "up": lambda told: self._step(-1),
            "down": lambda told: self._step(1),
        }

    def come(self) -> None:
        """The screen comes into sight: look for files, if nothing else is on the way here."""
        if self._now.at is At.FILES:
            self._hall.aside(self._hall.files, self._found)
        self.render()

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A row, a chip or a key."""
        kind, colon, what = action.partition(":")
        if colon:
            self._chosen(kind, what)
        elif action in self._acts:
            self._acts[action](told)

    # --- what is chosen ---------------------------------------------------------------------------------------------

    def _chosen(self, kind: str, what: str) -> None:
        now = self._now
        if kind == "file":
            self._open(what)
            return
        if kind == "ask":
            now.column = what
        elif kind == "at":
            now.mapped = now.mapped.put(now.column, int(what) if what else None)
        elif kind in ("usual_vat", "net", "number"):
            now.how = _with(now.how, kind, what)
        elif kind == "show":
            now.wanted, now.page, now.row = what, 0, ""
        elif kind == "row":
            now.row = f"row:{what}"
        self.render()

    def _step(self, by: int) -> None:
        self._now.step(by)
        self.render()

    def _back(self) -> None:
        now = self._now
        now.notice = None
        if now.at in (At.FILES, At.BUSY):
            self._counter.around.go("settings")
        else:
            self._go(At.COLUMNS if now.at is At.PLAN else At.FILES)

    # --- work -------------------------------------------------------------------------------------------------------

    def _open(self, path: str) -> None:
        if path.strip():
            self._now.path = path.strip()
            self._begin().open(Path(path.strip()), self._opened)

    def _opened(self, rows: tuple[SheetRow, ...], mapped: Mapped) -> None:
        now = self._now
        now.rows, now.mapped, now.how, now.column = rows, mapped, How(), "code"
        if is_price_list(rows) and not mapped.whole:
            now.at = now.before
            self._begin().price(rows, self._priced)
        else:
            self._go(At.COLUMNS)

    def _priced(self, prices: tuple[Priced, ...], errors: tuple[BadRow, ...]) -> None:
        now = self._now
        now.prices, now.errors, now.page, now.row = prices, errors, 0, ""
        self._go(At.PRICES)

    def _plan(self) -> None:
        now = self._now
        if now.mapped.enough(now.how):
            self._begin().plan(now.rows, now.mapped, now.how, self._planned)

    def _planned(self, plan: Plan) -> None:
        kinds = ("changed", "new", "errors", "same")
        wanted = next((kind for kind in kinds if stages.list_of(plan, kind)), "new")
        now = self._now
        now.plan, now.wanted, now.page, now.row = plan, wanted, 0, ""
        self._go(At.PLAN)

    def _keep(self) -> None:
        if self._now.at is At.PRICES:
            self._begin().keep_prices(self._now.prices, self._prices_kept)
            return
        self._begin().keep(self._now.plan, self._kept)

    def _kept(self) -> None:
        _ = self._counter.around.say()
        told = ", ".join(f"{name}: {count}" for name, count in stages.counts(self._now.plan, _))
        if since := self._since(_):
            told = f"{told}. {since}"
        self._now.notice = NoticeView(_("The goods are in the shop."), told, Kind.GOOD)
        self._now.plan, self._now.rows, self._now.path = Plan((), ()), (), ""
        self._go(At.FILES)

    def _since(self, _: Speaker) -> str:
        """Say from when on a large import holds."""
        holds_ms = self._task.holds_ms if self._task else 0
        return (
            _("They hold from {time}.", time=clock(holds_ms, self._hall.zone)) if holds_ms else ""
        )

    def _prices_kept(self) -> None:
        _ = self._counter.around.say()
        self._now.notice = NoticeView(_("The prices are in the shop."), self._since(_), Kind.GOOD)
        self._now.prices, self._now.errors, self._now.rows = (), (), ()
        self._go(At.FILES)

    def _labels(self, ahead: int) -> None:
        """Print the labels of the prices that begin today, or tomorrow."""
        labels = self._hall.labels
        day = labels.day(ahead)
        self._counter.do(lambda request: labels.print_changed(request, day, day), self._labelled)

    def _labelled(self, no: Refused | None) -> None:
        _ = self._counter.around.say()
        done = NoticeView(_("The labels are at the printer."), kind=Kind.GOOD)
        self._now.notice = refusal(no, _) if no is not None else done
        self.render()

    def _write(self, path: str) -> None:
        if path.strip():
            self._begin().write(Path(path.strip()), self._written)

    def _written(self, count: int) -> None:
        _ = self._counter.around.say()
        said = _("{count} goods written.", count=count)
        self._now.notice = NoticeView(said, kind=Kind.GOOD)
        self._go(At.FILES)
        self.come()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _begin(self) -> Task:
        now = self._now
        now.before, now.at, now.done, now.whole, now.notice = now.at, At.BUSY, 0, 0, None
        now.sure = False
        self._task = Task(self._hall, self._told, self._failed)
        self.render()
        return self._task

    def _told(self, done: int, whole: int) -> None:
        self._now.done, self._now.whole = done, whole
        self._now.sure = bool(self._task and self._task.holds_ms)
        if self._now.at is At.BUSY:
            self.render()

    def _failed(self, no: Refused) -> None:
        _ = self._counter.around.say()
        told = refusal(no, _)
        problem = str(no.facts.get("problem", ""))
        self._now.notice = replace(told, text=told.text or problem)
        self._go(self._now.before)

    def _found(self, files: tuple[Found, ...]) -> None:
        self._now.files = files
        self.render()

    def _go(self, at: At) -> None:
        self._now.at = at
        self.render()

    def render(self) -> None:
        """Say everything anew."""
        self.show(draw(self._now, self._hall, self._classes, self._counter.around.say()))


def _with(how: How, kind: str, what: str) -> How:
    if kind == "usual_vat":
        return replace(how, vat=what)
    return replace(how, net=what == "1") if kind == "net" else replace(how, numbered=what == "1")
