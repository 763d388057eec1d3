"""Bad luck, waiting times and yesterday's card from the command line, through the real PC/SC stack."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from apdu import CommandAPDU, ResponseAPDU
from apdu.mynumber.jpki import read_card
from reader.base import run as perform
from reader.errors import CardMute, CardRemoved, ReaderError
from reader.pcsc.connection import PcscReaders
from reader.virtual.link import parse
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.doors import PATIENCE_S, card_seen, connected, eventually, wait_until_empty
from tests.reader.virtual.test_terminals import JPKI, address, inserted, inserted_into, run, send, state, terminal

READ = "00B08A0010"
PIN = "002000980431323334"
SIGN = "802A0097010000"
VISIT = (JPKI, READ, "00200098", PIN, SIGN)
GONE = (CardRemoved, CardMute)


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Control sockets of this test alone; what runs on the machine besides is not touched."""
    with TemporaryDirectory(prefix="vc-") as folder:  # a socket's path is short
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def answers(pcscd: PcscdRig, *commands: str) -> list[str]:
    """What a PC/SC program gets, in hexadecimal; after the name of the error with which it ends, nothing."""
    found = []
    with connected(pcscd.reader_names[0]) as connection:
        for command in commands:
            try:
                found.append(_text(connection.transmit(CommandAPDU.parse(bytes.fromhex(command)))))
            except GONE:
                return [*found, "gone"]
    return found


def _text(response: ResponseAPDU) -> str:
    return f"{response.data.hex()}{response.sw.value:04x}".upper()


@pytest.mark.pcscd
@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("torn@3", ["9000", "", "63C3", "gone"]),
        ("torn@3:after", ["9000", "", "63C3", "gone"]),
        ("torn-answer@1:12", ["9000", "gone"]),
        ("flicker@2:0.2", ["9000", "", "gone"]),
        ("sw=6F00@4", ["9000", "", "63C3", "9000", "6F00"]),
        ("sw=6581@ins=20", ["9000", "", "6581", "6581", "6982"]),
        ("answer=@1", ["9000", "gone"]),
        ("answer=90@1", ["9000", "gone"]),
        ("answer=CAFE9000@1", ["9000", "CAFE9000"]),
        ("truncated@1:3", ["9000", "3082..9000"]),
        ("lengthened@1:EEEE", ["9000", "3082.*EEEE9000"]),
        ("glitch@3", ["9000", "", "63C3", "6A82", "6A82"]),
        ("exchanged@3:hanako", ["9000", "", "63C3", "6A82"]),
    ],
)
def test_every_kind_of_fault_from_the_moment_of_insertion(pcscd: PcscdRig, fault: str, seen: list[str]) -> None:
    with inserted(pcscd, "taro", "--fault", fault):
        assert state()["faults"] in ([fault], [fault.upper()], [f"{fault}"])
        found = answers(pcscd, *VISIT)
        assert len(found) >= len(seen)
        for got, wanted in zip(found, seen, strict=False):
            assert not wanted or re.fullmatch(wanted, got), (found, seen)


@pytest.mark.pcscd
def test_slow_and_mute_until_it_is_told_to_go_on(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro", "--fault", "slow=0.3@1", "--fault", "mute@2") as running:
        with connected(pcscd.reader_names[0]) as connection:
            began = time.monotonic()
            for command in (JPKI, READ):
                assert connection.transmit(CommandAPDU.parse(bytes.fromhex(command))).sw.ok
            assert 0.3 <= time.monotonic() - began < 2.0
            with terminal("log", "--follow") as following:
                # The second terminal ends the silence as soon as the card has seen the command.
                speaking = subprocess.Popen(
                    ("sh", "-c", 'sleep 0.3; exec "$@"', "sh", *_virtual_card("fault", "--none"))
                )
                began = time.monotonic()
                answer = connection.transmit(CommandAPDU.parse(bytes.fromhex("00200098")))
                assert speaking.wait(PATIENCE_S) == 0
                assert (f"{answer.sw.value:04X}", time.monotonic() - began > 0.3) == ("63C3", True)
                following.end()
        assert state()["faults"] == []
        assert running.end() == 0


def _virtual_card(*arguments: str) -> tuple[str, ...]:
    import sys  # noqa: PLC0415 - one place

    return (sys.executable, "-m", "reader.virtual.cli", *arguments)


@pytest.mark.pcscd
def test_bad_luck_for_an_inserted_card_from_another_terminal(pcscd: PcscdRig) -> None:
    name = pcscd.reader_names[0]
    with inserted(pcscd, "taro") as running:
        assert send(pcscd, JPKI) == "9000"
        told = run("fault", "flicker@1:0.2", "sw=6985@4")
        assert told == "Counted from the next command, this happens to the card: flicker@1:0.2, sw=6985@4\n"
        assert state()["faults"] == ["flicker@1:0.2", "sw=6985@4"]
        assert answers(pcscd, *VISIT)[:2] == ["9000", "gone"]
        assert running.line() == "The card of taro has left the reader for a moment.\n"
        # It comes back by itself, which is no news of pcscd.
        assert running.line().startswith("The card of taro lies on the reader at")
        eventually(lambda: card_seen(name))
        assert answers(pcscd, JPKI, "00200098", PIN)[:3] == ["9000", "63C3", "6985"]
        run("fault", "torn-answer@1:5")
        assert answers(pcscd, *VISIT)[:2] == ["9000", "gone"]
        assert "was torn out" in running.line()
        events = [json.loads(line)["event"] for line in run("log", "--json").splitlines()]
        assert ("away for a moment" in events, "torn" in events) == (True, True)


@pytest.mark.pcscd
def test_two_cards_until_one_is_taken(pcscd: PcscdRig) -> None:
    name = pcscd.reader_names[0]
    with inserted(pcscd, "taro", "--fault", "two-cards"):
        with pytest.raises(ReaderError), PcscReaders().open(name).connect():
            pass
        assert (state()["present"], state()["faults"]) == (True, ["two-cards"])
        assert run("fault", "--none") == "Nothing more happens to the card.\n"
        assert send(pcscd, JPKI) == "9000"


@pytest.mark.pcscd
def test_two_cards_of_which_the_reader_takes_one(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro", "--fault", "two-cards:hanako"):
        certificates = set[bytes]()
        for _ in range(4):
            with connected(pcscd.reader_names[0]) as connection:
                certificate = perform(connection, read_card()).certificate
                assert certificate is not None
                certificates.add(certificate)
        names = {json.loads(line)["card"] for line in run("log", "--json").splitlines()}
    assert (len(certificates), names) == (2, {"taro", "hanako"})


@pytest.mark.pcscd
@pytest.mark.parametrize("line", ["contactless-106", "contactless-424", "contact-9600", "contact-115200"])
def test_a_line_takes_its_time_and_a_signature_too(pcscd: PcscdRig, line: str) -> None:
    with inserted(pcscd, "taro", "--link", line, "--rsa-ms", "250"):
        assert (state()["link"], state()["rsa_ms"]) == (line, 250)
        with connected(pcscd.reader_names[0]) as connection:
            expected, took = [], []
            for command in (JPKI, "00B08A0000", PIN, SIGN):
                raw = bytes.fromhex(command)
                began = time.monotonic()
                answer = connection.transmit(CommandAPDU.parse(raw))
                took.append(time.monotonic() - began)
                length = len(answer.data) + 2
                expected.append(parse(line).command_s(len(raw)) + parse(line).answer_s(length))
    assert len(took) == 4
    expected[3] += 0.25
    # A busy machine may make it longer, nothing may make it shorter.
    assert all(least <= found < least + 2.0 for least, found in zip(expected, took, strict=True))


@pytest.mark.pcscd
def test_a_card_of_a_state_file_is_the_same_card_another_time(pcscd: PcscdRig, tmp_path: Path) -> None:
    path, own = tmp_path / "state.json", tmp_path / "jiro.toml"
    own.write_text('description = "mine"\nname = "自作"\nname_kana = "ジサク"\nage = 30\nissued = "-1d"\nkey = 3\n')
    found = []
    for _ in range(2):
        with inserted(pcscd, "--persona-file", str(own), "--state", str(path)):
            found.append(answers(pcscd, JPKI, "00B08A0000")[1])
        # The moment of issue counts seconds: let the second card be made at another one.
        kept = json.loads(path.read_text())["cards"]["jiro"]["issued_at"]
        eventually(lambda kept=kept: time.strftime("%S", time.gmtime()) != kept[17:19])  # type: ignore[misc] # bound now
    assert found[0] == found[1]
    own.write_text(own.read_text().replace("key = 3", "key = 4"))
    with terminal("insert", "--persona-file", str(own), "--state", str(path), "--vpcd", address(pcscd)) as other:
        assert other.process.wait(PATIENCE_S) == 1
    wait_until_empty(pcscd.reader_names[0])


SELECTING = """
import sys
from smartcard.System import readers
connection = readers()[0].createConnection()
connection.connect()
print(*("%02X%02X" % connection.transmit(list(bytes.fromhex(command)))[1:] for command in sys.argv[1:]))
"""


@pytest.mark.pcscd
def test_a_card_is_exchanged_where_pcscd_looks_as_seldom_as_installed() -> None:
    """Also right after a command that failed: pcscd 1.9.9 would not see a card that comes before it has looked."""
    with PcscdRig(poll_ms=None) as slow, inserted_into(slow, "taro"):
        program = (sys.executable, "-c", SELECTING, JPKI, READ)
        environment = os.environ | slow.environment

        def select() -> str:
            done = subprocess.run(program, capture_output=True, text=True, env=environment, timeout=PATIENCE_S)  # noqa: PLW1510 (a fault shows in the answer)
            return done.stdout.strip()

        for name in ("hanako", "taro") * 3:
            run("fault", "flicker@1:0.6")
            assert select() == ""
            run("swap", name)
            eventually(lambda: select() == "9000 9000")
