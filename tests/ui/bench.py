"""What tests of the technician's screen share: going there, pressing, reading."""

from __future__ import annotations

from drivers.protocol import Role
from drivers.virtual.behaviour import VirtualDevice
from tests.ui.till import TestTill
from ui.hardware.screen import HardwareScreen
from ui.widgets.stack import TextStack
from ui.widgets.step import StepCard


def opened(till: TestTill) -> HardwareScreen:
    page = till.go("hardware", HardwareScreen)
    rest(till)
    return page


def rest(till: TestTill) -> None:
    """Wait until neither desks nor workbench have anything to do."""
    for _ in range(3):
        till.until(till.app.workbench().idle)
        till.settle()


def press(till: TestTill, action: str) -> None:
    till.act(action)
    rest(till)


def tell(till: TestTill, page: HardwareScreen, option: str, text: str) -> None:
    """Type one option of the device that is being set up."""
    press(till, f"option:{option}")
    page.form.inputs()[0].set_text(text)
    press(till, "take")


def set_up(till: TestTill, role: str, kind: str = "virtual") -> HardwareScreen:
    """Go there and set a device up as this kind, until it works."""
    page = opened(till)
    for action in (role, "setup", "option:kind", f"value:{kind}", "keep"):
        press(till, action)
    till.until(lambda: right_of(page, role) == "works")
    return page


def right_of(page: HardwareScreen, role: str) -> str:
    return next(row.right for row in page.devices.rows() if row.action == role)


def steps(page: HardwareScreen) -> list[str]:
    return [card.accessibleName() for card in page.steps.findChildren(StepCard)]


def asked(page: HardwareScreen) -> str:
    texts = [part.text() for part in page.form.findChildren(TextStack) if part.isVisible()]
    return "\n".join((*texts, page.notice.text()))


def bench(till: TestTill, role: Role) -> VirtualDevice:
    device = till.house.devices.bench(role)
    assert device is not None
    return device
