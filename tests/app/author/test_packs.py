"""A lesson pack comes in page by page: a dry run, the import, and its undoing."""

from __future__ import annotations

import io

from app.db import db
from app.services.packs import pack_of
from quizzes.exchange.lesson_pack import Pack, write_pack
from quizzes.exchange.zip_files import Archive, pack

SLUG = "syria-2024"
PACKS = "/articles/packs"


def send(visitor, content, name="my.lesson.zip", status=200):
    visitor.open(PACKS)
    data = visitor.page.form("Read the pack").filled({}).to_dict(flat=True)
    data |= {"file": (io.BytesIO(content), name)}
    answer = visitor.client.post(PACKS, data=data, follow_redirects=True)
    return visitor.arrive(answer, status)


def another(visitors, quiz_slug="another-quiz"):
    """Give the shipped lesson and a quiz of it other names."""
    with visitors.app.app_context():
        whole = pack_of(db.session, SLUG)
    lesson = whole.lesson.model_copy(update={"slug": "another", "title": "Another lesson"})
    first = whole.quizzes[0]
    few = {"slug": quiz_slug, "lesson": "another", "questions": first.questions[:2]}
    quiz = first.model_copy(update=few)
    return write_pack(Pack(lesson, (quiz,)))


def test_a_pack_is_looked_at_then_imported_then_undone(visitors):
    chidi = visitors.chidi
    page = send(chidi, another(visitors))
    assert page.h1 == "Lesson pack: Another lesson"
    assert "Nothing is imported yet." in page.text
    assert "Lesson · new" in page.text
    page = chidi.submit("Import the lesson pack")
    assert {"Another lesson", "History"} <= page.links.keys()
    address = page.path
    assert "Another lesson" in chidi.open("/").text
    chidi.open(chidi.open(PACKS).links["my.lesson.zip"])
    page = chidi.submit("Undo the import")
    assert "All of it was taken back." in page.text
    assert "Another lesson" not in chidi.open("/").text
    visitors.dana.open(address, 404)


def test_a_pack_with_mistakes_is_refused_with_every_file_and_line(visitors):
    chidi = visitors.chidi
    archive = Archive(another(visitors))
    files = {name: archive.read(name) for name in archive.names}
    files["lessons/another/claims.yaml"] = b"- id: x\n"
    page = send(chidi, pack(files), status=422)
    assert "lessons/another/claims.yaml:1:" in page.text
    page = send(chidi, b"no zip", status=422)
    assert "This is no zip file that can be read." in page.text


def test_a_quiz_of_another_lessons_name_is_refused(visitors):
    chidi = visitors.chidi
    page = send(chidi, another(visitors, "actors"), status=409)
    assert "A quiz of this name belongs to another lesson here" in page.text
