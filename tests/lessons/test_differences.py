"""What differs between two lessons is said part by part."""

from __future__ import annotations

from lessons.differences import lesson_differences
from quizzes.types.sample_lesson import LESSON


def test_a_lesson_does_not_differ_from_itself():
    assert lesson_differences(LESSON, LESSON) == ()


def test_a_changed_claim_and_a_lost_term_are_named():
    claim = LESSON.claims[0].model_copy(update={"said_by": "nobody else"})
    after = LESSON.model_copy(
        update={"title": "Other", "claims": (claim, *LESSON.claims[1:]), "terms": ()}
    )
    found = lesson_differences(LESSON, after)
    assert [(one.kind, one.name) for one in found] == [
        ("front", "title"),
        ("claim", claim.id),
        *(("term", term.id) for term in LESSON.terms),
    ]
    assert "nobody else" in found[1].after
    assert all(one.after == "" for one in found[2:])
