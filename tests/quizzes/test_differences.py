"""Two revisions of a question differ in exactly the fields that were changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.differences import Difference, differences, values_of
from quizzes.types import TYPES
from tests.quizzes.samples import sample

OPTIONS = [
    {"key": "river", "text": "The League", "correct": True, "feedback": "Yes."},
    {"key": "hill", "text": "The Front", "feedback": "No."},
    {"key": "marsh", "text": "The Guard", "feedback": "No."},
]


def choice(options=OPTIONS, **changes):
    return sample("single-choice", options=options, **changes)


def told(before, after):
    return {difference.path: (difference.before, difference.after)
            for difference in differences(before, after)}  # fmt: skip


@pytest.mark.parametrize("name", TYPES)
def test_a_question_does_not_differ_from_itself(name):
    assert differences(sample(name), sample(name)) == []


@pytest.mark.parametrize("name", TYPES)
def test_every_type_tells_a_new_stem_and_nothing_else(name):
    before, after = sample(name), sample(name, stem="Quite another question?")
    assert differences(before, after) == [Difference(("stem",), before.stem, after.stem)]


def test_the_id_is_no_difference():
    assert differences(choice(), choice(id="another-id")) == []


def test_a_reworded_option_is_told_by_its_key():
    after = [*OPTIONS[:2], OPTIONS[2] | {"text": "The Marsh Guard"}]
    assert told(choice(), choice(after)) == {
        ("options", "marsh", "text"): ("The Guard", "The Marsh Guard")
    }


def test_another_key_is_told_on_both_options():
    after = [{n: v for n, v in OPTIONS[0].items() if n != "correct"},
             OPTIONS[1] | {"correct": True}, OPTIONS[2]]  # fmt: skip
    assert told(choice(), choice(after)) == {
        ("options", "river", "correct"): (True, None),
        ("options", "hill", "correct"): (None, True),
    }


def test_an_option_added_at_the_end_is_told_by_its_fields():
    after = [*OPTIONS, {"key": "north", "text": "Northland", "feedback": "No."}]
    assert told(choice(), choice(after)) == {
        ("options", "north", "text"): (None, "Northland"),
        ("options", "north", "feedback"): (None, "No."),
    }


def test_a_removed_option_is_told_by_its_fields():
    assert told(choice(), choice(OPTIONS[:2])) == {
        ("options", "marsh", "text"): ("The Guard", None),
        ("options", "marsh", "feedback"): ("No.", None),
    }


def test_another_order_of_rows_is_told():
    assert told(choice(), choice(OPTIONS[::-1])) == {
        ("options",): (("river", "hill", "marsh"), ("marsh", "hill", "river"))
    }


def test_an_item_in_between_is_told_with_the_order():
    items = [{"key": key, "text": key.title()} for key in ("talks", "bridge", "truce")]
    between = [items[0], {"key": "flood", "text": "Flood"}, *items[1:]]
    before, after = sample("ordering", items=items), sample("ordering", items=between)
    assert ("items",) in told(before, after)


def test_claims_and_spellings_are_told_as_lists():
    before, after = choice(), choice(claims=["river-holds-bridge", "north-backs-league"])
    assert told(before, after) == {("claims",): (before.claims, after.claims)}


def test_rows_without_a_key_are_told_by_what_they_say():
    tie = {"who": "northland", "relation": "backs", "whom": "river-league"}
    before = sample("relations", ties=[tie])
    after = sample("relations", ties=[tie | {"feedback": "It pays."}])
    path = ("ties", "northland backs river-league", "feedback")
    assert told(before, after) == {path: (None, "It pays.")}


def test_feedback_to_sentences_is_told_by_sentence():
    before = sample("evidence")
    after = sample("evidence", feedback={**before.feedback, "s2": "Reworded."})
    assert told(before, after) == {("feedback", "s2"): (before.feedback["s2"], "Reworded.")}


@given(st.sampled_from(sorted(TYPES)), st.text(min_size=1).filter(str.strip))
def test_whatever_changed_the_way_back_is_told_too(name, words):
    before, after = sample(name), sample(name, explanation=words)
    back = {path: (new, old) for path, (old, new) in told(before, after).items()}
    assert told(after, before) == back
    assert values_of(after)[("explanation",)] == after.explanation
