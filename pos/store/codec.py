"""Frozen records to canonical JSON and back: sorted keys, no spaces, UTF-8, NFC, whole numbers only."""

from __future__ import annotations

import unicodedata
from typing import Any, Final, TypeVar

import msgspec

from pos.errors import Refused

T = TypeVar("T")

_ENCODE: Final = msgspec.json.Encoder(order="sorted").encode
_BELOW: Final = bytes(range(0xCC))
"""Bytes of letters below U+0300 in UTF-8: nothing there combines, so a body of them alone is NFC (UAX 15)."""


def encoded(record: object) -> bytes:
    """Return a record's canonical JSON. Strings that are not NFC become so."""
    body = _ENCODE(record)
    if body.isascii() or not body.translate(None, _BELOW):
        return body
    if unicodedata.is_normalized("NFC", body.decode()):
        return body
    return _ENCODE(_composed(msgspec.to_builtins(record)))


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: _composed(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_composed(one) for one in value]
    return value


_DECODERS: Final[dict[Any, msgspec.json.Decoder[Any]]] = {}


def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.json.Decoder(kind)
    return _DECODERS[kind]


def decoded(kind: type[T], body: bytes | str) -> T:
    """Return the record that a body holds; refuses damaged when it holds none of this kind."""
    try:
        found: T = _decoder(kind).decode(body)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Refused("damaged", what=getattr(kind, "__name__", "record")) from error
    return found
