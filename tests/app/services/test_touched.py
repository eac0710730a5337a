"""Change a row of the ledger, and every question that rests on it is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from sqlalchemy.orm import Session

from app.commands.content import BANK, LIBRARY
from app.services.content import load_content
from app.services.library import current_lesson
from app.services.touched import touched
from tests.harness import writing
from tests.harness.cast import Cast


def lesson_with(session: Session, claim: str, **changes: object):
    """Give the shipped lesson, and the same with one claim changed; None takes it out."""
    lesson = current_lesson(session, writing.LESSON).lesson
    data = json.loads(lesson.to_json())
    data["claims"] = [
        row | changes if row["id"] == claim else row
        for row in data["claims"]
        if row["id"] != claim or changes
    ]
    return lesson, type(lesson).model_validate(data)


def a_claim(session: Session) -> str:
    return writing.shipped(session).rests_on[0]


def test_a_changed_row_names_every_question_on_it(session: Session, cast: Cast) -> None:
    claim = a_claim(session)
    before, after = lesson_with(session, claim, certainty="analysis")
    writing.publish(session, cast.chidi)
    [(name, questions)] = touched(session, before, after).items()
    assert name == claim
    assert any(each.startswith("actors/") for each in questions)
    assert "actors/which-group-is-in-front-the-lesson" in questions


def test_a_row_that_went_is_named_and_an_untouched_lesson_names_none(session: Session) -> None:
    claim = a_claim(session)
    before, after = lesson_with(session, claim)
    assert list(touched(session, before, after)) == [claim]
    assert touched(session, before, before) == {}


def test_loading_changed_files_says_which_questions_to_look_at(
    session: Session, tmp_path: Path
) -> None:
    claim = a_claim(session)
    shutil.copytree(LIBRARY, tmp_path / "library")
    shutil.copytree(BANK, tmp_path / "bank")
    path = tmp_path / "library" / writing.LESSON / "claims.yaml"
    text = path.read_text()
    start = text.index(f"id: {claim}")
    row = text[start:].partition("\n- ")[0]
    assert "certainty: documented" in row
    path.write_text(text.replace(row, row.replace("certainty: documented", "certainty: analysis")))
    lines = {
        line.slug: line for line in load_content(session, tmp_path / "library", tmp_path / "bank")
    }
    assert lines[writing.LESSON].outcome == "changed"
    assert list(lines[writing.LESSON].touched) == [claim]
    again = load_content(session, tmp_path / "library", tmp_path / "bank")
    assert not any(line.touched for line in again)
