"""Setting a device up on screen: what can be chosen is fetched off the desk thread, looked for, typed, and kept."""

from __future__ import annotations

from msgspec.structs import replace

from drivers.protocol import Role
from ui.hardware.keeping import Keeping
from ui.hardware.setup import KIND, Draft
from ui.views import NoticeView


class SettingUp(Keeping):
    """What a technician chooses for one device, from the first look to the books."""

    def _set_up(self) -> None:
        self._begin(self._now.role)

    def _begin(self, role: Role, editing: str = "") -> None:
        """Fetch what can be chosen, off this thread, then show it."""
        current = next(one for one in self._parts.workshop.devices() if one.role is role)
        draft = Draft(role, current.kind, dict(current.options), editing=editing)
        self._fill(draft)

    def _fill(self, draft: Draft, *, network: bool = False) -> None:
        workshop = self._parts.workshop

        def fetch() -> Draft:
            whole = replace(draft, kinds=workshop.kinds(draft.role))
            return replace(
                whole,
                known=workshop.options(draft.role, draft.kind),
                found=workshop.ports(draft.role, whole.wire()),
                places=draft.places or workshop.places(draft.role, draft.kind, network=network),
            ).settled()

        self.aside(fetch, lambda filled: self._filled(filled, looked=network))

    def _filled(self, draft: Draft, *, looked: bool) -> None:
        self._now.draft, self._now.notice = draft, None
        if looked and not draft.places:
            _ = self.say()
            self._now.notice = NoticeView(
                _("Nothing that could be it was found here or on the network. Is it switched on?")
            )
        self.render()

    def _take(self, number: str) -> None:
        """Set up what was found: its kind, its place, and its model where its name tells it."""
        draft = self._now.draft
        if draft is not None:
            place = draft.places[int(number)]
            self._fill(replace(draft, kind=place.kind, told=place.told))

    def _set_value(self, value: str) -> None:
        draft = self._now.draft
        if draft is None:
            return
        if draft.editing == KIND:
            self._fill(draft.of_kind(value))
        else:
            self._now.draft = draft.with_value(value)

    def _stop_editing(self) -> None:
        if self._now.draft is not None:
            self._now.draft = replace(self._now.draft, editing="")

    def _look_for(self) -> None:
        if self._now.draft is not None:
            self.tell(self.say()("Looking …"))
            self._fill(replace(self._now.draft, places=()), network=True)

    def _leave(self) -> None:
        draft = self._now.draft
        if draft is not None and draft.editing:
            self._stop_editing()
            return
        self._now.draft = None
        self.examine()

    def _keep(self) -> None:
        """Check, keep in the books, start live: each where it belongs, in this order."""
        draft = self._now.draft
        if draft is not None:
            self.keep(draft)
