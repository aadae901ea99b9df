"""Every command of `kasa` with its options; what each does stands in a module of its own, imported when chosen.

Imports inside functions here keep the start short: `kasa story` must not pay for Qt, nor `kasa run` for the doctor.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from pos.errors import Refused
from pos.text import LANGUAGES, Speaker, speaker
from pos.words import sentence

REFUSED: Final = 1
_EXITS: Final = (
    "Exit codes: 0 all right; 1 it came out otherwise or was refused; 2 it cannot be read."
)
_SHOPS: Final = ("LT", "LV", "PL", "SE", "EE", "FI")

Run = Callable[[Namespace, Speaker], int]
Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    whole = ArgumentParser("kasa", description="Kasa, a till.", epilog=_EXITS)
    whole.add_argument("--language", choices=LANGUAGES, help="of what is said here (default: LANG)")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    run = _add(commands, "run", "open the till", _run)
    _whose(run)
    screens = _add(commands, "screens", "take pictures of every screen", _screens)
    screens.add_argument("into", metavar="FOLDER", type=Path)
    _story(commands)
    verify = _add(commands, "verify", "audit a shop's books", _verify)
    _whose(verify)
    backup = _add(commands, "backup", "write an audited copy of a shop's books", _backup)
    backup.add_argument("into", metavar="FOLDER", type=Path)
    _whose(backup)
    restore = _add(commands, "restore", "put a backup in place of a shop's books", _restore)
    restore.add_argument("backup", metavar="FILE", type=Path)
    _whose(restore)
    doctor = _add(commands, "doctor", "look at a shop's devices and say what ails them", _doctor)
    _whose(doctor)
    doctor.add_argument("--json", action="store_true", help="for programs; texts in English")
    _office(commands)
    return whole


def call(chosen: Namespace) -> int:
    """Run the chosen command; a refusal is said in words and is exit 1."""
    say = speaker(chosen.language or _own_language())
    run: Run = chosen.run
    try:
        return run(chosen, say)
    except Refused as no:
        facts = ", ".join(f"{name} {value}" for name, value in no.facts.items())
        print(sentence(no, say) + (f" ({facts})" if facts else ""), file=sys.stderr)
        return REFUSED


def _own_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2]
    return "en"


def _add(commands: Commands, name: str, what: str, run: Run) -> ArgumentParser:
    made = commands.add_parser(
        name,
        help=what,
        description=what,
        epilog=_EXITS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    made.set_defaults(run=run)
    return made


def _whose(made: ArgumentParser) -> None:
    made.add_argument("--shop", default="LT", choices=_SHOPS, help="the demo shop of this country")
    made.add_argument("--folder", type=Path, help="a shop's own folder, instead of a demo shop")


def _story(commands: Commands) -> None:
    made = _add(commands, "story", "play stories, each against a fresh shop", _play)
    made.add_argument("files", metavar="FILE", nargs="+", type=Path)
    made.add_argument("--seed", type=int, help="for `crash during`: the same instants again")


def _office(commands: Commands) -> None:
    goods = _add(commands, "import", "import goods from a CSV file", _import)
    goods.add_argument("file", metavar="FILE", type=Path)
    goods.add_argument("--dry-run", action="store_true", help="only say what would change")
    _whose(goods)
    settings = commands.add_parser("settings", help="list or set what a shop may choose")
    verbs = settings.add_subparsers(required=True, metavar="VERB")
    _whose(_add(verbs, "list", "list every setting; * marks the shop's own", _list_settings))
    chosen = _add(verbs, "set", "give a setting a value", _set_setting)
    chosen.add_argument("key")
    chosen.add_argument("value")
    _whose(chosen)
    staff = commands.add_parser("staff", help="who works here").add_subparsers(
        required=True, metavar="VERB"
    )
    person = _add(staff, "add", "let a person work here; the PIN is asked for", _add_staff)
    person.add_argument("name")
    person.add_argument(
        "role",
        choices=("trainee", "cashier", "associate", "manager", "technician", "owner"),
    )
    person.add_argument("--born", default="", help="YYYY-MM-DD, where law limits who may sell")
    _whose(person)
    prompts = commands.add_parser("prompts", help="what the till says").add_subparsers(
        required=True, metavar="VERB"
    )
    checked = _add(prompts, "check", "find what is missing or wrong in the prompts", _check_prompts)
    checked.add_argument("prompts", metavar="FOLDER", nargs="?", type=Path)
    _whose(_add(commands, "init-demo", "set a demo shop up without opening the till", _init_demo))


# -- each command, imported when chosen ------------------------------------------------------------------------------


def _run(chosen: Namespace, say: Speaker) -> int:
    gc.disable()  # what starts stays: looking for rubbish among it costs a tenth of the start; Tidy takes over
    from ui.app import main  # the one command that needs Qt

    return main(chosen.shop, chosen.folder)


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


def _check_prompts(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.care import check_prompts

    return check_prompts(chosen, say)


def _import(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import import_goods

    return import_goods(chosen, say)


def _list_settings(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import list_settings

    return list_settings(chosen, say)


def _set_setting(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import set_setting

    return set_setting(chosen, say)


def _add_staff(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import add_staff

    return add_staff(chosen, say)
