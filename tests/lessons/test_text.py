"""A paragraph is divided into what the page marks: claims, terms, actors."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from lessons.document import Lesson, Paragraph, Section, Term
from lessons.text import (
    Segment,
    annotate,
    annotate_all,
    grouped,
    reading_minutes,
    whole_word,
    word_count,
)
from tests.lessons.conftest import changed
from tests.lessons.strategies import lessons


def marked(segments: tuple[Segment, ...]) -> list[tuple[str, str]]:
    """List what is marked: the words, and as what."""
    return [
        (segment.text, f"{kind} {getattr(segment, kind)}")
        for segment in segments
        for kind in ("claim", "term", "actor")
        if getattr(segment, kind)
    ]


def rewritten(lesson: Lesson, *texts: str, terms: tuple[Term, ...] = ()) -> Lesson:
    """Put other paragraphs into the first section; the first two keep their ids."""
    ids = ["who-holds-it", "friends-abroad", "third"]
    paragraphs = [Paragraph(id=id_, text=text) for id_, text in zip(ids, texts, strict=False)]
    section = Section(id="s", title="s", paragraphs=tuple(paragraphs))
    return changed(lesson, sections=(section,), terms=terms)


def first(lesson: Lesson) -> tuple[Segment, ...]:
    return annotate(lesson, lesson.sections[0].paragraphs[0])


def test_claims_and_actors_are_marked(lesson: Lesson):
    assert marked(first(lesson)) == [
        ("River League", "actor river-league"),
        ("It took it in March", "claim league-takes-bridge"),
        ("Hill Front", "actor hill-front"),
    ]


def test_an_actor_inside_a_claim_is_marked_as_both(lesson: Lesson):
    segments = annotate(lesson, lesson.paragraphs["friends-abroad"])
    assert segments[0] == Segment("Northland", claim="northland-backs-league", actor="northland")
    assert segments[1] == Segment(" sends boats to the League", claim="northland-backs-league")


def test_a_name_is_marked_once_in_a_section(lesson: Lesson):
    once = rewritten(lesson, "The RL and the League.", "The River League again.")
    assert marked(first(once)) == [("RL", "actor river-league")]
    assert marked(annotate(once, once.paragraphs["friends-abroad"])) == []


def test_the_longer_name_wins(lesson: Lesson):
    terms = (Term(id="front", term="front", meaning="A line."),)
    both = rewritten(lesson, "The Hill Front and the front.", terms=terms)
    assert marked(first(both)) == [("Hill Front", "actor hill-front"), ("front", "term front")]


def test_a_name_across_the_edge_of_a_claim_is_marked_at_its_next_place(lesson: Lesson):
    terms = (Term(id="it", term="March, after", meaning="Then."),)
    text = "It took it in March, after that; and in March, after that."
    assert marked(first(rewritten(lesson, text, terms=terms))) == [
        ("It took it in March", "claim league-takes-bridge"),
        ("March, after", "term it"),
    ]


def test_small_letters_match_capitals_and_capitals_only_themselves():
    assert whole_word("ceasefire").search("Ceasefire talks")
    assert whole_word("proxy war").search("a proxy\n war.")
    assert not whole_word("US").search("He told us")
    assert not whole_word("front").search("a frontier")
    assert whole_word("Russia").search("Russia’s")
    assert whole_word("C.I.A.").search("the C.I.A. knew")


def test_stretches_of_one_claim_are_grouped(lesson: Lesson):
    segments = annotate(lesson, lesson.paragraphs["friends-abroad"])
    assert [(claim, len(group)) for claim, group in grouped(segments)] == [
        ("northland-backs-league", 2), (None, 3), ("southland-backs-front", 1), (None, 1),
    ]  # fmt: skip


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(lessons)
def test_segments_joined_are_the_text(lesson: Lesson):
    for section in lesson.sections:
        for paragraph in section.paragraphs:
            segments = annotate(lesson, paragraph)
            assert "".join(segment.text for segment in segments) == paragraph.text
            assert all(segment.text for segment in segments)


def test_the_whole_lesson_is_annotated_like_its_paragraphs(lesson: Lesson):
    assert annotate_all(lesson) == {
        paragraph.id: annotate(lesson, paragraph) for paragraph in lesson.paragraphs.values()
    }


def test_a_paragraph_from_elsewhere_is_annotated_alone(lesson: Lesson):
    assert marked(annotate(lesson, Paragraph(id="x", text="The RL."))) == [
        ("RL", "actor river-league")
    ]


def test_reading_time_is_words_by_two_hundred(lesson: Lesson):
    assert word_count("one  two\nthree") == 3
    assert reading_minutes(lesson) == 1
    assert reading_minutes(rewritten(lesson, "word " * 600, "word " * 590)) == 6
