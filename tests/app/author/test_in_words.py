"""What authors read of a question is in words: fields, claims, actors and changes."""

from __future__ import annotations

import pytest

from app.author.changes import changes_between, pieces
from app.author.field_words import LABELS
from app.author.in_words import label, parts_of
from app.author.lesson_words import claim_in_words, paragraph_in_words
from quizzes.differences import values_of
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample


@pytest.mark.parametrize("name", TYPES)
def test_every_field_of_every_type_has_a_label(name):
    question = TYPES[name].samples().question
    fields = {path[-1] for path in values_of(question) if len(path) != 2}
    own = {(field.alias or n) for n, field in type(question).model_fields.items()}
    assert fields | own - {"id"} <= LABELS.keys()


def test_a_field_that_is_new_here_keeps_its_name():
    assert label("second-voice") == "second voice"


def test_claims_read_as_sentences_and_those_gone_keep_their_ids():
    assert claim_in_words("south-backs-front", LESSON) == "Southland backs Front — documented"
    assert claim_in_words("gone", LESSON) == "gone"


def test_paragraphs_are_known_by_their_first_words():
    words = paragraph_in_words("the-bridge", LESSON)
    assert words.startswith("The River League holds the old bridge.")
    assert words.endswith(" …")
    assert paragraph_in_words("gone", LESSON) == "gone"


def written(name, **changes):
    """Give the parts of a sample: label, then its value or its rows."""
    return {
        part.label: part.value or [(row.title, row.right, dict(row.lines)) for row in part.rows]
        for part in parts_of(sample(name, **changes), LESSON)
    }


def test_options_are_read_with_their_key():
    [first, *_] = written("single-choice")["Options"]
    assert first == ("The River League", True, {"Feedback": "It says so."})


def test_true_and_false_are_read_in_the_readers_language():
    options = [
        {"key": "true", "correct": True, "feedback": "Yes."},
        {"key": "false", "feedback": "No."},
    ]
    parts = written("single-choice", preset="true-false", options=options)
    assert [title for title, _, _ in parts["Options"]] == ["True", "False"]
    assert parts["Preset"] == "True or false"


def test_numbers_are_read_with_their_tolerance_or_as_a_range():
    answers = [
        {"value": "50", "tolerance": "5", "feedback": "About so many."},
        {"least": "40", "most": "60", "points": "1/2", "feedback": "Near."},
    ]
    parts = written("numerical", answers=answers)["Accepted numbers"]
    assert [title for title, _, _ in parts] == ["50 ± 5", "40 … 60"]
    assert parts[1][2] == {"Points": "1/2", "Feedback": "Near."}


def test_levels_stand_within_their_criterion():
    [rubric] = [p for p in parts_of(sample("open-response"), LESSON) if p.label == "Rubric"]
    assert [row.within for row in rubric.rows[:3]] == [False, True, True]
    assert "What a good answer says" in written("open-response")


def test_prompts_are_read_with_their_match():
    [first, *_] = written("matching")["Prompts"]
    assert first == (
        "Money for boats",
        False,
        {"Right choice": "Northland", "Feedback": "It pays."},
    )


def test_a_relations_table_is_read_in_names():
    ties = [{"who": "northland", "relation": "backs", "whom": "river-league", "feedback": "A"}]
    parts = written("relations", ties=ties)
    assert parts["Actors on offer"] == "Northland · League · Front"
    assert parts["Relations on offer"] == "backs · fights"
    assert parts["Ties to be found"] == [("Northland backs League", False, {"Feedback": "A"})]


def test_evidence_is_read_with_claim_passage_and_sentences():
    parts = written("evidence")
    assert parts["Claim to be supported"] == "Southland backs Front — documented"
    assert parts["Passage"].startswith("Northland pays")
    assert parts["Feedback"][1][0] == "Sentence 2"


def told(before, after):
    """Give the changes as label: (before, now)."""
    return {
        change.label: tuple(" ".join(words for _, words in side) for side in
                            (change.before, change.after))
        for change in changes_between(before, after, LESSON)
    }  # fmt: skip


def test_changes_are_said_in_words():
    before = sample("relations")
    after = sample(
        "relations",
        claims=["north-backs-league"],
        relations=["backs"],
        ties=[{"who": "northland", "relation": "backs", "whom": "river-league"}],
        evidence=[{"paragraph": "the-bridge", "words": "It took it in March"}],
    )
    assert told(before, after) == {
        "Claims that the key rests on": (
            "Northland backs League — documented · League fights Front — documented",
            "Northland backs League — documented",
        ),
        "Relations on offer": ("backs · fights", "backs"),
        "Tie “Northland backs League”": ("", "Northland backs League"),
        "Words quoted": ("", "It took it in March"),
    }


def test_a_changed_match_is_said_by_its_text():
    prompts = [dict(row) for row in values(sample("matching"), "prompts")]
    prompts[0]["match"] = "guard"
    changed = told(sample("matching"), sample("matching", prompts=prompts))
    assert changed == {"Prompt “Money for boats” · Right choice": ("Northland", "The Marsh Guard")}


def values(question, field):
    return [row.model_dump(exclude_none=True) for row in getattr(question, field)]


def test_the_words_that_changed_are_marked():
    assert pieces("Who leads it now?", "Who led it now?") == (
        [(False, "Who"), (True, "leads"), (False, "it now?")],
        [(False, "Who"), (True, "led"), (False, "it now?")],
    )
    assert pieces("", "New") == ([], [(True, "New")])
