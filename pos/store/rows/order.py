"""Slips for the kitchen: a row each, so that the next one knows what was told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pos.event_order import OrderSent
from pos.store.codec import encoded
from pos.store.row import Stamp, projects
from pos.store.statement import Put, named

_SENT: Final = named("tables.order.SENT")


@projects(OrderSent)
def _sent(stamp: Stamp, event: OrderSent) -> Iterator[Put]:
    yield _SENT, (*stamp.key, event.number, event.sale_id, encoded(event))
