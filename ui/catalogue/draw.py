"""What the screen of goods shows at each stage, as one record."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path

from pos.text import Speaker
from ui.catalogue import stages
from ui.catalogue.pricing import pricing
from ui.catalogue.state import At, State
from ui.catalogue.task import Hall
from ui.office.view import Going, OfficeView
from ui.views import Key


def draw(now: State, hall: Hall, classes: tuple[str, ...], _: Speaker) -> OfficeView:
    """Make the view; long work shows how far it is."""
    stage = _stage(now, hall, classes, _)
    going = None
    if now.at is At.BUSY:
        words = f"{now.done} / {now.whole}" if now.whole else str(now.done)
        going = Going(now.done, now.whole, words)
    return OfficeView(
        title=stage.title,
        rows=stage.rows,
        current=stage.current,
        form=stage.form,
        going=going,
        notice=now.notice,
        facts_title=Path(now.path).name,
        facts=stage.facts,
        remark=stage.remark,
        keys=stage.keys,
    )


def _stage(now: State, hall: Hall, classes: tuple[str, ...], _: Speaker) -> stages.Stage:
    if now.at is At.BUSY and now.sure:
        return stages.Stage(
            _("One moment …"),
            remark=_(
                "It is decided: all of it comes in, even if the power goes. You can sell meanwhile."
            ),
            keys=(*(None,) * 9, Key("back", "Esc", _("Back"))),
        )
    if now.at is At.BUSY:
        stop = Key("stop", "Esc", _("Stop"))
        return stages.Stage(_("One moment …"), keys=(*(None,) * 7, stop))
    if now.at is At.OUT:
        return stages.writing(hall.out(), _)
    if now.at is At.COLUMNS:
        return stages.mapping(now.rows, now.mapped, now.how, now.column, classes, _)
    if now.at is At.PRICES:
        return pricing(now.prices, now.errors, now.page, hall.zone, _)
    if now.at is At.PLAN:
        return stages.planned(now.plan, now.wanted, now.page, now.row, _)
    return stages.choosing(now.files, now.path, hall.labels.ready(), _)


def clock(at_ms: int, zone: tzinfo) -> str:
    """Return the time of day on the shop's wall."""
    return f"{datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(zone):%H:%M:%S}"
