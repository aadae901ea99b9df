"""Emupos, a simulator of tills' devices that this project did not write: started in a folder, told and asked over HTTP.

It needs Python 3.13: `python3.13 -m venv build/emupos && build/emupos/bin/pip install emupos`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pytest

EMUPOS = Path(__file__).resolve().parents[2] / "build/emupos/bin/emupos"
MARKS = [
    pytest.mark.independent,
    pytest.mark.skipif(
        sys.platform == "win32" or not EMUPOS.exists(),
        reason="emupos (Python 3.13, in build/emupos) is not here",
    ),
]
"""What a file of tests that need it is marked with."""


def free_port() -> int:
    """A TCP port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


class Emupos:
    """The running simulator and its switches; its devices' wires are named by their ids."""

    def __init__(self, folder: Path, port: int, files: Mapping[str, str]) -> None:
        """`port` is its own; `files` are its shop (emupos.yaml) and what that names."""
        self._port, self.folder = port, folder
        for name, text in files.items():
            (folder / name).write_text(text)
        self._process = subprocess.Popen(
            [str(EMUPOS), "run"],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def path(self, device: str) -> Path:
        """The pty of a device on a serial wire."""
        return self.folder / "emupos" / device

    def ask(self, method: str, place: str, body: bytes | None = None) -> bytes:
        """Tell or ask a device something; `body` is JSON."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/api/v1/devices/{place}",
            body,
            {"Content-Type": "application/json"} if body else {},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            said: bytes = answer.read()
            return said

    def end(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(10)
