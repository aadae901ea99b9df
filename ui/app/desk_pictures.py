"""Pictures of the service desk, the technician's and the office's screens, each on the way through them."""

from __future__ import annotations

from collections.abc import Callable

from drivers.protocol import Health, Role
from ui.app.stage import Stage
from ui.returns.screen import ReturnsScreen

Take = Callable[[str], None]


def returned(played: Stage, take: Take) -> None:
    """Part of the receipt in hand comes back for cash; then a wrong price is explained."""
    page = played.app.shell.page
    assert isinstance(page, ReturnsScreen)  # whoever calls went there
    played.act("way:cash")
    played.act("forward")
    played.until(lambda: page.handed.isVisible(), "the money to be handed over")
    take("return-handed")
    played.act("wrong")
    played.rest()
    take("price-difference")


def mended(played: Stage, take: Take) -> None:
    """The printer runs out of paper, is looked at, set up and well again."""
    printer = played.app.house.devices.by_role[Role.PRINTER] if played.app.house else None
    assert printer is not None  # a demo shop has a simulated printer
    played.printer.set("paper-out")
    played.until(lambda: printer.status().health is Health.PAPER_OUT, "the paper to be missed")
    _look(played)
    take("paper-out")
    played.act("setup")
    _look(played)
    take("device-setup")
    played.act("doctor")
    played.printer.set("ok")
    played.until(lambda: printer.status().health is Health.OK, "the printer to be well")
    _look(played)


def office(played: Stage, take: Take, code: str) -> None:
    """The settings, and what something costs."""
    played.app.shell.go("settings")
    played.rest()
    played.act("setting:late_return")
    take("settings")
    played.app.shell.go("papers")
    played.rest()
    take("receipt-on-screen")
    played.app.shell.go("price_check")
    played.rest()
    played.app.shell.scanned(code)
    played.rest()
    take("price-check")


def quick_items(played: Stage, take: Take, code: str) -> None:
    """Something is put on the second place of the register's grid."""
    played.app.shell.go("quick")
    played.rest()
    played.act("place:1")
    played.app.shell.scanned(code)
    played.rest()
    take("quick-items")


def goods(played: Stage, take: Take) -> None:
    """A file of goods: what its columns hold, and what it would change."""
    house = played.app.house
    assert house is not None  # the stage opened it
    file = house.folder / "birzelis.csv"
    lines = house.products_text().splitlines()[1:40]
    rows = [line.split(";") for line in lines]
    dearer = [f"{row[0]};{row[1]};{row[2][:-1]}9;{row[4]}\n" for row in rows]
    file.write_text("".join(("Reference;Name;Sell;Category\n", *dearer, "1;;2;\n")), "utf-8")
    played.app.shell.go("catalogue")
    played.until(played.app.workbench().idle, "the files")
    played.act(f"file:{file}")
    for _part in range(3):
        played.until(played.app.workbench().idle, "the file")
        played.rest()
    played.act("ask:price")
    take("goods-columns")
    played.act("plan")
    played.until(lambda: played.app.workbench().idle() and played.app.bridge.idle(), "the plan")
    for _part in range(3):
        played.rest()
    take("goods-changes")


def offers(played: Stage, take: Take, code: str) -> None:
    """A new offer, being written."""
    played.app.shell.go("offers")
    played.rest()
    played.act("new")
    played.app.shell.scanned(code)
    played.rest()
    take("offer")
    played.act("leave")


def _look(played: Stage) -> None:
    """Wait until the doctor has looked."""
    for _ in range(3):
        played.until(played.app.workbench().idle, "the doctor")
        played.rest()
