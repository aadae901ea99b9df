"""The journal read by an auditor: the canonical form of its bodies, the chain of its rows, the seals of its Z.

Nothing here writes. Whoever holds rows (the store, an export, a copy on a stick) can check them. A long
file because the format is told and checked on one page, so that this page alone is enough to check a till:

* A body is canonical JSON after RFC 8785, narrowed: whole numbers up to 2^53 - 1, NFC strings, ASCII
  keys in order, no floats, UTF-8, no spaces. Version 1 has the keys at event name offset seq store till v who.
* mac(n) = HMAC-SHA256(key, "pos-journal/1" || till || n || mac(n-1) || SHA-256(body n)); till and n are
  8 bytes, most significant first, a mac and a hash 32 bytes. All widths are fixed, so no two rows give
  the same message. mac(0) is the genesis: store, till, installation and start under the first key.
* A seal is a canonical body with the range, the head and the sums of a shift and the SHA-256 of the
  seal before it, signed with Ed25519 (RFC 8032), so that the public key alone can check it.

The chain shows tampering, it does not prevent it, and it cannot see what was cut off at its end: for that
hand in the last known head (a signed Z, the store server, the anchor on a receipt).
"""

from __future__ import annotations

import hmac
import json
import unicodedata
from base64 import b32encode
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Protocol

from msgspec import Struct

DOMAIN: Final = b"pos-journal/1"
VERSION: Final = 1
FIRST_SEAL: Final = "0" * 64
"""What the first Z names as the seal before it."""

_SAFE: Final = 2**53 - 1
_BLOCK: Final = 64
_EPOCH: Final = date(1970, 1, 1)
_KEYS: Final = ["at", "event", "name", "offset", "seq", "store", "till", "v", "who"]
_SEAL_KEYS: Final = {"count", "first_seq", "head", "last_seq", "previous", "z"}


class Signer(Protocol):
    """Holds a till's key."""

    @property
    def key_id(self) -> str:
        """Name the key, as the rows do."""
        ...

    def mac(self, message: bytes) -> bytes:
        """Return the HMAC-SHA256 of a message under the key."""
        ...


class HmacSigner:
    """A signer with its key at hand, as both hashes of RFC 2104 begin with it.

    Made once: by its name the method is looked up anew for each message, which takes longer than to hash a short one.
    """

    def __init__(self, key: bytes, key_id: str) -> None:
        block = (key if len(key) <= _BLOCK else sha256(key).digest()).ljust(_BLOCK, b"\0")
        self._inner = sha256(bytes(one ^ 0x36 for one in block))
        self._outer = sha256(bytes(one ^ 0x5C for one in block))
        self.key_id = key_id

    def mac(self, message: bytes) -> bytes:
        """Return the HMAC-SHA256 of a message under the key."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(message)
        outer.update(inner.digest())
        return outer.digest()


class ChainedRow(Struct, frozen=True):
    """One row of the journal; times are epoch milliseconds and minutes east of UTC."""

    store: int
    till: int
    seq: int
    at_ms: int
    offset_min: int
    who: str
    name: str
    body: bytes
    mac: bytes
    key_id: str


class Broken(Struct, frozen=True):
    """The first row or seal that is wrong, and how.

    gap: rows are missing before it; order: it comes again or too late; body: not canonical version 1;
    columns: they say something else than the body; key: signed with an unknown key; mac: row or one
    before it was changed; end: rows are missing after the last; signature, range, head, previous,
    total: what is wrong with a seal.
    """

    seq: int
    rule: str


# --- canonical bodies -----------------------------------------------------------------------------


def canonical(value: object) -> bytes:
    """Return a value's canonical JSON; raises ValueError for what has none (floats, huge numbers, odd keys)."""
    plain = _plain(value)
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _plain(value: object) -> object:
    """Return the value with sorted keys and composed strings."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int) and -_SAFE <= value <= _SAFE:
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping) and all(isinstance(key, str) and key.isascii() for key in value):
        return {key: _plain(value[key]) for key in sorted(value)}
    raise ValueError(f"no canonical form: {type(value).__name__}")


def parsed(body: bytes) -> dict[str, Any] | None:
    """Return the object that a canonical body holds, or None if these bytes are not canonical."""
    try:
        found = json.loads(body.decode())
        return found if isinstance(found, dict) and canonical(found) == body else None
    except (ValueError, RecursionError):
        return None


def instant(at_ms: int) -> str:
    """Write epoch milliseconds as YYYY-MM-DDTHH:MM:SS.mmmZ; raises OverflowError beyond the year 9999."""
    seconds, ms = divmod(at_ms, 1000)
    minutes, s = divmod(seconds, 60)
    hours, m = divmod(minutes, 60)
    days, h = divmod(hours, 24)
    return f"{_day(days)}T{h:02}:{m:02}:{s:02}.{ms:03}Z"


@lru_cache(maxsize=8)
def _day(days: int) -> str:
    return (_EPOCH + timedelta(days)).isoformat()


# --- the chain ------------------------------------------------------------------------------------


def genesis(signer: Signer, store: int, till: int, install: str, started_ms: int) -> bytes:
    """Return what the first row is tied to: this till, this installation, its first moment."""
    return signer.mac(
        b"%s genesis %d/%d %s %d" % (DOMAIN, store, till, install.encode(), started_ms)
    )


def link(signer: Signer, till: int, seq: int, previous: bytes, body: bytes) -> bytes:
    """Return the mac that ties a body to the row before it."""
    place = till.to_bytes(8, "big") + seq.to_bytes(8, "big")
    return signer.mac(DOMAIN + place + previous + sha256(body).digest())


def anchor(mac: bytes) -> str:
    """Return what a receipt prints of its row's mac: eight letters and digits (base32), 40 bits."""
    return b32encode(mac)[:8].decode()


def check_chain(
    rows: Iterable[ChainedRow],
    signers: Mapping[str, Signer],
    start: bytes,
    after: int = 0,
    end: tuple[int, bytes] | None = None,
) -> Broken | None:
    """Return the first broken row of one till's chain, or None.

    `rows` come in the order of their numbers, `signers` by key id, `start` is the genesis or, with
    `after`, the mac of that row. `end` is a head known from elsewhere: the row must be there, with it.
    """
    seq, mac = after, start
    seen = end is None
    for row in rows:
        rule = _row_rule(row, seq, mac, signers.get(row.key_id))
        if rule is not None:
            return Broken(row.seq, rule)
        seq, mac = row.seq, row.mac
        if end is not None and end[0] == seq:
            if end[1] != mac:
                return Broken(seq, "mac")
            seen = True
    return None if seen else Broken(seq, "end")


def _row_rule(row: ChainedRow, before: int, mac: bytes, signer: Signer | None) -> str | None:
    """Return what is wrong with a row, looked at from the row before it."""
    if row.seq != before + 1:
        return "gap" if row.seq > before else "order"
    found = parsed(row.body)
    if found is None or list(found) != _KEYS or found["v"] != VERSION:
        return "body"
    if not _tells_the_same(row, found):
        return "columns"
    if signer is None:
        return "key"
    if not hmac.compare_digest(row.mac, link(signer, row.till, row.seq, mac, row.body)):
        return "mac"
    return None


def _tells_the_same(row: ChainedRow, found: Mapping[str, Any]) -> bool:
    """Compare a row's columns with its body."""
    try:
        at = instant(row.at_ms)
    except OverflowError:
        return False
    columns = (at, row.name, row.offset_min, row.seq, row.store, row.till, row.who)
    return columns == tuple(found[key] for key in _KEYS if key not in ("event", "v"))


# --- the seals of the Z ---------------------------------------------------------------------------


class ZSeal(Struct, frozen=True):
    """A Z as it was sealed: canonical body and Ed25519 signature (64 bytes)."""

    body: bytes
    signature: bytes


def signed_by(public_key: bytes, seal: ZSeal) -> bool:
    """Tell whether the seal was signed with the key that belongs to `public_key` (32 bytes)."""
    # Imported here: 20 ms of start-up time that only a check of seals needs.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(seal.signature, seal.body)
    except (InvalidSignature, ValueError):
        return False
    return True


def check_seals(
    seals: Iterable[ZSeal], public_key: bytes, macs: Mapping[int, bytes] | None = None
) -> Broken | None:
    """Return the first broken seal of one till, or None; its `seq` is the Z's place among them, from 1.

    Each must be signed, name the hash of the one before it and begin after its end; `macs` by row number
    (of the shifts' last rows at least) are compared with the heads.
    """
    previous, last = FIRST_SEAL, 0
    for place, seal in enumerate(seals, start=1):
        found = parsed(seal.body)
        if found is None or not signed_by(public_key, seal):
            return Broken(place, "signature")
        if not found.keys() >= _SEAL_KEYS:
            return Broken(place, "body")
        if found["previous"] != previous or found["z"] != place:
            return Broken(place, "previous")
        first, end = found["first_seq"], found["last_seq"]
        if not last < first <= end or found["count"] != end - first + 1:
            return Broken(place, "range")
        if macs is not None and macs.get(end, b"").hex() != found["head"]:
            return Broken(place, "head")
        previous, last = sha256(seal.body).hexdigest(), end
    return None
