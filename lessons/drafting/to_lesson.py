"""Make a lesson of a draft: what was found, stated plainly, with marks where to write."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from lessons.building import suggest_key
from lessons.dates import is_date
from lessons.document import (
    Actor,
    Certainty,
    Claim,
    Event,
    Lesson,
    Paragraph,
    Section,
    Term,
)
from lessons.drafting.certainty import NOBODY
from lessons.drafting.claims import FoundClaim
from lessons.drafting.draft import Draft, FoundActor
from lessons.drafting.phrasing import stated
from lessons.text import whole_word
from lessons.unwritten import to_write

HALF_A_YEAR = timedelta(days=182)


def lesson_of(draft: Draft, slug: str, today: date) -> Lesson:
    """Make the lesson; only what the author must still write keeps it from being sound."""
    claims = _stated(draft)
    tied = {name for claim, _ in claims for name in (claim.who, claim.whom)}
    found = [actor for actor in draft.actors if actor.name in tied]
    ids = _ids(found)
    section = _section(draft, claims)
    return Lesson(
        slug=slug,
        title=to_write("a title of your own"),
        summary=to_write("what the lesson is about, in two sentences"),
        as_of=_as_of(draft, today),
        last_checked=today,
        next_check=today + HALF_A_YEAR,
        level="B2",
        source=draft.article.source,
        sections=(section,),
        actors=_actors(found, ids),
        claims=_claims(draft, claims, ids),
        events=_events(draft, ids),
        terms=_terms(draft, section),
    )


Stated = list[tuple[FoundClaim, str]]


def _stated(draft: Draft) -> Stated:
    """State each tie once a paragraph; shorter sentences first, so that none stands in another."""
    kinds = {actor.name: actor.kind for actor in draft.actors}
    seen, found = set(), []
    for claim in draft.claims:
        key = (draft.sentence(claim.sentence).paragraph, claim.who, claim.relation, claim.whom)
        if key not in seen:
            seen.add(key)
            found.append((key[0], claim, stated(claim, kinds)))
    found.sort(key=lambda row: (row[0], len(row[2])))
    return [(claim, sentence) for _, claim, sentence in found]


def _section(draft: Draft, claims: Stated) -> Section:
    paragraphs: dict[int, list[str]] = {}
    for claim, sentence in claims:
        paragraphs.setdefault(draft.sentence(claim.sentence).paragraph, []).append(sentence)
    rows = [
        Paragraph(id=_paragraph(number), text=" ".join(texts), rests_on=(f"S{number}",))
        for number, texts in paragraphs.items()
    ]
    empty = Paragraph(id="beginning", text=to_write("the first paragraph; no claim was found"))
    return Section(
        id="what-the-article-says",
        title="What the article says",
        paragraphs=tuple(rows) or (empty,),
    )


def _paragraph(number: int) -> str:
    return f"paragraph-{number}"


def _claims(draft: Draft, claims: Stated, ids: dict[str, str]) -> tuple[Claim, ...]:
    rows, taken = [], set[str]()
    for claim, sentence in claims:
        key = _free(f"{ids[claim.who][:30]}-{claim.relation}-{ids[claim.whom][:30]}", taken)
        attributed = claim.certainty is Certainty.ATTRIBUTED
        row = Claim(
            id=key,
            who=ids[claim.who],
            relation=claim.relation,
            whom=ids[claim.whom],
            means=claim.means,
            certainty=claim.certainty,
            said_by=claim.said_by or (NOBODY if attributed else None),
            paragraph=_paragraph(draft.sentence(claim.sentence).paragraph),
            words=sentence,
        )
        rows.append(row)
    return tuple(rows)


def _free(key: str, taken: set[str]) -> str:
    """Give a key that is not taken: the same, or with a number."""
    names = (key if n == 1 else f"{key}-{n}" for n in count(1))
    free = next(name for name in names if name not in taken)
    taken.add(free)
    return free


def _ids(found: list[FoundActor]) -> dict[str, str]:
    taken: set[str] = set()
    return {
        a.name: _free(a.card.id if a.card else suggest_key(a.name) or "actor", taken) for a in found
    }


def _actors(found: list[FoundActor], ids: dict[str, str]) -> tuple[Actor, ...]:
    """Write cards; no spelling is given to two actors. A known card is taken, and marked."""
    taken = {actor.name.casefold() for actor in found}
    taken |= {s.casefold() for actor in found if actor.card for s in actor.card.spellings}
    return tuple(_actor(actor, ids[actor.name], taken) for actor in found)


FITS = "this card is another lesson's; make it fit, and take this mark away"


def _actor(actor: FoundActor, id_: str, taken: set[str]) -> Actor:
    if actor.card:
        who = f"{to_write(FITS)} {actor.card.who}"
        return actor.card.model_copy(update={"id": id_, "who": who})
    fresh = [s for s in dict.fromkeys(actor.aliases) if s.casefold() not in taken]
    aliases = list({s.casefold(): s for s in reversed(fresh)}.values())[::-1]
    taken.update(s.casefold() for s in aliases)
    short = next((s for s in aliases if s.isupper() and len(s) > 1), actor.name)
    return Actor(
        id=id_,
        name=actor.name,
        short=short,
        kind=actor.kind,
        who=to_write("who this is, in neutral words"),
        aims=to_write("its aims, as it states them"),
        aliases=tuple(s for s in aliases if s != short),
    )


def _events(draft: Draft, ids: dict[str, str]) -> tuple[Event, ...]:
    rows, taken = [], set[str]()
    for found in sorted(draft.events, key=lambda event: (event.date, event.sentence)):
        beside = f"“{found.words}”, sentence {found.sentence}{_where(draft, found.sentence)}"
        what = to_write(f"what happened ({beside})")
        actors = tuple(ids[name] for name in found.actors if name in ids)
        key = _free(f"event-{found.date}", taken)
        rows.append(Event(id=key, date=found.date, what=what, actors=actors))
    return tuple(rows)


def _where(draft: Draft, sentence: int) -> str:
    """Name the places of a sentence's claims for its author, who decides whether they are meant."""
    claims = (claim for claim in draft.claims if claim.sentence == sentence)
    places = dict.fromkeys(place for claim in claims for place in claim.places)
    return f", perhaps place: {', '.join(places)}" if places else ""


def _terms(draft: Draft, section: Section) -> tuple[Term, ...]:
    """List the rare words that stand in the lesson's text; the report lists all."""
    text = " ".join(paragraph.text for paragraph in section.paragraphs)
    return tuple(
        Term(id=suggest_key(word.word), term=word.word, meaning=to_write("its meaning"))
        for word in draft.words
        if whole_word(word.word).search(text)
    )


def _as_of(draft: Draft, today: date) -> date:
    known = draft.article.date
    if known and len(known) == 10 and is_date(known):
        return min(date.fromisoformat(known), today)
    return today
