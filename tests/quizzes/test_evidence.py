"""Evidence."""

from __future__ import annotations

import pytest

from lessons.document import Lesson
from quizzes.document import Answer
from quizzes.types import type_of
from quizzes.types.evidence import right_sentence
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import findings, form, grade, points, review, sample, view

FEEDBACK = {f"s{number}": "Because." for number in range(1, 8)}


def passage(*paragraphs, supports="south-backs-front", count=7):
    feedback = {key: FEEDBACK[key] for key in list(FEEDBACK)[:count]}
    return sample("evidence", passage=[*paragraphs], supports=supports, feedback=feedback)


def test_the_claim_is_given_as_who_relation_and_whom():
    claim = {"who": "Southland", "relation": "backs", "whom": "Hill Front", "means": []}
    assert view(sample("evidence"))["claim"] == claim


def test_the_sentences_are_numbered_in_reading_order():
    [paragraph] = view(sample("evidence"))["paragraphs"]
    assert [option["key"] for option in paragraph] == ["s1", "s2", "s3", "s4"]
    assert paragraph[2]["text"] == "Neither of them says so in public."


def test_numbers_run_through_all_paragraphs_of_the_passage():
    question = passage("the-bridge", "the-backers")
    _first, second = view(question)["paragraphs"]
    assert [option["key"] for option in second] == ["s4", "s5", "s6", "s7"]
    assert right_sentence(question, LESSON) == "s5"
    assert points(question, sentence="s5") == 1
    assert points(question, sentence="s2") == 0


def test_a_passage_of_one_paragraph_needs_no_list():
    assert sample("evidence", passage="the-backers") == sample("evidence")


def test_the_question_rests_on_the_claim_that_is_to_be_supported():
    assert sample("evidence").rests_on == ("south-backs-front",)
    [place] = review(sample("evidence"), Answer())["evidence"]
    assert place["words"] == "Southland sends arms to the Hill Front"


def test_every_sentence_is_a_part_with_its_feedback():
    parts = grade(sample("evidence"), Answer("s1")).parts
    assert [(p.key, p.right, p.chosen) for p in parts] == [
        ("s1", False, True),
        ("s2", True, False),
        ("s3", False, False),
        ("s4", False, False),
    ]
    assert parts[1].feedback == "Arms are a way of backing."


def test_a_passage_without_the_claim_is_found():
    assert findings(passage("the-months", count=4)) == [
        "supports: no sentence of the passage holds the words of claim 'south-backs-front' "
        "as a whole; choose its paragraph 'the-backers'"
    ]


def test_without_the_claim_nobody_earns_anything():
    question = passage("the-months", count=4)
    assert all(points(question, sentence=f"s{n}") == 0 for n in range(1, 6))


def test_a_second_sentence_with_the_same_tie_is_found():
    plain = LESSON.model_dump(mode="json", by_alias=True)
    twin = {**plain["claims"][3], "id": "said-again", "words": "Neither of them says so in public"}
    lesson = Lesson.model_validate({**plain, "claims": [*plain["claims"], twin]})
    question = sample("evidence")
    [finding] = type_of(question).check(question, lesson)
    assert finding.what.startswith("sentence s3 states the same tie (claim 'said-again')")


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (
            {"supports": "south-backs-frond"},
            "supports: claim 'south-backs-frond' is not known; did you mean 'south-backs-front'?",
        ),
        (
            {"passage": ["the-backer"]},
            "passage.0: paragraph 'the-backer' is not known; did you mean 'the-backers'?",
        ),
        ({"feedback": {"s1": "Only this."}}, "feedback: sentence s3 needs feedback"),
        (
            {"feedback": {"s9": "No such sentence."}},
            "feedback.s9: sentence 's9' is not known; it can be: s1, s2, s3, s4",
        ),
    ],
)
def test_what_is_missing_or_misspelt_is_found(changes, finding):
    assert finding in findings(sample("evidence", **changes))


def test_the_editor_reads_paragraphs_claim_and_feedback():
    data = form(
        "evidence",
        passage=["the-bridge", "the-backers"],
        supports="south-backs-front",
        feedback_s10="Ten.",
        feedback_s2="Two.",
        feedback_s3="",
    )
    assert data == {
        "passage": ["the-bridge", "the-backers"],
        "supports": "south-backs-front",
        "feedback": {"s2": "Two.", "s10": "Ten."},
    }
