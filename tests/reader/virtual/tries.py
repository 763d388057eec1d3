"""The tries left of every PIN on a card, as the card itself counts them."""

from __future__ import annotations

from reader.virtual.card import VirtualCard
from reader.virtual.objects import ReferenceData


def tries_left(card: VirtualCard) -> list[int]:
    """One number for each PIN, in the order of the card's applications and their files."""
    objects = [each for application in card.applications for each in application.objects.values()]
    return [each.tries_left for each in objects if isinstance(each, ReferenceData)]
