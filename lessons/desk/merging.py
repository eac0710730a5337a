"""Two findings that mean the same become one; it has all that either knew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from lessons.desk.rows import ActorRow, ClaimRow, Desk, EventRow, Kind, Row, State, WordRow
from lessons.document import SYMMETRIC, ActorKind, Certainty

R = TypeVar("R", bound=Row)
SURER = tuple(Certainty)
"""Kinds of claim, the surest first."""
DECIDED = (State.ACCEPTED, State.UNDECIDED, State.REJECTED)
ENDINGS = ("s", "es", "d", "ed", "ing", "ly")
LAST, ALONE = "last name", "alone"
SHORTEST = 4
"""Letters of a stem by which two words are taken for forms of one."""


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


def twins(desk: Desk, kind: Kind) -> dict[str, Row]:
    """Give, by its id, each row for which one above it seems to mean the same, and that one."""
    known: dict[Hashable, Row] = {}
    found: dict[str, Row] = {}
    for row in desk.rows(kind):
        marks = MARKS[kind](row) if row.state is not State.REJECTED else ()
        same = next((known[mark] for mark in map(_sought, marks) if mark in known), None)
        if same is not None:
            found[row.id] = same
        for mark in marks:
            known.setdefault(mark, row)
    return found


def likeliest(desk: Desk, kind: Kind, row: Row) -> tuple[Row, ...]:
    """Give the rows that this one could be the same as, those that seem so first."""
    others = [o for o in desk.rows(kind) if o is not row and o.state is not State.REJECTED]
    marks = {_sought(mark) for mark in MARKS[kind](row)}
    return tuple(sorted(others, key=lambda other: not marks.intersection(MARKS[kind](other))))


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
        "places": tuple(dict.fromkeys((*kept.places, *gone.places))),
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


def _actor_marks(row: ActorRow) -> tuple[Hashable, ...]:
    """Know an actor by any of its names, and a person by the last of them alone."""
    names = [name.casefold() for name in (row.name, row.short, *row.aliases) if name]
    words = names[0].split() if names and row.kind is ActorKind.PERSON else []
    last = [(ALONE if len(words) == 1 else LAST, words[-1])] if words else []
    return (*names, *last)


def _sought(mark: Hashable) -> Hashable:
    """Give the mark of what means the same: a name that stands alone is sought in whole ones."""
    other = {(LAST,): ALONE, (ALONE,): LAST}
    return (other[mark[:1]], mark[1]) if isinstance(mark, tuple) and mark[:1] in other else mark


def _claim_marks(row: ClaimRow) -> tuple[Hashable, ...]:
    ends = sorted((row.who, row.whom)) if row.relation in SYMMETRIC else (row.who, row.whom)
    return ((row.relation, *ends),)


def _event_marks(row: EventRow) -> tuple[Hashable, ...]:
    return ((row.date, frozenset(row.actors)),)


def _word_marks(row: WordRow) -> tuple[Hashable, ...]:
    """Give what is left of a word without its ending: "dredg" of dredge and of dredging."""
    term = row.term.casefold()
    bare = [term, *(term.removesuffix(end) for end in ENDINGS if term.endswith(end))]
    stems = [stem for word in bare for stem in (word, word.removesuffix("e"), _with_y(word))]
    return tuple(stem for stem in dict.fromkeys(stems) if len(stem) >= SHORTEST or stem == term)


def _with_y(word: str) -> str:
    return f"{word[:-1]}y" if word.endswith("i") else word


MARKS: dict[Kind, Callable[[Any], tuple[Hashable, ...]]] = {
    "actors": _actor_marks,
    "claims": _claim_marks,
    "events": _event_marks,
    "words": _word_marks,
}
"""What rows that seem to mean the same have in common."""


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
