"""Everything that a draft still needs is found, for every type, and nothing that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.soundness import LONGEST, examine, too_long
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.harness.writing import as_typed

SAMPLES = {name: as_typed(type_.samples().question) for name, type_ in TYPES.items()}


def codes(name: str, data: dict) -> set[str]:
    return {f"{f.where} {f.code}".strip() for f in examine(data, name, LESSON, "key").findings}


@pytest.mark.parametrize("name", TYPES)
def test_the_sample_of_every_type_is_sound(name) -> None:
    examined = examine(SAMPLES[name], name, LESSON, "key")
    assert examined.findings == ()
    assert examined.question is not None
    assert examined.question.id == "key"


@pytest.mark.parametrize("name", TYPES)
def test_an_empty_draft_of_every_type_says_what_is_missing(name) -> None:
    examined = examine({}, name, LESSON, "key")
    assert examined.question is None
    assert {"stem missing", "level missing"} <= codes(name, {})


def test_what_needs_no_answers_is_said_before_there_are_any() -> None:
    assert codes("single-choice", {}) == {
        "stem missing",
        "level missing",
        "options missing",
        "claims no-evidence",
    }
    assert "claims no-evidence" not in codes("evidence", {})  # it rests on what is to be supported


def test_a_broken_row_does_not_make_its_list_too_short() -> None:
    options = [{"key": "a", "text": "A", "correct": True, "feedback": "F"}, {"key": "b"}]
    found = codes("single-choice", SAMPLES["single-choice"] | {"options": options})
    assert found == {"options.1.text missing", "options.1 needs-feedback"}


def test_filling_gaps_invents_no_findings() -> None:
    found = codes("multiple-choice", {"options": [{"key": "a"}, {"key": "b"}]})
    assert "options.1.text option-twice" not in found
    assert "options no-key" in found
    assert "options all-right" not in found


def test_the_draft_itself_is_left_as_it_was_typed() -> None:
    data = {"options": [{"key": "a"}, {"key": "b"}]}
    examine(data, "single-choice", LESSON, "key")
    assert data == {"options": [{"key": "a"}, {"key": "b"}]}


def test_long_texts_are_found_wherever_they_are() -> None:
    data = {"stem": "x" * LONGEST, "options": [{"text": "y" * (LONGEST + 1)}]}
    assert [finding.where for finding in too_long(data)] == ["options.0.text"]


VALUES = st.recursive(
    st.text(max_size=8) | st.booleans() | st.none() | st.sampled_from(["true-false", "s1", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "text", "feedback", "match", "who"]), inner)
    ),
    max_leaves=6,
)
FIELDS = sorted({field for sample in SAMPLES.values() for field in sample} | {"preset", "ties"})


@settings(deadline=None, max_examples=80)
@given(
    name=st.sampled_from(sorted(TYPES)), changes=st.dictionaries(st.sampled_from(FIELDS), VALUES)
)
def test_whatever_is_in_a_draft_it_can_be_examined(name, changes) -> None:
    examined = examine(SAMPLES[name] | changes, name, LESSON, "key")
    assert examined.question is not None or examined.findings
