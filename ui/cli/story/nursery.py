"""Where the tills' processes come from: one process that has loaded everything and forks a till in milliseconds.

Stories need a system that can fork and wait on pipes; a till on Windows is shown by other means.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from ui.cli.story.wire import Gone, Wire

_ROOT: Final = Path(__file__).resolve().parents[3]
_DEATH_S: Final = 10.0
_BIRTH_S: Final = 60.0
_FAREWELL_S: Final = 2.0


class TillProcess:
    """One till's process, killed as a power cut kills it."""

    def __init__(self, wire: Wire, pid: int) -> None:
        self.wire, self._pid = wire, pid

    def kill(self) -> None:
        """SIGKILL, and wait until the system has taken everything from it, locks on files too."""
        self._kill_now()
        self.wire.close()

    def end(self) -> None:
        """Hang up and let the till end by itself; one that does not is killed."""
        self.wire.close()
        if not self._gone_within(_FAREWELL_S):
            self._kill_now()

    def _kill_now(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        self._gone_within(_DEATH_S)

    def _gone_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                os.kill(self._pid, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.0005)  # the system gives no other sign to a process that is no parent
        return False


class Nursery:
    """Makes till processes; `close` ends what it needs for that."""

    def __init__(self, *, rehearse: bool = False) -> None:
        """`rehearse` where many tills will be made: the first then takes a second longer, all others less."""
        self._words = ["rehearse"] if rehearse else []
        self._forker: subprocess.Popen[bytes] | None = None
        self._born = 0

    def close(self) -> None:
        """End the forking process."""
        if self._forker is not None:
            assert self._forker.stdin is not None  # it was opened with a pipe
            with suppress(
                BrokenPipeError
            ):  # it died by itself, and what was said last never reached it
                self._forker.stdin.close()
            self._forker.wait(_DEATH_S)
            self._forker = None

    def new(self, folder: Path) -> TillProcess:
        """Start a till's process; its pipes stand in `folder` for a moment. Raises Gone when it does not start."""
        self._born += 1
        name = f"{os.getpid()}-{self._born}"
        down, up = folder / f"down-{name}", folder / f"up-{name}"
        os.mkfifo(down)
        os.mkfifo(up)
        reading = os.open(up, os.O_RDONLY | os.O_NONBLOCK)
        forker = self._forking()
        assert forker.stdin is not None  # it was opened with a pipe
        with suppress(BrokenPipeError):  # it died by itself: nobody will listen at the pipe
            forker.stdin.write(f"{down}\t{up}\t{folder}\n".encode())
            forker.stdin.flush()
        wire = Wire(reading, _joined(down, forker))
        os.set_blocking(reading, True)
        down.unlink()
        up.unlink()
        return TillProcess(wire, _greeted(wire))

    def _forking(self) -> subprocess.Popen[bytes]:
        if self._forker is None:
            self._forker = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-m", "ui.cli.story.forker", *self._words],
                stdin=subprocess.PIPE,
                env=_environment(),
            )
        return self._forker


def _joined(down: Path, forker: subprocess.Popen[bytes]) -> int:
    """Open the pipe to a new till once that till listens; it opens the other pipe before."""
    end = time.monotonic() + _BIRTH_S
    while forker.poll() is None and time.monotonic() < end:
        try:
            writing = os.open(down, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.0005)  # nobody listens yet
            continue
        os.set_blocking(writing, True)
        return writing
    raise Gone


def _greeted(wire: Wire) -> int:
    word, pid = wire.hear()
    if word != "here":
        raise Gone
    return int(pid)


def _environment() -> dict[str, str]:
    """The same environment, with this very program to be found by `-m`."""
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path}
