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

    Lines of opposite sign (empties beside drinks) are shared by size, so that the parts still add up.
    """
    shares = [0] * len(amounts)
    for part in parts:
        at = [i for i, (rate, _) in enumerate(amounts) if rate == part.rate]
        weights = [abs(amounts[i][1]) for i in at]
        if not any(weights):
            continue
        for i, share in zip(at, spread(part.vat, weights), strict=True):
            shares[i] = share
    return shares
