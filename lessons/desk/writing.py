"""Writing the lesson's text on the desk, and saying which words of it state a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lessons.desk.arranging import add_paragraph
from lessons.desk.beginning import first_section
from lessons.desk.rows import ClaimRow, Desk, EventRow, WrittenParagraph, WrittenSection
from lessons.document import ActorKind, SectionRole
from lessons.drafting.claims import FoundClaim
from lessons.drafting.phrasing import stated
from lessons.sentences import find

FRONT = ("title", "summary", "level", "language", "as_of", "next_check", "content_note")
SOURCE = ("title", "publisher", "author", "date", "address", "licence", "note")
ROLES = frozenset(SectionRole)
NOTHING: Mapping[str, str] = {}


def write(desk: Desk, typed: Mapping[str, str]) -> Desk:
    """Take in what was typed. Names are those of `places`; what is not named stays as it is."""
    front = {name: typed[name] for name in FRONT if name in typed}
    cited = {name: typed[f"source_{name}"] for name in SOURCE if f"source_{name}" in typed}
    source = desk.source.model_copy(update=cited)
    sections = tuple(_section(section, typed) for section in desk.sections)
    return placed(desk.model_copy(update={**front, "source": source, "sections": sections}), typed)


def placed(desk: Desk, typed: Mapping[str, str] = NOTHING) -> Desk:
    """Find the paragraph of all words that state a claim or tell an event."""
    claims = tuple(_claim(desk, claim, typed) for claim in desk.claims)
    events = tuple(_event(desk, event) for event in desk.events)
    return desk.model_copy(update={"claims": claims, "events": events})


def places(desk: Desk) -> dict[str, str]:
    """Name every place where something can be typed, with what stands there."""
    found = {name: str(getattr(desk, name)) for name in FRONT}
    found |= {f"source_{name}": str(getattr(desk.source, name)) for name in SOURCE}
    for section in desk.sections:
        found |= {f"{section.id}.title": section.title, f"{section.id}.role": section.role.value}
        for paragraph in section.paragraphs:
            rests = " ".join(paragraph.rests_on)
            found |= {f"{paragraph.id}.text": paragraph.text, f"{paragraph.id}.rests": rests}
    for claim in desk.claims:
        if claim.accepted:
            name = f"claim.{claim.id}"
            found |= {f"{name}.words": claim.words, f"{name}.paragraph": claim.paragraph}
    return found


def state_claim(desk: Desk, claim_id: str, source: str) -> Desk:
    """Write a plain sentence that states a claim, where the text rests on its source paragraph."""
    claim = next((row for row in desk.claims if row.id == claim_id), None)
    if claim is None or not claim.accepted:
        return desk
    sentence = sentence_for(desk, claim)
    desk, place = _place_for(desk, source, sentence)
    words = {f"claim.{claim_id}.words": sentence, f"claim.{claim_id}.paragraph": place}
    return write(desk, words | _written(desk, place, source, sentence))


def put_words(desk: Desk, words: str, source: str) -> Desk:
    """Write words where the text rests on their source paragraph."""
    desk, place = _place_for(desk, source, words)
    return write(desk, _written(desk, place, source, words))


def sentence_for(desk: Desk, claim: ClaimRow) -> str:
    """Say a claim in a plain sentence of our own."""
    names, kinds = _names(desk)
    found = FoundClaim(
        sentence=claim.sentence or 0,
        who=names.get(claim.who, claim.who),
        relation=claim.relation,
        whom=names.get(claim.whom, claim.whom),
        means=claim.means,
        certainty=claim.certainty,
        said_by=claim.said_by or None,
        words=claim.quote,
    )
    return stated(found, kinds)


def _names(desk: Desk) -> tuple[dict[str, str], dict[str, ActorKind]]:
    names = {actor.id: actor.name for actor in desk.actors}
    return names, {actor.name: actor.kind for actor in desk.actors}


def _place_for(desk: Desk, source: str, sentence: str) -> tuple[Desk, str]:
    """Find the paragraph that rests on a source paragraph, an empty one, or make one."""
    free = [p for p in desk.paragraphs if not find(sentence, p.text)]
    resting = [p for p in free if source in p.rests_on]
    empty = [p for p in free if not p.text and not p.rests_on]
    if resting or empty:
        return desk, (resting or empty)[0].id
    if not desk.sections:
        desk = desk.model_copy(update={"sections": (first_section(),)})
    body = [s for s in desk.sections if s.role is SectionRole.BODY] or list(desk.sections)
    desk = add_paragraph(desk, body[-1].id)
    return desk, next(s for s in desk.sections if s.id == body[-1].id).paragraphs[-1].id


def _written(desk: Desk, place: str, source: str, words: str) -> dict[str, str]:
    """Give what is typed in a paragraph that goes on with some words."""
    paragraph = next(p for p in desk.paragraphs if p.id == place)
    rests = " ".join(dict.fromkeys((*paragraph.rests_on, source)))
    return {f"{place}.text": f"{paragraph.text} {words}".strip(), f"{place}.rests": rests}


def _section(section: WrittenSection, typed: Mapping[str, str]) -> WrittenSection:
    role = typed.get(f"{section.id}.role", "")
    return section.model_copy(
        update={
            "title": typed.get(f"{section.id}.title", section.title),
            "role": SectionRole(role) if role in ROLES else section.role,
            "paragraphs": tuple(_paragraph(p, typed) for p in section.paragraphs),
        }
    )


def _paragraph(paragraph: WrittenParagraph, typed: Mapping[str, str]) -> WrittenParagraph:
    text = typed.get(f"{paragraph.id}.text", paragraph.text)
    rests = typed.get(f"{paragraph.id}.rests")
    numbers = re.findall(r"\d{1,4}", rests or "")
    named = tuple(dict.fromkeys(f"S{int(n)}" for n in numbers if int(n)))
    rests_on = paragraph.rests_on if rests is None else named
    return paragraph.model_copy(update={"text": text, "rests_on": rests_on})


def _claim(desk: Desk, claim: ClaimRow, typed: Mapping[str, str]) -> ClaimRow:
    words = typed.get(f"claim.{claim.id}.words", claim.words)
    chosen = typed.get(f"claim.{claim.id}.paragraph", claim.paragraph)
    return claim.model_copy(update={"words": words, "paragraph": _place(desk, words, chosen)})


def _event(desk: Desk, event: EventRow) -> EventRow:
    place = _place(desk, event.words, event.paragraph)
    return event if place == event.paragraph else event.model_copy(update={"paragraph": place})


def _place(desk: Desk, words: str, chosen: str) -> str:
    """Give the paragraph in which words stand: the chosen one, if it is one of them."""
    standing = [p.id for p in desk.paragraphs if words and find(words, p.text)]
    if chosen in (standing or [p.id for p in desk.paragraphs]):
        return chosen
    return standing[0] if standing else ""
