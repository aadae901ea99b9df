"""A receipt on the screen: the last one or any by its number, in any language, with or without prices, into a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from pos.desk.papers import Papers
from pos.errors import Refused
from pos.paper import Row
from pos.receipt import printed_number, read_number
from pos.text import LANGUAGES, N_, Speaker, own_name
from ui.catalogue.files import unwritten
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.home import back
from ui.paperwork import paper_lines
from ui.presenting import Ask
from ui.views import Chip, Key, Kind, NoticeView, PaperLine
from ui.wording import refusal

KINDS: Final = {"pdf": "F4", "png": "F5", "html": "F6", "txt": "F7"}
_AS: Final = {
    "pdf": N_("Save as PDF"),
    "png": N_("Save as picture"),
    "html": N_("Save as web page"),
    "txt": N_("Save as text"),
}


Draw = Callable[[tuple[Row, ...], str, str, str], bytes]
"""Makes a file's bytes of rows, its kind, title and language."""


class PaperView(Struct, frozen=True):
    """The paper at the left, what can be asked of it at the right."""

    lines: tuple[PaperLine, ...]
    form: FormView
    notice: NoticeView | None
    keys: tuple[Key | None, ...]


class _State(Struct):
    number: int = 0
    rows: tuple[Row, ...] = ()
    language: str = ""
    gift: bool = False
    notice: NoticeView | None = None


class PapersPresenter:
    """Shows one document. Knows no widgets."""

    def __init__(
        self, counter: Counter, desk: Papers, draw: Draw, aside: Ask, folder: Callable[[], Path]
    ) -> None:
        """`draw` makes files, `aside` writes them, `folder` is where they go."""
        self._counter, self._desk = counter, desk
        self._draw, self._aside, self._folder = draw, aside, folder
        self._now = _State()
        self.show: Callable[[PaperView], None] = lambda view: None

    def come(self) -> None:
        """Show what was closed last."""
        self._now = _State()
        self._counter.around.ask(self._desk.last, self._begun)

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A number, a language, with or without prices, a file, or back."""
        kind, _colon, what = action.partition(":")
        if kind == "speak":
            self._now.language = what
            self._fetch()
        elif action == "gift":
            self._now.gift = not self._now.gift
            self._fetch()
        elif action == "find":
            self.find(told.get("number", ""))
        elif kind == "save":
            self._save(what)
        elif action == "back":
            look = self._counter.look
            after = look.last_sale is not None and not look.lines
            self._counter.around.go("change" if after else back(look))

    def find(self, text: str) -> None:
        """Show the document of a number as typed or scanned."""
        found = read_number(text)
        if found is None or found[0] not in (0, self._counter.look.till):
            self._refused(Refused("not_found"))
            return
        self._now.number, self._now.gift = found[1], False
        self._fetch()

    # --- work -------------------------------------------------------------------------------------------------------

    def _fetch(self) -> None:
        now = self._now
        number, language, gift = now.number, now.language, now.gift
        now.notice = None
        if not number:
            self.render()
            return
        ask = self._counter.around.ask
        ask(
            lambda: self._desk.shown(number, language, gift=gift),
            self._fetched,
            self._refused,
        )

    def _begun(self, number: int) -> None:
        self._now.number = number
        self._fetch()

    def _fetched(self, rows: tuple[Row, ...]) -> None:
        self._now.rows = rows
        self.render()

    def _save(self, kind: str) -> None:
        """Keep that a copy goes out, then write it; a gift receipt is none."""
        now = self._now
        number, language = now.number, now.language
        if not number:
            return
        if now.gift:
            self._write(kind, now.rows)
            return

        def kept(no: Refused | None) -> None:
            if no is not None:
                self._refused(no)
                return
            ask = self._counter.around.ask
            ask(
                lambda: self._desk.copy(number, language),
                lambda rows: self._write(kind, rows),
                self._refused,
            )

        self._counter.do(lambda request: self._desk.copied(request, number), kept)

    def _write(self, kind: str, rows: tuple[Row, ...]) -> None:
        title = printed_number(self._counter.look.till, self._now.number)
        path = self._folder() / f"kasa-{title}.{kind}"
        language = self._now.language or self._counter.look.customer_language
        data = self._draw(rows, kind, title, language)

        def write() -> None:
            try:
                path.write_bytes(data)
            except OSError as error:
                raise unwritten(error) from error

        self._aside(write, lambda _nothing: self._written(path), self._refused)

    def _written(self, path: Path) -> None:
        _ = self._counter.around.say()
        self._now.notice = NoticeView(_("Saved."), str(path), Kind.GOOD)
        self.render()

    def _refused(self, no: Refused) -> None:
        self._now.notice = refusal(no, self._counter.around.say())
        self.render()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def render(self) -> None:
        """Say everything anew."""
        _ = self._counter.around.say()
        now = self._now
        self.show(
            PaperView(
                lines=paper_lines(now.rows) if now.number else (),
                form=self._form(_),
                notice=now.notice,
                keys=_keys(_, some=bool(now.rows)),
            )
        )

    def _form(self, _: Speaker) -> FormView:
        now = self._now
        languages = tuple(
            Chip(f"speak:{code}", own_name(code), code == now.language) for code in LANGUAGES
        )
        gift = Chip("gift", _("without prices"), now.gift)
        return FormView(
            id="papers",
            title=_("Receipt on screen"),
            text=_("What is saved to a file is marked as a copy, and stands in the journal."),
            chips=(*languages, gift),
            fields=(FieldView("number", _("Another receipt"), _("Number, as 1-17")),),
            keys=(Key("find", "Enter", _("Show it"), forward=True),),
            language=_.language,
            signs="-",
        )


def _keys(_: Speaker, *, some: bool) -> tuple[Key | None, ...]:
    saves = (Key(f"save:{kind}", key, _(_AS[kind]), enabled=some) for kind, key in KINDS.items())
    return (None, None, None, *saves, None, None, Key("back", "Esc", _("Back")))
