"""Without a display the till plays a checkout through the real screens and says what a person would read."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pos.text import speaker
from tests.checks.files import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("shop", ["LT", "SE"])
def test_a_checkout_is_played_offscreen_and_ends_by_itself(shop: str) -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    bare["DISPLAY"] = ":4711"  # named, but nobody answers there
    code = f"import sys; from ui.app import main; sys.exit(main('{shop}'))"
    played = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=bare, capture_output=True, timeout=240
    )
    said = played.stdout.decode()
    assert played.returncode == 0, played.stderr.decode()
    assert "No display found" in said
    assert "says (" in said
    assert "approved with a PIN" in said
    say = speaker({"LT": "lt", "SE": "sv"}[shop])
    assert f"Truth lights: {', '.join(map(say, ('paid', 'stored', 'printed')))}." in said
    assert "decoded from the bytes" in said
    names = sorted(path.name for path in (ROOT / "build" / "run").glob("*.png"))
    assert len(names) >= 10
    assert names[0] == "01-sign-in.png"
    assert played.stderr == b""
