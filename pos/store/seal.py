"""The seal of a Z: what one shift came to, signed with Ed25519, so that the public key alone can check it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, Protocol

from pos.event_cash import ShiftClosed
from pos.journal import FIRST_SEAL
from pos.store.codec import encoded
from pos.store.db import Db
from pos.store.row import Stamp
from pos.store.rows.cash import SEAL
from pos.store.statement import Put, named

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
_LAST: Final = named("asks.books.LAST_SEAL")
_FIRST_SEQ: Final = named("asks.books.FIRST_SEQ")


class Sealer(Protocol):
    """Signs a Z."""

    @property
    def public_key(self) -> bytes:
        """The 32 bytes with which anybody can check."""
        ...

    def sign(self, body: bytes) -> bytes:
        """Return the Ed25519 signature."""
        ...


class KeySealer:
    """A sealer with its private key in memory."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    @property
    def public_key(self) -> bytes:
        """The public key's 32 bytes."""
        return self._key().public_key().public_bytes_raw()

    def sign(self, body: bytes) -> bytes:
        """Return the Ed25519 signature."""
        return self._key().sign(body)

    def _key(self) -> Ed25519PrivateKey:
        # Imported here: the start of a till need not wait for what the end of a shift needs.
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._secret)


def seal_put(db: Db, sealer: Sealer, stamp: Stamp, event: ShiftClosed, mac: bytes) -> Put:
    """Return the row that seals a shift: its range of the chain, its head, its sums, and the Z before it."""
    last = db.one(_LAST, store=stamp.store, till=stamp.till)
    opened = db.one(_FIRST_SEQ, store=stamp.store, till=stamp.till, number=event.shift)
    first = opened[0] if opened else event.first_seq
    body = encoded(
        {
            "at_ms": event.at_ms,
            "count": stamp.seq - first + 1,
            "counted": event.counted,
            "difference": event.difference,
            "first_seq": first,
            "grand_total": event.grand_total,
            "head": mac.hex(),
            "last_seq": stamp.seq,
            "previous": sha256(last[0]).hexdigest() if last else FIRST_SEAL,
            "shift": event.shift,
            "store": stamp.store,
            "till": stamp.till,
            "totals": event.totals,
            "v": 1,
            "vat": event.vat,
            "z": event.z_number,
        }
    )
    return SEAL, (*stamp.key, body, sealer.sign(body), sealer.public_key)
