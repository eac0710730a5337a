"""What the page of a lesson needs of its text: length, and what stands where in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from lessons.document import Claim, Lesson, Paragraph, Section
from lessons.sentences import find

WORDS_A_MINUTE = 200


def word_count(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())


def reading_minutes(lesson: Lesson) -> int:
    """Estimate the time to read the lesson's paragraphs: whole minutes, at least one."""
    words = sum(word_count(paragraph.text) for paragraph in lesson.paragraphs.values())
    return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True)
class Segment:
    """A piece of a paragraph, and the id of the claim, the term or actor that it belongs to."""

    text: str
    claim: str | None = None
    term: str | None = None
    actor: str | None = None


def annotate(lesson: Lesson, paragraph: Paragraph) -> tuple[Segment, ...]:
    """Divide a paragraph into segments; their texts joined are the paragraph's text.

    Neighbours with the same claim are one stretch of words that states it (see `grouped`).
    Terms and actors are marked where they first stand in their section, and never across the
    edge of a claim.
    """
    alone = Section(id=paragraph.id, title=paragraph.id, paragraphs=(paragraph,))
    section = next((s for s in lesson.sections if paragraph in s.paragraphs), alone)
    found = list(_annotated(section, lesson.claims, _names(lesson)))
    return found[section.paragraphs.index(paragraph)]


def annotate_all(lesson: Lesson) -> dict[str, tuple[Segment, ...]]:
    """Annotate every paragraph of a lesson, by its id."""
    names = _names(lesson)
    return {
        paragraph.id: segments
        for section in lesson.sections
        for paragraph, segments in zip(
            section.paragraphs, _annotated(section, lesson.claims, names), strict=True
        )
    }


def grouped(segments: Iterable[Segment]) -> list[tuple[str | None, list[Segment]]]:
    """Put neighbouring segments of the same claim together: (claim id or None, segments)."""
    return [(claim, list(group)) for claim, group in groupby(segments, lambda s: s.claim)]


def spans_of_claims(claims: Iterable[Claim], paragraph: Paragraph) -> dict[str, tuple[int, int]]:
    """Give where in a paragraph each claim is stated, by the claim's id."""
    mine = (claim for claim in claims if claim.paragraph == paragraph.id)
    places = ((claim.id, find(claim.words, paragraph.text)) for claim in mine)
    return {claim: place for claim, place in places if place}


class _Span(NamedTuple):
    start: int
    end: int
    kind: Literal["claim", "term", "actor"]
    id: str

    def crosses(self, other: _Span) -> bool:
        return self.start < other.end and other.start < self.end

    def leaves(self, other: _Span) -> bool:
        """Tell whether one part of this span is in the other, and one part is not."""
        return self.crosses(other) and (self.start < other.start or self.end > other.end)


class _Name(NamedTuple):
    kind: Literal["term", "actor"]
    id: str
    pattern: re.Pattern[str]


def _names(lesson: Lesson) -> list[_Name]:
    terms = ((term.id, (term.term, *term.forms)) for term in lesson.terms)
    actors = ((actor.id, actor.spellings) for actor in lesson.actors)
    return [
        *(_Name("term", id_, whole_word(form)) for id_, forms in terms for form in forms),
        *(_Name("actor", id_, whole_word(name)) for id_, names in actors for name in names),
    ]


def whole_word(form: str) -> re.Pattern[str]:
    """Match a form as a whole word. Small letters match capitals too; capitals only themselves.

    So "ceasefire" stands in "Ceasefire talks", and the country "US" not in "told us".
    """
    words = r"\s+".join(map(re.escape, form.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE if form.islower() else 0)


def _annotated(
    section: Section, claims: tuple[Claim, ...], names: list[_Name]
) -> Iterator[tuple[Segment, ...]]:
    """Annotate the paragraphs of a section in order."""
    met: set[tuple[str, str]] = set()
    for paragraph in section.paragraphs:
        stated = _apart(
            _Span(*place, "claim", claim)
            for claim, place in spans_of_claims(claims, paragraph).items()
        )
        marked = _first_names(_spans_of_names(names, paragraph.text), stated, met)
        yield _segments(paragraph.text, [*stated, *marked])


def _apart(spans: Iterable[_Span]) -> list[_Span]:
    """Keep each span that crosses none kept before."""
    kept: list[_Span] = []
    for span in spans:
        if not any(span.crosses(other) for other in kept):
            kept.append(span)
    return kept


def _spans_of_names(names: list[_Name], text: str) -> list[_Span]:
    """Give where names stand, in reading order; where they cross, the longer one that begins."""
    found = (_Span(*m.span(), n.kind, n.id) for n in names for m in n.pattern.finditer(text))
    return _apart(sorted(found, key=lambda span: (span.start, -span.end)))


def _first_names(
    spans: list[_Span], claims: list[_Span], met: set[tuple[str, str]]
) -> Iterator[_Span]:
    """Keep the first span of each name that is not yet met and leaves no claim."""
    for span in spans:
        name = (span.kind, span.id)
        if name not in met and not any(span.leaves(claim) for claim in claims):
            met.add(name)
            yield span


def _segments(text: str, spans: list[_Span]) -> tuple[Segment, ...]:
    edges = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    return tuple(
        Segment(text[start:end], **{span.kind: span.id for span in spans if _covers(span, start)})
        for start, end in pairwise(edges)
    )


def _covers(span: _Span, position: int) -> bool:
    return span.start <= position < span.end
