"""The settings screen: made from the one table; each value is checked where it is kept, and seen at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec import Struct

from pos.desk.settings_desk import SettingsDesk, Value
from pos.errors import Refused
from pos.text import Speaker
from pos.words import sentence
from ui.counter import Counter
from ui.forms import FieldView, FormView
from ui.home import back
from ui.office.view import OfficeView
from ui.settings.words import expected, shown, typed
from ui.views import Chip, Key, Kind, ListRow, NoticeView, Tone
from ui.wording import refusal

T = TypeVar("T")


class _State(Struct):
    """What only this screen knows."""

    values: tuple[Value, ...] = ()
    current: str = ""
    error: str = ""
    notice: NoticeView | None = None


class SettingsPresenter:
    """Shows the table and takes values to the desk. Knows no widgets."""

    def __init__(
        self,
        counter: Counter,
        desk: SettingsDesk,
        reread: Callable[[], None],
        seen: Callable[[str, str], None],
    ) -> None:
        """`reread` is called on the desk thread after a change, `seen` with key and value on the screen's."""
        self._counter, self._desk, self._reread, self._seen = counter, desk, reread, seen
        self._now = _State()
        self.show: Callable[[OfficeView], None] = lambda view: None

    def come(self) -> None:
        """The screen comes into sight: read every value."""
        self._now.error, self._now.notice = "", None
        self._fetch()

    def act(self, action: str, told: Mapping[str, str]) -> None:
        """A row, a value or a key."""
        kind, _colon, what = action.partition(":")
        value = self._value()
        if kind == "setting":
            self._go(what)
        elif kind == "value" and value is not None:
            self._choose(value, what)
        elif action == "keep" and value is not None:
            self._choose(value, typed(value.setting, told.get("value", "")))
        elif action == "usual" and value is not None:
            self._choose(value, value.usual)
        elif action in ("down", "up"):
            self._step(1 if action == "down" else -1)
        elif action in ("catalogue", "offers", "quick"):
            self._counter.around.go(action)
        elif action == "back":
            self._counter.around.go(back(self._counter.look))

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _choose(self, value: Value, text: str) -> None:
        key = value.setting.key

        def work(request: str) -> None:
            self._desk.choose(request, key, text)
            self._reread()

        def done(no: Refused | None) -> None:
            _ = self._counter.around.say()
            self._now.error, self._now.notice = "", None
            if no is None:
                self._seen(key, text)
                self._now.notice = NoticeView(_("Kept."), kind=Kind.GOOD)
            elif no.code == "bad_setting":
                self._now.error = f"{sentence(no, _)} {expected(value.setting, _)}"
            else:
                self._now.notice = refusal(no, _)
            self._fetch()

        self._counter.do(work, done)

    def _fetch(self) -> None:
        self._counter.around.ask(self._desk.values, self._fetched)

    def _fetched(self, values: tuple[Value, ...]) -> None:
        self._now.values = values
        if not self._now.current and values:
            self._now.current = values[0].setting.key
        self.render()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _go(self, key: str) -> None:
        self._now.current, self._now.error, self._now.notice = key, "", None
        self.render()

    def _step(self, by: int) -> None:
        keys = [one.setting.key for one in self._now.values]
        if self._now.current in keys:
            self._go(keys[(keys.index(self._now.current) + by) % len(keys)])

    def _value(self) -> Value | None:
        return next((one for one in self._now.values if one.setting.key == self._now.current), None)

    def render(self) -> None:
        """Say everything anew."""
        _ = self._counter.around.say()
        value = self._value()
        self.show(
            OfficeView(
                title=_("Settings"),
                rows=tuple(_row(one, _) for one in self._now.values),
                current=f"setting:{self._now.current}",
                form=self._form(value, _) if value else None,
                notice=self._now.notice,
                facts_title=_("About this setting"),
                facts=_facts(value, _) if value else (),
                remark=_("What is changed here holds at once, and stands in the journal."),
                keys=_keys(value, _),
            )
        )

    def _form(self, value: Value, _: Speaker) -> FormView:
        setting = value.setting
        chips = tuple(
            Chip(f"value:{one}", shown(setting, one, _), one == value.value)
            for one in setting.choices
        )
        text = shown(setting, value.value, _) if setting.kind == "amount" else value.value
        field = FieldView("value", _("Value"), expected(setting, _), text)
        keep = Key("keep", "Enter", _("Keep it"), forward=True)
        return FormView(
            id=f"setting:{setting.key}:{value.value}",
            title=_(setting.explain),
            chips=chips,
            fields=() if chips else (field,),
            keys=() if chips else (keep,),
            error=self._now.error,
            language=_.language,
            signs=":/.",
        )


def _row(one: Value, _: Speaker) -> ListRow:
    tone = Tone.ACCENT if one.own else Tone.QUIET
    value = shown(one.setting, one.value, _)
    return ListRow(f"setting:{one.setting.key}", _(one.setting.explain), "", value, tone)


def _facts(one: Value, _: Speaker) -> tuple[tuple[str, str], ...]:
    usual = shown(one.setting, one.usual, _)
    who = _("chosen by the shop") if one.own else _("the usual value")
    return ((_("name"), one.setting.key), (_("usual"), usual), (_("now"), who))


def _keys(value: Value | None, _: Speaker) -> tuple[Key | None, ...]:
    own = value is not None and value.value != value.usual
    return (
        Key("up", "PgUp", _("Setting before")),
        Key("down", "PgDn", _("Next setting")),
        None,
        None,
        Key("usual", "F6", _("The usual value"), enabled=own),
        Key("catalogue", "F7", _("Goods in and out")),
        Key("offers", "F8", _("Offers")),
        Key("quick", "F9", _("Quick items")),
        None,
        Key("back", "Esc", _("Back"), forward=True),
    )
