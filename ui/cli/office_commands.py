"""The commands of the office: goods, prices, settings, staff.

Each is done by a module of its own, imported when chosen: no other command pays for it.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pos.text import LANGUAGES, Speaker
from ui.cli.line import Commands


def of_the_goods(commands: Commands) -> None:
    """Add what is done with goods: in, out, on paper and on labels."""
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


def of_the_prices(commands: Commands) -> None:
    """Add price lists and offers."""
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


def of_the_office(commands: Commands) -> None:
    """Add settings, staff and prompts."""
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


def _check_prompts(chosen: Namespace, say: Speaker) -> int:
    from ui.cli.care import check_prompts

    return check_prompts(chosen, say)
