"""The control socket of an inserted card: how another terminal moves it and asks about it.

A UNIX socket, one per slot, in a folder that is its user's alone. Lines of JSON both ways. A request is one object:
{"command": "swap", "name": N} or {"command": "swap", "persona_file": PATH}, {"command": "remove"},
{"command": "insert"} (the card that was taken, again), {"command": "tear", "after": N, "moment": "before" | "after"},
{"command": "fault", "faults": [WORD, …]} (faultspec's words; none: nothing more happens), {"command": "state"},
{"command": "log", "follow": bool, "secrets": bool}. The answer ends with one {"ok": true, "result": …} or
{"ok": false, "error": TEXT}, with "unknown": "persona" where a name is none. Before it `log` sends one {"record": …}
per line.
"""

from __future__ import annotations

import json
import os
import re
import select
import socket
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reader.virtual.controlled import ControlledSlot, Refusal, UnknownPersona
from reader.virtual.faults import Moment
from reader.virtual.faultspec import FaultError, Wanted, read_fault
from reader.virtual.fields import PersonaError
from reader.virtual.lock import Taken, held
from reader.virtual.narration import describe
from reader.virtual.persona import Persona
from reader.virtual.statefile import StateError

REQUEST_MAX: Final = 16384  # bytes of one line
COMMANDS_MAX: Final = 1_000_000
_UNIX_PATH_MAX: Final = 107
_PATIENCE_S: Final = 10.0
_LOOK_S: Final = 1.0
_PLAIN: Final = re.compile(r"[A-Za-z0-9.]{1,40}")
_SUFFIX: Final = ".sock"
_LOCK: Final = ".lock"  # beside the socket; it says the slot's address, which the socket's name may only stand for


class ControlError(Exception):
    """The control socket cannot be used; the text says what to do."""


class NoCard(ControlError):
    """No card is inserted where one was looked for."""


def runtime_folder() -> Path:
    """The folder of this user's control sockets, made with mode 0700 where it is missing.

    In $XDG_RUNTIME_DIR, or else among the temporary files. Raises ControlError for a folder that others could use.
    """
    base = os.environ.get("XDG_RUNTIME_DIR")
    path = Path(base) / "virtual-card" if base else Path(tempfile.gettempdir()) / f"virtual-card-{os.getuid()}"
    try:
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        found = path.lstat()
    except OSError as error:
        raise ControlError(f"{path}: {error.strerror}; point XDG_RUNTIME_DIR at a folder of your own") from error
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise ControlError(f"{path} is not a folder for you alone (mode 0700); move it away")
    return path


def socket_path(address: tuple[str, int]) -> Path:
    """Where the card in the slot of vpcd at this address is controlled. Raises ControlError."""
    host, port = address
    plain = host if _PLAIN.fullmatch(host) else sha256(host.encode()).hexdigest()[:16]
    path = runtime_folder() / f"{plain}-{port}{_SUFFIX}"
    if len(os.fsencode(path)) > _UNIX_PATH_MAX:
        raise ControlError(f"{path} is too long for a socket; point XDG_RUNTIME_DIR at a shorter folder")
    return path


class ControlServer:
    """Listens for one slot, from enter to exit. `read_persona` reads a file of one's own for `swap`.

    Entering claims the slot: it raises ControlError while another process holds a card there.
    """

    def __init__(self, address: tuple[str, int], read_persona: Callable[[Path], Persona]) -> None:
        self.path = socket_path(address)
        self._address = address
        self._read_persona = read_persona
        self._resources = ExitStack()
        self._listening: socket.socket | None = None
        self._ended = threading.Event()
        self._slot: ControlledSlot | None = None

    def __enter__(self) -> Self:
        with ExitStack() as resources:
            try:
                resources.enter_context(held(self.path.with_suffix(_LOCK)))
            except Taken:
                raise ControlError(
                    f"a card is held at {_named(self._address)} already; virtual-card swap NAME exchanges it, "
                    "virtual-card insert without a name puts back what was taken or torn"
                ) from None
            self.path.with_suffix(_LOCK).write_text(_named(self._address), encoding="utf-8")
            self.path.unlink(missing_ok=True)  # ours to remove: whoever left it does not hold the lock any more
            self._listening = resources.enter_context(socket.socket(socket.AF_UNIX))
            self._listening.bind(str(self.path))
            resources.callback(self.path.unlink, missing_ok=True)
            self.path.chmod(0o600)
            self._listening.listen(16)
            self._resources = resources.pop_all()
        return self

    def serve(self, slot: ControlledSlot) -> None:
        """Begin to answer for this slot, in threads of its own."""
        self._slot = slot
        threading.Thread(target=self._accept, name="control", daemon=True).start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._listening is not None:
            with suppress(OSError):
                self._listening.shutdown(socket.SHUT_RDWR)
        self._resources.close()

    def _accept(self) -> None:
        assert self._listening is not None, "the server is entered"
        while not self._ended.is_set():
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._converse, args=(line,), name="control-line", daemon=True).start()

    def _converse(self, line: socket.socket) -> None:
        with line, suppress(OSError), line.makefile("rb") as requests:
            line.settimeout(_PATIENCE_S)
            while text := requests.readline(REQUEST_MAX + 1):
                try:
                    result = self._perform(line, text)
                except UnknownPersona as error:
                    _send(line, {"ok": False, "error": str(error), "unknown": "persona"})
                except (Refusal, PersonaError, StateError, ControlError) as error:
                    _send(line, {"ok": False, "error": str(error)})
                except OSError as error:
                    # The state file's; where it is the line's own, nobody hears this.
                    _send(line, {"ok": False, "error": f"the state cannot be kept ({error.strerror})"})
                else:
                    _send(line, {"ok": True, "result": result})

    def _perform(self, line: socket.socket, text: bytes) -> object:
        request = _request(text)
        slot = self._slot
        assert slot is not None, "requests are answered for a slot"
        match request:
            case {"command": "swap", "name": str(name)}:
                slot.swap(name)
            case {"command": "swap", "persona_file": str(path)}:
                slot.swap_for(self._read_persona(Path(path)))
            case {"command": "remove"}:
                return slot.remove()
            case {"command": "insert"}:
                return slot.insert()
            case {"command": "tear", "after": int(after), **rest} if 0 <= after <= COMMANDS_MAX:
                slot.tear(after, _moment(rest.get("moment", Moment.BEFORE.value)))
            case {"command": "fault", "faults": [*words]}:
                slot.afflict([_fault(word) for word in words])
            case {"command": "state"}:
                return slot.state()
            case {"command": "log", **rest}:
                self._send_log(slot, line, follow=rest.get("follow") is True, secrets=rest.get("secrets") is True)
            case _:
                raise Refusal("the request is not known, or a part of it is missing or out of bounds")
        return None

    def _send_log(self, slot: ControlledSlot, line: socket.socket, *, follow: bool, secrets: bool) -> None:
        journal = slot.journal
        if secrets and not journal.keep_secrets:
            raise Refusal("no PIN was kept; put the card in with insert --show-secrets to see PINs")
        number = 0
        while True:
            for record in journal.since(number):
                _send(line, {"record": describe(record, secrets=secrets)})
                number = record.number + 1
            if not follow or self._ended.is_set():
                return
            while not journal.wait(number, _LOOK_S):
                if self._ended.is_set() or _hung_up(line):
                    return


def _request(text: bytes) -> dict[str, object]:
    if len(text) > REQUEST_MAX:
        raise Refusal(f"a request has at most {REQUEST_MAX} bytes")
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal("a request is one line of JSON") from None
    if not isinstance(values, dict):
        raise Refusal("a request is a JSON object")
    return values


def _fault(word: object) -> Wanted:
    if not isinstance(word, str):
        raise Refusal("a fault is a text")
    try:
        return read_fault(word)
    except FaultError as error:
        raise Refusal(str(error)) from None


def _moment(word: object) -> Moment:
    found = next((moment for moment in Moment if moment.value == word), None)
    if found is None:
        raise Refusal(f"a card is torn {' or '.join(moment.value for moment in Moment)} the command is done")
    return found


def _send(line: socket.socket, values: dict[str, object]) -> None:
    line.sendall(json.dumps(values, ensure_ascii=False).encode() + b"\n")


def _hung_up(line: socket.socket) -> bool:
    readable, _, _ = select.select([line], [], [], 0)
    return bool(readable) and not line.recv(1, socket.MSG_PEEK)


def find_slot() -> Path:
    """The socket of the one inserted card. Raises NoCard where there is none, ControlError where there are several."""
    live = [path for path in sorted(runtime_folder().glob(f"*{_SUFFIX}")) if _answers(path)]
    if not live:
        raise NoCard("no card is inserted; virtual-card insert NAME puts one in")
    if len(live) > 1:
        addresses = sorted(path.with_suffix(_LOCK).read_text(encoding="utf-8") for path in live)
        raise ControlError(f"cards are inserted; say which: {' or '.join(f'--vpcd {each}' for each in addresses)}")
    return live[0]


def _named(address: tuple[str, int]) -> str:
    """As --vpcd takes it."""
    return f"{address[0]}:{address[1]}"


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True


def ask(path: Path, request: dict[str, object]) -> Iterator[dict[str, object]]:
    """Send one request; give every line of the answer. Raises NoCard, Refusal with the card's reason, ControlError.

    A log that is followed ends without an error when the card's process ends.
    """
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE_S)
        try:
            line.connect(str(path))
        except OSError:
            raise NoCard("no card is inserted there; virtual-card insert NAME puts one in") from None
        _send(line, request)
        line.settimeout(None if request.get("follow") else _PATIENCE_S)
        try:
            with line.makefile("rb") as answers:
                for text in answers:
                    answer = json.loads(text)
                    yield answer
                    if "ok" in answer:
                        if not answer["ok"]:
                            kind = UnknownPersona if answer.get("unknown") == "persona" else Refusal
                            raise kind(answer["error"])
                        return
        except TimeoutError:
            raise ControlError("the card's process does not answer; end it and insert the card again") from None
        except ConnectionError:
            pass
        if not request.get("follow"):
            raise NoCard("the card's process ended before it answered")
