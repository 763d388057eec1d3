"""What a kiosk's token is good for (RFC 6749, 3.3): cards always, and what its site allows beyond them."""

from __future__ import annotations

from enum import Enum


class Scope(Enum):
    """One word of a scope."""

    CARDS = "cards"  # challenges, registrations and coverages, and what belongs to them
    VOUCHING = "vouching"  # staff may compare face and photograph
    LOOKUPS = "lookups"  # persons may be looked up by the numbers of a paper


def write_scope(*, medical: bool, staffed: bool) -> str:
    """The scope of a kiosk at such a site."""
    allowed = {Scope.CARDS: True, Scope.VOUCHING: medical, Scope.LOOKUPS: staffed}
    return " ".join(each.value for each, is_allowed in allowed.items() if is_allowed)
