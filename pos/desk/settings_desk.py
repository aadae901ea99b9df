"""The desk of settings: every value is checked against the one table, kept by right, and written into the journal."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from pos.desk.till import Till
from pos.desk.verb import verb
from pos.event_office import SettingSet
from pos.settings import TABLE, Setting, check


class SettingsBooks(Protocol):
    """What the desk of settings asks of the books."""

    def setting(self, key: str) -> str | None:
        """Return a setting's stored text, or None for its default."""
        ...


class Value(Struct, frozen=True):
    """A setting as it is now; `own` tells whether the shop chose it, `usual` is what it is where nobody did."""

    setting: Setting
    value: str
    own: bool
    usual: str


class SettingsDesk:
    """The desk of what a shop may choose."""

    def __init__(self, till: Till, books: SettingsBooks) -> None:
        self.till = till
        self.books = books

    @verb("office", shift=False)
    def choose(self, request: str, key: str, value: str) -> None:
        """Give a setting a value. Refuses not_allowed, bad_setting with what was expected."""
        self.till.allow("office")
        self.till.keep(SettingSet(key, check(key, value)))
        self.till.forget()

    def values(self) -> tuple[Value, ...]:
        """Return every setting with its value, in the order of the table."""
        usual = self.till.shop.settings.usual
        kept = ((one, self.books.setting(one.key)) for one in TABLE)
        return tuple(
            Value(
                one,
                usual(one.key) if stored is None else stored,
                stored is not None,
                usual(one.key),
            )
            for one, stored in kept
        )
