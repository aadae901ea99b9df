"""A simulated device on a port of this machine, told in words what happens to it: for setting up and training."""

from __future__ import annotations

import sys
from argparse import Namespace

from drivers.protocol import DeviceError
from drivers.virtual.stand import Stand
from pos.text import Speaker
from ui.hardware.factwords import detail_said

_END = "quit"
FINE, NOT_HERE = 0, 1


def simulate(chosen: Namespace, say: Speaker) -> int:
    """Serve the device until standard input ends or says quit; 1 where this system has no such port."""
    try:
        stand = Stand(chosen.device, chosen.serial, chosen.tcp)
    except DeviceError as no:
        print(f"{chosen.device}: {detail_said(no.code, say)}", file=sys.stderr)
        return NOT_HERE
    print(f"{stand.address}  {stand.kind}", flush=True)
    try:
        if chosen.window:
            from ui.app.stand_window import shown  # the one way of this command that needs Qt

            return shown(stand, say)
        print(", ".join((*stand.words, _END)), flush=True)
        for line in sys.stdin:
            if line.strip() == _END:
                break
            _obey(stand, line, say)
        return FINE
    except KeyboardInterrupt:
        return FINE
    finally:
        stand.close()


def _obey(stand: Stand, line: str, say: Speaker) -> None:
    try:
        seen = stand.do(line)
    except ValueError:
        print(say("It does not know “{word}”.", word=line.strip()), file=sys.stderr, flush=True)
        return
    print(seen or "–", flush=True)
