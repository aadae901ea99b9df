"""Keeping: a set-up, checked by its driver, kept in the books by right, started live; a report, saved or copied."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from msgspec.structs import replace

from drivers.protocol import DeviceError, PrintJob, Role, Row
from pos.desk.hardware import Chosen
from pos.errors import Refused
from pos.staff import Staff
from ui.approval import Approval
from ui.hardware.bench import Bench
from ui.hardware.setup import Draft
from ui.views import Kind, NoticeView
from ui.wording import refusal


class Keeping(Bench):
    """Adds to the bench what changes the till's devices, and what leaves it as a report."""

    def keep(self, draft: Draft) -> None:
        """Check a set-up, keep it in the books, start the device live."""
        options = draft.options()
        chosen = Chosen(draft.role.value, draft.kind, options, draft.secrets())
        hardware, workshop = self._parts.hardware, self._parts.workshop

        def checked(_fine: bool) -> None:
            self.by_right(
                lambda request: hardware.choose(request, chosen),
                lambda: self.aside(start, started),
            )

        def check() -> bool:
            workshop.check(draft.role, draft.kind, options)
            return True

        def start() -> bool:
            workshop.change(draft.role, draft.kind, options)
            return True

        def started(_fine: bool) -> None:
            now = self._now
            now.draft, now.advice, now.tried, now.symptom = None, None, (), ""
            self.examine()
            self.render()

        self.aside(check, checked)

    def by_right(self, act: Callable[[str], None], then: Callable[[], None]) -> None:
        """Do a verb of a desk, with a second person where that is wanted, and go on once it is kept."""

        def kept(no: Refused | None) -> None:
            if no is None:
                then()
            elif self._parts.counter.look.wanted is not None:
                self._ask_another(then)
            else:
                self._refuse(refusal(no, self.say()))

        self._parts.counter.do(act, kept)

    def _ask_another(self, then: Callable[[], None]) -> None:
        """Let a second person approve; what was asked goes on afterwards."""
        parts = self._parts

        def closed(no: Refused | None) -> None:
            self._now.panel = None
            approved = no is None and parts.counter.look.wanted is None
            if approved:
                then()
            self.render()

        def opened(staff: tuple[Staff, ...]) -> None:
            self._now.panel = Approval(parts.counter, parts.people, staff, closed)
            self.render()

        parts.counter.around.ask(lambda: tuple(parts.staff()), opened)

    # --- the drawer -------------------------------------------------------------------------------------------------

    def _level(self) -> str:
        """Return the electric level of the drawer's switch as the printer last told it; empty where it cannot."""
        for one in self._parts.workshop.devices():
            if one.role is Role.PRINTER:
                return dict(one.status.facts).get("drawer_line", "")
        return ""

    def _learn(self) -> None:
        """The drawer stands open: its switch's level now is the one that means open."""
        self._now.card = ""
        level, workshop = self._level(), self._parts.workshop
        printer = next(one for one in workshop.devices() if one.role is Role.PRINTER)
        told = {**printer.options, "drawer_switch": level}
        draft = Draft(Role.PRINTER, printer.kind, told)

        def fetch() -> Draft:
            return replace(draft, known=workshop.options(draft.role, draft.kind))

        self.aside(fetch, self.keep)

    # --- reports ----------------------------------------------------------------------------------------------------

    def _save(self, text: str, whole: str) -> None:
        workshop = self._parts.workshop
        name = self._parts.moment().strftime("doctor-%Y%m%d-%H%M%S")

        def save() -> str:
            workshop.save(f"{name}.json", whole)
            return workshop.save(f"{name}.txt", text)

        self.aside(save, lambda path: self.tell(self.say()("Saved: {path}", path=path)))

    def _copied(self, text: str, whole: str) -> None:
        self.copy(text)
        self.tell(self.say()("The report is copied: it can be pasted into a mail."))

    def _on_paper(self, text: str, whole: str) -> None:
        """Print the report, in lines no longer than the paper is wide."""
        wide = self._parts.workshop.columns()
        lines = (part for line in text.splitlines() for part in wrap(line, wide) or [""])
        rows = (*(Row(text=line) for line in lines), Row(cut=True))
        self._parts.workshop.print_page(Role.PRINTER, PrintJob(self.new_job(), rows))
        self.tell(self.say()("The report was sent to the printer."))

    # --- rights to devices ------------------------------------------------------------------------------------------

    def _install(self) -> None:
        """Install the rule where the till may; else say the line with which an administrator does."""
        workshop = self._parts.workshop

        def installed() -> tuple[str, bool]:
            try:
                return workshop.install_rule(), True
            except DeviceError:
                return workshop.rule_command(), False

        def said(outcome: tuple[str, bool]) -> None:
            what, done = outcome
            _ = self.say()
            if done:
                self.tell(_("Installed: {path}. Plug the devices in again.", path=what))
            else:
                self._refuse(NoticeView(_("An administrator has to type: {line}", line=what)))

        self.aside(installed, said)

    def _copy_line(self) -> None:
        self.copy(self._parts.workshop.rule_command())
        self.tell(self.say()("The line is copied."))

    def tell(self, text: str) -> None:
        """Say something that is no trouble."""
        self._now.notice = NoticeView(text, kind=Kind.GOOD)
        self.render()
