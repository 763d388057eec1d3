"""The checks about PC/SC, pure like the others: service, readers, permission, and access to a card."""

from __future__ import annotations

from typing import Final, assert_never

from kiosk.doctor.checks import failed, not_applicable, passed
from kiosk.doctor.facts import Access, Finding, PcscFacts
from kiosk.realreaders import is_virtual

ACCESS_PCSC: Final = "org.debian.pcsc-lite.access_pcsc"
ACCESS_CARD: Final = "org.debian.pcsc-lite.access_card"


def check_service(facts: PcscFacts) -> Finding:
    """The service answers, were it only to refuse."""
    name = "PC/SC service"
    if facts.access is not Access.NO_SERVICE:
        return passed(name, f"pcscd answers at {facts.socket}")
    if not facts.daemon:
        return failed(name, "pcscd is not installed", "apt-get install pcscd libccid")
    if facts.socket_there:
        return failed(name, f"nobody answers at {facts.socket}", "systemctl restart pcscd.socket pcscd.service")
    return failed(name, f"there is no socket {facts.socket}", "systemctl enable --now pcscd.socket")


def check_readers(facts: PcscFacts) -> Finding:
    """At least one reader is there."""
    name = "readers"
    if facts.access is not Access.DONE:
        return not_applicable(name, "needs the PC/SC service")
    if not facts.readers:
        return failed(
            name,
            "none",
            "plug a reader in; if it is, apt-get install libccid, and see that lsusb and pcsc_scan list it",
        )
    names = ", ".join(reader.name for reader in facts.readers)
    if any(is_virtual(reader.name) for reader in facts.readers):
        return failed(name, names, "run refuses to start beside virtual readers: apt-get remove vsmartcard-vpcd")
    return passed(name, names)


def check_permission(facts: PcscFacts, user: str) -> Finding:
    """Polkit allows this user both actions of pcsc-lite, also without a local session."""
    name = "polkit"
    if facts.access is Access.NO_SERVICE:
        return not_applicable(name, "needs the PC/SC service")
    refused = []
    if facts.access is Access.REFUSED or facts.access_pcsc is False:
        refused.append(ACCESS_PCSC)
    if facts.access_card is False or any(reader.access is Access.REFUSED for reader in facts.readers):
        refused.append(ACCESS_CARD)
    if refused:
        return failed(name, f"refuses {user}: {', '.join(refused)}", permission_rule(user))
    return passed(name, f"{user} may use {ACCESS_PCSC} and {ACCESS_CARD}")


def permission_rule(user: str) -> str:
    """The polkit rule that a kiosk needs, and where it goes: a service has no local session to be allowed by."""
    condition = f'(action.id == "{ACCESS_PCSC}" || action.id == "{ACCESS_CARD}") && subject.user == "{user}"'
    rule = f"polkit.addRule(function(action, subject) {{ if ({condition}) return polkit.Result.YES; }});"
    return f"write to /etc/polkit-1/rules.d/50-myna-kiosk.rules: {rule}"


def check_card(facts: PcscFacts) -> Finding:
    """Whatever card lies on a reader can be connected to."""
    name = "card access"
    if not facts.readers:
        return not_applicable(name, "needs a reader")
    tried = [reader for reader in facts.readers if reader.access is not Access.NO_CARD]
    if not tried:
        return not_applicable(name, "no card on a reader; put one there and ask again")
    for reader in tried:
        match reader.access:
            case Access.DONE | Access.NO_CARD:
                continue
            case Access.IN_USE:
                return failed(name, f"{reader.name}: another program holds the card", _OTHERS)
            case Access.MUTE:
                return failed(name, f"{reader.name}: the card does not answer", "put it flat on the reader, alone")
            case Access.REFUSED:
                return failed(name, f"{reader.name}: refused", "see polkit")
            case Access.GONE | Access.NO_SERVICE:
                return failed(name, f"{reader.name}: went away while it was asked", "look at its cable and USB port")
            case _:
                assert_never(reader.access)
    return passed(name, f"connected to the card on {', '.join(reader.name for reader in tried)}")


_OTHERS: Final = "end it: browsers, GnuPG's scdaemon and OpenSC's modules hold cards"
