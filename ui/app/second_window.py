"""Opens the customer's window while such a display is set up at this till, and closes it when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drivers.protocol import DeviceEvent, LinesShown, Role, StatusChanged, Weighed
from pos.desk.look import Look
from ui.app.house import House
from ui.counter import Counter

if TYPE_CHECKING:
    from ui.customer_display.screen import CustomerWindow

KIND = "window"


class SecondWindow:
    """Follows looks and devices, on the screen's thread."""

    def __init__(self, house: House, counter: Counter) -> None:
        self._house, self._counter = house, counter
        self._lines = ("", "")
        self._weighed: Weighed | None = None
        self.window: CustomerWindow | None = None
        counter.listen(self._looked)

    def heard(self, event: DeviceEvent) -> None:
        """A device said something: the display may have come or gone, or has other lines; the scale weighs."""
        if isinstance(event, LinesShown):
            self._lines = (event.upper, event.lower)
            self._looked(self._counter.look)
        elif isinstance(event, Weighed):
            self._weighed = event
            self._looked(self._counter.look)
        elif isinstance(event, StatusChanged) and event.role is Role.DISPLAY:
            self._follow()

    def close(self) -> None:
        """Close the window with the till."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
            window.deleteLater()

    def _follow(self) -> None:
        wanted = self._house.devices.setups[Role.DISPLAY].kind == KIND
        if wanted and self.window is None:
            # most tills have none, and no till waits for it to start
            from ui.customer_display.screen import CustomerWindow

            self.window = CustomerWindow()
            self._looked(self._counter.look)
            self.window.place()
        elif not wanted:
            self.close()

    def _looked(self, look: Look) -> None:
        if self.window is not None:
            from ui.customer_display.presenter import customer_view  # as above

            name = self._house.shop.premises.name
            self.window.show_view(customer_view(look, name, self._lines, self._weighed))
