"""The door to a card that is not ours, on a reader of this machine, and the report on where it differs from ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import pytest

from apdu import CommandAPDU, LengthRefused, StatusWord
from reader.base import Reader
from reader.virtual.card import Card
from tests.reader.virtual.answers import JPKI, Answer
from tests.reader.virtual.doors import Talk
from tests.reader.virtual.readonly import ReadOnlyConnection

# Some cards answer the first command after power-on with 6F00, whatever it is. This one does nothing at all.
_WAKE: Final = CommandAPDU.parse(bytes.fromhex("00A40000"))
_SHOWN_MAX: Final = 24
_STATUS_SIZE: Final = 4  # hexadecimal digits


class NoMyNumberCard(Exception):
    """What lies on the reader is a card of another kind."""


@dataclass(slots=True)
class Report:
    """What a card was asked, and where it differs."""

    reader: str
    atr: str = ""
    sent: int = 0
    compared: int = 0
    differences: list[str] = field(default_factory=list)
    not_carried: list[str] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The report in words, for a terminal."""
        yield f"reader: {self.reader}"
        yield f"answer to reset: {self.atr}"
        yield f"commands sent: {self.sent}, none of them with a PIN"
        yield f"tries left, before and after: {'; '.join(self.tries)}"
        yield f"answers compared: {self.compared}, different: {len(self.differences)}"
        for text in self.differences:
            yield ""
            yield from text.splitlines()
        if self.not_carried:
            yield ""
            yield f"not carried by this reader, and so not compared: {', '.join(self.not_carried)}"


class PhysicalDoor:
    """A door like the others, to whatever card is on the reader: the card that is given stays where it is.

    Only the free questions come through (ReadOnlyConnection). Each conversation begins with power and ends without.
    """

    def __init__(self, reader: Reader, report: Report) -> None:
        self._reader = reader
        self._report = report

    @contextmanager
    def open(self, card: Card) -> Iterator[Talk]:
        del card
        with self._connected() as connection:
            talk = Talk(connection)
            try:
                yield talk
            except LengthRefused:
                self._report.not_carried.append(" ".join(bytes(c).hex().upper() for c, _ in talk.exchanges) + " …")

    def judge(self, answer: Answer, talk: Talk) -> None:
        """Fail with both sides, ours and the card's, where they differ."""
        if len(talk.exchanges) < len(answer.commands):
            return  # not carried
        self._report.compared += 1
        given = talk.last
        if answer.is_met_by(given, foreign=True):
            return
        lines = [f"{bytes(command).hex().upper()}" for command, _ in talk.exchanges]
        before = [f"  after    {line}" for line in lines[:-1]]
        ours, theirs = _shown(answer.expected, answer), _shown(given, answer)
        self._differ("\n".join([*before, f"  command  {lines[-1]}", f"  ours     {ours}", f"  the card {theirs}"]))

    def compare(self, what: str, ours: str, card: str) -> None:
        """Fail with both sides where this text of ours and the card's differ."""
        self._report.compared += 1
        if ours != card:
            self._differ(f"  {what}\n  ours     {ours}\n  the card {card}")

    def look(self) -> None:
        """Write the answer to reset and the tries left of JPKI's PINs into the report; nothing is shown to the card.

        Raises NoMyNumberCard before any question, because a card of another kind may take one in another way.
        """
        with self._connected() as connection:
            self._report.atr = connection.atr.hex().upper()
            talk = Talk(connection)
            if not talk.send(JPKI).sw.ok:
                raise NoMyNumberCard(f"SELECT of the JPKI application is answered {talk.last}")
            self._report.tries.append(f"{talk.sw('00200098')} {talk.sw('0020009B')}")

    @contextmanager
    def _connected(self) -> Iterator[ReadOnlyConnection]:
        with self._reader.connect() as opened:
            connection = ReadOnlyConnection(opened)
            connection.transmit(_WAKE)
            try:
                yield connection
            finally:
                self._report.sent += connection.sent

    def _differ(self, text: str) -> None:
        self._report.differences.append(text)
        pytest.fail(f"the card differs from ours\n{text}", pytrace=False)


def _shown(answer: str, asked: Answer) -> str:
    """Data and status word for reading. Data that was not expected word for word is told by its length alone."""
    literal = all(digit in "0123456789ABCDEF" for digit in asked.expected)
    data, status = answer[:-_STATUS_SIZE], answer[-_STATUS_SIZE:]
    words = str(StatusWord(int(status, 16)))
    if not data:
        return words
    if literal and len(asked.expected) > _STATUS_SIZE and len(data) <= 2 * _SHOWN_MAX:
        return f"{data} {words}"
    return f"{data if answer is asked.expected else f'{len(data) // 2} bytes'} {words}"
