"""What stands before a fleet's services: one port for all kiosks, each connection to whichever service is there.

No connection lasts: after a moment of its own it is cut, in the middle of whatever is said on it. So a challenge of one
service is answered at the other, and a kiosk that lost its answer asks the other one what became of it.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_CHUNK: Final = 1 << 16
_LIFE: Final = (0.5, 3.0)  # seconds


class Balancer:
    """Hands on what comes to `port` (loopback) to one of the sockets, between enter and exit."""

    def __init__(self, sockets: Sequence[Path], chance: random.Random) -> None:
        self._sockets = list(sockets)
        self._chance = chance
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="balancer", daemon=True)
        self.port = 0
        self.served = [0] * len(sockets)
        """How many connections each service got."""

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=128)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await self._find()
            if there is not None:
                try:
                    await self._carry((reader, writer), there)
                finally:
                    there[1].transport.abort()
        finally:
            writer.transport.abort()

    async def _find(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for number in self._chance.sample(range(len(self._sockets)), len(self._sockets)):
            with suppress(OSError):
                found = await asyncio.open_unix_connection(self._sockets[number])
                self.served[number] += 1
                return found
        return None

    async def _carry(
        self,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        service: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        ways = [asyncio.create_task(_hand_on(*way)) for way in ((client[0], service[1]), (service[0], client[1]))]
        try:
            await asyncio.wait(ways, timeout=self._chance.uniform(*_LIFE), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()


async def _hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
