"""A desk as it is found in the morning: all findings undecided, and no word written."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from lessons.building import suggest_key
from lessons.desk.reopening import written_source
from lessons.desk.rows import (
    ActorRow,
    ClaimRow,
    Desk,
    EventRow,
    OpenRow,
    WordRow,
    WrittenParagraph,
    WrittenSection,
)
from lessons.document import Certainty
from lessons.drafting.certainty import NOBODY
from lessons.drafting.claims import FoundClaim
from lessons.drafting.draft import Draft, FoundActor

LONGEST_END = 30
"""Letters of an actor's key in a claim's: two of them and a relation must fit in 80."""


def free_keys(taken: set[str]) -> Callable[[str], str]:
    """Give a maker of keys that takes none twice: the same, or with a number."""

    def free(key: str) -> str:
        names = (key if n == 1 else f"{key}-{n}" for n in count(1))
        found = next(name for name in names if name not in taken)
        taken.add(found)
        return found

    return free


def begin(draft: Draft, today: str) -> Desk:
    """Lay a draft's findings on a desk."""
    free = free_keys(set())
    ids = {a.name: free(a.card.id if a.card else key_of(a.name, "actor")) for a in draft.actors}
    known = draft.article.date or ""
    return Desk(
        as_of=min(known, today) if len(known) == 10 else today,
        source=written_source(draft.article.source),
        actors=tuple(_actor(found, ids[found.name]) for found in draft.actors),
        claims=_claims(draft, ids),
        events=_events(draft, ids),
        words=_words(draft),
        open=tuple(
            OpenRow(id=f"open-{n}", sentence=q.sentence, words=q.words, code=q.code, about=q.about)
            for n, q in enumerate(draft.questions, 1)
        ),
        sections=(first_section(),),
    )


def first_section() -> WrittenSection:
    """Give an empty section with an empty paragraph."""
    return WrittenSection(id="section-1", paragraphs=(WrittenParagraph(id="paragraph-1"),))


def key_of(text: str, otherwise: str) -> str:
    """Make a key of a text that may have no Latin letter."""
    return suggest_key(text) or otherwise


def claim_key(who: str, relation: str, whom: str) -> str:
    """Name a claim after its ends."""
    return "-".join((who[:LONGEST_END].strip("-"), relation, whom[:LONGEST_END].strip("-")))


def _actor(found: FoundActor, id_: str) -> ActorRow:
    if found.card:
        card = found.card.model_dump(exclude={"id"})
        return ActorRow(id=id_, sentence=found.sentence, times=found.times, **card)
    others = tuple(s for s in dict.fromkeys(found.aliases) if s != found.name)
    short = next((s for s in others if s.isupper() and len(s) > 1), "")
    return ActorRow(
        id=id_,
        sentence=found.sentence,
        times=found.times,
        name=found.name,
        kind=found.kind,
        short=short,
        aliases=tuple(other for other in others if other != short),
    )


def _claims(draft: Draft, ids: dict[str, str]) -> tuple[ClaimRow, ...]:
    free = free_keys(set())
    known = [found for found in draft.claims if found.who in ids and found.whom in ids]
    return tuple(_claim(found, ids, free) for found in known)


def _claim(found: FoundClaim, ids: dict[str, str], free: Callable[[str], str]) -> ClaimRow:
    attributed = found.certainty is Certainty.ATTRIBUTED
    return ClaimRow(
        id=free(claim_key(ids[found.who], found.relation, ids[found.whom])),
        sentence=found.sentence,
        who=ids[found.who],
        relation=found.relation,
        whom=ids[found.whom],
        means=found.means,
        certainty=found.certainty,
        said_by=found.said_by or (NOBODY if attributed else ""),
        quote=found.words,
        places=found.places,
    )


def _events(draft: Draft, ids: dict[str, str]) -> tuple[EventRow, ...]:
    free = free_keys(set())
    return tuple(
        EventRow(
            id=free(f"event-{found.date}"),
            sentence=found.sentence,
            date=found.date,
            actors=tuple(ids[name] for name in found.actors if name in ids),
            quote=found.words,
        )
        for found in sorted(draft.events, key=lambda event: (event.date, event.sentence))
    )


def _words(draft: Draft) -> tuple[WordRow, ...]:
    free = free_keys(set())
    return tuple(
        WordRow(
            id=free(key_of(found.word, "word")),
            sentence=found.sentence,
            term=found.word,
            times=found.times,
        )
        for found in draft.words
    )
