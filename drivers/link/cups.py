"""A wire into a CUPS queue: bytes are collected and handed to `lp` as one raw job. Nothing ever comes back.

For shops whose printer is shared by the system. The queue must be raw or pass raw jobs on (`-o raw`); Linux and macOS.
On Windows the spooler is reached as a shared printer's path (drivers/link/file.py).
"""

from __future__ import annotations

import subprocess

from drivers.link.base import lost
from drivers.link.one_way import OneWayLink
from drivers.protocol import DeviceError

_LIST_S = 3.0


class CupsLink(OneWayLink):
    """Collects what is written until it is handed over."""

    def __init__(self, queue: str) -> None:
        super().__init__(queue)
        self._job = bytearray()
        self._open = False

    def open(self, deadline: float) -> None:
        """See that the queue is there; DeviceError unsupported without CUPS, not_found without the queue."""
        if self.identity not in queues(deadline):
            raise DeviceError("not_found", where=self.identity)
        self._job.clear()
        self._open = True

    def close(self) -> None:
        """Forget what was not handed over: a receipt that came hours later would help nobody."""
        self._open = False
        self._job.clear()

    def write(self, data: bytes, deadline: float) -> None:
        """Collect."""
        self._see_open()
        self._job += data

    def hand_over(self, deadline: float) -> None:
        """Give what was collected to the queue as one job; DeviceError disconnected when it does not take it."""
        self._see_open()
        job = bytes(self._job)
        self._job.clear()
        if not job:
            return
        order = ["lp", "-s", "-d", self.identity, "-o", "raw", "-t", "kasa", "-"]
        try:
            done = subprocess.run(  # noqa: S603 - a list of words, no shell; the queue is the technician's choice
                order, input=job, capture_output=True, timeout=deadline, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise lost(self.identity, error) from error
        if done.returncode:
            raise lost(self.identity, done.stderr.decode("utf-8", "replace").strip())

    def _see_open(self) -> None:
        if not self._open:
            raise lost(self.identity, "not open")


def queues(deadline: float = _LIST_S) -> tuple[str, ...]:
    """The names of the system's queues; DeviceError unsupported without CUPS, timeout when it does not answer."""
    try:
        said = subprocess.run(["lpstat", "-e"], capture_output=True, timeout=deadline, check=False)  # noqa: S607 - wherever the system keeps it
    except FileNotFoundError as error:
        raise DeviceError("unsupported", where="CUPS", cause="lpstat") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DeviceError("timeout", where="CUPS") from error
    return tuple(said.stdout.decode("utf-8", "replace").split())
