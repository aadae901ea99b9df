"""The command line of `kasa`: the commands of the till and its books here, those of the office beside; what each does
stands in a module of its own, imported when chosen.

Imports inside functions here keep the start short: `kasa story` must not pay for Qt, nor `kasa run` for the doctor.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pos.errors import Refused
from pos.text import LANGUAGES, Speaker
from pos.words import sentence
from ui.cli.line import EXITS, Commands, Run

REFUSED: Final = 1
_DAY: Final = ("run", "train")
_SIMULATED: Final = (
    "printer", "labels", "scanner", "scanner-hid", "scanner-keys", "scale", "scale-sma", "scale-cas",
    "scale-dialog06", "display", "display-dmd", "display-logic", "terminal", "terminal-zvt",
)  # fmt: skip
"""As drivers.virtual.stand has them, whose modules no help waits for."""


def parser(say: Speaker, words: Sequence[str] = ()) -> ArgumentParser:
    """Return the parser of a command line; what it helps with is said in the user's language.

    A line that opens the till is read by its own command alone: the two dozen others would take a tenth of the time
    in which the window comes up.
    """
    whole = ArgumentParser("kasa", description=say("Kasa, a till."), epilog=say(EXITS))
    whole.add_argument(
        "--language", choices=LANGUAGES, help=say("of what is said here (default: LANG)")
    )
    commands = Commands(whole.add_subparsers(required=True, metavar="COMMAND"), say)
    _of_the_day(commands)
    if words and words[0] in _DAY:
        return whole
    from ui.cli.office_commands import of_the_goods, of_the_office, of_the_prices  # for the others

    _of_the_till(commands)
    _of_the_books(commands)
    of_the_goods(commands)
    of_the_prices(commands)
    of_the_office(commands)
    return whole


def language_of(argv: Sequence[str]) -> str:
    """Return the language that a command line asks for, else the machine's; before anything is parsed."""
    for place, word in enumerate(argv):
        name, _, value = word.partition("=")
        if name == "--language":
            return value or "".join(argv[place + 1 : place + 2])
    return _own_language()


def call(chosen: Namespace, say: Speaker) -> int:
    """Run the chosen command; a refusal is said in words and is exit 1."""
    run: Run = chosen.run
    try:
        return run(chosen, say)
    except Refused as no:
        facts = ", ".join(f"{name} {value}" for name, value in no.facts.items() if name != "why")
        print(sentence(no, say) + (f" ({facts})" if facts else ""), file=sys.stderr)
        return REFUSED


def _own_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2]
    return "en"


def _of_the_day(commands: Commands) -> None:
    say = commands.say
    commands.of_a_shop("run", say("open the till"), _run)
    commands.of_a_shop("train", say("open the till for training: nothing real moves"), _train)


def _of_the_till(commands: Commands) -> None:
    say = commands.say
    screens = commands.add("screens", say("take pictures of every screen"), _screens)
    screens.add_argument("into", metavar="FOLDER", type=Path)
    story = commands.add("story", say("play stories, each against a fresh shop"), _play)
    story.add_argument("files", metavar="FILE", nargs="+", type=Path)
    story.add_argument("--seed", type=int, help=say("for `crash during`: the same instants again"))
    what = say("look at a shop's devices and say what ails them")
    doctor = commands.of_a_shop("doctor", what, _doctor)
    doctor.add_argument("--json", action="store_true", help=say("for programs; texts in English"))
    what = say("look for devices on the network too")
    doctor.add_argument("--network", action="store_true", help=what)
    doctor.add_argument("--save", metavar="FOLDER", type=Path, help=say("write the report there"))
    doctor.add_argument("--rule", action="store_true", help=say("show the udev rule for devices"))
    what = say("install the udev rule, with the right to do so")
    doctor.add_argument("--install-rule", action="store_true", help=what)
    what = say(
        "put a simulated device on a port; what happens to it is typed, or pressed in a window"
    )
    stand = commands.add("simulate", what, _simulate)
    stand.add_argument("device", metavar="DEVICE", choices=_SIMULATED, help=", ".join(_SIMULATED))
    what = say("make a serial port of this name (Linux)")
    stand.add_argument("--serial", metavar="PATH", type=Path, help=what)
    what = say("the TCP port, else any that is free")
    stand.add_argument("--tcp", metavar="PORT", type=int, default=0, help=what)
    stand.add_argument("--window", action="store_true", help=say("with a small window"))
    demo = say("set a demo shop up without opening the till")
    commands.of_a_shop("init-demo", demo, _init_demo)


def _of_the_books(commands: Commands) -> None:
    say = commands.say
    commands.of_a_shop("verify", say("audit a shop's books"), _verify)
    what = say("write an audited copy of a shop's books")
    commands.of_a_shop("backup", what, _backup).add_argument("into", metavar="FOLDER", type=Path)
    what = say("put a backup in place of a shop's books")
    commands.of_a_shop("restore", what, _restore).add_argument("backup", metavar="FILE", type=Path)


# -- each command, imported when chosen ------------------------------------------------------------------------------


def _run(chosen: Namespace, say: Speaker) -> int:
    gc.disable()  # what starts stays: looking for rubbish among it costs a tenth of the start; Tidy takes over
    from ui.app import main  # the one command that needs Qt

    return main(chosen.shop, chosen.folder)


def _train(chosen: Namespace, say: Speaker) -> int:
    from ui.app.training import train
    from ui.cli.books import folder_of

    return train(chosen.shop, folder_of(chosen))


def _screens(chosen: Namespace, say: Speaker) -> int:
    from ui.app.pictures import pictures  # needs Qt

    return pictures(chosen.into)


def _init_demo(chosen: Namespace, say: Speaker) -> int:
    from ui.app.house import House  # the first start of a shop is the till's own
    from ui.app.place import Place
    from ui.cli.books import folder_of

    folder = folder_of(chosen)
    House(Place(folder, chosen.shop), lambda _: None).close()
    print(folder)
    return 0


def _play(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.story.play import run

    return run(chosen.files, chosen.seed)


def _verify(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.care import verify

    return verify(chosen, say)


def _backup(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.care import backup

    return backup(chosen, say)


def _restore(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.care import restore

    return restore(chosen, say)


def _doctor(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.doctor import doctor

    return doctor(chosen, say)


def _simulate(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.simulate import simulate

    return simulate(chosen, say)
