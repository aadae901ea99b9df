"""Devices on the network, found by who takes a connection; not a byte is sent."""

from __future__ import annotations

import contextlib
import ipaddress
import selectors
import socket
import time
from collections.abc import Iterable
from typing import cast

from drivers.found import Found
from drivers.protocol import Role

PRINTER_PORT = 9100
MOST_HOSTS = 254
_PROBE_S = 1.0
_ELSEWHERE = ("192.0.2.1", 9)  # kept for documentation (RFC 5737): only the way there is asked for
_NEIGHBOURS = 24  # bits of an address that neighbours share, as in nearly every shop


def neighbours() -> tuple[str, ...]:
    """The other addresses beside this machine's own (IPv4, the same first three numbers); none without a network."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect(_ELSEWHERE)  # of a datagram socket: nothing is sent
            own = str(way.getsockname()[0])
    except OSError:
        return ()
    near = ipaddress.ip_network(f"{own}/{_NEIGHBOURS}", strict=False)
    return tuple(str(one) for one in near.hosts() if str(one) != own)


def network_devices(
    hosts: Iterable[str], port: int = PRINTER_PORT, suits: tuple[Role, ...] = (Role.PRINTER,)
) -> tuple[Found, ...]:
    """The hosts of these (at most MOST_HOSTS) that take a connection within a second; not a byte is sent.

    All are asked at once. Names are looked up one after another, which may take the system longer.
    """
    asked = list(dict.fromkeys(hosts))[:MOST_HOSTS]
    answering = _answering(asked, port)
    return tuple(
        Found("tcp", f"{host}:{port}", f"{host}:{port}", True, host, suits)
        for host in asked
        if host in answering
    )


def _answering(hosts: list[str], port: int) -> set[str]:
    """Begin a connection to every host, then see which of them are made before the time is up."""
    found: set[str] = set()
    end = time.monotonic() + _PROBE_S
    with contextlib.ExitStack() as wires, selectors.DefaultSelector() as waiting:
        for host in hosts:
            wire = _begin(host, port)
            if wire is not None:
                wires.callback(wire.close)
                waiting.register(wire, selectors.EVENT_WRITE, host)
        while waiting.get_map() and (left := end - time.monotonic()) > 0:
            for key, _ in waiting.select(left):
                waiting.unregister(key.fileobj)
                wire = cast("socket.socket", key.fileobj)
                if wire.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                    found.add(str(key.data))
    return found


def _begin(host: str, port: int) -> socket.socket | None:
    """A connection that is being made; None when the host's name means nothing, or no more can be opened."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        wire = socket.socket(family, kind, protocol)
    except OSError:
        return None
    wire.setblocking(False)
    wire.connect_ex(address)
    return wire
