"""Quizzes written to files and read again."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.document import Quiz
from quizzes.folder import read_quiz, write_quiz
from quizzes.quiz_file import read_quiz_file, render_quiz
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.lessons.strategies import keys, texts
from tests.quizzes.samples import sample
from tests.quizzes.strategies import relaxed
from tests.quizzes.test_documents import QUIZ

LESSONS = {LESSON.slug: LESSON}


def test_saving_writes_the_file_that_reads_the_same(tmp_path):
    [written] = write_quiz(QUIZ, tmp_path)
    assert written == tmp_path / "two-rivers" / "all-types.yaml"
    assert read_quiz(written, LESSONS).value == QUIZ
    assert write_quiz(QUIZ, tmp_path) == ()


def test_saving_what_is_the_same_keeps_comments(tmp_path):
    [path] = write_quiz(QUIZ, tmp_path)
    commented = "# The teacher's own words\n" + path.read_text()
    path.write_text(commented)
    assert write_quiz(QUIZ, tmp_path) == ()
    assert path.read_text() == commented


def test_a_question_is_written_in_the_order_in_which_one_reads_it():
    lines = render_quiz(QUIZ).splitlines()
    assert lines[3:9] == [
        "questions:",
        "- id: who-holds-the-bridge",
        "  type: single-choice",
        "  level: remember",
        "  claims: [river-holds-bridge]",
        "  stem: Who holds the old bridge?",
    ]


@st.composite
def quizzes(draw):
    """Quizzes with every text that could be taken for something else."""
    names = draw(st.lists(st.sampled_from([*TYPES]), min_size=1, max_size=7, unique=True))
    plain = [reworded(draw, json.loads(sample(name).to_json())) for name in names]
    return Quiz(
        slug="any", title=draw(texts), summary=draw(texts), lesson=draw(keys), questions=plain
    )


def reworded(draw, value):
    """Put other texts in place of those of a sample."""
    if isinstance(value, list):
        return [reworded(draw, inner) for inner in value]
    if not isinstance(value, dict):
        return value
    spoken = {"text", "stem", "feedback", "else-feedback", "words"} & value.keys()
    new = {n: worded_with_gaps(draw(texts), value[n]) for n in spoken if isinstance(value[n], str)}
    return {name: new.get(name) or reworded(draw, inner) for name, inner in value.items()}


def worded_with_gaps(text, before):
    """Let the new words of a text keep the gaps of the old ones, and have no other braces."""
    gaps = re.findall(r"\{[a-z]+\}", before)
    return " ".join([text.translate({ord("{"): "(", ord("}"): ")"}), *gaps]) if gaps else text


@given(quiz=quizzes())
@settings(relaxed, max_examples=40)
def test_a_saved_quiz_reads_as_the_same_quiz(tmp_path_factory, quiz):
    bank = Path(tmp_path_factory.getbasetemp()) / "bank"
    write_quiz(quiz, bank)
    again = read_quiz_file(bank / quiz.lesson / "any.yaml")
    assert again.problems == ()
    assert again.value.quiz == quiz
    assert again.value.quiz.fingerprint() == quiz.fingerprint()
