"""The screen of offers: what there is, a new one, a file of them, the end of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pos.desk.offer_book import OfferBook
from pos.errors import Refused
from pos.offer_file import read_offers
from pos.promotion import Promotion
from pos.text import Speaker
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.offers.draft import Draft, form_of, offer_of
from ui.offers.shown import facts_of, gives, row_of
from ui.office.view import OfficeView
from ui.views import Key, Kind, NoticeView
from ui.wording import refusal


class _State(Struct):
    offers: tuple[Promotion, ...] = ()
    current: str = ""
    draft: Draft | None = None
    from_file: bool = False
    error: str = ""
    notice: NoticeView | None = None


class OffersPresenter:
    """Shows the offers and takes changes to their desk. Knows no widgets."""

    def __init__(self, counter: Counter, desk: OfferBook, zone: tzinfo) -> None:
        """`zone` is the shop's own time."""
        self._counter, self._desk, self._zone = counter, desk, zone
        self._now = _State()
        self.show: Callable[[OfficeView], None] = lambda view: None

    def come(self) -> None:
        """The screen comes into sight."""
        self._now.notice = None
        self._fetch()

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A row, a kind or a key."""
        now = self._now
        kind, _colon, what = action.partition(":")
        if now.draft is not None:
            now.draft = replace(now.draft, typed={**now.draft.typed, **told})
        if kind == "offer":
            self._choose(what)
        elif kind == "kind" and now.draft is not None:
            now.draft, now.error = replace(now.draft, kind=what), ""
            self.render()
        elif action in ("up", "down"):
            self._step(1 if action == "down" else -1)
        else:
            self._key(action, told)

    def _key(self, action: str, told: Mapping[str, str]) -> None:
        now = self._now
        if action == "new":
            now.draft, now.from_file, now.error, now.notice = Draft(), False, "", None
        elif action == "file":
            now.draft, now.from_file, now.notice = None, True, None
        elif action == "leave":
            now.draft, now.from_file, now.error = None, False, ""
        elif action == "keep" and now.draft is not None:
            self._keep(now.draft)
        elif action == "read":
            self._read(Path(told.get("path", "").strip()))
        elif action == "end" and now.current:
            ident = now.current
            self._counter.do(lambda request: self._desk.end(request, ident), self._done)
        elif action == "back":
            self._counter.around.go("settings")
            return
        self.render()

    # --- work -------------------------------------------------------------------------------------------------------

    def _keep(self, draft: Draft) -> None:
        _ = self._counter.around.say()
        try:
            offer = offer_of(draft, self._zone)
        except ValueError as wrong:
            self._now.error = _(str(wrong))
            return
        self._now.error = ""
        self._counter.do(lambda request: self._desk.keep(request, (offer,)), self._done)

    def _read(self, path: Path) -> None:
        zone = self._zone

        def work(request: str) -> None:
            self._desk.keep(request, read_offers(path, zone))

        self._counter.do(work, self._done)

    def _done(self, no: Refused | None) -> None:
        _ = self._counter.around.say()
        if no is None:
            self._now = _State(
                current=self._now.current, notice=NoticeView(_("Kept."), kind=Kind.GOOD)
            )
        else:
            told = refusal(no, _)
            self._now.notice = replace(told, text=str(no.facts.get("problem", told.text)))
        self._fetch()

    def _fetch(self) -> None:
        self._counter.around.ask(self._desk.all, self._fetched)

    def _fetched(self, offers: tuple[Promotion, ...]) -> None:
        now = self._now
        now.offers = offers
        if now.current not in {one.id for one in offers}:
            now.current = offers[0].id if offers else ""
        self.render()

    def _choose(self, ident: str) -> None:
        now = self._now
        now.current, now.draft, now.from_file, now.error = ident, None, False, ""
        self.render()

    def _step(self, by: int) -> None:
        idents = [one.id for one in self._now.offers]
        if self._now.current in idents:
            self._choose(idents[(idents.index(self._now.current) + by) % len(idents)])

    # --- what is shown ----------------------------------------------------------------------------------------------

    def render(self) -> None:
        """Say everything anew."""
        _ = self._counter.around.say()
        now, at = self._now, self._counter.look.at_ms
        chosen = next((one for one in now.offers if one.id == now.current), None)
        self.show(
            OfficeView(
                title=_("Offers"),
                rows=tuple(row_of(one, at, self._zone, _) for one in now.offers),
                current=f"offer:{now.current}",
                form=self._form(chosen, _),
                notice=now.notice,
                facts_title=chosen.called if chosen else "",
                facts=facts_of(chosen, self._zone, _) if chosen else (),
                remark=_("Of several offers the till takes those that save the customer most."),
                keys=_keys(chosen is not None and (not chosen.to_ms or chosen.to_ms > at), _),
            )
        )

    def _form(self, chosen: Promotion | None, _: Speaker) -> FormView | None:
        now = self._now
        if now.draft is not None:
            return form_of(now.draft, now.error, _)
        if now.from_file:
            return FormView(
                "offers:file",
                _("A file of offers"),
                fields=(FieldView("path", _("File"), "TOML", words=True),),
                keys=(
                    Key("read", "Enter", _("Open it"), forward=True),
                    Key("leave", "Esc", _("Cancel")),
                ),
                language=_.language,
                signs="/.-",
            )
        if chosen is None:
            return FormView("offers:none", _("There are no offers yet."))
        return FormView(f"offers:{chosen.id}", chosen.called, gives(chosen, _))


def _keys(holds: bool, _: Speaker) -> tuple[Key | None, ...]:
    return (
        Key("up", "PgUp", _("Offer before")),
        Key("down", "PgDn", _("Next offer")),
        Key("new", "F2", _("New offer")),
        Key("file", "F5", _("Offers from a file")),
        Key("end", "F8", _("End it now"), enabled=holds),
        *(None,) * 4,
        Key("back", "Esc", _("Back")),
    )
