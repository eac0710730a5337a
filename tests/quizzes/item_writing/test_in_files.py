"""Waivers in files: read, written and kept; what is not waived is told at its line."""

from __future__ import annotations

import pytest

from quizzes.document import Quiz
from quizzes.folder import read_quiz, write_quiz
from quizzes.item_writing.in_files import advise_bank
from quizzes.types import TYPES, build_question
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample

LESSONS = {LESSON.slug: LESSON}
WAIVED = ({"rule": "vague-terms", "reason": "“Often” is the lesson's own word."},)


def quiz(*questions, **changes):
    words = {"slug": "a-quiz", "title": "A quiz", "summary": "A.", "lesson": LESSON.slug}
    return Quiz(**words | changes, questions=questions)


@pytest.fixture
def written(tmp_path):
    def written(made):
        write_quiz(made, tmp_path)
        return tmp_path

    return written


@pytest.mark.parametrize("name", TYPES)
def test_a_waiver_is_read_as_it_was_written_in_a_question_of_any_type(name, written):
    made = quiz(sample(name, waived=WAIVED), waived=WAIVED)
    [path] = (written(made) / LESSON.slug).glob("*.yaml")
    reading = read_quiz(path, LESSONS)
    assert reading.value == made
    assert "reason" in path.read_text().rpartition("waived")[2]


@pytest.mark.parametrize("name", TYPES)
def test_a_question_without_waivers_keeps_its_fingerprint(name):
    bare = sample(name)
    assert "waived" not in bare.to_json()
    assert build_question({**bare.model_dump(), "waived": []}).fingerprint() == bare.fingerprint()
    assert sample(name, waived=WAIVED).fingerprint() != bare.fingerprint()


def test_what_is_not_waived_is_told_at_its_line(written):
    bank = written(quiz(sample("single-choice", stem="Who often holds the old bridge?")))
    [problem] = advise_bank(bank, [LESSON]).problems
    lines = (bank / LESSON.slug / "a-quiz.yaml").read_text().splitlines()
    assert lines[problem.line - 1].strip().startswith("stem: Who often")
    assert problem.message.endswith("[vague-terms]")


def test_what_is_waived_is_told_as_waived(written):
    question = sample("single-choice", stem="Who often holds the old bridge?", waived=WAIVED)
    advised = advise_bank(written(quiz(question)), [LESSON])
    assert advised.problems == ()
    assert [w.message for w in advised.waived] == [f"waived vague-terms: {WAIVED[0]['reason']}"]


def test_a_waiver_of_a_rule_that_is_none_is_a_problem(written):
    bad = ({"rule": "vague-term", "reason": "No."},)
    bank = written(quiz(sample("single-choice", waived=bad), waived=bad))
    reading = read_quiz(bank / LESSON.slug / "a-quiz.yaml", LESSONS)
    assert ["did you mean 'vague-terms'" in p.message for p in reading.problems] == [True]
    [problem] = advise_bank(bank, [LESSON]).problems
    assert "rule 'vague-term' is not known" in problem.message
