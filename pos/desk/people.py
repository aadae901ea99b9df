"""Who stands at the till: sign in and out, approvals by a second person, new PINs."""

from __future__ import annotations

from typing import Final

from pos.desk.books import NewPin
from pos.desk.till import Till
from pos.desk.verb import verb
from pos.errors import Refused
from pos.event import Event, PinChanged, SignedIn, SignedOut, SignInFailed
from pos.staff import Role, Staff
from pos.typed import kept

TRIES: Final = 5
_MINUTE: Final = 60_000
_LONG: Final = (Role.MANAGER, Role.OWNER, Role.ASSOCIATE)
_EASY: Final = frozenset("000000 111111 123456 654321 123123".split())


class People:
    """The desk of names and PINs."""

    def __init__(self, till: Till) -> None:
        self.till = till

    @verb(
        "sign_in",
        shift=False,
        signed_in=False,
        answers=("age", "date", "serial", "settle", "receipt_condition"),
    )
    def sign_in(self, request: str, name: str, pin: str) -> None:
        """Sign a person in, and whoever was there out. Refuses wrong_pin and locked_out (which outlives a restart)."""
        person = self._proved(name, pin)
        events: list[Event] = []
        if self.till.staff is not None:
            events.append(SignedOut(self.till.staff.name))
        self.till.keep(*events, SignedIn(person.name, person.role.value))
        self.till.staff = person

    @verb("sign_out", shift=False)
    def sign_out(self, request: str) -> None:
        """Sign out; the basket stays."""
        self.till.keep(SignedOut(self.till.who()))
        self.till.staff = None

    def approve(self, request: str, name: str, pin: str, reason: str = "") -> None:
        """Let a second person complete the verb that waits. Refuses same_person, wrong_pin, locked_out, not_allowed.

        The person who is signed in stays signed in; both names go into the journal.
        """
        till = self.till
        if till.seen(request, "approve"):
            return
        wanted = till.wanted
        if wanted is None:
            raise Refused("not_found")
        if name == till.who():
            raise Refused("same_person", name=name)
        till.begin(request, "approve")
        till.approver = self._proved(name, pin)
        till.approval_reason = kept(reason)
        try:
            wanted.complete(request)
            till.wanted = None
        finally:
            till.approver = None
            till.approval_reason = ""

    @verb("pin", shift=False, signed_in=False)
    def change_pin(self, request: str, name: str, old: str, new: str) -> None:
        """Choose a new PIN: four digits, six for those who approve; easy ones are refused bad_amount."""
        person = self._proved(name, old)
        least = 6 if person.role in _LONG else 4
        if not (new.isascii() and new.isdigit() and least <= len(new) <= 12) or new in _EASY:
            raise Refused("bad_amount", least=least)
        self.till.keep(
            PinChanged(person.name), private=NewPin(person.name, self.till.pins.make(new))
        )

    def _proved(self, name: str, pin: str) -> Staff:
        """Return the person if the PIN is right; count wrong ones, lock at the fifth."""
        till, name = self.till, kept(name)
        tries, locked_until = till.books.failures(name)
        now = till.shop.now_ms()
        if locked_until > now:
            raise Refused("locked_out", minutes=-(-(locked_until - now) // _MINUTE), name=name)
        person = till.books.staff(name)
        fits = till.pins.fits(till.books.pin_hash(name), pin)
        if person is not None and fits:
            return person
        if locked_until:
            tries = 0
        tries += 1
        until = now + till.shop.settings.whole("lock_minutes") * _MINUTE if tries >= TRIES else 0
        approver, till.approver = till.approver, None
        till.begin(till.chance.fresh(), "sign_in_failed")
        till.keep(SignInFailed(name, tries, until))
        till.approver = approver
        raise Refused("wrong_pin", name=name, left=max(0, TRIES - tries))
