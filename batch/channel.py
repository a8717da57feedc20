"""Whole messages over a socket between two of our processes; a message that was cut off never arrives."""

import socket
import struct

_LENGTH = struct.Struct("!I")
_CHUNK = 1 << 16


class Channel:
    """Both ends of a socket pair speak through one. `EOFError` says that the other end is gone."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._buffer = bytearray()

    def fileno(self) -> int:
        """For a selector."""
        return self.sock.fileno()

    def send(self, message: bytes) -> None:
        """Send a whole message, waiting as long as it takes. Raises `BrokenPipeError` or `ConnectionResetError`."""
        self.sock.sendall(_LENGTH.pack(len(message)) + message)

    def receive(self) -> bytes:
        """Wait for a whole message; no byte beyond it is taken, since a file descriptor may ride on the next one."""
        while (message := self._take()) is None:
            self._read(self._missing(), 0)
        return message

    def poll(self) -> bytes | None:
        """A message if it is whole by now, without waiting: a sender that stops midway costs nobody any time."""
        try:
            self._read(_CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None
        return self._take()

    def close(self) -> None:
        """Hang up."""
        self.sock.close()

    def _read(self, size: int, flags: int) -> None:
        try:
            data = self.sock.recv(size, flags)
        except ConnectionResetError as error:
            raise EOFError from error
        if not data:
            raise EOFError
        self._buffer += data

    def _missing(self) -> int:
        held = len(self._buffer)
        if held < _LENGTH.size:
            return _LENGTH.size - held
        return int(_LENGTH.unpack_from(self._buffer)[0]) + _LENGTH.size - held

    def _take(self) -> bytes | None:
        if len(self._buffer) < _LENGTH.size or self._missing() > 0:
            return None
        message = bytes(self._buffer[_LENGTH.size :])
        self._buffer.clear()
        return message
