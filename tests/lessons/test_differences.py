"""What differs between two lessons is said part by part."""

from __future__ import annotations

from lessons.differences import WHOLE, lesson_differences
from quizzes.types.sample_lesson import LESSON


def test_a_lesson_does_not_differ_from_itself():
    assert lesson_differences(LESSON, LESSON) == ()


def test_a_changed_claim_and_a_lost_term_are_named():
    claim = LESSON.claims[0].model_copy(update={"said_by": "nobody else"})
    after = LESSON.model_copy(
        update={"title": "Other", "claims": (claim, *LESSON.claims[1:]), "terms": ()}
    )
    found = lesson_differences(LESSON, after)
    assert [(one.kind, one.name, one.field) for one in found] == [
        ("front", "", "title"),
        ("claim", claim.id, "said_by"),
        *(("term", term.id, WHOLE) for term in LESSON.terms),
    ]
    assert found[1].after == "nobody else"
    assert all((one.before, one.after) == (True, False) for one in found[2:])


def test_a_paragraph_that_moved_changes_the_order_alone():
    sections = tuple(
        section.model_copy(update={"paragraphs": section.paragraphs[::-1]})
        for section in LESSON.sections
    )
    found = lesson_differences(LESSON, LESSON.model_copy(update={"sections": sections}))
    assert {(one.kind, one.field) for one in found} == {("section", "order")}
