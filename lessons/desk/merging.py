"""Two findings that mean the same become one; it has all that either knew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from lessons.desk.rows import ActorRow, ClaimRow, Desk, EventRow, Kind, Row, State, WordRow
from lessons.document import SYMMETRIC, ActorKind, Certainty

R = TypeVar("R", bound=Row)
SURER = tuple(Certainty)
"""Kinds of claim, the surest first."""
DECIDED = (State.ACCEPTED, State.UNDECIDED, State.REJECTED)
ENDINGS = frozenset({"", "s", "es", "d", "ed", "ing", "ly"})


def merge(desk: Desk, kind: Kind, id_: str, into: str) -> Desk:
    """Make two rows one: the second stays, and gains what it lacks from the first.

    Of two claims, the surer sentence is quoted. What named a merged actor names the other.
    """
    gone, kept = desk.row(kind, id_), desk.row(kind, into)
    if gone is None or kept is None or gone is kept:
        return desk
    one = ONE[kind](kept, gone)
    rows = tuple(one if row is kept else row for row in desk.rows(kind) if row is not gone)
    desk = desk.model_copy(update={kind: rows})
    return _renamed(desk, id_, into) if kind == "actors" else desk


def twin(desk: Desk, kind: Kind, row: Row) -> Row | None:
    """Find the row above this one that seems to mean the same, if there is one."""
    if row.state is State.REJECTED:
        return None
    above = desk.rows(kind)[: desk.rows(kind).index(row)]
    same = (o for o in above if o.state is not State.REJECTED and LIKE[kind](o, row))
    return next(same, None)


def likeliest(desk: Desk, kind: Kind, row: Row) -> tuple[Row, ...]:
    """Give the rows that this one could be the same as, those that seem so first."""
    others = [o for o in desk.rows(kind) if o is not row and o.state is not State.REJECTED]
    return tuple(sorted(others, key=lambda other: not LIKE[kind](other, row)))


def _common(kept: R, gone: Row, update: dict[str, Any], first: tuple[int, ...] = ()) -> R:
    """Give the kept row what all kinds gain: every sentence, and the better decision."""
    sentences = tuple(dict.fromkeys((*first, *kept.sentences, *gone.sentences)))
    state = min(kept.state, gone.state, key=DECIDED.index)
    known = {"sentence": next(iter(sentences), None), "also": sentences[1:], "state": state}
    return kept.model_copy(update=update | known)


def _lacking(kept: Row, gone: Row, *names: str) -> dict[str, Any]:
    return {name: getattr(kept, name) or getattr(gone, name) for name in names}


def _actor(kept: ActorRow, gone: ActorRow) -> ActorRow:
    names = (*kept.aliases, gone.name, gone.short, *gone.aliases)
    known = (kept.name, kept.short)
    update = {
        "aliases": tuple(n for n in dict.fromkeys(names) if n and n not in known),
        "names": gone.names | kept.names,
        "times": kept.times + gone.times,
    }
    return _common(kept, gone, update | _lacking(kept, gone, "who", "aims", "designations"))


def _claim(kept: ClaimRow, gone: ClaimRow) -> ClaimRow:
    surer = min((kept, gone), key=lambda row: (not row.accepted, SURER.index(row.certainty)))
    stated = kept if kept.words else gone
    update = {
        "quote": surer.quote or kept.quote or gone.quote,
        "certainty": surer.certainty,
        "said_by": surer.said_by,
        "means": tuple(dict.fromkeys((*kept.means, *gone.means))),
        "words": stated.words,
        "paragraph": stated.paragraph,
    }
    update |= _lacking(kept, gone, "since", "until", "detail")
    return _common(kept, gone, update, first=surer.sentences)


def _event(kept: EventRow, gone: EventRow) -> EventRow:
    """Take the exacter date of two that agree."""
    exact = gone.date if gone.date.startswith(kept.date) else kept.date
    stated = kept if kept.words or kept.paragraph else gone
    update = {
        "date": exact,
        "actors": tuple(dict.fromkeys((*kept.actors, *gone.actors))),
        "words": stated.words,
        "paragraph": stated.paragraph,
    }
    return _common(kept, gone, update | _lacking(kept, gone, "until", "what", "place", "quote"))


def _word(kept: WordRow, gone: WordRow) -> WordRow:
    """Make the other word a form of the one."""
    forms = dict.fromkeys((*kept.forms, gone.term, *gone.forms))
    forms.pop(kept.term, None)
    update = {"forms": tuple(forms), "times": kept.times + gone.times}
    return _common(kept, gone, update | _lacking(kept, gone, "meaning"))


ONE: dict[Kind, Callable[[Any, Any], Row]] = {
    "actors": _actor,
    "claims": _claim,
    "events": _event,
    "words": _word,
}


def _names(row: ActorRow) -> set[str]:
    return {name.casefold() for name in (row.name, row.short, *row.aliases) if name}


def _like_actor(one: ActorRow, other: ActorRow) -> bool:
    """Know a person by a part of the name; other actors by a name that both have."""
    if _names(one) & _names(other):
        return True
    words = [set(row.name.casefold().split()) for row in (one, other)]
    persons = one.kind is other.kind is ActorKind.PERSON
    return persons and (words[0] <= words[1] or words[1] <= words[0])


def _like_claim(one: ClaimRow, other: ClaimRow) -> bool:
    ends = [(row.who, row.whom) for row in (one, other)]
    turned = one.relation in SYMMETRIC and ends[0] == ends[1][::-1]
    return one.relation is other.relation and (ends[0] == ends[1] or turned)


def _like_event(one: EventRow, other: EventRow) -> bool:
    return one.date == other.date and set(one.actors) == set(other.actors)


def _like_word(one: WordRow, other: WordRow) -> bool:
    short, long = sorted((one.term.casefold(), other.term.casefold()), key=len)
    stems = (short, short.removesuffix("e"), f"{short[:-1]}i")
    return any(long.startswith(s) and long[len(s) :] in ENDINGS for s in stems)


LIKE: dict[Kind, Callable[[Any, Any], bool]] = {
    "actors": _like_actor,
    "claims": _like_claim,
    "events": _like_event,
    "words": _like_word,
}


def _renamed(desk: Desk, old: str, new: str) -> Desk:
    """Let everything that named one actor name another."""
    claims = tuple(_moved(claim, old, new) for claim in desk.claims)
    events = tuple(_moved_in(event, old, new) for event in desk.events)
    return desk.model_copy(update={"claims": claims, "events": events})


def _moved(claim: ClaimRow, old: str, new: str) -> ClaimRow:
    who, whom = (new if end == old else end for end in (claim.who, claim.whom))
    state = State.REJECTED if who == whom else claim.state
    return claim.model_copy(update={"who": who, "whom": whom, "state": state})


def _moved_in(event: EventRow, old: str, new: str) -> EventRow:
    actors = tuple(dict.fromkeys(new if actor == old else actor for actor in event.actors))
    return event.model_copy(update={"actors": actors})
