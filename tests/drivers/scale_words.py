"""What every scale's codec is held to, and the recorded answers of real scales."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.protocol import ScaleState, Weighed
from drivers.scale.wire import LONGEST_FRAME, ScaleCodec, Word

CAPTURES = Path(__file__).resolve().parents[3] / "shared/data/scale_captures"
RECORDED = sorted(path.name for path in CAPTURES.glob("*_*.txt"))
if_recorded = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the recorded scales are not here")


def understood(codec: ScaleCodec, data: bytes) -> list[Word]:
    """The words in some bytes: what is kept of them is short, and only a weight that stands still has grams."""
    words, rest = codec.read(data)
    assert len(rest) <= LONGEST_FRAME
    for word in words:
        if isinstance(word, Weighed):
            assert (word.grams is not None) == (word.state in (ScaleState.STABLE, ScaleState.ZERO))
    return words


def weighs_nothing(codec: ScaleCodec, name: str) -> None:
    """Hold that a recorded scale of another protocol is never taken for a weight."""
    words = understood(codec, (CAPTURES / name).read_bytes())
    assert not [word for word in words if isinstance(word, Weighed)]
