"""Every command of `kasa` with its options; what each does stands in a module of its own, imported when chosen.

Imports inside functions here keep the start short: `kasa story` must not pay for Qt, nor `kasa run` for the doctor.
Long because every command of the line stands here once, with its words.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from pos.errors import Refused
from pos.text import LANGUAGES, N_, Speaker
from pos.words import sentence

REFUSED: Final = 1
_EXITS: Final = N_(
    "Exit codes: 0 all right; 1 it came out otherwise or was refused; 2 it cannot be read."
)
_DAY: Final = ("run", "train")
_SHOPS: Final = ("LT", "LV", "PL", "SE", "EE", "FI")

Run = Callable[[Namespace, Speaker], int]
SubParsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


def parser(say: Speaker, words: Sequence[str] = ()) -> ArgumentParser:
    """Return the parser of a command line; what it helps with is said in the user's language.

    A line that opens the till is read by its own command alone: the two dozen others would take a tenth of the time
    in which the window comes up.
    """
    whole = ArgumentParser("kasa", description=say("Kasa, a till."), epilog=say(_EXITS))
    whole.add_argument(
        "--language", choices=LANGUAGES, help=say("of what is said here (default: LANG)")
    )
    commands = Commands(whole.add_subparsers(required=True, metavar="COMMAND"), say)
    _of_the_day(commands)
    if words and words[0] in _DAY:
        return whole
    _of_the_till(commands)
    _of_the_books(commands)
    _of_the_goods(commands)
    _of_the_prices(commands)
    _of_the_office(commands)
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


class Commands(Struct, frozen=True):
    """The commands at one place of the line, and the language in which they help."""

    found: SubParsers
    say: Speaker

    def add(self, name: str, what: str, run: Run) -> ArgumentParser:
        """Add a command that does `run`; `what` is said already."""
        made = self.found.add_parser(
            name,
            help=what,
            description=what,
            epilog=self.say(_EXITS),
            formatter_class=RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        return made

    def of_a_shop(self, name: str, what: str, run: Run) -> ArgumentParser:
        """Add a command that works on one shop's books."""
        made = self.add(name, what, run)
        made.add_argument(
            "--shop", default="LT", choices=_SHOPS, help=self.say("the demo shop of this country")
        )
        made.add_argument(
            "--folder", type=Path, help=self.say("a shop's own folder, instead of a demo shop")
        )
        return made

    def under(self, name: str, what: str) -> Commands:
        """Add a word that has commands of its own behind it."""
        made = self.found.add_parser(name, help=what)
        return Commands(made.add_subparsers(required=True, metavar="VERB"), self.say)


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
    demo = say("set a demo shop up without opening the till")
    commands.of_a_shop("init-demo", demo, _init_demo)


def _of_the_books(commands: Commands) -> None:
    say = commands.say
    commands.of_a_shop("verify", say("audit a shop's books"), _verify)
    what = say("write an audited copy of a shop's books")
    commands.of_a_shop("backup", what, _backup).add_argument("into", metavar="FOLDER", type=Path)
    what = say("put a backup in place of a shop's books")
    commands.of_a_shop("restore", what, _restore).add_argument("backup", metavar="FILE", type=Path)


def _of_the_goods(commands: Commands) -> None:
    say = commands.say
    what = say("import goods from a file of this till or another one, CSV or spreadsheet")
    goods = commands.of_a_shop("import", what, _import)
    goods.add_argument("file", metavar="FILE", type=Path)
    goods.add_argument("--dry-run", action="store_true", help=say("only say what would change"))
    what = say("which of the file's columns holds price, name, code and so on")
    goods.add_argument("--column", metavar="OURS=THEIRS", action="append", default=[], help=what)
    what = say("VAT class where the file names none")
    goods.add_argument("--vat", metavar="CLASS", default="standard", help=what)
    what = say("the file's prices are without VAT: add it")
    goods.add_argument("--net", action="store_true", help=what)
    what = say("give goods without any code a number of their own")
    goods.add_argument("--number", action="store_true", help=what)
    what = say("write a receipt once more into a file: txt, html, png or pdf")
    paper = commands.of_a_shop("receipt", what, _receipt)
    paper.add_argument("number", metavar="NUMBER", help=say("as it stands on the paper, as 1-17"))
    paper.add_argument("file", metavar="FILE", type=Path)
    paper.add_argument("--gift", action="store_true", help=say("a gift receipt, without prices"))
    what = say("letters on a line, as on the printer")
    paper.add_argument("--columns", type=int, choices=(32, 42, 48), default=42, help=what)
    what = say("the language of the receipt, if not the customer's own")
    paper.add_argument("--customer-language", choices=LANGUAGES, default="", help=what)
    what = say("print shelf labels: of these codes, or of prices that began since a day")
    labels = commands.of_a_shop("labels", what, _labels)
    labels.add_argument("codes", metavar="CODE", nargs="*")
    what = say("YYYY-MM-DD: all goods whose price began on this day or later (default: today)")
    labels.add_argument("--since", metavar="DATE", default="", help=what)
    what = say(
        "YYYY-MM-DD: prices as they are at the end of this day; tomorrow's labels are printed today"
    )
    labels.add_argument("--until", metavar="DATE", default="", help=what)
    what = say("only draw them into a PNG file")
    labels.add_argument("--dry-run", metavar="FILE", type=Path, help=what)
    out = commands.of_a_shop("export", say("write all goods into a CSV file"), _export)
    out.add_argument("file", metavar="FILE", type=Path)


def _of_the_prices(commands: Commands) -> None:
    say = commands.say
    dry = say("only say what would change")
    what = say("import a dated price list: code, price, from, tier")
    prices = commands.of_a_shop("prices", what, _prices)
    prices.add_argument("file", metavar="FILE", type=Path)
    prices.add_argument("--dry-run", action="store_true", help=dry)
    offers = commands.under("offers", say("what the shop offers"))
    coming = offers.of_a_shop("import", say("import offers from a TOML file"), _offers_in)
    coming.add_argument("file", metavar="FILE", type=Path)
    coming.add_argument("--dry-run", action="store_true", help=dry)
    offers.of_a_shop("list", say("list every offer with its days"), _offers)
    ending = offers.of_a_shop("end", say("let an offer hold no longer"), _offer_ends)
    ending.add_argument("id", metavar="ID")


def _of_the_office(commands: Commands) -> None:
    say = commands.say
    settings = commands.under("settings", say("list or set what a shop may choose"))
    what = say("list every setting; * marks the shop's own")
    settings.of_a_shop("list", what, _list_settings)
    chosen = settings.of_a_shop("set", say("give a setting a value"), _set_setting)
    chosen.add_argument("key")
    chosen.add_argument("value")
    what = say("write settings and devices to a file, for other tills")
    settings.of_a_shop("export", what, _write_outfit).add_argument(
        "file", metavar="FILE", type=Path
    )
    what = say("set this till up from such a file")
    taken = settings.of_a_shop("import", what, _take_outfit)
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument("--dry-run", action="store_true", help=say("only say what would change"))
    staff = commands.under("staff", say("who works here"))
    what = say("let a person work here; the PIN is asked for")
    person = staff.of_a_shop("add", what, _add_staff)
    person.add_argument("name")
    person.add_argument(
        "role", choices=("trainee", "cashier", "associate", "manager", "technician", "owner")
    )
    born = say("YYYY-MM-DD, where law limits who may sell")
    person.add_argument("--born", default="", help=born)
    prompts = commands.under("prompts", say("what the till says"))
    what = say("find what is missing or wrong in the prompts")
    checked = prompts.add("check", what, _check_prompts)
    checked.add_argument("prompts", metavar="FOLDER", nargs="?", type=Path)


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


def _check_prompts(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.care import check_prompts

    return check_prompts(chosen, say)


def _import(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.goods import import_goods

    return import_goods(chosen, say)


def _export(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.goods import export_goods

    return export_goods(chosen, say)


def _prices(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.offers import import_prices

    return import_prices(chosen, say)


def _offers_in(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.offers import import_offers

    return import_offers(chosen, say)


def _offers(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.offers import list_offers

    return list_offers(chosen, say)


def _offer_ends(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.offers import end_offer

    return end_offer(chosen, say)


def _receipt(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.receipts import write_receipt

    return write_receipt(chosen, say)


def _labels(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.labels import print_labels

    return print_labels(chosen, say)


def _list_settings(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import list_settings

    return list_settings(chosen, say)


def _set_setting(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import set_setting

    return set_setting(chosen, say)


def _write_outfit(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.outfit import export

    return export(chosen, say)


def _take_outfit(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.outfit import take_in

    return take_in(chosen, say)


def _add_staff(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.office import add_staff

    return add_staff(chosen, say)
