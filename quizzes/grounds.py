"""The words of the lesson that a question rests on, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.document import Lesson
from lessons.sentences import find
from quizzes.document import Evidence, Question


def evidence_of(question: Question, lesson: Lesson) -> tuple[Evidence, ...]:
    """Give the words of the question's claims, and its own evidence, each once."""
    claims = (lesson.claims_by_id.get(id_) for id_ in question.rests_on)
    stated = (Evidence(paragraph=c.paragraph, words=c.words) for c in claims if c)
    return tuple(dict.fromkeys((*stated, *question.evidence)))


def shown_in_place(question: Question, lesson: Lesson) -> Iterator[dict[str, str]]:
    """Give each piece of evidence within its paragraph: what stands before it and after it."""
    for evidence in evidence_of(question, lesson):
        paragraph = lesson.paragraphs.get(evidence.paragraph)
        span = find(evidence.words, paragraph.text) if paragraph else None
        if paragraph and span:
            start, end = span
            yield {
                "paragraph": paragraph.id,
                "before": paragraph.text[:start],
                "words": paragraph.text[start:end],
                "after": paragraph.text[end:],
            }
