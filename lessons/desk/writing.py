"""Writing the lesson's text on the desk, and saying which words of it state a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from lessons.desk.beginning import first_section
from lessons.desk.rows import ClaimRow, Desk, WrittenParagraph, WrittenSection
from lessons.document import ActorKind, SectionRole
from lessons.drafting.claims import FoundClaim
from lessons.drafting.phrasing import stated
from lessons.sentences import find

FRONT = ("title", "summary", "level", "as_of", "content_note")
ROLES = frozenset(SectionRole)


def write(desk: Desk, typed: Mapping[str, str]) -> Desk:
    """Take in what was typed. Names are those of `places`; what is not named stays as it is."""
    front = {name: typed[name] for name in FRONT if name in typed}
    sections = tuple(_section(section, typed) for section in desk.sections)
    desk = desk.model_copy(update={**front, "sections": sections})
    claims = tuple(_claim(desk, claim, typed) for claim in desk.claims)
    return desk.model_copy(update={"claims": claims})


def places(desk: Desk) -> dict[str, str]:
    """Name every place where something can be typed, with what stands there."""
    found = {name: str(getattr(desk, name)) for name in FRONT}
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


def add_paragraph(desk: Desk, section_id: str) -> Desk:
    """Put an empty paragraph at the end of a section."""
    new = WrittenParagraph(id=_free(desk, "paragraph"))
    sections = tuple(
        s.model_copy(update={"paragraphs": (*s.paragraphs, new)}) if s.id == section_id else s
        for s in desk.sections
    )
    return desk.model_copy(update={"sections": sections})


def add_section(desk: Desk) -> Desk:
    """Put an empty section at the end."""
    paragraph = WrittenParagraph(id=_free(desk, "paragraph"))
    new = WrittenSection(id=_free(desk, "section"), paragraphs=(paragraph,))
    return desk.model_copy(update={"sections": (*desk.sections, new)})


def state_claim(desk: Desk, claim_id: str, source: str) -> Desk:
    """Write a plain sentence that states a claim, where the text rests on its source paragraph."""
    claim = next((row for row in desk.claims if row.id == claim_id), None)
    if claim is None or not claim.accepted:
        return desk
    sentence = sentence_for(desk, claim)
    desk, place = _place_for(desk, source, sentence)
    text = next(p.text for p in desk.paragraphs if p.id == place)
    typed = {
        f"{place}.text": f"{text} {sentence}".strip(),
        f"{place}.rests": _rests(desk, place, source),
        f"claim.{claim_id}.words": sentence,
        f"claim.{claim_id}.paragraph": place,
    }
    return write(desk, typed)


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


def _rests(desk: Desk, place: str, source: str) -> str:
    paragraph = next(p for p in desk.paragraphs if p.id == place)
    return " ".join(dict.fromkeys((*paragraph.rests_on, source)))


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
    numbers = re.findall(r"\d{1,3}", rests or "")
    named = tuple(dict.fromkeys(f"S{int(n)}" for n in numbers if int(n)))
    rests_on = paragraph.rests_on if rests is None else named
    return paragraph.model_copy(update={"text": text, "rests_on": rests_on})


def _claim(desk: Desk, claim: ClaimRow, typed: Mapping[str, str]) -> ClaimRow:
    words = typed.get(f"claim.{claim.id}.words", claim.words)
    chosen = typed.get(f"claim.{claim.id}.paragraph", claim.paragraph)
    standing = [p.id for p in desk.paragraphs if words and find(words, p.text)]
    if chosen not in (standing or [p.id for p in desk.paragraphs]):
        chosen = standing[0] if standing else ""
    return claim.model_copy(update={"words": words, "paragraph": chosen})


def _free(desk: Desk, what: str) -> str:
    """Give the next key that no section or paragraph has."""
    taken = {section.id for section in desk.sections} | {p.id for p in desk.paragraphs}
    return next(key for n in count(1) if (key := f"{what}-{n}") not in taken)
