"""A receipt computer as small as one can be, and as greedy: takes each result the moment that it sees it.

    python receipt.py FACE TRASH JOURNAL

It knows nothing of the kiosk's code: a glob, a read at once, expat, a move to the trash, a line in a journal
(the name, the identifier in the file, the person's name, or what was wrong). A second file of the same name or with
the same identifier is moved away and written down as well. Ends when its standard input ends.
"""

from __future__ import annotations

import json
import re
import select
import sys
import time
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

PATTERN = "OQSsiquc01res_*.xml"


def take(face: Path, trash: Path) -> list[dict[str, str]]:
    """Take all that is there."""
    taken = []
    for file in face.glob(PATTERN):
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            continue
        taken.append({"file": file.name, **read(data)})
        number = 0
        while (target := trash / f"{file.name}.{number}").exists():
            number += 1
        file.rename(target)
    return taken


def read(data: bytes) -> dict[str, str]:
    """What the receipt computer shows of a file."""
    try:
        found = dict(elements(data))
    except (ExpatError, ValueError) as error:
        return {"fault": f"{type(error).__name__}: {error}"}
    header, person = "XmlMsg/MessageHeader", "XmlMsg/MessageBody/ResultList/ResultOfQualificationConfirmation"
    return {
        "identifier": found[f"{header}/ArbitraryFileIdentifier"],
        "name": found[f"{person}/Name"],
        "medicines": found[f"{person}/PharmacistsInfoConsFlg"],
    }


def elements(data: bytes) -> list[tuple[str, str]]:
    """Every element that has no other in it, (path, text), in their order.

    The encoding is the declared one, which has to be what CharacterCodeIdentifier says. Raises ExpatError for what is
    no XML, ValueError for an encoding that is none of the two, or not the file's.
    """
    begin = re.match(rb'<\?xml version="1\.0" encoding="([A-Za-z0-9_-]+)" standalone="no"\?>', data)
    if begin is None:
        raise ValueError("no XML declaration")
    codec, code = {"UTF-8": ("utf-8", "0"), "Shift_JIS": ("cp932", "1")}[begin[1].decode()]
    path: list[str] = []
    texts: list[str] = []
    leaves: list[tuple[str, str]] = []
    inner = False

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal inner
        if attributes:
            raise ValueError(f"{name} has attributes")
        path.append(name)
        texts.clear()
        inner = False

    def leave(name: str) -> None:
        nonlocal inner
        if not inner:
            leaves.append(("/".join(path), "".join(texts)))
        assert path.pop() == name
        inner = True

    parser = ParserCreate("utf-8")
    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    parser.CharacterDataHandler = texts.append
    # expat knows no Shift_JIS.
    parser.Parse(data[begin.end() :].decode(codec).encode(), True)
    if dict(leaves).get("XmlMsg/MessageHeader/CharacterCodeIdentifier") != code:
        raise ValueError("CharacterCodeIdentifier is not the encoding")
    return leaves


def main() -> None:
    face, trash, journal = map(Path, sys.argv[1:])
    with journal.open("a", encoding="utf-8") as lines:
        over = False
        while not over:
            over = bool(select.select([sys.stdin], [], [], 0)[0]) and not sys.stdin.read(1)
            # Once more after the end: what was delivered before it is taken too.
            for taken in take(face, trash):
                lines.write(json.dumps(taken, ensure_ascii=False) + "\n")
                lines.flush()
            time.sleep(0.001)


if __name__ == "__main__":
    main()
