"""Somebody who does not exist, with texts that nobody else uses."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.eligibility.model import (
    Coverage,
    CoverageDetails,
    ElderlyCertificate,
    LimitCertificate,
    Relationship,
    Validity,
)
from tests.e2e.remains import Marks
from tests.e2e.world import World

FAMILY, GIVEN, KANA, INSURER, SYMBOL, NUMBER, ADDRESS, BORN, INSURER_NUMBER = range(9)


def new_marks() -> Marks:
    """Family and given name, kana, insurer, symbol, number, address, day of birth, insurer number."""
    backwards = (
        "町路小染墨",
        "姫菊寿万",
        "ジウコメゾミス",
        "合組保国町染藍",
        "九七ゑつさら",
        "85194037",
        "目丁九町屋紺",
        "90701391",
        "79493160",
    )
    return Marks(*(text[::-1] for text in backwards))  # a traceback shows this line


def coverage(marks: Marks, world: World) -> Coverage:
    """Made anew for each answer, so that nothing here keeps it."""
    today = world.now.date()
    born = marks[BORN]
    return Coverage(
        validity=Validity.VALID,
        insurer_number=marks[INSURER_NUMBER],
        insurer_name=marks[INSURER],
        symbol=marks[SYMBOL],
        number=marks[NUMBER],
        branch="01",
        relationship=Relationship.INSURED,
        name=f"{marks[FAMILY]}\u3000{marks[GIVEN]}",
        name_kana=marks[KANA],
        birth_date=date(int(born[:4]), int(born[4:6]), int(born[6:])),
        valid_from=today - timedelta(days=40),
        valid_until=today + timedelta(days=400),
        burden_ratio=20,
        details=CoverageDetails(
            address=marks[ADDRESS], elderly=ElderlyCertificate(20), limit=LimitCertificate("01", "B10")
        ),
    )
