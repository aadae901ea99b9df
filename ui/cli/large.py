"""A large import from the command line: decided whole in a file, then kept part by part, as on the screen.

Other tills of the shop sell meanwhile, and wait for one part at most; what a power cut leaves out, the next start
of a till or the next import brings in.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from ui.app.intake import Intake, finish, signed_by
from ui.catalogue.waiting import Waiting, decide
from ui.cli.books import OpenShop


def going(done: int, whole: int) -> None:
    """Say how far it is, where somebody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done * 100 // whole:3d} %")


def bring_in(shop: OpenShop, folder: Path, import_: Waiting) -> None:
    """Decide an import and keep all of it: it is too late to stop it then. Refuses busy, bad_file, and as books do."""
    finish(shop.store, shop.shop, folder)
    decide(folder, import_, signed_by(shop.store), lambda: False)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        intake = Intake(shop.store, shop.shop, folder, import_)
        reached, whole = 0, 1
        while reached < whole:
            reached, whole = intake.step()
            going(reached, whole)
    finally:
        signal.signal(signal.SIGINT, before)
