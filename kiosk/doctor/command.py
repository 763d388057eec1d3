"""`myna-kiosk doctor`: look, judge, and say what to do."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from kiosk.doctor import checks, letters, pcsc, service, slip, speech
from kiosk.doctor.configured import observe_configuration
from kiosk.doctor.facts import (
    ClockFacts,
    ConfigurationFacts,
    DisplayFacts,
    Finding,
    MemoryFacts,
    Outcome,
    PcscFacts,
    UsbFacts,
)
from kiosk.doctor.observe import (
    observe_clock,
    observe_display,
    observe_memory,
    observe_pcsc,
    observe_usb,
    user_name,
)
from kiosk.exitcode import ExitCode
from reader.base import Readers

_MARKS: Final = {Outcome.PASS: "pass", Outcome.FAIL: "FAIL", Outcome.NOT_APPLICABLE: "-"}


@dataclass(frozen=True, slots=True)
class Machine:
    """Everything that was observed."""

    pcsc: PcscFacts
    usb: UsbFacts
    configuration: ConfigurationFacts
    clock: ClockFacts
    display: DisplayFacts
    memory: MemoryFacts
    user: str
    speech: speech.SpeechFacts | None = None
    slip: slip.SlipFacts | None = None
    letters: letters.LettersFacts | None = None


def observe(config: Path | None, readers: Readers, environment: Mapping[str, str]) -> Machine:
    """Look at everything once; takes a second or two, most of it Qt's."""
    return Machine(
        observe_pcsc(readers, environment),
        observe_usb(),
        observe_configuration(config),
        observe_clock(),
        observe_display(environment),
        observe_memory(),
        user_name(os.geteuid()),
        speech.observe_speech(config, environment),
        slip.observe_slip(config),
        letters.observe_letters(config, environment),
    )


def judge(machine: Machine) -> tuple[Finding, ...]:
    """All findings, in the order in which they are best dealt with; of a service and of speech where they apply."""
    asked = machine.configuration.service
    return (
        pcsc.check_service(machine.pcsc),
        pcsc.check_readers(machine.pcsc),
        pcsc.check_permission(machine.pcsc, machine.user),
        pcsc.check_card(machine.pcsc),
        checks.check_usb(machine.usb),
        checks.check_configuration(machine.configuration),
        checks.check_folder(machine.configuration, machine.user),
        *(() if asked is None else (service.check_service(asked),)),
        checks.check_backend(machine.configuration),
        checks.check_anchors(machine.configuration, machine.clock.now),
        checks.check_clock(machine.clock, machine.configuration),
        checks.check_display(machine.display),
        checks.check_fonts(machine.display),
        *(() if machine.letters is None else (letters.check_letters(machine.letters),)),
        *(() if machine.speech is None else (speech.check_speech(machine.speech),)),
        *(() if machine.slip is None else (slip.check_slip(machine.slip),)),
        checks.check_core_dumps(machine.memory),
        checks.check_swap(machine.memory),
    )


def examine(config: Path | None, readers: Readers, *, as_json: bool, out: TextIO) -> ExitCode:
    """Observe, judge, and write the findings; SOMETHING_TO_DO when one of them fails."""
    findings = judge(observe(config, readers, os.environ))
    write: Callable[[tuple[Finding, ...]], str] = to_json if as_json else to_text
    out.write(write(findings))
    return ExitCode.SOMETHING_TO_DO if _count(findings, Outcome.FAIL) else ExitCode.OK


def to_json(findings: tuple[Finding, ...]) -> str:
    """One object: whether all is well, and every check with its outcome, what was seen, and what to do."""
    content = {
        "ok": not _count(findings, Outcome.FAIL),
        "checks": [
            {"check": each.check, "outcome": each.outcome.value, "detail": each.detail, "to_do": each.to_do or None}
            for each in findings
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_text(findings: tuple[Finding, ...]) -> str:
    """A table, with what to do below the line that it belongs to, and a summary."""
    width = max(len(each.check) for each in findings)
    lines = []
    for each in findings:
        lines.append(f"{each.check:<{width}}  {_MARKS[each.outcome]:<4}  {each.detail}")
        if each.to_do:
            lines.append(f"{'':<{width}}    ->  {each.to_do}")
    failures = _count(findings, Outcome.FAIL)
    left_out = _count(findings, Outcome.NOT_APPLICABLE)
    verdict = "nothing to do" if not failures else f"{failures} to do"
    lines.append(f"\n{_count(findings, Outcome.PASS)} pass, {left_out} not applicable, {verdict}")
    return "\n".join(lines) + "\n"


def _count(findings: tuple[Finding, ...], outcome: Outcome) -> int:
    return sum(each.outcome is outcome for each in findings)
