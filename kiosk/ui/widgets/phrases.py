"""Where a line may be broken: between phrases, never inside one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont

from kiosk.i18n.ruby import Piece, pieces_of, plain
from kiosk.ui import typefaces
from kiosk.ui.theme import make_font
from kiosk.ui.widgets import ruby

if TYPE_CHECKING:  # the model is loaded when the first Japanese text is cut, not when the module is imported
    from budoux.parser import Parser

_JAPANESE: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_FOREIGN: Final = re.compile("[A-Za-z\u00c0-\u1ef9\uac00-\ud7a3]")
# Endings that hang on the phrase before them; the model separates them now and then.
_HANGING: Final = re.compile(
    "^(います|いません|いない|しての|して|してください|ください|できます|できません|できました|なります|なりました|ありません|です|ます|たつと|ため)"
)
_LONGEST_JOINED: Final = 13
# What begins no line, and what ends none (JIS X 4051, cl-01 to cl-11).
_NEVER_FIRST: Final = "）)」』】、。，．・：；:;,.!?！？ー々〜…゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_NEVER_LAST: Final = "（(「『【"
# Days, hours and counts are read as one.
_WHOLE: Final = re.compile(
    r"(\d+年)?\d+月\d+日(\(.\))?(まで)?|(午前|午後)\d+時(\d+分)?(から|まで)?|\d+(時間|回|桁|割|つ|秒|段階)"
    r"|(\d+年)?\d+月\d+日(\([周週].\))?|([上下]午)\d+:\d+|\d+ ?(小时|小時|个小时|個小時|位数字|位數字|位|次|成|天|秒)"
)
_WORD: Final = re.compile("[0-9A-Za-z\u00c0-\u1ef9\uac00-\ud7a3]+")
# Spaces at which a line may be broken; a no-break space is none of them.
_BEFORE_BRACKET: Final = re.compile("(?<=[\uac00-\ud7a3])(?=[(])")  # Korean puts a bracket right after its word
_PIECES: Final = re.compile(r"[^ ]+ *| +")


def widest_word(text: str, font: QFont) -> float:
    """The width of the longest word or number that is never broken, in pixels; 0 where there is none."""
    return max((ruby.advance(word, font) for word in _WORD.findall(plain(text))), default=0.0)


@lru_cache(maxsize=3)
def _parser(language: str) -> Parser:
    import budoux  # noqa: PLC0415 (10 ms that the first frame does not wait for)

    match language:
        case "zh_CN":
            return budoux.load_default_simplified_chinese_parser()
        case "zh_TW":
            return budoux.load_default_traditional_chinese_parser()
        case _:
            return budoux.load_default_japanese_parser()


def split_phrases(text: str, language: str = "") -> tuple[str, ...]:
    """The pieces of one paragraph between which a line may be broken; joined they are the text again.

    Japanese and Chinese are cut by BudouX, everything else after its spaces. Readings stay with what they are of.
    Without `language` it is that of the moment.
    """
    return _split(text, language or typefaces.current())


@lru_cache(maxsize=1024)
def _split(text: str, language: str) -> tuple[str, ...]:
    if "《" not in text:
        return _split_plain(text, language)
    # The bare text is cut; where that would be inside something with a reading, a little later.
    ends = [0, *accumulate(len(phrase) for phrase in _split_plain(plain(text), language))]
    phrases: list[str] = []
    phrase, place = "", 0
    for atom in _atoms(text):
        phrase += atom.marked
        place += len(atom.base)
        if place in ends or any(place - len(atom.base) < end < place for end in ends):
            phrases.append(phrase)
            phrase = ""
    return tuple(_keep_marks(phrases))


def _atoms(text: str) -> list[Piece]:
    """What a line is never broken inside of: a character, or what has one reading."""
    return [
        atom
        for piece in pieces_of(text)
        for atom in ([piece] if piece.reading else [Piece(character) for character in piece.base])
    ]


def _is_cut_by_model(text: str, language: str) -> bool:
    if language.startswith(("ja", "zh")):
        return _JAPANESE.search(text) is not None
    # The name of a site, say, on a page in another language; a Japanese word in brackets is only part of a sentence.
    return _KANA.search(text) is not None and not _FOREIGN.search(text)


def _split_plain(text: str, language: str) -> tuple[str, ...]:
    if not _is_cut_by_model(text, language):
        return tuple(part for piece in _PIECES.findall(text) for part in _BEFORE_BRACKET.split(piece))
    if language.startswith("zh") and _KANA.search(text):
        language = "ja"
    phrases: list[str] = []
    for piece in _PIECES.findall(text):
        first = True
        bare = piece.rstrip(" ")
        for phrase in _keep_marks(_keep_whole(bare, _parser(language).parse(bare))):
            hanging = _HANGING.match(phrase) and not first and not phrases[-1].endswith(("、", "。"))
            if hanging and len(phrases[-1]) + len(phrase) <= _LONGEST_JOINED:
                phrases[-1] += phrase
            else:
                phrases.append(phrase)
            first = False
        if first:
            phrases.append(piece)
        else:
            phrases[-1] += piece[len(bare) :]
    return tuple(phrases)


def _keep_whole(text: str, phrases: list[str]) -> list[str]:
    """Join phrases that the model cut inside a day, an hour or a count."""
    inside = {place for found in _WHOLE.finditer(text) for place in range(found.start() + 1, found.end())}
    joined: list[str] = []
    place = 0
    for phrase in phrases:
        if place in inside and joined:
            joined[-1] += phrase
        else:
            joined.append(phrase)
        place += len(phrase)
    return joined


def _keep_marks(phrases: list[str]) -> list[str]:
    """Move a mark that begins no line to the phrase before it, and one that ends none to the phrase after it."""
    kept: list[str] = []
    for phrase in phrases:
        rest = phrase
        if kept:
            rest = phrase.lstrip(_NEVER_FIRST)
            kept[-1] += phrase[: len(phrase) - len(rest)]
            closed = kept[-1].rstrip(_NEVER_LAST)
            rest = kept.pop()[len(closed) :] + rest
            if closed:
                kept.append(closed)
        if rest:
            kept.append(rest)
    return kept


def break_lines(text: str, font: QFont, width: float, language: str = "") -> tuple[str, ...]:
    """Lay a text out in lines of at most `width` pixels, about equally long; a newline begins a new paragraph.

    Only a phrase that is wider than the width on its own is cut inside.
    """
    return _break_lines(text, language or typefaces.current(), font.pixelSize(), font.bold(), width)


@lru_cache(maxsize=2048)
def _break_lines(text: str, language: str, pixels: int, bold: bool, width: float) -> tuple[str, ...]:  # noqa: FBT001 (a cache key)
    font = make_font(pixels, bold=bold, language=language)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        phrases = split_phrases(paragraph, language)
        lines.extend(_best_lines(_fitting_pieces(phrases, font, width), font, width))
    return tuple(lines)


def forget() -> None:
    """Keep no text any more: names were among them. What comes next is cut anew."""
    for remembered in (_split, _break_lines, pieces_of):
        remembered.cache_clear()
    ruby.forget()


def _best_lines(pieces: list[str], font: QFont, width: float) -> list[str]:
    """As few lines as possible; among those the ones that are most alike in length and end where a voice would rest.

    For each piece that may begin a line: (lines from here on, their cost, where the next line begins).
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (len(pieces) + 1)
    for first in range(len(pieces) - 1, -1, -1):
        found: tuple[int, float, int] | None = None
        for after in range(first + 1, len(pieces) + 1):
            line = "".join(pieces[first:after]).rstrip()
            advance = ruby.advance(line, font)
            if advance > width and after > first + 1:
                break
            more, cost, _ = best[after]
            cost += (1 - advance / width) ** 2 + (_rest_cost(line) if after < len(pieces) else 0.0)
            if found is None or (more + 1, cost) < found[:2]:
                found = (more + 1, cost, after)
        assert found is not None
        best[first] = found
    lines: list[str] = []
    first = 0
    while first < len(pieces):
        after = best[first][2]
        lines.append("".join(pieces[first:after]).rstrip())
        first = after
    return lines or [""]


def _rest_cost(line: str) -> float:
    """How much it hurts to end a line here that is not the last one."""
    if line.endswith(("。", ".", "?", "!", "？")):
        return 0.0
    if line.endswith(("、", ",", ":", ";", "，")):
        return 0.05
    return 0.5 if line.endswith("の") else 0.2


def _fitting_pieces(phrases: tuple[str, ...], font: QFont, width: float) -> list[str]:
    pieces: list[str] = []
    for phrase in phrases:
        if ruby.advance(phrase.rstrip(), font) <= width:
            pieces.append(phrase)
        else:
            pieces.extend(_cut(phrase))
    return pieces


def _cut(phrase: str) -> list[str]:
    """The least pieces of a phrase that has to be cut inside."""
    pieces: list[str] = []
    last = ""
    for atom in _atoms(phrase):
        if pieces and (atom.base[0] in _NEVER_FIRST or last in _NEVER_LAST):
            pieces[-1] += atom.marked
        else:
            pieces.append(atom.marked)
        last = atom.base[-1]
    return pieces
