"""The smallest card that can lie in vpcd: it gives one answer to every command. A program of its own, beside ours.

Usage: constant_card.py PORT ATR ANSWER, the last two in hexadecimal. No line of ours is in it, and it takes the
same care of TCP as ours does: without the immediate acknowledgement it would lose 40 ms with every command.
"""

from __future__ import annotations

import socket
import sys

GET_ATR = b"\0\x01\x04"


def frame(payload: bytes) -> bytes:
    return len(payload).to_bytes(2, "big") + payload


def main() -> None:
    atr, answer = (frame(bytes.fromhex(text)) for text in sys.argv[2:])
    line = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    pending = b""
    while True:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        data = line.recv(65536)
        if not data:
            return
        pending += data
        while len(pending) >= 2 and len(pending) >= (end := 2 + int.from_bytes(pending[:2], "big")):
            if end > 3:
                line.sendall(answer)
            elif pending[:3] == GET_ATR:
                line.sendall(atr)
            pending = pending[end:]


if __name__ == "__main__":
    main()
