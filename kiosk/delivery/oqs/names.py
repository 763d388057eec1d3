"""What the files of the terminal are called.

A request's stem says `req_`, its answer's `res_` in the same place; `OQSsiquc01` is the single eligibility query. What
a card reader found comes unasked, as `OQSsiquc01res_face_<id>_<yyyyMMddHHmmss>.xml`.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from kiosk.eligibility.rules import JST

SINGLE_QUERY: Final = "OQSsiquc01"
_FACE: Final = re.compile(r"OQSsiquc01res_face_(.+)_(\d{14})\.xml", re.IGNORECASE | re.ASCII)
_REQUEST: Final = re.compile(r"OQSsiquc01req_([A-Za-z0-9]{1,40})_(\d{14})\.xml", re.ASCII)
_ID: Final = re.compile(r"[A-Za-z0-9]{1,40}", re.ASCII)


def stamp(moment: datetime) -> str:
    """A moment as fourteen digits in Japan Standard Time: yyyyMMddHHmmss. Raises ValueError for a naive one."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone cannot be written")
    return moment.astimezone(JST).strftime("%Y%m%d%H%M%S")


def face_name(identifier: str, moment: datetime) -> str:
    """The name of a reception result; `identifier` has 1 to 40 letters and digits. Raises ValueError otherwise."""
    return f"{SINGLE_QUERY}res_face_{_checked(identifier)}_{stamp(moment)}.xml"


def is_face_name(name: str) -> bool:
    """Whether a receipt computer would take the file of this name for a reception result."""
    return _FACE.fullmatch(name) is not None


def request_name(identifier: str, moment: datetime) -> str:
    """The name of a query by number; `identifier` as above."""
    return f"{SINGLE_QUERY}req_{_checked(identifier)}_{stamp(moment)}.xml"


def request_identifier(name: str) -> str:
    """The identifier in the name of a query of ours. Raises ValueError for another name."""
    return _request(name)[1]


def request_moment(name: str) -> datetime:
    """When a query of ours was made, by its name (aware). Raises ValueError for another name."""
    return datetime.strptime(_request(name)[2], "%Y%m%d%H%M%S").replace(tzinfo=JST)


def _request(name: str) -> re.Match[str]:
    found = _REQUEST.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} is not the name of a query")
    return found


def response_name(request: str) -> str:
    """The name of the answer to the query of this name. Raises ValueError for a name that is no query's."""
    head, mark, tail = request.partition("req_")
    if not mark:
        raise ValueError(f"{request!r} is not the name of a query")
    return f"{head}res_{tail}"


def _checked(identifier: str) -> str:
    if not _ID.fullmatch(identifier):
        raise ValueError("an identifier has 1 to 40 letters and digits")
    return identifier
