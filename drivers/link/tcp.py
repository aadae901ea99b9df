"""A wire to a network printer, scanner or terminal: one TCP connection, no delay, broken off at a deadline."""

from __future__ import annotations

import errno
import os
import queue
import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from drivers.link.base import StreamLink, open_failure

_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", -1))


_Address = tuple[int, int, int, str, tuple[object, ...]]
_Answer = Sequence[_Address] | OSError


def _is_number(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        with suppress(OSError):
            socket.inet_pton(family, host)
            return True
    return False


def _ask(address: tuple[str, int], found: queue.SimpleQueue[_Answer]) -> None:
    """Look a name up and leave the answer, however late it comes; nobody may wait for it any more."""
    try:
        found.put(socket.getaddrinfo(*address, type=socket.SOCK_STREAM))
    except OSError as error:
        found.put(error)


class TcpLink(StreamLink):
    """A TCP connection to host:port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self._address = (host, port)
        self._socket: socket.socket | None = None
        self._asking: queue.SimpleQueue[_Answer] | None = None

    def open(self, deadline: float) -> None:
        """Connect within `deadline` seconds; a wake gives up."""
        self._let_go()
        end = time.monotonic() + deadline
        try:
            wire = self._first_to_answer(end)
        except OSError as error:
            raise open_failure(error, self.identity) from error
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket, self._handle = wire, wire.fileno()

    def _first_to_answer(self, end: float) -> socket.socket:
        failure = OSError("no address")
        for family, kind, proto, _name, address in self._addresses(end):
            wire = socket.socket(family, kind, proto)
            try:
                self._connect(wire, address, end)
            except OSError as error:
                wire.close()
                failure = error
            else:
                return wire
        raise failure

    def _addresses(self, end: float) -> Sequence[_Address]:
        """Where the host is. A name server that is away would hold this thread: a thread of its own asks it."""
        if _is_number(self._address[0]):
            return socket.getaddrinfo(*self._address, type=socket.SOCK_STREAM)
        if self._asking is None:
            self._asking = queue.SimpleQueue()
            threading.Thread(target=_ask, args=(self._address, self._asking), daemon=True).start()
        try:
            found = self._asking.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            raise TimeoutError("the name server does not answer") from None
        self._asking = None
        if isinstance(found, OSError):
            raise found
        return found

    def _connect(self, wire: socket.socket, address: tuple[object, ...], end: float) -> None:
        wire.setblocking(False)
        code = wire.connect_ex(address)
        if code in _UNDER_WAY:
            if not self._waker.writable(wire.fileno(), max(0.0, end - time.monotonic())):
                raise TimeoutError("no answer")
            code = wire.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, os.strerror(code))

    def close(self) -> None:
        """Close the connection."""
        self._waker.forget()  # a wake that was meant for this connection must not end the next one
        self._let_go()

    def _let_go(self) -> None:
        self._handle = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _take(self, limit: int) -> bytes:
        data = self._wire().recv(limit)
        if not data:
            raise ConnectionResetError("the other side closed the connection")
        return data

    def _give(self, data: bytes) -> int:
        return self._wire().send(data)

    def _wire(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionResetError("not open")
        return self._socket
