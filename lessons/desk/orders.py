"""Bringing two new orders of one list together."""

from __future__ import annotations

from collections.abc import Sequence


def merged_order(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> list[str] | None:
    """Give the list with what both added, without what either removed; None if both moved rows."""
    common = set(base) & set(mine) & set(theirs)
    before, left, right = ([id_ for id_ in ids if id_ in common] for ids in (base, mine, theirs))
    if before not in (left, right) and left != right:
        return None
    lead, other = (theirs, mine) if left == before else (mine, theirs)
    kept = [id_ for id_ in lead if id_ in other or id_ not in base]
    for place, id_ in enumerate(other):
        if id_ not in base and id_ not in kept:
            kept.insert(_after(kept, other[:place]), id_)
    return kept


def _after(kept: Sequence[str], before: Sequence[str]) -> int:
    """Find the place behind the nearest row that stood before."""
    for id_ in reversed(before):
        if id_ in kept:
            return kept.index(id_) + 1
    return 0
