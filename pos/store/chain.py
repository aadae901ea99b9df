"""How an event becomes a journal body, and how rows that no body holds are signed; pos.journal knows the chain."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

import msgspec
from msgspec import Struct

from pos.event import Event, name_of
from pos.journal import HmacSigner, Signer, instant
from pos.store.codec import encoded

_ROW = b"kasa-row/1"


def key_signer(key: bytes) -> HmacSigner:
    """Return a signer with the key in memory, named by the first eight hex digits of the key's hash."""
    return HmacSigner(key, sha256(b"kasa key id" + key).hexdigest()[:8])


class Written(Struct, frozen=True):
    """What stands beside an event in its record: where, when (epoch ms and offset in minutes), who."""

    store: int
    till: int
    seq: int
    at_ms: int
    offset_min: int
    who: str


class Record(msgspec.Struct):
    """A journal body, read back."""

    at: str
    event: msgspec.Raw
    name: str
    offset: int
    seq: int
    store: int
    till: int
    v: int
    who: str


def body_of(at: Written, event: Event) -> bytes:
    """Return an event's record as canonical JSON, keys in order, version 1."""
    front, back = around(at, name_of(type(event)))
    return front + encoded(event) + back


def around(at: Written, name: str) -> tuple[bytes, bytes]:
    """Return what stands before and after the event in its body."""
    front = b'{"at":"%s","event":' % _moment(at.at_ms)
    numbers = (name.encode(), at.offset_min, at.seq, at.store, at.till, _quoted(at.who))
    return (
        front,
        b',"name":"%s","offset":%d,"seq":%d,"store":%d,"till":%d,"v":1,"who":%s}' % numbers,
    )


@lru_cache(maxsize=64)
def _moment(at_ms: int) -> bytes:
    """Write a moment once for all events of a change, and for all its rows in an audit."""
    return instant(at_ms).encode()


@lru_cache(maxsize=64)
def _quoted(who: str) -> bytes:
    """Write a person once."""
    return encoded(who)


def row_mac(signer: Signer, table: str, *values: str | int) -> bytes:
    """Sign a row that no journal body holds: HMAC over a domain, the table's name and the row's values as JSON."""
    return signer.mac(_ROW + encoded((table, *values)))
