"""Every field of a lesson that changed is told in words, with both its values."""

from __future__ import annotations

import pytest

from app.author.lesson_change_words import changes_between
from lessons.document import Lesson, Relation
from lessons.folder import read_lesson
from tests.harness.library import LIBRARY
from tests.lessons.conftest import changed

LESSON = read_lesson(LIBRARY / "syria-2024").value


def told(before: Lesson, after: Lesson) -> list[tuple[str, str, str]]:
    found = changes_between(before, after)
    return [
        (c.label, *(" ".join(w for _, w in side) for side in (c.before, c.after))) for c in found
    ]


@pytest.fixture(autouse=True)
def request_of_a_page(app):
    with app.test_request_context():
        yield


@pytest.mark.parametrize("kind", ["actors", "claims", "events", "terms", "sections"])
def test_each_field_of_a_row_that_changed_has_its_own_line(kind):
    first, second = getattr(LESSON, kind)[:2]
    row = second.model_copy(update={"id": first.id})
    rows = (row, *getattr(LESSON, kind)[1:])
    found = told(LESSON, changed(LESSON, **{kind: rows}))
    assert len(found) > 1
    assert not any("<" in text or "-11-" in text for line in found for text in line)


def test_a_field_is_told_in_words():
    claim = LESSON.claims[0].model_copy(
        update={"relation": Relation.ALLIED_WITH, "since": "2024-11"}
    )
    found = told(LESSON, changed(LESSON, claims=(claim, *LESSON.claims[1:])))
    assert [after for _, _, after in found] == ["is allied with", "November 2024"]
    assert found[0][0].endswith("” · does what")


def test_a_row_that_is_gone_and_one_that_is_new_are_told_as_a_whole():
    term = LESSON.terms[0]
    less = changed(LESSON, terms=LESSON.terms[1:])
    assert told(LESSON, less) == [(f"Word “{term.term}”", term.meaning, "")]
    assert told(less, LESSON) == [(f"Word “{term.term}”", "", term.meaning)]


def test_a_changed_front_source_and_order_are_told():
    source = LESSON.source.model_copy(update={"licence": "CC BY"})
    after = changed(
        LESSON, language="nb", source=source, sections=LESSON.sections[::-1], level="C1"
    )
    labels = [label for label, _, _ in told(LESSON, after)]
    assert labels == ["Level of English", "Language", "Order of the sections", "Licence"]
