"""A wire to a network printer, scanner or terminal: one TCP connection, no delay, broken off at a deadline."""

from __future__ import annotations

import socket

from drivers.link.base import StreamLink, open_failure


class TcpLink(StreamLink):
    """A TCP connection to host:port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self._address = (host, port)
        self._socket: socket.socket | None = None

    def open(self, deadline: float) -> None:
        """Connect within `deadline` seconds."""
        self.close()
        try:
            wire = socket.create_connection(self._address, timeout=max(0.001, deadline))
        except OSError as error:
            raise open_failure(error, self.identity) from error
        wire.setblocking(False)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket, self._handle = wire, wire.fileno()

    def close(self) -> None:
        """Close the connection."""
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
