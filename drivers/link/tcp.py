"""A wire to a network printer, scanner or terminal: one TCP connection, no delay, broken off at a deadline."""

from __future__ import annotations

import errno
import os
import socket
import time

from drivers.link.base import StreamLink, open_failure

_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", -1))


class TcpLink(StreamLink):
    """A TCP connection to host:port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self._address = (host, port)
        self._socket: socket.socket | None = None

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
        for family, kind, proto, _name, address in socket.getaddrinfo(
            *self._address, type=socket.SOCK_STREAM
        ):
            wire = socket.socket(family, kind, proto)
            try:
                self._connect(wire, address, end)
            except OSError as error:
                wire.close()
                failure = error
            else:
                return wire
        raise failure

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
