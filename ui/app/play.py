"""A checkout played by itself through the real screens, offscreen: for machines without a display."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from ui.app.checkout import checkout
from ui.app.place import Place
from ui.app.stage import Stuck, at_noon, stage
from ui.folders import ROOT


def play(place: Place, why: str) -> int:
    """Play the checkout in a fresh demo shop and print what a person would hear and read; 0 when all came out right.

    `why` says in a line why no window is shown.
    """
    pictures = ROOT / "build" / "run"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    _say(f"{why}: a checkout is played through the real screens, offscreen. Devices are simulated.")
    _say("The till's clock stands at a Friday's noon, so that every law about hours lets us sell.")
    with tempfile.TemporaryDirectory(prefix="kasa-") as folder:
        fresh = Place(Path(folder), place.shop, 1, True, Path(folder) / "keys", at_noon())
        played = stage(fresh, pictures)
        try:
            checkout(played, _say)
        except Stuck as stuck:
            _say(f"Stuck: waited in vain for {stuck}.")
            return 1
        finally:
            played.close()
    _say(f"A picture of each step is in {pictures.relative_to(ROOT)}/.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
