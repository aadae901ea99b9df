"""One country's rules, read from resources/countries/CODE.toml and asked by the day handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from pos.datafile import read_record, read_table
from pos.errors import Refused
from pos.fact import (
    AgeRule,
    CashCeiling,
    Denomination,
    Deposit,
    Fact,
    Guarantee,
    MindChange,
    Pieces,
    ReceiptForm,
    Retention,
    Rounding,
    ScaleLabel,
    ShelfPrice,
    VatRate,
)
from pos.money import divide
from pos.settings import check

F = TypeVar("F", bound=Fact)


class Country(Struct, frozen=True, kw_only=True):
    """All that one country's file says. Facts that hold on a day are asked by the methods."""

    code: str
    name: str
    currency: str
    languages: tuple[str, ...]
    time_zone: str
    receipt_moment: str
    """How date and time stand on receipts and reports, in the letters of strftime."""
    usual: Mapping[str, str] = MappingProxyType({})
    """What a setting is where the shop chose nothing, if not what the table of settings says: sums of this currency."""
    vat: tuple[VatRate, ...] = ()
    roundings: tuple[Rounding, ...] = ()
    pieces: tuple[Pieces, ...] = ()
    deposits: tuple[Deposit, ...] = ()
    ages: tuple[AgeRule, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    mind_changes: tuple[MindChange, ...] = ()
    shelf_prices: tuple[ShelfPrice, ...] = ()
    receipts: tuple[ReceiptForm, ...] = ()
    cash_ceilings: tuple[CashCeiling, ...] = ()
    retentions: tuple[Retention, ...] = ()
    scale_labels: tuple[ScaleLabel, ...] = ()

    def vat_rate(self, klass: str, day: date) -> VatRate:
        """Return what goods of `klass` supplied on `day` carry. Raises ValueError for an unknown class."""
        for rate in self.vat:
            if rate.klass == klass and rate.holds(day):
                return rate
        raise ValueError(f"no VAT class {klass} in {self.code} on {day}")

    def vat_label(self, percent: int, day: date) -> str:
        """Return the letter of a rate (hundredths of a per cent) on `day`; none for a rate that the file lacks."""
        same = (one for one in self.vat if one.percent == percent and one.holds(day))
        return next((one.label for one in same if not one.exempt), "")

    def vat_classes(self, day: date) -> tuple[str, ...]:
        """Return the classes that goods may be given on `day`, in the file's order."""
        return tuple(rate.klass for rate in self.vat if rate.holds(day))

    def rounding(self, day: date) -> Rounding:
        """Return how cash is rounded on `day`; to one minor unit where nothing is said."""
        return _on(self.roundings, day) or Rounding(unit=1, source="nothing said")

    def denominations(self, day: date) -> tuple[Denomination, ...]:
        """Return the coins and notes of `day`, largest first."""
        found = (
            Denomination(value, group.kind, group.accepted, group.dispensed)
            for group in self.pieces
            if group.holds(day)
            for value in group.values
        )
        return tuple(sorted(found, key=lambda piece: -piece.value))

    def deposit(self, package: str, millilitres: int, day: date) -> Deposit | None:
        """Return what a package of that size is charged on `day`; None if nothing."""
        for rule in self.deposits:
            if (
                rule.package in (package, "any")
                and rule.min_ml <= millilitres <= rule.max_ml
                and rule.holds(day)
            ):
                return rule
        return None

    def age_rule(self, klass: str, day: date) -> AgeRule | None:
        """Return the limits on goods of `klass` on `day`; None if there are none."""
        return _on((rule for rule in self.ages if rule.klass == klass), day)

    def may_sell_now(self, klass: str, local_moment: datetime) -> bool:
        """Tell whether goods of `klass` may be sold at that moment of the shop's own clock."""
        rule = self.age_rule(klass, local_moment.date())
        if rule is None:
            return True
        start, end = rule.minutes_on(local_moment.date())
        return start <= local_moment.hour * 60 + local_moment.minute < end

    def guarantee(self, day: date) -> Guarantee | None:
        """Return the liability for faults of goods sold on `day`."""
        return _on(self.guarantees, day)

    def mind_change(self, day: date) -> MindChange | None:
        """Return what a change of mind gives for goods sold on `day`."""
        return _on(self.mind_changes, day)

    def shelf_price(self, day: date) -> ShelfPrice | None:
        """Return who decides about a differing price on `day`."""
        return _on(self.shelf_prices, day)

    def receipt(self, day: date) -> ReceiptForm | None:
        """Return the form of a receipt issued on `day`."""
        return _on(self.receipts, day)

    def cash_ceiling(self, day: date) -> CashCeiling | None:
        """Return above which cash payment to warn on `day`; None if there is no limit."""
        return _on(self.cash_ceilings, day)

    def labels(self, day: date) -> tuple[str, ...]:
        """Return the patterns of labels that the country's scales print on `day`."""
        return tuple(one.pattern for one in self.scale_labels if one.holds(day))

    def retention(self, records: str, day: date) -> Retention | None:
        """Return how long `records` of `day` are kept; None if the file does not say."""
        return _on((rule for rule in self.retentions if rule.records == records), day)


_TABLES: Final[Mapping[str, tuple[str, type[Fact]]]] = {
    "vat": ("vat", VatRate),
    "rounding": ("roundings", Rounding),
    "pieces": ("pieces", Pieces),
    "deposit": ("deposits", Deposit),
    "age": ("ages", AgeRule),
    "guarantee": ("guarantees", Guarantee),
    "mind_change": ("mind_changes", MindChange),
    "shelf_price": ("shelf_prices", ShelfPrice),
    "receipt": ("receipts", ReceiptForm),
    "cash_ceiling": ("cash_ceilings", CashCeiling),
    "retention": ("retentions", Retention),
    "scale_label": ("scale_labels", ScaleLabel),
}
"""Each kind of table in a file: the country's field it fills and the record it is read as."""


def country_codes(folder: Path) -> tuple[str, ...]:
    """Return the codes of all countries that have a file in `folder`, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def load_country(code: str, folder: Path) -> Country:
    """Read CODE.toml of `folder`. Raises Refused(bad_file) naming the table and what is wrong with it."""
    path = folder / f"{code}.toml"
    whole = read_table(path)
    facts = {
        name: _read_facts(kind, whole.pop(table, []), path.name, table)
        for table, (name, kind) in _TABLES.items()
    }
    if whole.get("code") != code:
        raise Refused("bad_file", file=path.name, problem=f"code must be {code}")
    head: Any = read_record(Country, whole, path.name, "head")
    for key, value in head.usual.items():
        _usual(key, value, path.name)
    country: Country = replace(head, **facts)
    return country


def _usual(key: str, value: str, file: str) -> None:
    try:
        check(key, value)
    except Refused as no:
        raise Refused("bad_file", file=file, problem=f"usual: {key} cannot be {value}") from no


def _read_facts(kind: type[F], tables: object, file: str, table: str) -> tuple[F, ...]:
    if not isinstance(tables, list):
        raise Refused("bad_file", file=file, problem=f"{table} must stand in double brackets")
    facts = tuple(read_record(kind, raw, file, f"{table} {at}") for at, raw in enumerate(tables, 1))
    last: dict[object, date] = {}
    for fact in sorted(facts, key=lambda fact: fact.valid_from):
        for key in fact.keys:
            if key in last and fact.valid_from <= last[key]:
                problem = f"{table} {key}: two facts hold on {fact.valid_from}"
                raise Refused("bad_file", file=file, problem=problem)
            last[key] = fact.valid_to
    return facts


def _on(facts: Iterable[F], day: date) -> F | None:
    return next((fact for fact in facts if fact.holds(day)), None)


def round_cash(amount: int, rule: Rounding) -> int:
    """Return what is paid in cash for `amount` minor units: the nearest multiple of the unit.

    Ties go away from zero, so that a refund mirrors its sale; amounts up to `exempt_to` stay.
    """
    if abs(amount) <= rule.exempt_to:
        return amount
    return divide(amount, rule.unit) * rule.unit
