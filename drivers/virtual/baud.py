"""What a serial line reads when both ends run at different speeds: a UART sampled at the wrong moments."""

from __future__ import annotations

from itertools import pairwise

_DATA_BITS = 8


def misread(data: bytes, sent_at: int, read_at: int) -> bytes:
    """The bytes that a receiver at `read_at` baud makes of `data` sent at `sent_at` baud (8N1, sent without pauses)."""
    if sent_at == read_at or not data:
        return data
    levels = _levels(data)
    sent_bit, read_bit = read_at, sent_at  # durations in units of 1 / (sent_at * read_at) s
    edges = [place * sent_bit for place, pair in enumerate(pairwise(levels), 1) if pair == (1, 0)]
    found = bytearray()
    now = 0
    for start in edges:
        if start < now:
            continue
        samples = [
            _level(levels, (start + read_bit * (2 * bit + 3) // 2) // sent_bit)
            for bit in range(_DATA_BITS)
        ]
        found.append(sum(level << bit for bit, level in enumerate(samples)))
        now = start + read_bit * (2 * _DATA_BITS + 3) // 2
    return bytes(found)


def _levels(data: bytes) -> list[int]:
    """The line, one level a bit: idle high, start bit low, eight data bits from the lowest, stop bit high."""
    levels = [1]
    for byte in data:
        levels += [0, *(byte >> bit & 1 for bit in range(_DATA_BITS)), 1]
    return levels


def _level(levels: list[int], place: int) -> int:
    return levels[place] if place < len(levels) else 1
