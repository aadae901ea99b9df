"""A program that starts a window and says how much CPU time it took: an empty one, the till's, the first scan.

`python -m tests.benchmarks.start_child empty|prepare|window|scan FOLDER` prints CPU seconds since the
process began, up to the moment in which the thing is painted. `prepare` leaves a demo shop in FOLDER
with its shift open, as a till is found in the morning. PINs are hashed cheaply: a person's typing hides
the real cost, which is chosen to be slow.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pos.desk.look import Look
    from pos.errors import Refused
    from ui.app.house import House
    from ui.counter import Counter


class Painted(QObject):
    """Calls `then` at the first paint of a widget after `armed`, once the event loop has come round.

    It watches that widget alone. A filter on the whole program would be handed every object that Qt makes,
    and PySide would look up a type for each: 40 ms that no till spends.
    """

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then
        self.armed = True

    def watch(self, widget: QWidget) -> None:
        """Wait for a paint of `widget`."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.armed and event.type() == QEvent.Type.Paint:
            self.armed = False
            QTimer.singleShot(0, self._then)
        return False


def tell() -> None:
    """Print the CPU seconds of this process and end it at once."""
    sys.stdout.write(f"{time.process_time()}\n")
    sys.stdout.flush()
    os._exit(0)


def empty() -> None:
    """The least that PySide6 can show."""
    qt = QApplication(sys.argv[:1])
    painted = Painted(tell)
    window = QWidget()
    painted.watch(window)
    window.resize(1280, 800)
    window.show()
    qt.exec()


class Morning:
    """The till as `kasa run` starts it, up to its window, its first scan, or its opened shift."""

    def __init__(self, what: str, folder: Path) -> None:
        gc.disable()  # as `kasa run` does until its window is in sight
        # Imported here: an empty window must not pay for the till.
        from pos.text import speaker
        from ui import theme
        from ui.app.build import build
        from ui.app.place import Place
        from ui.app.tidy import Tidy
        from ui.cli.commands import parser
        from ui.cli.frame import say_frame

        say_frame(speaker("en"))
        parser(speaker("en"), ["run"]).parse_args(["run"])
        self.what = what
        self.qt = QApplication(sys.argv[:1])
        theme.apply(self.qt, theme.Theme())
        self.painted = Painted(tell)
        self.painted.armed = what == "window"
        self.app = build(Place(folder, "LT", 1, True, folder / "keys"))
        self.wait = QTimer()
        self.wait.timeout.connect(self.scan)
        if what == "window":
            for part in (self.app.shell, self.app.login, *self.app.login.findChildren(QWidget)):
                self.painted.watch(part)  # what is covered by others is not painted itself
        else:
            self.app.ready = self.sign_in
        self.app.shell.show()
        self.tidy = Tidy(self.app.shell)

    def sign_in(self) -> None:
        """The cashier comes."""
        house, counter = self.house, self.counter
        person = next(one for one in house.file.staff if one.role == "cashier")
        then = self.open_shift if self.what == "prepare" else self.come_in
        counter.do(
            lambda request: house.desks.people.sign_in(request, person.name, person.pin), then
        )

    def open_shift(self, refusal: Refused | None) -> None:
        """The day begins; this is all that is prepared."""
        house, counter = self.house, self.counter
        raise_for(refusal)
        from pos.desk.cash import Counted  # as above

        float_of_the_day = Counted(10_000)
        counter.do(
            lambda request: house.desks.cash.open_shift(request, float_of_the_day), self.leave
        )

    def leave(self, refusal: Refused | None) -> None:
        """Close the till again."""
        raise_for(refusal)
        self.app.shell.close()
        self.qt.quit()

    def come_in(self, refusal: Refused | None) -> None:
        """The register is in sight; wait for the scanner's wire."""
        raise_for(refusal)
        self.app.shell.go("register")
        from ui.widgets.basket import BasketView  # as above

        basket = self.app.shell.findChild(BasketView)
        if not isinstance(basket, BasketView):
            raise SystemExit("the register shows no basket")
        self.painted.watch(basket.viewport())
        self.counter.listen(self.look)
        self.wait.start(5)

    def scan(self) -> None:
        """The first code of the day, over the simulated scanner's wire."""
        from drivers.protocol import Health, Role  # as above

        if self.app.lights.health(Role.SCANNER) is not Health.OK:
            return
        self.wait.stop()
        end = self.house.devices.scanner_end
        if end is None:
            raise SystemExit("the demo shop has no simulated scanner")
        end.scan(self.house.products_text().splitlines()[1].split(";")[0])

    def look(self, look: Look) -> None:
        """From the line on, the next paint counts."""
        self.painted.armed = self.painted.armed or bool(look.basket.bill.lines)

    @property
    def house(self) -> House:
        """The opened shop."""
        if self.app.house is None:
            raise SystemExit("the shop did not open")
        return self.app.house

    @property
    def counter(self) -> Counter:
        """What screens talk to."""
        if self.app.counter is None:
            raise SystemExit("the screens were not furnished")
        return self.app.counter


def raise_for(refusal: Refused | None) -> None:
    """End with the refusal as the reason."""
    if refusal is not None:
        raise SystemExit(f"refused: {refusal}")


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        morning = Morning(sys.argv[1], Path(sys.argv[2]))
        sys.exit(morning.qt.exec())
