"""Places that the article gives, offered for what lacks one; an author takes them or does not."""

from __future__ import annotations

from lessons.desk.rows import ClaimRow, Desk, EventRow, Row, State


def places_for(desk: Desk, row: Row) -> tuple[str, ...]:
    """Offer a claim its own places, and an event without one those of its sentence's claims."""
    if isinstance(row, ClaimRow):
        return () if row.detail else row.places
    if not isinstance(row, EventRow) or row.place:
        return ()
    beside = (claim for claim in desk.claims if _tells_of(claim, row))
    return tuple(dict.fromkeys(place for claim in beside for place in claim.places))


def _tells_of(claim: ClaimRow, event: EventRow) -> bool:
    return claim.state is not State.REJECTED and claim.sentence in event.sentences
