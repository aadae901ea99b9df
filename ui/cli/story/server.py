"""The store's server as stories have it: it takes what leaves a till as long as the network is on. It is simulated."""

from __future__ import annotations

from pathlib import Path

from pos.store import Store


class StoreServer:
    """Stands in for the server: nothing leaves this machine, each till only learns that it was heard.

    Whether the network is on is kept beside the shop, so that a power cut does not mend a broken wire.
    """

    def __init__(self, folder: Path) -> None:
        self._cut = folder / "network-off"

    def reached(self) -> bool:
        """Tell whether the wire holds."""
        return not self._cut.exists()

    def switch(self, state: str) -> None:
        """Cut the wire (`off`) or mend it (`on`)."""
        if state == "off":
            self._cut.touch()
        else:
            self._cut.unlink(missing_ok=True)

    def take(self, store: Store) -> None:
        """Take all that a till has to say, if the wire holds."""
        if self.reached() and store.unsent():
            store.keep_sent(store.head()[0])
