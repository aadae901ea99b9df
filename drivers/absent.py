"""A device that the shop does not have: it takes every request and does nothing, and its health says OFF."""

from __future__ import annotations

from drivers.protocol import (
    Capabilities,
    Health,
    JobChanged,
    JobState,
    Listen,
    PrintJob,
    Role,
    ScaleState,
    Status,
    Weighed,
)


class Absent:
    """Stands where a technician chose `none`."""

    capabilities = Capabilities(cut=False, qr=False)

    def __init__(self, role: Role) -> None:
        self.role = role
        self._listen: Listen | None = None

    def start(self, listen: Listen) -> None:
        """Nothing to open."""
        self._listen = listen

    def stop(self) -> None:
        """Nothing to close."""

    def status(self) -> Status:
        """Always off."""
        return Status(Health.OFF, "none")

    def poke(self) -> None:
        """Nothing to look at."""

    def settled(self) -> bool:
        """Always."""
        return True

    def acknowledge(self, taken: bool) -> None:
        """There is no scanner to tell."""

    def ask_weight(self, unit_price: int = 0, tare: int = 0) -> None:
        """Say at once that there is no scale to ask."""
        if self._listen is not None:
            self._listen(Weighed(ScaleState.OFFLINE))

    def submit(self, job: PrintJob) -> None:
        """Say at once that nothing was printed and no byte left."""
        if self._listen is not None:
            self._listen(JobChanged(job.job_id, JobState.FAILED, "none"))

    def drop(self, job_id: str) -> None:
        """There is never a job waiting."""

    def pulse_drawer(self) -> None:
        """There is no drawer to open."""

    def buzz(self) -> None:
        """Nobody would hear it."""

    def show(self, upper: str, lower: str) -> None:
        """Nobody reads it."""
