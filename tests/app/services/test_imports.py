"""An import is a dry run first, then all or nothing, and one step to undo; on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from app.db import new_id, now, read_only
from app.models import ImportedDraft, QuestionDraft, QuestionImport
from app.services import import_drafts, import_files, imports
from app.services.draft_saves import begin_draft, save_draft
from app.services.drafts import list_drafts
from app.services.library import current_lesson
from app.services.problems import NotFoundError
from app.services.publishing import publish_draft
from app.services.quiz_items import held_quiz
from quizzes.exchange import FORMATS, read_questions, write_questions
from quizzes.types.sample_lesson import LESSON
from tests.harness.taking import SLUG, every_type, shelve_every_type

TWO = "First? {=a#yes ~b#no}\n\nSecond? {=a#yes ~%50%b#no}\n\nOrder. {>1 x}\n\nfirst? {~B =A}"


@pytest.fixture
def teacher(session, cast):
    shelve_every_type(session)
    return cast.chidi.id


def read(session, teacher, text=TWO, **more):
    found = read_questions(text.encode(), FORMATS["gift"])
    lesson = current_lesson(session, LESSON.slug)
    more = {"format_name": "gift", "name": "q.txt"} | more
    return imports.begin_import(session, teacher, lesson, found, **more)


def drafts(session):
    return session.scalar(select(func.count()).select_from(QuestionDraft))


def test_a_dry_run_changes_nothing_and_finds_twins(session, teacher):
    batch = read(session, teacher)
    assert drafts(session) == 0
    assert imports.find_twins(session, batch) == {3: "file"}


def test_all_that_can_be_taken_becomes_drafts_of_the_author_at_once(session, teacher):
    quiz = held_quiz(session, SLUG)
    batch = read(session, teacher, quiz_id=quiz.id)
    assert import_drafts.carry_out(session, batch) == 2
    session.expire_all()
    lines = list_drafts(session, teacher)
    assert [line.draft.data["stem"] for line in lines] == ["First?", "Second?"]
    assert {line.draft.quiz_id for line in lines} == {quiz.id}
    made = import_drafts.drafts_made(session, batch)
    assert [(draft.stem, draft.needs_evidence) for draft in made] == [
        ("First?", True),
        ("Second?", True),
    ]
    assert imports.find_twins(session, batch) == {3: "file"}


def test_a_description_stays_with_its_import_and_no_draft_is_made_of_it(session, teacher):
    told = "Read the treaty.\n" + "It is long. " * 50
    batch = read(session, teacher, f"{told}\n\n{TWO}")
    assert import_drafts.carry_out(session, batch) == 2
    session.expire_all()
    entry = import_files.entries_of(batch.entries)[0]
    assert (entry.outcome, entry.stem) == ("kept", told.strip())
    import_drafts.undo_import(session, batch)
    assert import_files.entries_of(batch.entries)[0] == entry


def test_pressed_twice_it_is_one_import(session, teacher):
    batch = read(session, teacher)
    assert [import_drafts.carry_out(session, batch) for _ in range(2)] == [2, 2]
    assert drafts(session) == 2


def test_what_is_in_the_bank_or_among_the_drafts_is_noticed(session, teacher):
    export = write_questions(every_type().questions, LESSON, FORMATS["gift"]).content.decode()
    batch = read(session, teacher, export + "\n" + TWO)
    twins = imports.find_twins(session, batch)
    assert list(twins.values())[:3] == ["bank", "bank", "bank"]
    import_drafts.carry_out(session, batch)
    again = read(session, teacher)
    assert set(imports.find_twins(session, again).values()) == {"bank"}
    assert import_drafts.carry_out(session, again) == 0


def test_nothing_is_made_if_one_entry_fails(session, teacher, monkeypatch):
    batch = read(session, teacher)
    ids = iter([new_id()] * 2)
    monkeypatch.setattr(import_drafts, "new_id", lambda: next(ids))
    with pytest.raises(Exception, match=r"UNIQUE|unique|duplicate"):
        import_drafts.carry_out(session, batch)
    session.rollback()
    assert drafts(session) == 0
    assert session.get(QuestionImport, batch.id).imported_at is None


def test_undoing_removes_what_was_not_worked_on(session, teacher):
    batch = read(session, teacher)
    import_drafts.carry_out(session, batch)
    first = session.get(QuestionDraft, import_drafts.drafts_made(session, batch)[0].id)
    save_draft(session, first, {**first.data, "stem": "Mine now?"}, version=1)
    assert import_drafts.undo_import(session, batch) == import_drafts.Undone(removed=1, kept=1)
    session.expire_all()
    assert [line.draft.data["stem"] for line in list_drafts(session, teacher)] == ["Mine now?"]
    assert import_drafts.undo_import(session, batch).removed == 0


def test_what_was_undone_can_be_imported_again_beside_what_stayed(session, teacher):
    batch = read(session, teacher)
    import_drafts.carry_out(session, batch)
    first = session.get(QuestionDraft, import_drafts.drafts_made(session, batch)[0].id)
    save_draft(session, first, {**first.data, "stem": "Mine now?"}, version=1)
    import_drafts.undo_import(session, batch)
    assert imports.find_twins(session, batch) == {0: "bank", 3: "file"}
    assert import_drafts.carry_out(session, batch) == 2
    session.expire_all()
    assert batch.undone_at is None
    stems = {line.draft.data["stem"] for line in list_drafts(session, teacher)}
    assert stems == {"Mine now?", "Second?"}
    assert imports.find_twins(session, batch) == {0: "bank", 3: "file"}
    assert import_drafts.undo_import(session, batch).removed == 1


def test_undoing_leaves_what_was_published(session, teacher):
    text = (
        "// [tag:level:remember] [tag:claim:river-holds-bridge]\n"
        "Who holds the crossing in May? {=The League#yes ~The Front#no ~The Guard#no}"
    )
    batch = read(session, teacher, text, quiz_id=held_quiz(session, SLUG).id)
    import_drafts.carry_out(session, batch)
    made = import_drafts.drafts_made(session, batch)[0]
    assert not made.needs_evidence
    publish_draft(session, session.get(QuestionDraft, made.id), teacher)
    assert import_drafts.undo_import(session, batch) == import_drafts.Undone(removed=0, kept=1)


def test_claims_that_the_lesson_lacks_are_dropped_and_named(session, teacher):
    batch = read(session, teacher, "// [tag:claim:no-such-claim]\nNew? {=a ~b}")
    (entry,) = batch.entries
    assert entry["data"]["claims"] == []
    assert entry["notes"][0]["code"] == "claims-unknown"


def test_an_import_is_its_authors_alone(session, teacher, cast):
    batch = read(session, teacher)
    with pytest.raises(NotFoundError):
        imports.find_import(session, batch.id, cast.dana.id)
    with pytest.raises(NotFoundError):
        imports.find_import(session, new_id(), teacher)


def test_dry_runs_are_forgotten_after_a_day_and_imports_are_not(session, teacher):
    left, done = read(session, teacher).id, read(session, teacher)
    import_drafts.carry_out(session, done)
    session.execute(update(QuestionImport).values(read_at=now() - timedelta(days=2)))
    session.commit()
    read(session, teacher)
    session.expire_all()
    assert session.get(QuestionImport, left) is None
    assert session.get(QuestionImport, done.id) is not None


def test_drafts_are_prepared_anew_if_one_came_in_between(session, teacher, monkeypatch):
    first, second = read(session, teacher), read(session, teacher)
    prepared, tries = import_drafts.prepared, []

    def slow(session, batch):
        plan = prepared(session, batch)
        tries.append(plan.drafts.count > 0)
        if batch is second and len(tries) == 1:
            session.rollback()
            with monkeypatch.context() as at_once:
                at_once.setattr(import_drafts, "prepared", prepared)
                read_only.set(False)
                import_drafts.carry_out(session, first)
        return plan

    monkeypatch.setattr(import_drafts, "prepared", slow)
    assert import_drafts.carry_out(session, second) == 0
    assert tries == [True, False]


def test_a_draft_that_goes_takes_its_line_of_the_import_along(session, teacher):
    batch = read(session, teacher)
    import_drafts.carry_out(session, batch)
    import_drafts.undo_import(session, batch)
    assert session.scalar(select(func.count()).select_from(ImportedDraft)) == 0


def test_a_draft_of_another_lesson_or_author_is_no_twin(session, teacher, cast):
    lesson = current_lesson(session, LESSON.slug)
    import_drafts.carry_out(session, read(session, teacher))
    found = imports.known_marks(session, lesson.id, cast.dana.id)
    begin_draft(session, cast.dana.id, new_id(), lesson_id=lesson.id, type_name="ordering", data={})
    assert len(imports.known_marks(session, lesson.id, cast.dana.id)) == len(found) + 1


def test_names_and_refused_texts_are_kept_as_far_as_they_can_be_stored(session, teacher):
    batch = read(session, teacher, "x\x01" * 5_000 + "{>1 a}", name="a\x00b\nc" * 200)
    session.expire_all()
    assert batch.name.startswith("ab c")
    assert len(batch.name) == 120
    assert set(batch.entries[0]["stem"]) == {"x"}
    assert len(batch.entries[0]["stem"]) <= 200
