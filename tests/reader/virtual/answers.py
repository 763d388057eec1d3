"""What a My Number Card answers: the questions that anybody's card may be asked, and those for a card of one's own.

A card of one's own is asked everything. The free questions change nothing, spend no try and bring back nothing of the
holder that a report would show: they may be put to a physical card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

JPKI: Final = "00A4040C0AD392F000260100000001"
TEXT: Final = "00A4040C0AD3921000310001010408"
SURFACE: Final = "00A4040C0AD3921000310001010402"
COMMON: Final = "00A4040C0AD3921000310001010100"
JUKI: Final = "00A4040C0AD3921000310001010401"
VERIFY_AUTH: Final = "002000980431323334"
WRONG_AUTH: Final = "002000980439393939"
VERIFY_SIGN: Final = "0020009B06414243313233"
WRONG_SIGN: Final = "0020009B065A5A5A5A5A5A"
# Answers to reset of My Number Cards, as OpenSC and pcsc-tools list them: contactless, through readers that make up
# their own, contact.
ATRS: Final = tuple(
    bytes.fromhex(atr)
    for atr in (
        *("3B888001000005E0B381A1007F", "3B888001000041E0B381A1003B", "3B888001004B51FFB381D1000F"),
        *("3B888001004B51FF0081D100BC", "3BF59100FF918171FE400042000100D1D6", "3BF59100FF918171FE4000420001B3A115"),
        *("3BC5FF8131FB458073C6010000", "3BDA13FF8131FB468012392F31C173C601C03B", "3BE000FF8131FE4514"),
    )
)
# Which certificates there are is the holder's affair.
AVAILABILITY: Final = "(..){3}9000"
_TRIES_LEFT: Final = re.compile("63C.")


@dataclass(frozen=True, slots=True)
class Answer:
    """After all but the last of the commands, the last one is answered so: data and status word as a pattern.

    `foreign` is the pattern for another person's card, where that may differ from ours; without it, tries left may.
    """

    commands: tuple[str, ...]
    expected: str
    foreign: str | None = None

    def __str__(self) -> str:
        return f"{'-'.join(self.commands)} {self.expected}"

    def is_met_by(self, answer: str, *, foreign: bool) -> bool:
        """Whether this answer, in capital hexadecimal, is the one; `foreign`: of another person's card."""
        if not foreign:
            return re.fullmatch(self.expected, answer) is not None
        if self.foreign is None and _TRIES_LEFT.fullmatch(self.expected):
            return _TRIES_LEFT.fullmatch(answer) is not None
        return re.fullmatch(self.foreign or self.expected, answer) is not None


FREE: Final = (
    # SELECT by name
    Answer(("00A4040C0AD392F000260100000001",), "9000"),
    Answer(("00A404000AD392F00026010000000100",), "6F0C840AD392F0002601000000019000", foreign="(6F.*)?9000"),
    Answer(("00A404000AD392F000260100000001",), "9000"),
    Answer(("00A4040C05D392F00026",), "9000"),
    Answer((JPKI, "00A404020AD392F000260100000001"), "6A82"),
    Answer(("00A404020AD392F000260100000001",), "9000"),
    Answer(("00A4040C07A0000001510000",), "9000"),
    Answer(("00A4040C0AD392F000260100000002",), "6A82"),
    Answer(("00A4040C0BD392F00026010000000100",), "6A82"),
    Answer(("00A4040C01D3",), "9000"),
    Answer(("00A4040C11" + "00" * 17,), "6A87"),
    Answer(("00A4040C",), "6A87"),
    Answer(("00A404040AD392F000260100000001",), "6A86"),
    Answer((JPKI, "00A4040C0AD3921000310001010499", "00A4020C020006"), "9000"),
    # SELECT by file identifier
    Answer((JPKI, "00A4020C02000A"), "9000"),
    Answer((JPKI, "00A4020C02001F"), "6A82"),
    Answer((JPKI, "00A4090C02000A"), "6A86"),
    Answer((JPKI, "00A4020002000A"), "6A86"),
    Answer((JPKI, "00A4020C010A"), "6A87"),
    Answer(("00A4020C02000A",), "6A82"),
    Answer(("00A4020C022F10",), "6A82"),
    Answer(("00A40000",), "6A86"),
    Answer((JPKI, "00A40000"), "9000"),
    Answer((JPKI, "00A4020C020006", "00A40000", "00B0000004"), "4A504B499000"),
    Answer(("00A4000C023F00",), "6A82"),
    Answer((JPKI, "00A4000C023F00"), "6A82"),
    # READ BINARY
    Answer((JPKI, "00B0000004"), "6986"),
    Answer((JPKI, "00B0860004"), "4A504B499000"),
    Answer((JPKI, "00B0860004", "00B0000404"), "415049439000"),
    Answer((JPKI, "00B0869F02"), "399000"),
    Answer((JPKI, "00B0869F00"), "399000"),
    Answer((JPKI, "00B086A001"), "6B00"),
    Answer((JPKI, "00B086FF01"), "6B00"),
    Answer((JPKI, "00B0880000"), "8F8F009000", foreign=AVAILABILITY),
    Answer((JPKI, "00B0880003"), "8F8F009000", foreign=AVAILABILITY),
    Answer((JPKI, "00A4020C020008", "00B00000000000"), "8F8F009000", foreign=AVAILABILITY),
    Answer((JPKI, "00A4020C020008", "00B0000300"), "6B00"),
    Answer((JPKI, "00A4020C020008", "00B07FFF00"), "6B00"),
    Answer((JPKI, "00B0800000"), "6A86"),
    Answer((JPKI, "00B09F0000"), "6A86"),
    Answer((JPKI, "00B0C60000"), "6A86"),
    Answer((JPKI, "00B08C0000"), "6A82"),
    Answer((JPKI, "00B0970000"), "6981"),
    Answer((JPKI, "00B0980000"), "6981"),
    Answer((JPKI, "00B09E0000"), "6981"),
    Answer((JPKI, "00B0890000"), "6982"),
    Answer((JPKI, "00B0810000"), "6982"),
    Answer((JPKI, "00B08100000000"), "6982"),
    Answer((JPKI, "00B08600"), "6700"),
    Answer(("00B0860000",), "6A82"),
    Answer(("00B0000000",), "6986"),
    # READ RECORD
    Answer((JPKI, "00B2010400"), "6986"),
    Answer((JPKI, "00B2013400"), "6981"),
    Answer((JPKI, "00B2010000"), "6A86"),
    Answer((JPKI, "00B20134"), "6700"),
    Answer((JPKI, "00B2016400"), "6A82"),
    # VERIFY
    Answer((JPKI, "00200080"), "6986"),
    Answer((JPKI, "00A4020C020018", "00200080"), "63C3"),
    Answer((JPKI, "00A4020C02001B", "00200080"), "63C5"),
    Answer((JPKI, "00200098"), "63C3"),
    Answer((JPKI, "0020009B"), "63C5"),
    Answer((JPKI, "00200097"), "6981"),
    Answer((JPKI, "0020008A"), "6981"),
    Answer((JPKI, "0020008C"), "6A82"),
    Answer((JPKI, "0020009F"), "6A86"),
    Answer(("00200098",), "6A82"),
    Answer((JPKI, "00A4020C020018", JPKI, "00200080"), "6986"),
    # GET DATA
    Answer((JPKI, "00CA004200"), "6D00"),
    Answer(("00CA5F5200",), "6A88"),
    # GET CHALLENGE
    Answer((JPKI, "00840000"), "6700"),
    Answer((JPKI, "00840100" + "08"), "6A86"),
    Answer((JPKI, "00840000000008"), "6985"),
    # other classes and channels
    Answer((JPKI, "01B0860004"), "6881"),
    Answer((JPKI, "03A4040C0AD392F000260100000001"), "6881"),
    Answer((JPKI, "40B0860004"), "6881"),
    Answer((JPKI, "08B0860004"), "69FC"),
    Answer((JPKI, "0CB0860004"), "6987"),
    Answer((JPKI, "0CA4020C020006"), "6882"),
    Answer((JPKI, "08A4040C0AD392F000260100000001"), "6882"),
    Answer((JPKI, "08A4020C020006"), "69FC"),
    Answer((TEXT, "08A4020C020004"), "69FC"),
    Answer((TEXT, "0CB0840000"), "6987"),
    Answer((JPKI, "10B0860004"), "6E00"),
    Answer((JPKI, "A0B0860004"), "6E00"),
    # what begins each file, and how long it is
    Answer((JPKI, "00B08A0000"), "3082.{508}9000"),
    Answer((JPKI, "00B08B0000"), "3082.{508}9000"),
    Answer((JPKI, "00B0820000"), "3082.{508}9000"),
    Answer((JPKI, "00B0860000"), "4A504B4941504943.{304}9000", foreign="4A504B494150(4943|4750|494F).{304}9000"),
    Answer((TEXT, "00B0840004"), "7F2182029000"),
    Answer((TEXT, "00B0850002"), "FF409000"),
    Answer((SURFACE, "00B0830002"), "FF309000"),
    Answer((SURFACE, "00B0840004"), "7F2182029000"),
    Answer((COMMON, "00B2010C00"), "011C(3[0-9]){28}9000"),
    # the tries left of the other applications
    Answer((TEXT, "00200091"), "63C3"),
    Answer((TEXT, "00200092"), "63C0"),
    Answer((TEXT, "00200094"), "63CA"),
    Answer((TEXT, "00200095"), "63CA"),
    Answer((SURFACE, "00200091"), "63CA"),
    Answer((SURFACE, "00200092"), "63CA"),
    Answer((SURFACE, "00200093"), "63CA"),
    Answer((COMMON, "0020009C"), "63C3"),
    Answer((JUKI, "0020009C"), "63C3"),
    # the card manager's data objects
    Answer(("00CA004200",), ".{32}9000"),
    Answer(("00CA00F000",), "(3[0-9]){5}9000"),
    Answer(("00CA00F200",), "(3[0-9]){8}9000"),
    Answer(("00CA5F5100",), "(E000FF8131FE4514|C5FF.*|DA13.*)9000"),
)

OWN: Final = (
    # READ BINARY
    Answer((JPKI, "00B086000400000000"), "6700"),
    Answer((JPKI, VERIFY_AUTH, "00B0810000"), "6982"),
    # VERIFY
    Answer((JPKI, "00A4020C020018", "0020008000"), "6700"),
    Answer((JPKI, "0020009800"), "6700"),
    Answer((JPKI, "00200098043132333400"), "6700"),
    Answer((JPKI, VERIFY_AUTH), "9000"),
    Answer((JPKI, VERIFY_AUTH, "00200098"), "63C3"),
    Answer((JPKI, WRONG_AUTH), "63C2"),
    Answer((JPKI, WRONG_AUTH, "00200098"), "63C2"),
    Answer((JPKI, WRONG_AUTH, WRONG_AUTH), "63C1"),
    Answer((JPKI, WRONG_AUTH, WRONG_AUTH, VERIFY_AUTH, "00200098"), "63C3"),
    Answer((JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH), "63C0"),
    Answer((JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH, "00200098"), "63C0"),
    Answer((JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH), "6984"),
    Answer((JPKI, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH, VERIFY_AUTH), "6984"),
    Answer((JPKI, "0020009805" + "3132333435"), "63C2"),
    Answer((JPKI, "0020009806" + "616263313233"), "63C2"),
    Answer((JPKI, VERIFY_SIGN), "9000"),
    Answer((JPKI, "0020009B06616263313233"), "63C4"),
    Answer((JPKI, *[WRONG_SIGN] * 5), "63C0"),
    Answer((JPKI, *[WRONG_SIGN] * 6), "6984"),
    Answer((JPKI, WRONG_SIGN, "00200098"), "63C3"),
    Answer((JPKI, "0020000004" + "31323334"), "6A86"),
    Answer((JPKI, "00200198"), "6A86"),
    # CHANGE REFERENCE DATA
    Answer((JPKI, "002401980435363738"), "6982"),
    Answer((JPKI, VERIFY_AUTH, "002401980435363738"), "9000"),
    Answer((JPKI, VERIFY_AUTH, "002401800435363738"), "9000"),
    Answer((JPKI, VERIFY_AUTH, "002401980435363738", VERIFY_AUTH), "63C2"),
    Answer((JPKI, VERIFY_AUTH, "002401980435363738", "002000980435363738"), "9000"),
    Answer((JPKI, VERIFY_AUTH, "0024019803353637"), "6A80"),
    Answer((JPKI, VERIFY_AUTH, "002401980435364142"), "6A80"),
    Answer((JPKI, VERIFY_SIGN, "0024019B06616263313233"), "6A80"),
    Answer((JPKI, VERIFY_SIGN, "0024019B05" + "4142433132"), "6A80"),
    Answer((JPKI, VERIFY_SIGN, "0024019B10" + "41" * 16), "9000"),
    Answer((JPKI, VERIFY_SIGN, "0024019B11" + "41" * 17), "6A80"),
    Answer((JPKI, VERIFY_AUTH, "002400980435363738"), "6A86"),
    Answer((JPKI, VERIFY_AUTH, "00240198"), "6700"),
    Answer((JPKI, VERIFY_AUTH, "00240198043536373800"), "6700"),
    Answer((JPKI, VERIFY_AUTH, "002401970435363738"), "6981"),
    # COMPUTE DIGITAL SIGNATURE
    Answer((JPKI, "802A0097010000"), "6982"),
    Answer((JPKI, VERIFY_SIGN, "802A0097010000"), "6982"),
    Answer((JPKI, VERIFY_AUTH, "802A009A010000"), "6982"),
    Answer((JPKI, VERIFY_AUTH, WRONG_AUTH, "802A0097010000"), "6982"),
    Answer((JPKI, VERIFY_AUTH, "802A0697010000"), "6A86"),
    Answer((JPKI, VERIFY_AUTH, "802A0080010000"), "6981"),
    Answer((JPKI, "802A0080010000"), "6986"),
    Answer((JPKI, VERIFY_AUTH, "802A0000010000"), "6A88"),
    Answer((JPKI, VERIFY_AUTH, "802A008C010000"), "6A82"),
    Answer((JPKI, VERIFY_AUTH, "802A009700"), "6700"),
    Answer((JPKI, VERIFY_AUTH, "802A00970100"), "6700"),
    Answer((JPKI, VERIFY_AUTH, "802A0097010010"), "6700"),
    Answer((JPKI, VERIFY_AUTH, "802A0097F6" + "00" * 246 + "00"), "6985"),
    Answer((JPKI, VERIFY_AUTH, "802A02971F" + "00" * 31 + "00"), "6985"),
    Answer((JPKI, VERIFY_AUTH, "802A049721" + "00" * 33 + "00"), "6985"),
    Answer((JPKI, VERIFY_AUTH, "802A0397000100" + "00" * 256 + "0000"), "6985"),
    Answer((JPKI, VERIFY_AUTH, "002A9E9A010000"), "6D00"),
    # what the security state does on SELECT
    Answer((JPKI, VERIFY_AUTH, JPKI, "002401980435363738"), "9000"),
    Answer((JPKI, VERIFY_AUTH, "00A4040C07A0000001510000", JPKI, "002401980435363738"), "6982"),
    Answer((JPKI, VERIFY_AUTH, "00A4040C0AD3921000310001010499", "002401980435363738"), "9000"),
    Answer((JPKI, VERIFY_AUTH, TEXT, JPKI, "002401980435363738"), "6982"),
    # instructions and classes
    Answer((JPKI, "80FC0000"), "6700"),
    Answer((JPKI, "80AE0000"), "6982"),
    # GET CHALLENGE
    Answer((JPKI, "008400000100"), "6700"),
    # INTERNAL AUTHENTICATE: none of these keys answers it
    Answer((JPKI, "80B0860004"), "6D00"),
    Answer((JPKI, "00880097040102030400"), "6982"),
    Answer((JPKI, VERIFY_AUTH, "00880097040102030400"), "6985"),
    Answer((JPKI, "00880080040102030400"), "6986"),
    Answer((JPKI, "00880197040102030400"), "6A86"),
    Answer((JPKI, "0010000000"), "6D00"),
)
