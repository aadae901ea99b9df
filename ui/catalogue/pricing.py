"""A dated price list on the screen of goods: each price with what it takes the place of, and from when."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from pos.desk.price_lists import Priced
from pos.price_file import PRICE_REASONS
from pos.product_row import BadRow
from pos.text import Speaker
from pos.words import tier_name
from ui.catalogue.stages import SHOWN, Stage
from ui.forms import FormView
from ui.views import Key, ListRow, Mark, Tone


def pricing(
    prices: tuple[Priced, ...], errors: tuple[BadRow, ...], page: int, zone: tzinfo, _: Speaker
) -> Stage:
    """Show the rows that are left out first, then every price."""
    rows = [*(_wrong(one, _) for one in errors), *(_price(one, zone, _) for one in prices)]
    pages = max(1, -(-len(rows) // SHOWN))
    return Stage(
        _("A list of prices"),
        tuple(rows[page * SHOWN : (page + 1) * SHOWN]),
        form=FormView(
            "goods:prices",
            _("Nothing is kept yet"),
            _("Each price holds from its moment on; older ones stay in the history."),
        ),
        facts=((_("prices"), str(len(prices))), (_("left out"), str(len(errors)))),
        remark=_("All that is shown as new or changed is kept at once, or nothing of it."),
        keys=(
            Key("up", "PgUp", _("Rows before"), enabled=page > 0),
            Key("down", "PgDn", _("More rows"), enabled=page + 1 < pages),
            *(None,) * 6,
            Key("back", "Esc", _("Back")),
            Key("keep", "F12", _("Take it over"), forward=True, enabled=bool(prices)),
        ),
    )


def _wrong(one: BadRow, _: Speaker) -> ListRow:
    line = _("line {n}", n=one.line)
    reason = _(PRICE_REASONS[one.reason])
    return ListRow(f"row:{one.line}", one.given or line, reason, line, Tone.STOP, Mark.CROSS)


def _price(one: Priced, zone: tzinfo, _: Speaker) -> ListRow:
    was = _.amount(one.before.price.minor) if one.before else "–"
    since = _("at once") if not one.row.from_ms else _moment(one.row.from_ms, zone)
    name = one.before.name if one.before else one.row.code
    detail = " · ".join(part for part in (since, tier_name(one.row.tier, _), one.row.code) if part)
    changed = f"{was} → {_.amount(one.row.minor)}"
    return ListRow(f"row:{one.row.line}", name, detail, changed, Tone.INK, Mark.TRIANGLE)


def _moment(at_ms: int, zone: tzinfo) -> str:
    return f"{datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
