"""What an author does with a finding: accept, reject, correct, add. All give new desks."""

from __future__ import annotations

from typing import Any

from lessons.desk.beginning import claim_key, free_keys, key_of
from lessons.desk.rows import ActorRow, ClaimRow, Desk, EventRow, Kind, Row, State, WordRow
from lessons.desk.writing import placed

MODELS: dict[Kind, type[Row]] = {
    "actors": ActorRow,
    "claims": ClaimRow,
    "events": EventRow,
    "words": WordRow,
}


def decide(desk: Desk, kind: Kind, id_: str, state: State) -> Desk:
    """Accept, reject or reopen a row.

    Whoever accepts a claim accepts its two actors; whoever says that something is no actor
    rejects the claims about it that are still undecided.
    """
    row = desk.row(kind, id_)
    if row is None:
        return desk
    desk = put(desk, kind, row.model_copy(update={"state": state}))
    if isinstance(row, ClaimRow) and state is State.ACCEPTED:
        return _with_actors(desk, row)
    if kind == "actors" and state is State.REJECTED:
        return _without_claims(desk, id_)
    return desk


def correct(desk: Desk, kind: Kind, id_: str, fields: dict[str, Any]) -> Desk:
    """Change a row's fields: what an author put right is accepted."""
    row = desk.row(kind, id_)
    if row is None:
        return desk
    changed = MODELS[kind].model_validate({**row.model_dump(), **fields})
    return placed(decide(put(desk, kind, changed), kind, id_, State.ACCEPTED))


def add(desk: Desk, kind: Kind, fields: dict[str, Any]) -> Desk:
    """Add a row by hand; it is accepted."""
    free = free_keys({row.id for row in desk.rows(kind)})
    row = MODELS[kind].model_validate({"id": free(_key(kind, fields)), **fields})
    desk = desk.model_copy(update={kind: (*desk.rows(kind), row)})
    return placed(decide(desk, kind, row.id, State.ACCEPTED))


def progress(desk: Desk, kind: Kind) -> tuple[int, int]:
    """Say how many rows of a kind are decided, and how many there are."""
    rows = desk.rows(kind)
    return sum(row.state is not State.UNDECIDED for row in rows), len(rows)


def next_undecided(desk: Desk, kind: Kind, after: str) -> str | None:
    """Give the id of the next row to decide on: below one, or else from the top."""
    rows = desk.rows(kind)
    place = next((n for n, row in enumerate(rows) if row.id == after), -1)
    order = (*rows[place + 1 :], *rows[: place + 1])
    return next((row.id for row in order if row.state is State.UNDECIDED), None)


def settle(desk: Desk, id_: str) -> Desk:
    """Put aside what the rules left open: its author has decided."""
    rows = tuple(
        row.model_copy(update={"state": State.REJECTED}) if row.id == id_ else row
        for row in desk.open
    )
    return desk.model_copy(update={"open": rows})


def put(desk: Desk, kind: Kind, row: Row) -> Desk:
    """Put a row in the place of the one with its id."""
    rows = tuple(row if old.id == row.id else old for old in desk.rows(kind))
    return desk.model_copy(update={kind: rows})


def _with_actors(desk: Desk, claim: ClaimRow) -> Desk:
    for end in (claim.who, claim.whom):
        actor = desk.actor(end)
        if actor and actor.state is State.UNDECIDED:
            desk = put(desk, "actors", actor.model_copy(update={"state": State.ACCEPTED}))
    return desk


def _without_claims(desk: Desk, actor: str) -> Desk:
    for claim in desk.claims:
        if actor in (claim.who, claim.whom) and claim.state is State.UNDECIDED:
            desk = put(desk, "claims", claim.model_copy(update={"state": State.REJECTED}))
    return desk


def _key(kind: Kind, fields: dict[str, Any]) -> str:
    if kind == "claims":
        return claim_key(fields["who"], fields["relation"], fields["whom"])
    if kind == "events":
        return f"event-{fields['date']}"
    return key_of(fields["name" if kind == "actors" else "term"], kind[:-1])
