"""docs/hardware.md against the registry: each kind with cable, set-up and what to see; lines and pages as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from drivers import registry
from drivers.printer.profile import load_profile, profile_names
from drivers.protocol import Role
from drivers.registry import KINDS, Kind

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "hardware.md").read_text("utf-8")
CHAPTERS = {
    Role.SCANNER: "Scanners",
    Role.SCALE: "Scales",
    Role.DISPLAY: "Customer displays",
    Role.TERMINAL: "Card terminals",
    Role.PRINTER: "Printers and drawers",
    Role.LABELS: "Label printers",
}
OFFERED = [one for one in KINDS if one.wire != "none"]


def chapter(title: str) -> str:
    return GUIDE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def rows(text: str) -> Iterator[list[str]]:
    """The rows of a chapter's tables, without their heads."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith(("| kind", "| model")):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def names(cell: str) -> list[str]:
    """The names in a cell; `-tcp` after `x-serial` is `x-tcp`."""
    found: list[str] = []
    for name in re.findall(r"`([^`]+)`", cell):
        if name.startswith("-") and found:
            name = found[-1].rpartition("-")[0] + name
        found.append(name)
    return found


def row_of(kind: Kind) -> list[str]:
    for row in rows(chapter(CHAPTERS[kind.role])):
        if kind.name in names(row[0]):
            return row
    raise AssertionError(f"{kind.role} {kind.name} is not in docs/hardware.md")


@pytest.mark.parametrize("kind", OFFERED, ids=lambda one: f"{one.role}-{one.name}")
def test_each_kind_has_its_cable_its_set_up_and_what_to_see(kind: Kind) -> None:
    row = row_of(kind)
    assert len(row) >= 4
    assert all(row), row


@pytest.mark.parametrize("role", CHAPTERS)
def test_no_kind_stands_there_that_cannot_be_chosen(role: Role) -> None:
    known = {one.name for one in registry.kinds(role)}
    kinds = [row for row in rows(chapter(CHAPTERS[role])) if len(row) >= 4]
    told = {name for row in kinds for name in names(row[0])}
    assert told - known - set(profile_names()) <= {"escpos-…"}


@pytest.mark.parametrize(
    "kind", [one for one in OFFERED if one.wire == "serial"], ids=lambda one: one.name
)
def test_the_line_is_the_drivers_own(kind: Kind) -> None:
    line = cast("Any", registry._load(kind.driver)).LINE
    said = row_of(kind)
    above = " ".join(said)
    assert f"{line.speed} {line.frame}" in above


@pytest.mark.parametrize(
    "kind",
    [one for one in OFFERED if one.tcp_port and one.role is not Role.SCANNER],
    ids=lambda one: one.name,
)
def test_the_port_is_the_registrys_own(kind: Kind) -> None:
    if not kind.name.startswith("virtual"):
        assert kind.tcp_port in " ".join(row_of(kind))


@pytest.mark.parametrize("model", [one for one in profile_names() if one != "virtual"])
def test_each_model_stands_there_with_its_page(model: str) -> None:
    row = next(one for one in rows(chapter("Printers and drawers")) if model in names(one[0]))
    profile = load_profile(model)
    page = next((one for one in ("WPC1257", "PC775") if one in profile.code_pages), None)
    said = "none" if page is None else f"{page} in {profile.code_pages[page]}"
    assert said in row[1]


def test_each_test_that_the_table_of_failures_names_is_there() -> None:
    for row in rows(chapter("When something fails")):
        for name in names(row[-1]):
            places = (*(ROOT / "tests" / one for one in ("", "drivers", "drivers/printer")),)
            if name.endswith((".py", ".till")):
                assert any((place / name).exists() for place in places), name
