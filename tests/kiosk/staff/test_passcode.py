from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.exitcode import CommandError, ExitCode
from kiosk.staff.command import make_passcode
from kiosk.staff.passcode import PasscodeHash, find_fault, hash_passcode, read_hash

PASSCODE = b"402918"


@dataclass
class Typed:
    """A person, or a pipe, that answers with `lines`; what was handed out can be looked at afterwards."""

    lines: list[bytes]
    interactive: bool = True
    handed: list[bytearray] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)

    def read(self, prompt: str) -> bytearray:
        self.prompts.append(prompt)
        self.handed.append(bytearray(self.lines.pop(0)))
        return self.handed[-1]


def test_only_the_passcode_matches_its_hash() -> None:
    hashed = hash_passcode(PASSCODE)
    assert hashed.matches(PASSCODE)
    assert hashed.matches(bytearray(PASSCODE))
    assert not hashed.matches(b"402919")
    assert not hashed.matches(b"")


def test_the_text_form_says_the_same() -> None:
    hashed = hash_passcode(PASSCODE)
    assert read_hash(f"{hashed}\n") == hashed
    assert str(hashed).startswith("$scrypt$ln=16,r=8,p=1$")


def test_a_known_value_of_rfc_7914() -> None:
    # Section 12, third vector, of which the first 32 bytes are kept: PBKDF2's output does not depend on its length.
    digest = bytes.fromhex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    assert PasscodeHash(14, 8, 1, b"SodiumChloride", digest).matches(b"pleaseletmein")


def test_two_hashes_of_one_passcode_differ_and_show_nothing() -> None:
    first, second = hash_passcode(PASSCODE), hash_passcode(PASSCODE)
    assert str(first) != str(second)
    assert repr(first) == "PasscodeHash(ln=16, r=8, p=1)"


@pytest.mark.parametrize(
    ("passcode", "fault"),
    [
        (b"", "6 to 12 digits"),
        (b"12345", "6 to 12 digits"),
        (b"1234567890123", "6 to 12 digits"),
        (b"40291a", "6 to 12 digits"),
        ("４０２９１８".encode(), "6 to 12 digits"),
        (b"777777", "all the same"),
        (b"456789", "follow each other"),
        (b"890123", "follow each other"),
        (b"654321", "follow each other"),
    ],
)
def test_a_passcode_that_is_none_is_refused(passcode: bytes, fault: str) -> None:
    assert fault in (find_fault(passcode) or "")
    with pytest.raises(ValueError, match=fault):
        hash_passcode(passcode)


@pytest.mark.parametrize("length", [6, 12])
def test_the_shortest_and_the_longest_are_taken(length: int) -> None:
    assert find_fault(b"402918365127"[:length]) is None


@pytest.mark.parametrize(
    "text",
    [
        "402918",
        "",
        "$2b$12$abcdefghijklmnopqrstuv",
        "$scrypt$ln=16,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$tooshort",
        "$scrypt$ln=30,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "A" * 43,
        "$scrypt$ln=16,r=99,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "A" * 43,
        "$scrypt$ln=16,r=8,p=1$" + "A" * 25 + "$" + "A" * 43,
    ],
)
def test_what_is_no_hash_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(ValueError, match="hash") as caught:
        read_hash(text)
    assert not text or text not in str(caught.value)


def test_a_person_types_it_twice_and_gets_the_lines_for_the_configuration() -> None:
    source, out = Typed([PASSCODE, PASSCODE]), io.StringIO()
    assert make_passcode(source, out) == ExitCode.OK
    assert source.prompts == ["New passcode: ", "Once more: "]
    assert PASSCODE.decode() not in out.getvalue()
    line = out.getvalue().splitlines()[-1]
    assert read_hash(line.removeprefix('passcode = "').removesuffix('"')).matches(PASSCODE)
    assert all(handed == bytes(6) for handed in source.handed)


def test_a_pipe_says_it_once() -> None:
    source = Typed([PASSCODE], interactive=False)
    make_passcode(source, io.StringIO())
    assert source.prompts == ["New passcode: "]


@pytest.mark.parametrize(
    ("lines", "said"), [([PASSCODE, b"402919"], "not the same"), ([b"1234"], "6 to 12"), ([b""], "6 to 12")]
)
def test_a_mistake_changes_nothing_and_wipes_what_was_typed(lines: list[bytes], said: str, tmp_path: Path) -> None:
    source, file = Typed(lines), tmp_path / "passcode"
    file.write_text("before")
    with pytest.raises(CommandError, match=said) as caught:
        make_passcode(source, io.StringIO(), file=file)
    assert caught.value.code is ExitCode.USAGE
    assert file.read_text() == "before"
    assert all(not any(handed) for handed in source.handed)


def test_the_file_is_its_owners_alone_and_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file, out = tmp_path / "passcode", io.StringIO()
    file.write_text("before")
    owner = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())  # only root gives files away
    os.chown(file, *owner)
    make_passcode(Typed([PASSCODE, PASSCODE]), out, file=file)
    assert read_hash(file.read_text()).matches(PASSCODE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (file.stat().st_uid, file.stat().st_gid) == owner
    assert list(tmp_path.iterdir()) == [file]
    assert f'passcode_file = "{file}"' in out.getvalue()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "passcode"
    with pytest.raises(CommandError, match="nowhere/passcode: cannot be written") as caught:
        make_passcode(Typed([PASSCODE, PASSCODE]), io.StringIO(), file=file)
    assert caught.value.code is ExitCode.CONFIGURATION


def test_nothing_is_left_beside_a_place_that_cannot_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "passcode").mkdir()
    with pytest.raises(CommandError, match="cannot be written"):
        make_passcode(Typed([PASSCODE, PASSCODE]), io.StringIO(), file=tmp_path / "passcode")
    assert [each.name for each in tmp_path.iterdir()] == ["passcode"]


def test_the_command_takes_a_line_of_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "passcode"
    command = (sys.executable, "-m", "kiosk", "staff-passcode", "--file", str(file))
    done = subprocess.run(command, input=PASSCODE + b"\n", capture_output=True, check=False)
    assert done.returncode == ExitCode.OK, done.stderr
    assert read_hash(file.read_text()).matches(PASSCODE)
    assert PASSCODE not in done.stdout + done.stderr
