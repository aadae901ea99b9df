"""The chain of one till: how an event becomes a journal body, and how each row is tied to the one before it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final, Protocol

import msgspec

from pos.event import Event, name_of
from pos.store.codec import encoded

_DOMAIN: Final = b"pos-journal/1"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Signer(Protocol):
    """Holds the till's key; the shipped one reads it from a file of mode 0600."""

    @property
    def key_id(self) -> str:
        """Name the key, for the record."""
        ...

    def mac(self, message: bytes) -> bytes:
        """Return the HMAC-SHA256 of a message under the till's key."""
        ...


class KeySigner:
    """A signer with the key in memory, named by the first eight hex digits of the key's hash."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.key_id = sha256(b"kasa key id" + key).hexdigest()[:8]

    def mac(self, message: bytes) -> bytes:
        """Return the HMAC-SHA256 of a message."""
        return hmac.digest(self._key, message, "sha256")


@dataclass(frozen=True, slots=True)
class Written:
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


def instant(at_ms: int) -> str:
    """Write epoch milliseconds as YYYY-MM-DDTHH:MM:SS.mmmZ."""
    moment = _EPOCH + timedelta(milliseconds=at_ms)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{at_ms % 1000:03d}Z"


def body_of(at: Written, event: Event) -> bytes:
    """Return an event's record as canonical JSON, keys in order, version 1."""
    return (
        b'{"at":"%s","event":%s,"name":"%s","offset":%d,"seq":%d,"store":%d,"till":%d,"v":1,"who":%s}'
        % (
            instant(at.at_ms).encode(),
            encoded(event),
            name_of(type(event)).encode(),
            at.offset_min,
            at.seq,
            at.store,
            at.till,
            encoded(at.who),
        )
    )


def genesis(signer: Signer, store: int, till: int, install: str, started_ms: int) -> bytes:
    """Return what the first row is tied to: this till, this installation, its first moment."""
    return signer.mac(
        b"%s genesis %d/%d %s %d" % (_DOMAIN, store, till, install.encode(), started_ms)
    )


def link(signer: Signer, till: int, seq: int, previous: bytes, body: bytes) -> bytes:
    """Tie a body to the row before it: HMAC(key, domain || till || seq || previous || SHA-256(body))."""
    return signer.mac(
        _DOMAIN
        + till.to_bytes(8, "big")
        + seq.to_bytes(8, "big")
        + previous
        + sha256(body).digest()
    )
