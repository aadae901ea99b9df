"""VAT: one figure per rate per receipt, half up from the gross, then shared over the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pos.money import divide, spread


class Rate(Struct, frozen=True, cache_hash=True):
    """A VAT rate as it stands on a receipt: hundredths of a per cent and the letter, if the country prints one."""

    bp: int
    label: str = ""
    exempt: bool = False


class VatPart(Struct, frozen=True):
    """What one rate sums up to on one receipt, in minor units: gross = net + vat."""

    rate: Rate
    gross: int
    vat: int

    @property
    def net(self) -> int:
        """The part without tax."""
        return self.gross - self.vat


def vat_in(gross: int, rate: Rate) -> int:
    """Return the tax inside a gross amount, half up away from zero."""
    return divide(gross * rate.bp, 10_000 + rate.bp)


def vat_parts(amounts: Iterable[tuple[Rate, int]]) -> tuple[VatPart, ...]:
    """Sum gross amounts per rate, highest rate first, and take the tax out once per rate."""
    gross: dict[Rate, int] = {}
    for rate, minor in amounts:
        gross[rate] = gross.get(rate, 0) + minor
    ordered = sorted(gross, key=lambda rate: (-rate.bp, rate.exempt, rate.label))
    return tuple(VatPart(rate, gross[rate], vat_in(gross[rate], rate)) for rate in ordered)


def vat_shares(amounts: Sequence[tuple[Rate, int]], parts: Sequence[VatPart]) -> list[int]:
    """Share each rate's tax over its lines by largest remainder, in the lines' order.

    Where lines of a rate are of opposite sign (empties beside drinks) each bears the tax that is in it.
    """
    shares = [0] * len(amounts)
    for part in parts:
        at = [i for i, (rate, _) in enumerate(amounts) if rate == part.rate]
        for i, share in zip(at, _shared(part, [amounts[i][1] for i in at]), strict=True):
            shares[i] = share
    return shares


def _shared(part: VatPart, amounts: Sequence[int]) -> list[int]:
    """Share one rate's tax over the amounts that it is in."""
    if min(amounts) >= 0 or max(amounts) <= 0:
        weights = [abs(minor) for minor in amounts]
        return spread(part.vat, weights) if any(weights) else weights
    split = [divmod(minor * part.rate.bp, 10_000 + part.rate.bp) for minor in amounts]
    shares = [whole for whole, _ in split]
    by_remainder = sorted(range(len(split)), key=lambda i: (-split[i][1], i))
    for i in by_remainder[: part.vat - sum(shares)]:
        shares[i] += 1
    return shares
