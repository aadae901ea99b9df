"""Every key of a shop's books by what it signs; verify and backup ask here for tills that are not open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pos.journal import HmacSigner, Signer
from pos.store.chain import key_signer, row_mac
from pos.store.keys import Keys
from pos.store.seal import KeySealer


def chain_signer(keys: Keys, till: int, *, make: bool = False) -> HmacSigner:
    """Return the signer of a till's chain. Refuses damaged when its key is gone."""
    return key_signer(keys.secret(f"till-{till}.mac", make=make))


def z_sealer(keys: Keys, till: int, *, make: bool = False) -> KeySealer:
    """Return the sealer of a till's Z. Refuses damaged when its key is gone."""
    return KeySealer(keys.secret(f"till-{till}.seal", make=make))


def shop_signer(keys: Keys, *, make: bool = False) -> HmacSigner:
    """Return the signer of rows that all tills of the shop write."""
    return key_signer(keys.secret("rows", make=make))


FACTS_MAC: Final = "mac"
"""Under which name the shop's own facts are signed, beside them."""


def facts_mac(signer: Signer, facts: Mapping[str, str]) -> str:
    """Sign whose books these are: shop, country and currency."""
    plain = (facts.get("shop", ""), facts.get("country", ""), facts.get("currency", ""))
    return row_mac(signer, "meta", *plain).hex()
