"""The story's verbs of promotions and coupons: data for the office, one call of the register's desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from pos.promotion import Promotion
from ui.cli.story.counter import Args, Counter, Verb, moment_ms, text, whole
from ui.cli.story.office import act_of

_DAY_MS: Final = 86_400_000


def _codes(args: Args) -> tuple[str, ...]:
    given = args.get("codes", ())
    return tuple(str(code) for code in given) if isinstance(given, tuple) else ()


def _until(counter: Counter, args: Args) -> int:
    """Return the last moment: a day without an hour counts to its end."""
    said = text(args, "until")
    if not said:
        return 0
    at = moment_ms(counter.till.shop, said)
    return at + _DAY_MS - 1 if said.endswith("00:00") or len(said) == len("2026-11-21") else at


def _days(args: Args) -> tuple[int, ...]:
    given = args.get("days", ())
    return tuple(int(str(day)) for day in given) if isinstance(given, tuple) else ()


def _minute(args: Args, name: str) -> int:
    hours, _, minutes = text(args, name).partition(":")
    return int(hours or 0) * 60 + int(minutes or 0)


def _keep(kind: str, more: Callable[[Args], dict[str, int]]) -> Verb:
    def keep(counter: Counter, request: str, args: Args) -> None:
        since = text(args, "since")
        record = Promotion(
            text(args, "id"),
            kind,
            codes=_codes(args),
            department=text(args, "department"),
            from_ms=moment_ms(counter.till.shop, since) if since else 0,
            to_ms=_until(counter, args),
            coupon=text(args, "coupon"),
            limit=whole(args.get("limit")),
            tier=text(args, "tier"),
            least=whole(args.get("least")),
            times=whole(args.get("times")),
            cap=whole(args.get("cap")),
            days=_days(args),
            opens=_minute(args, "opens"),
            closes=_minute(args, "closes"),
        )
        record = replace(record, **more(args))
        counter.store.keep_promotion(act_of(counter, request), record.id, record)

    return keep


VERBS: Final[Mapping[str, Verb]] = {
    "promotion_pair": _keep(
        "price", lambda a: {"count": whole(a["count"]), "minor": whole(a["price"])}
    ),
    "promotion_cheapest": _keep(
        "cheapest", lambda a: {"count": whole(a["count"]), "pay": whole(a["pay"])}
    ),
    "promotion_deal": _keep("meal", lambda a: {"minor": whole(a["price"])}),
    "promotion_percent": _keep("percent", lambda a: {"bp": whole(a["off"])}),
    "promotion_each": _keep("off", lambda a: {"minor": whole(a["off"])}),
    "promotion_off": _keep("amount", lambda a: {"minor": whole(a["off"])}),
    "coupon": lambda c, r, a: c.desks.offers.coupon(r, text(a, "code")),
}
