"""The devices of a story: simulated ones on ports of this machine, which outlive a crash of the till."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from drivers.virtual.behaviour import VirtualDevice
from drivers.virtual.display import VirtualDisplay
from drivers.virtual.port import TcpPort
from drivers.virtual.printer import VirtualPrinter
from drivers.virtual.scale import VirtualScale
from drivers.virtual.scanner import VirtualScanner
from drivers.virtual.terminal import VirtualTerminal
from pos.story.measure import Value
from ui.cli.story.remote import Mark


class SteadyClock(Struct):
    """The devices' time: it stands but for `wait`, and never runs backwards."""

    ms: int = 0

    def now_ms(self) -> int:
        """Milliseconds since the story began."""
        return self.ms


class Counted(VirtualDevice):
    """A virtual device whose bytes are counted from the moment the till opened its line."""

    def __init__(self, device: VirtualDevice) -> None:
        super().__init__()
        self._device = device
        self._up = False
        self._heard = self._said = 0

    def agrees(self, mark: Mark) -> bool:
        """Tell whether both ends of the line have seen the same of it."""
        if not self._up or not mark.is_open:
            return self._up == mark.is_open
        return (self._heard, self._said) == (mark.out, mark.came)

    def line(self, up: bool) -> None:
        """Count anew on a new line."""
        self._heard = self._said = 0
        self._device.line(up)
        self._up = up

    def hear(self, data: bytes) -> bytes:
        """Let the device hear, and count both ways."""
        answer = self._device.hear(data)
        self._said += len(answer)
        self._heard += len(data)
        return answer

    def due(self) -> bytes:
        """Let the device speak, and count it."""
        said = self._device.due()
        self._said += len(said)
        return said

    def hangs_up(self) -> bool:
        """Let the device cut the line."""
        return self._device.hangs_up()


class Devices:
    """Three printers, the first with a drawer, a scanner, a scale, a display and a terminal, on TCP ports."""

    def __init__(self, clock: SteadyClock) -> None:
        self.printer = VirtualPrinter()
        self.second = VirtualPrinter()
        self.kitchen = VirtualPrinter()
        self.scanner = VirtualScanner()
        self.scale = VirtualScale()
        self.display = VirtualDisplay()
        self.terminal = VirtualTerminal()
        kinds: dict[str, VirtualDevice] = {
            "printer": self.printer,
            "second": self.second,
            "kitchen": self.kitchen,
            "scanner": self.scanner,
            "scale": self.scale,
            "display": self.display,
            "terminal": self.terminal,
        }
        self._kinds = kinds
        for device in kinds.values():
            device.clock = clock
        self.printer.adopt({})
        self.second.adopt({})
        self.kitchen.adopt({})
        self._lines = {role: Counted(device) for role, device in kinds.items()}
        self._ports = {role: TcpPort(line) for role, line in self._lines.items()}
        for role, port in self._ports.items():
            kinds[role].wake, kinds[role].cable = port.wake, port
            port.open()

    def addresses(self) -> dict[str, str]:
        """Return where each device is reached."""
        return {role: port.address for role, port in self._ports.items()}

    def pulses(self) -> int:
        """Return how often the drawer was kicked so far."""
        return len(self.printer.pulses)

    def seen(self) -> dict[str, Callable[[], Mapping[str, Value]]]:
        """Return what the devices themselves know, by the expectation that asks for it."""
        return {
            "shows": lambda: {"text": " ".join(self.display.shown())},
            "beeps": lambda: {"n": sum(self.scanner.beeps)},
        }

    def agrees(self, marks: Mapping[str, Mark]) -> bool:
        """Tell whether the till has heard all that was said, and the devices all that the till said."""
        return not self.scanner.waiting and all(
            mark.settled and self._lines[role].agrees(mark) for role, mark in marks.items()
        )

    def switch(self, which: str, args: Mapping[str, Value]) -> None:
        """Switch one of them."""
        weight = args.get("weight")
        word = _kilos(weight) if isinstance(weight, int) else str(args.get("state", weight))
        if which == "drawer":
            self.printer.set(f"drawer {word}")
        elif which == "label":
            self.scanner.scan(str(args["code"]))
        elif word == "unplugged" or (which == "terminal" and word == "offline"):
            self._ports[which].unplug()  # nobody gets through: a payment that never left is sure
        else:
            self._ports[which].plug()
            self._kinds[which].set(word)

    def close(self) -> None:
        """Free all ports."""
        for port in self._ports.values():
            port.close()


def _kilos(grams: int) -> str:
    return f"{grams // 1000}.{grams % 1000:03d} kg"
