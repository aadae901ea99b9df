"""PIN hashes: Argon2id over a peppered PIN, so that a stolen file alone gives nothing away.

The pepper is a key of its own in the key folder, outside the data folder. Four digits fall to anybody who has
both; the pepper, six digits for those who approve, and the lock after five tries are what holds.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final

from msgspec import Struct

from pos.store.keys import Entropy

_LENGTH: Final = 32


class Cost(Struct, frozen=True):
    """What one try costs: passes, memory in KiB, lanes. The shipped one takes about a quarter of a second."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 2

    def __str__(self) -> str:
        return f"m={self.memory_kib},t={self.passes},p={self.lanes}"


CHEAP: Final = Cost(passes=1, memory_kib=8, lanes=1)
"""For stories and tests only."""


class Argon2Pins:
    """Makes and checks PIN hashes; slow on purpose, so never on the screen's thread."""

    def __init__(self, pepper: bytes, entropy: Entropy, cost: Cost | None = None) -> None:
        self._pepper = pepper
        self._entropy = entropy
        self._cost = cost or Cost()

    def make(self, pin: str) -> str:
        """Return a salted hash with its cost, as `argon2id$m=…,t=…,p=…$salt$hash`."""
        salt = self._entropy(16)
        return f"argon2id${self._cost}${salt.hex()}${self._hash(pin, salt, self._cost).hex()}"

    def fits(self, kept: str, pin: str) -> bool:
        """Tell whether a PIN fits; for nobody's hash (empty or unreadable) it costs the same and says no."""
        salt, cost, wanted = _parts(kept) or (bytes(16), self._cost, b"")
        found = self._hash(pin, salt, cost)
        return hmac.compare_digest(found, wanted)

    def _hash(self, pin: str, salt: bytes, cost: Cost) -> bytes:
        # Imported here: the start of a till need not wait for what the first PIN needs.
        from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

        peppered = hmac.digest(self._pepper, pin.encode(), sha256)
        return hash_secret_raw(
            peppered,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=_LENGTH,
            type=Type.ID,
            version=ARGON2_VERSION,
        )


def _parts(kept: str) -> tuple[bytes, Cost, bytes] | None:
    """Return salt, cost and hash of a kept text, or None when it is none of ours."""
    kind, _, rest = kept.partition("$")
    fields = rest.split("$")
    if kind != "argon2id" or len(fields) != 3:
        return None
    try:
        named = dict(part.split("=", 1) for part in fields[0].split(","))
        cost = Cost(int(named["t"]), int(named["m"]), int(named["p"]))
        return bytes.fromhex(fields[1]), cost, bytes.fromhex(fields[2])
    except (KeyError, ValueError):
        return None
