"""The journal's canonical form, its chain and its seals: frozen vectors, and every kind of tampering found.

Long because of its frozen vectors.
"""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pos.event import SignedIn
from pos.journal import (
    FIRST_SEAL,
    Broken,
    ChainedRow,
    HmacSigner,
    ZSeal,
    anchor,
    canonical,
    check_chain,
    check_seals,
    genesis,
    instant,
    link,
    parsed,
    signed_by,
)
from pos.store import chain, codec

SIGNER = HmacSigner(bytes(range(32)), "k1")
SIGNERS = {"k1": SIGNER}
AT = 1_795_262_400_123  # 2026-11-21 12:00:00.123 UTC
# Made once by other means (hmac and openssl), then frozen.
GOLDEN_GENESIS = "f5df257b816e1d1c1fbedb06dea156f0712e0db837b5943aab4a01aa24e3e595"
GOLDEN_MACS = [
    "1a5126b0dc94c8038ced33f18ed0c60a3492a154f8f44a0f47423e0ab2e316e9",
    "ffcb66f7e69c5669ea9123593d9d8a82ed9e8427f874b091a560813b75b75f8e",
    "2044ed98fd8b05b83a201b6ca0fa546eed7a7bc215ba865171167538d306f707",
]
GOLDEN_ANCHOR = "DJISNMG4"
GOLDEN_SIGNATURE = (
    "f63df55d2917c2a735d86905dda221b565a69f97b36cd8df5dca4275aba8254a"
    "9fc9f4912905542d742a352ae428c16f8443c56159262676df817a407d42e30e"
)
GENESIS = genesis(SIGNER, 1, 2, "till-two", AT)


def row(
    seq: int, previous: bytes, event: dict[str, object], signer: HmacSigner = SIGNER
) -> ChainedRow:
    """Write a row as a till does."""
    at = AT + seq
    body = canonical(
        {"v": 1, "store": 1, "till": 2, "seq": seq, "at": instant(at), "offset": 120, "who": "ana",
         "name": "sale_closed", "event": event}
    )  # fmt: skip
    mac = link(signer, 2, seq, previous, body)
    return ChainedRow(1, 2, seq, at, 120, "ana", "sale_closed", body, mac, signer.key_id)


def journal(length: int = 5) -> list[ChainedRow]:
    rows: list[ChainedRow] = []
    for seq in range(1, length + 1):
        previous = rows[-1].mac if rows else GENESIS
        rows.append(row(seq, previous, {"total": 100 * seq, "name": "Šaltibarščiai"}))
    return rows


# --- frozen: these bytes may never change ---------------------------------------------------------


def test_golden_body() -> None:
    first = journal(1)[0]
    assert (
        first.body
        == (
            '{"at":"2026-11-21T12:00:00.124Z","event":{"name":"Šaltibarščiai","total":100},'
            '"name":"sale_closed","offset":120,"seq":1,"store":1,"till":2,"v":1,"who":"ana"}'
        ).encode()
    )


def test_golden_macs() -> None:
    assert GENESIS.hex() == GOLDEN_GENESIS
    assert [one.mac.hex() for one in journal(3)] == GOLDEN_MACS
    assert anchor(journal(1)[0].mac) == GOLDEN_ANCHOR


def test_the_message_of_a_row_by_the_documented_bytes() -> None:
    first = journal(1)[0]
    message = b"pos-journal/1" + b"\0" * 7 + b"\2" + b"\0" * 7 + b"\1" + GENESIS
    message += sha256(first.body).digest()
    assert first.mac == hmac.new(bytes(range(32)), message, "sha256").digest()


@given(st.integers(-(10**13), 253_402_300_799_999))
def test_an_instant_is_the_moment_in_utc(at_ms: int) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)
    assert instant(at_ms) == moment.isoformat(timespec="milliseconds")[:-6] + "Z"


def test_there_is_no_instant_beyond_the_year_9999() -> None:
    with pytest.raises(OverflowError):
        instant(253_402_300_800_000)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_signature_is_hmac_sha256_whatever_the_key(key: bytes, message: bytes) -> None:
    assert HmacSigner(key, "k").mac(message) == hmac.digest(key, message, "sha256")


def test_what_the_store_writes_is_what_the_auditor_reads() -> None:
    signer = chain.key_signer(bytes(range(32)))
    start = genesis(signer, 1, 2, "till-two", AT)
    body = chain.body_of(chain.Written(1, 2, 1, AT, -90, "Jūratė"), SignedIn("Jūratė", "cashier"))
    mac = link(signer, 2, 1, start, body)
    written = ChainedRow(1, 2, 1, AT, -90, "Jūratė", "signed_in", body, mac, signer.key_id)
    assert check_chain([written], {signer.key_id: signer}, start) is None


# --- canonical form -------------------------------------------------------------------------------

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc_Z", max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(plain.filter(lambda value: "\ud800" not in repr(value)))
def test_one_form_whatever_the_order_and_the_store_agrees(value: object) -> None:
    body = canonical({"x": value})
    assert parsed(body) is not None
    assert canonical(json.loads(body)) == body
    assert codec.encoded({"x": value}) == body


def test_keys_in_order_no_spaces_composed_letters() -> None:
    assert canonical({"b": (1, True, None), "a": 'e\u0301\x01\n"\\/\x7f'}) == (
        '{"a":"é\\u0001\\n\\"\\\\/\x7f","b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize("value", [1.0, float("nan"), 2**53, {"ä": 1}, {1: 2}, b"x", {1, 2}, [0.5]])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no canonical form"):
        canonical({"x": value})


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b'{"b":1,"a":2}', b'{"a": 1}', b'{"a":1.0}', b'{"a":1,"a":1}', b'{"a":NaN}', b"\xff",
     '{"a":"e\u0301"}'.encode(), b"[" * 100_000, b'{"a":"\\ud800"}', b'{"a":"\\u0041"}'],
)  # fmt: skip
def test_bytes_that_are_not_canonical_are_none(body: bytes) -> None:
    assert parsed(body) is None


@given(st.binary(max_size=60))
def test_any_bytes_parse_or_are_none(body: bytes) -> None:
    found = parsed(body)
    assert found is None or canonical(found) == body


# --- the chain ------------------------------------------------------------------------------------


def broken(rows: list[ChainedRow], end: tuple[int, bytes] | None = None) -> Broken | None:
    return check_chain(rows, SIGNERS, GENESIS, end=end)


def test_an_honest_journal_holds() -> None:
    rows = journal()
    assert broken(rows) is None
    assert broken(rows, end=(5, rows[4].mac)) is None
    assert broken(rows, end=(3, rows[2].mac)) is None
    assert check_chain(rows[2:], SIGNERS, rows[1].mac, after=2) is None
    assert check_chain([], SIGNERS, GENESIS) is None


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 4), st.sampled_from(ChainedRow.__struct_fields__), st.data())
def test_any_flipped_bit_is_found(at: int, field: str, data: st.DataObject) -> None:
    rows = journal()
    value = getattr(rows[at], field)
    if isinstance(value, int):
        changed: object = value ^ (1 << data.draw(st.integers(0, 62)))
    else:
        old = value.encode() if isinstance(value, str) else value
        bit = data.draw(st.integers(0, len(old) * 8 - 1))
        new = bytearray(old)
        new[bit // 8] ^= 1 << bit % 8
        changed = new.decode("latin-1") if isinstance(value, str) else bytes(new)
    fields: dict[str, Any] = {field: changed}
    rows[at] = replace(rows[at], **fields)
    found = broken(rows)
    assert found is not None
    assert found.seq == rows[at].seq


@given(st.integers(0, 3))
def test_a_row_taken_out_is_found(at: int) -> None:
    rows = journal()
    del rows[at]
    assert broken(rows) == Broken(at + 2, "gap")


@given(st.integers(0, 3), st.integers(1, 4))
def test_swapped_rows_are_found(first: int, apart: int) -> None:
    rows = journal()
    second = min(first + apart, 4)
    rows[first], rows[second] = rows[second], rows[first]
    assert broken(rows) is not None
    # With their numbers put right too.
    numbered = [replace(one, seq=seq) for seq, one in enumerate(rows, start=1)]
    assert broken(numbered) == Broken(first + 1, "columns")


def test_a_row_that_comes_twice_is_found() -> None:
    rows = journal()
    assert broken([rows[0], *rows]) == Broken(1, "order")


def test_renumbered_rows_are_found_even_with_bodies_put_right() -> None:
    rows = journal()
    del rows[1]
    forged = []
    for seq, one in enumerate(rows, start=1):
        body = canonical(json.loads(one.body) | {"seq": seq, "at": instant(AT + seq)})
        forged.append(replace(one, seq=seq, at_ms=AT + seq, body=body))
    assert broken(forged) == Broken(2, "mac")


def test_an_edited_body_is_found_and_without_the_key_cannot_be_tied_again() -> None:
    rows = journal()
    body = rows[2].body.replace(b'"total":300', b'"total":100')
    rows[2] = replace(rows[2], body=body)
    assert broken(rows) == Broken(3, "mac")
    thief = HmacSigner(b"another key", "k1")
    rows[2] = replace(rows[2], mac=link(thief, 2, 3, rows[1].mac, body))
    assert broken(rows) == Broken(3, "mac")
    rows[2] = replace(rows[2], key_id="k2")
    assert broken(rows) == Broken(3, "key")


def test_a_cut_off_end_is_found_by_a_head_known_from_elsewhere() -> None:
    rows = journal()
    assert broken(rows[:3]) is None
    assert broken(rows[:3], end=(5, rows[4].mac)) == Broken(3, "end")
    assert broken(rows, end=(5, bytes(32))) == Broken(5, "mac")


def test_a_body_of_another_version_or_shape_is_not_read() -> None:
    rows = journal(1)
    for change in ({"v": 2}, {"extra": 1}):
        body = canonical(json.loads(rows[0].body) | change)
        forged = replace(rows[0], body=body, mac=link(SIGNER, 2, 1, GENESIS, body))
        assert broken([forged]) == Broken(1, "body")


def test_a_key_that_was_changed_goes_on_with_the_same_chain() -> None:
    rows = journal(2)
    fresh = HmacSigner(b"n" * 32, "k2")
    rows.append(row(3, rows[1].mac, {"total": 1}, fresh))
    assert broken(rows) == Broken(3, "key")
    assert check_chain(rows, SIGNERS | {"k2": fresh}, GENESIS) is None


def test_the_genesis_binds_till_installation_and_start() -> None:
    others = [
        (2, 2, "till-two", AT),
        (1, 3, "till-two", AT),
        (1, 2, "till", AT),
        (1, 2, "till-two", AT + 1),
    ]
    for other in others:
        assert check_chain(journal(), SIGNERS, genesis(SIGNER, *other)) == Broken(1, "mac")


# --- the seals ------------------------------------------------------------------------------------

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def sealed(place: int, first: int, last: int, mac: bytes, previous: str, **other: object) -> ZSeal:
    body = canonical(
        {"z": place, "first_seq": first, "last_seq": last, "count": last - first + 1, "head": mac.hex(),
         "previous": previous, "grand_total": 100 * last, "v": 1} | other
    )  # fmt: skip
    return ZSeal(body, KEY.sign(body))


def seals(**other: object) -> list[ZSeal]:
    rows = journal()
    first = sealed(1, 1, 3, rows[2].mac, FIRST_SEAL)
    return [first, sealed(2, 4, 5, rows[4].mac, sha256(first.body).hexdigest(), **other)]


def test_honest_seals_hold_with_and_without_the_rows() -> None:
    macs = {one.seq: one.mac for one in journal()}
    assert check_seals(seals(), PUBLIC, macs) is None
    assert check_seals(seals(), PUBLIC) is None
    assert check_seals([], PUBLIC) is None


def test_a_golden_signature() -> None:
    assert seals()[0].signature.hex() == GOLDEN_SIGNATURE


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_flipped_bit_of_a_seal_is_found(data: st.DataObject) -> None:
    both = seals()
    at = data.draw(st.integers(0, 1))
    field = data.draw(st.sampled_from(["body", "signature"]))
    changed = bytearray(getattr(both[at], field))
    bit = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[bit // 8] ^= 1 << bit % 8
    both[at] = replace(both[at], **{field: bytes(changed)})
    assert check_seals(both, PUBLIC) == Broken(at + 1, "signature")


def test_another_key_or_no_key_signs_nothing() -> None:
    assert not signed_by(bytes(32), seals()[0])
    assert not signed_by(b"short", seals()[0])


def test_seals_that_do_not_follow_each_other_are_found() -> None:
    both = seals()
    assert check_seals(both[1:], PUBLIC) == Broken(1, "previous")
    assert check_seals([both[0], both[0]], PUBLIC) == Broken(2, "previous")
    assert check_seals(seals(z=3), PUBLIC) == Broken(2, "previous")
    assert check_seals(seals(first_seq=3), PUBLIC) == Broken(2, "range")
    assert check_seals(seals(first_seq=3, count=3), PUBLIC) == Broken(2, "range"), "one row twice"
    assert check_seals(seals(last_seq=3, count=0), PUBLIC) == Broken(2, "range")
    assert check_seals(seals(count=3), PUBLIC) == Broken(2, "range")
    assert check_seals([ZSeal(b"{}", KEY.sign(b"{}"))], PUBLIC) == Broken(1, "body")


def test_a_rewritten_chain_does_not_fit_the_seals() -> None:
    macs = {one.seq: one.mac for one in journal()}
    assert check_seals(seals(), PUBLIC, macs | {5: bytes(32)}) == Broken(2, "head")
    assert check_seals(seals(), PUBLIC, {3: macs[3]}) == Broken(2, "head")
