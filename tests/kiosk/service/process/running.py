"""`myna-kiosk serve` as a process of its own, over TLS, as an institution runs it."""

from __future__ import annotations

import os
import re
import signal
import ssl
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

PATIENCE = 30.0  # seconds
_CODE = re.compile(r"^one-time code: (\S+)$", re.MULTILINE)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", *map(str, arguments)]


def run(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """A subcommand to its end."""
    return subprocess.run(command(*arguments), input=typed, capture_output=True, text=True, timeout=60, check=False)


class Serving:
    """A service between enter and exit; `configuration` is the text of its service.toml."""

    def __init__(self, folder: Path, configuration: str = "", *arguments: str) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.file = folder / "service.toml"
        self.file.write_text(f'demo = true\ndata = "data"\n{configuration}', encoding="utf-8")
        self._arguments = arguments or ("--port", "0")
        self.address = ""
        self.said: list[str] = []

    def __enter__(self) -> Self:
        self.log = self.folder / "log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command("serve", "--config", self.file, *self._arguments),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "PYTHONUNBUFFERED": ""},
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline().rstrip("\n")
        if not line:
            self.process.stdout.close()
            raise AssertionError(f"it ended with {self.process.wait(PATIENCE)}: {self.log.read_text()}")
        self.said.append(line)
        self.address = line.removeprefix("listening on ").replace("127.0.0.1", "localhost")
        # What else it says is read away, so that it never waits for us.
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(line.rstrip("\n") for line in self.process.stdout)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def ca(self) -> Path:
        return self.data / "tls" / "development-ca.pem"

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def client(self) -> httpx.Client:
        context = ssl.create_default_context(cafile=self.ca)
        return httpx.Client(base_url=self.address, verify=context, timeout=PATIENCE, trust_env=False)

    def service(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`myna-kiosk service …` where this service runs."""
        return run("service", *arguments, "--config", self.file)

    def new_code(self, kiosk: str, *options: str) -> str:
        done = self.service("kiosk", "add", kiosk, "--site", "demo", *options)
        found = _CODE.search(done.stdout)
        assert found is not None, done
        return found[1]

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)
