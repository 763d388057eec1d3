"""The driver's side of vpcd's wire, played by a test, and a listener that remembers."""

from __future__ import annotations

import socket


class Driver:
    """The driver's side of the wire."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.listening.settimeout(10)
        self.address: tuple[str, int] = self.listening.getsockname()
        self.line: socket.socket | None = None

    def accept(self) -> None:
        if self.line is not None:
            self.line.close()
        self.line, _ = self.listening.accept()
        self.line.settimeout(10)

    def send(self, payload: bytes) -> None:
        assert self.line is not None
        self.line.sendall(len(payload).to_bytes(2, "big") + payload)

    def ask(self, payload: bytes) -> bytes:
        """The answer; b"" when the card has gone."""
        self.send(payload)
        return self._read(int.from_bytes(self._read(2), "big"))

    def _read(self, count: int) -> bytes:
        assert self.line is not None
        data = b""
        while len(data) < count and (more := self.line.recv(count - len(data))):
            data += more
        return data

    def close(self) -> None:
        if self.line is not None:
            self.line.close()
        self.listening.close()


class Heard:
    """What the slot told."""

    def __init__(self) -> None:
        self.news: list[str] = []

    def seen(self, name: str, *, again: bool) -> None:
        self.news.append(f"{'again' if again else 'seen'} {name}")

    def lost(self, name: str) -> None:
        self.news.append(f"lost {name}")

    def torn(self, name: str) -> None:
        self.news.append(f"torn {name}")

    def away(self, name: str) -> None:
        self.news.append(f"away {name}")

    def complain(self, text: str) -> None:
        self.news.append(text)
