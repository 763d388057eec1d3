"""`myna-kiosk oqs-simulator`: as a process that answers a kiosk, and as the way to look at a face file."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.delivery.oqs.answers import AnswerFolder
from kiosk.delivery.oqs.folder import DeliveryFolder, FolderError
from kiosk.delivery.oqs.message import CharacterCode, Result
from kiosk.delivery.oqs.reception import Sender
from kiosk.delivery.oqs.simulatedpersons import SimulatedAnswer, load_persons
from kiosk.delivery.oqs.simulator import TerminalSimulator
from kiosk.delivery.oqs.terminal import Terminal
from kiosk.delivery.oqs.writing import write_message
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.model import InsuredNumber, LookedUp, Validity
from kiosk.exitcode import ExitCode
from tests.kiosk.delivery.terminalroom import INSTITUTION, PERSONS, numbers_of
from tests.kiosk.delivery.test_oqs_message import AT, COVERAGE, DETAILS, HEADER, WHOLE

ONE = """
[[person]]
insurer_number = "06132013"
insurer_name = "試験健康保険組合"
number = "77"
birth_date = 1990-05-05
name = "試験　七子"
valid_from = 2020-04-01
"""


@pytest.fixture
def simulators() -> Iterator[list[subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


def start(started: list[subprocess.Popen[str]], folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The simulator as a process of its own, when it has said that it is ready."""
    command = [sys.executable, "-m", "kiosk", "oqs-simulator", "--folder", str(folder), "--latency", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    started.append(process)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("SIMULATOR of a qualification terminal; ")
    assert [process.stdout.readline().split() for _ in range(3)] == [
        [name, str(folder / name)] for name in ("req", "res", "face")
    ]
    return process


def look_up(folder: Path, query: InsuredNumber, code: CharacterCode = CharacterCode.UTF_8) -> LookedUp:
    requests = DeliveryFolder(folder / "req", folder.parent / "asked", "kiosk-1")
    sender = Sender(INSTITUTION, code)
    terminal = Terminal(requests, AnswerFolder(folder / "res"), sender, "kiosk-1", lambda: datetime.now(UTC), poll=0.02)
    found = terminal.look_up(query, request_id="request-1", timeout=20).answer
    assert isinstance(found, LookedUp)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_a_kiosk_asks_the_simulator(simulators: list[subprocess.Popen[str]], tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "oqs"
    process = start(simulators, folder, "--encoding", encoding)
    found = look_up(folder, numbers_of(SimulatedAnswer.VALID), CharacterCode.SHIFT_JIS)
    assert found.validity is Validity.VALID
    assert found.coverage is not None
    assert found.coverage.name == PERSONS[0].coverage.name
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in said


def test_with_people_of_ones_own(simulators: list[subprocess.Popen[str]], tmp_path: Path) -> None:
    (tmp_path / "persons.toml").write_text(ONE, encoding="utf-8")
    folder = tmp_path / "oqs"
    start(simulators, folder, "--persons", str(tmp_path / "persons.toml"))
    (person,) = load_persons(tmp_path / "persons.toml")
    query = InsuredNumber("06132013", "", "77", "", person.coverage.birth_date)
    assert look_up(folder, query).validity is Validity.VALID
    assert look_up(folder, numbers_of(SimulatedAnswer.VALID)) == LookedUp(Validity.NO_QUALIFICATION)


def test_with_a_fault_for_everybody(simulators: list[subprocess.Popen[str]], tmp_path: Path) -> None:
    folder = tmp_path / "oqs"
    start(simulators, folder, "--fault", "error")
    with pytest.raises(BackendError, match="SIM0001"):
        look_up(folder, numbers_of(SimulatedAnswer.VALID))


def test_in_this_process(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the processes above do, without an end from outside."""
    served: list[tuple[TerminalSimulator, float, bool]] = []

    def note(simulator: TerminalSimulator, poll: float, until: Callable[[], bool]) -> None:
        served.append((simulator, poll, until()))

    monkeypatch.setattr("kiosk.delivery.oqs.simulator.serve", note)
    arguments = ["--folder", str(tmp_path), "--latency", "0.5", "--fault", "silent"]
    assert main(["oqs-simulator", *arguments]) == ExitCode.OK
    ((simulator, poll, over),) = served
    assert (simulator.fault, over) == (SimulatedAnswer.SILENT, False)
    assert 0 < poll <= 1
    assert f"{len(PERSONS)} people who do not exist" in capsys.readouterr().out


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["oqs-simulator", *arguments])
    return code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("person = 1", "person"),
        ("[[person]", "persons.toml"),
        (ONE.replace('"06132013"', '"12"'), "insurer_number"),
        (ONE + 'answer = "perhaps"', "answer"),
    ],
    ids=["other", "no-toml", "number", "answer"],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, said: str) -> None:
    (tmp_path / "persons.toml").write_text(table, encoding="utf-8")
    arguments = ("--folder", str(tmp_path / "oqs"), "--persons", str(tmp_path / "persons.toml"))
    code, text = _refused(capsys, *arguments)
    assert code == ExitCode.CONFIGURATION
    assert said in text
    assert not (tmp_path / "oqs").exists()


def test_files_and_folders_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for arguments in (
        ("--folder", str(tmp_path / "oqs"), "--persons", str(tmp_path / "none.toml")),
        ("--folder", str(tmp_path / "file")),
        ("--show", str(tmp_path / "none.xml")),
        ("--show", str(tmp_path / "none" / "none.xml")),
        ("--show", str(tmp_path / "file")),
    ):
        code, text = _refused(capsys, *arguments)
        assert code == ExitCode.CONFIGURATION
        assert arguments[-1].rpartition("/")[0] in text


@pytest.mark.parametrize(
    "arguments", [(), ("--folder", "x", "--show", "y"), ("--folder", "x", "--latency", "soon"), ("--latency", "-1")]
)
def test_a_wrong_command_line(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["oqs-simulator", *arguments])
    assert ended.value.code == ExitCode.USAGE


def test_plain_is_for_showing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = _refused(capsys, "--folder", str(tmp_path / "oqs"), "--plain")
    assert (code, "--show" in text) == (ExitCode.USAGE, True)


# --- looking at a file -----------------------------------------------------------------------------------------------

WHO = replace(
    COVERAGE, number="90817", details=replace(DETAILS, address="見本市仮町１－２－３", post_number="123-4567")
)
SECRETS = ("花子", "ﾊﾅｺ", "138057", "90817", "12-34", "1954", "見本市", "123-4567", "000123", "B10", "太郎")


def shown(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    """Its lines, each as its name and what it says."""
    assert main(["oqs-simulator", "--show", str(path), *arguments]) == ExitCode.OK
    text = capsys.readouterr().out
    assert all(line == line.rstrip() for line in text.splitlines())
    return [[line[:27].strip(), line[28:]] for line in text.splitlines()]


@pytest.mark.parametrize("code", CharacterCode)
def test_a_face_file_is_shown_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str], code: CharacterCode) -> None:
    header = replace(HEADER, character_code=code)
    path = tmp_path / "face.xml"
    path.write_bytes(write_message(replace(WHOLE, header=header, results=(Result(WHO, WHOLE.results[0].consents),))))
    lines = shown(path, capsys)
    assert ["encoding", code.declared] in lines
    assert ["validity", "1 valid (有効)"] in lines
    assert ["made at", "2026-06-01 09:30:15"] in lines
    assert ["name", "●●●"] in lines
    assert ["born", "●●●"] in lines
    assert ["other name", "-"] in lines, "what is missing is told from what is masked"
    assert ["valid until", "2026-07-31"] in lines
    assert ["consent: health-checkups", "1 given, at 2026-06-01 09:30:15, until 2026-06-02 09:30:15"] in lines
    assert not [secret for secret in SECRETS if secret in str(lines)]
    plain = shown(path, capsys, "--plain")
    assert ["name", "試験　花子"] in plain
    assert ["limit class", "B10"] in plain
    assert ["specific diseases", "1"] in plain
    assert ["ratio of the old (%)", "20"] in plain


def test_what_looks_wrong_is_pointed_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = replace(WHO, insurer_number="138058", burden_ratio=50, details=replace(DETAILS, classification="B7"))
    path = tmp_path / "face.xml"
    data = write_message(replace(WHOLE, results=(Result(odd),), query=InsuredNumber("1", "", "2", "", AT.date())))
    path.write_bytes(data.replace(b"<ReferenceNumber>", b"<NewElement>secret\x1b</NewElement><ReferenceNumber>"))
    with pytest.raises(AssertionError):
        shown(path, capsys)  # an escape sequence is no XML
    path.write_bytes(data.replace(b"<ReferenceNumber>", b"<NewElement>secret\n</NewElement><ReferenceNumber>"))
    lines = shown(path, capsys)
    wrong = [said for name, said in lines if name == "look at this"]
    assert len(wrong) == 3
    assert ["not known here", "InsuredCardClassification B7"] in lines
    assert "secret" not in str(lines)
    assert ["asked: number", "●●●"] in lines
    assert any("secret" in said for name, said in shown(path, capsys, "--plain") if name == "not known here")


def test_a_bare_file_is_shown_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "face.xml"
    path.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?><XmlMsg><MessageHeader/><MessageBody/></XmlMsg>')
    lines = shown(path, capsys)
    assert ["validity", "none, or not known"] in lines
    assert ["status", "none, or not known: counts as no success"] in lines
    bare = replace(COVERAGE, details=None, burden_ratio=None, valid_until=None)
    path.write_bytes(write_message(replace(WHOLE, header=replace(HEADER, confirmed_on=None), results=(Result(bare),))))
    lines = shown(path, capsys)
    assert ["valid until", "-"] in lines
    assert ["ratio (%)", "-"] in lines


def test_an_unreadable_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="cannot be used"):
        AnswerFolder(tmp_path / "none").probe()
