"""How `myna-kiosk` ends: every exit code, in one place."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class ExitCode(IntEnum):
    """An exit code of `myna-kiosk`, its name in JSON (`slug`), and what it says (`meaning`, for --help and README)."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """A member from its row below."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    OK = 0, "done; for doctor: nothing to do"
    SOMETHING_TO_DO = 1, "doctor: at least one check says what to do"
    USAGE = 2, "the command line is wrong"
    NO_SERVICE = 10, "no PC/SC service (pcscd)"
    NO_READER = 11, "no card reader, or none of that name"
    NO_CARD = 12, "no card on the reader"
    NOT_MY_NUMBER_CARD = 13, "the card is not a My Number Card"
    PIN_WRONG = 14, "the PIN is wrong; the tries left are printed"
    PIN_BLOCKED = 15, "the PIN is blocked; only a municipal office can reset it"
    CERTIFICATE_REJECTED = 16, "the certificate is not accepted under the trust anchors given"
    CARD_IN_USE = 17, "another program holds the card"
    CARD_LOST = 18, "the card, or its reader, went away during the conversation"
    CARD_UNREADABLE = 19, "the card does not answer, or answers what cannot be understood"
    NOT_AUTHORIZED = 20, "the PC/SC service refuses this user (polkit)"
    PIN_MALFORMED = 21, "what was given is no PIN (4 digits); the card was not asked"
    LAST_TRY = 22, "one try is left and its use was not confirmed; the card was not asked"
    SIGNATURE_INVALID = 23, "the card's signature does not fit its certificate"
    CONFIGURATION = 30, "a configuration or trust anchor file cannot be used"
    REFUSED = 31, "run: refused to start with virtual cards or the test PKI; demo: with any other"
    NO_SCREEN = 32, "run, demo: no window can be shown here"
    AUDIT_CHANGED = 40, "audit: a trail was changed, cut or is not whole"
    SERVICE_AWAY = 50, "enroll: the eligibility service gives no answer"
    SERVICE_UNTRUSTED = 51, "enroll: what answers is not trusted, or is no eligibility service"
    CODE_REFUSED = 52, "enroll: the code is wrong, used or over"
    ENROLLED_ALREADY = 53, "enroll: this kiosk has an identity already"
    ADDRESS_TAKEN = 54, "serve: the address cannot be listened on"
    NOT_INSTALLED = (
        55,
        "libraries that this needs are not installed; the message names the extra that brings them",
    )
    NOT_DONE = 56, "service: the kiosk or site is not known, or is there already; nothing was changed"
    ROWS_REJECTED = 60, "service load: some rows were rejected, the others are in"
    NOBODY_FOUND = 61, "service: nobody is known by what was given"
    SEVERAL_FOUND = 62, "service: several persons fit; name the certificate"
    DATABASE_AWAY = 63, "serve, service: the database is out of reach or busy"
    INTERNAL = 70, "a fault of this program"
    INTERRUPTED = 130, "interrupted from the keyboard"

    @property
    def slug(self) -> str:
        """The name in JSON: `pin-wrong`."""
        return self.name.lower().replace("_", "-")


class CommandError(Exception):
    """A command ends here: the exit code, and one sentence that says what to do. Carries no PIN and no name."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def describe_exit_codes() -> str:
    """All exit codes and their meaning, one a line, for --help."""
    return "exit codes:\n" + "\n".join(f"  {code.value:>3}  {code.meaning}" for code in ExitCode)
