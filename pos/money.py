"""Money: whole minor units of one currency, and the only places where anything is rounded or shared out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Money(Struct, frozen=True):
    """An amount in whole minor units (cents, grosze, öre); mixing currencies raises ValueError."""

    minor: int
    currency: str

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} with {other.currency}")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.minor), self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.minor * times, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def __gt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor > other.minor

    def __ge__(self, other: Money) -> bool:
        self._same(other)
        return self.minor >= other.minor

    def of(self, minor: int) -> Money:
        """Return another amount of the same currency."""
        return Money(minor, self.currency)

    def __str__(self) -> str:
        sign = "-" if self.minor < 0 else ""
        whole, part = divmod(abs(self.minor), 100)
        return f"{sign}{whole}.{part:02d}"


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Add amounts up; an empty sum is zero of `currency`."""
    minor = 0
    for amount in amounts:
        if amount.currency != currency:
            raise ValueError(f"{amount.currency} with {currency}")
        minor += amount.minor
    return Money(minor, currency)


def divide(numerator: int, denominator: int) -> int:
    """Divide and round to the nearest whole, halves away from zero, so that a refund mirrors its sale."""
    if denominator <= 0:
        raise ValueError("denominator must be positive")
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def spread(minor: int, weights: Sequence[int]) -> list[int]:
    """Share `minor` out in proportion to `weights` by largest remainder, ties to the earlier one.

    The parts add up to `minor` exactly. Weights must not be negative; all zero shares nothing out
    and then `minor` must be 0 (ValueError otherwise).
    """
    whole = sum(weights)
    if whole == 0:
        if minor:
            raise ValueError("nothing to spread over")
        return [0] * len(weights)
    sign = -1 if minor < 0 else 1
    size = abs(minor)
    parts = [size * weight // whole for weight in weights]
    rest = size - sum(parts)
    if not rest:
        return [sign * part for part in parts]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(size * weights[i] % whole), i))
    for i in by_remainder[:rest]:
        parts[i] += 1
    return [sign * part for part in parts]


def running_share(minor: int, before: int, now: int, units: int) -> int:
    """Return what units `before+1 … before+now` of `units` are worth, so that all units add up to `minor`.

    After k of n units the sum handed out is round(minor × k / n): 10.00 in three is 3.33, 3.34, 3.33.
    """
    return divide(minor * (before + now), units) - divide(minor * before, units)
