"""Content goes from files into the library and back, and users' changes stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.commands.content import BANK, LIBRARY
from app.models import LessonRevision, QuestionRevision, QuizRevision, StoredQuiz
from app.services import bank, composing
from app.services.content import ContentError, load_content, save_content
from app.services.library import current_lesson, current_quiz
from tests.harness.cast import Cast

COUNTED = (LessonRevision, QuestionRevision, QuizRevision)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the shipped content that a test may change."""
    library, quizzes = tmp_path / "library", tmp_path / "bank"
    shutil.copytree(LIBRARY, library)
    shutil.copytree(BANK, quizzes)
    return library, quizzes


def revisions(session: Session) -> list[int]:
    """Count the revisions of lessons, questions and quizzes."""
    return [session.scalar(select(func.count()).select_from(model)) for model in COUNTED]


def replace(path: Path, old: str, new: str) -> None:
    """Change a file's words."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def outcomes(loaded) -> dict[str, str]:
    """Tell the outcome of each lesson and quiz."""
    return {line.slug: line.outcome for line in loaded}


def test_loading_again_makes_no_revision(session: Session) -> None:
    before = revisions(session)
    loaded = load_content(session, LIBRARY, BANK)
    assert set(outcomes(loaded).values()) == {"unchanged"}
    assert revisions(session) == before


def test_a_changed_question_is_a_new_revision_of_it_and_of_its_quiz_alone(
    session: Session, files
) -> None:
    library, quizzes = files
    before = revisions(session)
    old = current_quiz(session, "actors").quiz.questions[0]
    replace(quizzes / "syria-2024" / "actors.yaml", old.stem.split()[0], "Tell me,")
    loaded = load_content(session, library, quizzes)
    assert outcomes(loaded)["actors"] == "changed"
    assert [now - then for now, then in zip(revisions(session), before, strict=True)] == [0, 1, 1]
    assert "Tell me," in current_quiz(session, "actors").quiz.questions[0].stem


def test_a_changed_lesson_is_a_new_revision_of_it(session: Session, files) -> None:
    library, quizzes = files
    number = current_lesson(session, "syria-2024").number
    replace(library / "syria-2024" / "lesson.md", "summary: In ", "summary: Once, in ")
    assert outcomes(load_content(session, library, quizzes))["syria-2024"] == "changed"
    assert current_lesson(session, "syria-2024").number == number + 1


def test_what_a_teacher_changed_stands_when_the_files_are_as_they_were(
    session: Session, cast: Cast
) -> None:
    first = bank.list_bank(session)[0].questions[0]
    composing.take_out(session, "actors", first.question_id, cast.chidi.id)
    assert outcomes(load_content(session, LIBRARY, BANK))["actors"] == "unchanged"
    keys = [question.stem for question in current_quiz(session, "actors").quiz.questions]
    assert first.stem not in keys


def test_where_file_and_app_both_changed_the_apps_version_stands_and_it_is_said(
    session: Session, cast: Cast, files
) -> None:
    library, quizzes = files
    first = bank.list_bank(session)[0].questions[0]
    composing.take_out(session, "actors", first.question_id, cast.chidi.id)
    replace(quizzes / "syria-2024" / "actors.yaml", "title: ", "title: New ")
    assert outcomes(load_content(session, library, quizzes))["actors"] == "kept"
    assert not current_quiz(session, "actors").quiz.title.startswith("New")
    assert outcomes(load_content(session, library, quizzes, over=True))["actors"] == "changed"
    assert current_quiz(session, "actors").quiz.title.startswith("New")


def test_one_broken_file_loads_nothing_and_every_problem_is_said(
    empty_session: Session, files
) -> None:
    library, quizzes = files
    replace(library / "syria-2024" / "claims.yaml", "relation: fights", "relation: fihgts")
    replace(library / "syria-2024" / "claims.yaml", "certainty: attributed", "certainty: sure")
    with pytest.raises(ContentError) as caught:
        load_content(empty_session, library, quizzes)
    said = str(caught.value)
    assert "did you mean 'fights'?" in said
    assert "certainty" in said
    assert revisions(empty_session) == [0, 0, 0]


def test_saving_what_was_loaded_writes_nothing(session: Session, files) -> None:
    assert save_content(session, *files) == []


def test_saving_into_empty_folders_and_loading_again_changes_nothing(
    session: Session, tmp_path: Path
) -> None:
    before = revisions(session)
    written = save_content(session, tmp_path / "library", tmp_path / "bank")
    assert len(written) == 9
    loaded = load_content(session, tmp_path / "library", tmp_path / "bank")
    assert set(outcomes(loaded).values()) == {"unchanged"}
    assert revisions(session) == before


def test_a_saved_change_of_a_teacher_is_not_a_change_when_loaded(
    session: Session, cast: Cast, files
) -> None:
    first = bank.list_bank(session)[0].questions[0]
    composing.take_out(session, "actors", first.question_id, cast.chidi.id)
    assert [path.name for path in save_content(session, *files)] == ["actors.yaml"]
    before = revisions(session)
    assert set(outcomes(load_content(session, *files)).values()) == {"unchanged"}
    assert revisions(session) == before
    mark = select(StoredQuiz.file_fingerprint).where(StoredQuiz.slug == "actors")
    assert session.scalar(mark) == current_quiz(session, "actors").quiz.fingerprint()


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@given(order=st.permutations(range(5)), out=st.sets(st.integers(0, 8), max_size=4))
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_load_save_load_changes_nothing_whatever_a_teacher_did_between(
    session: Session, tmp_path_factory: pytest.TempPathFactory, order, out
) -> None:
    folder = tmp_path_factory.mktemp("saved")
    load_content(session, LIBRARY, BANK, over=True)
    lines = bank.list_bank(session)[0].questions
    for place in out:
        composing.take_out(session, "actors", lines[place].question_id, None)
    left = [line for n, line in enumerate(lines) if n not in out]
    for place in order:
        composing.move_question(session, "actors", left[place].question_id, 1, None)
    quiz = current_quiz(session, "actors").quiz
    save_content(session, folder / "library", folder / "bank")
    load_content(session, folder / "library", folder / "bank")
    assert current_quiz(session, "actors").quiz == quiz
    assert save_content(session, folder / "library", folder / "bank") == []
