"""Questions come in from files and go out to them, page by page."""

from __future__ import annotations

import io

import pytest

from app.db import db
from app.models import QuestionImport
from quizzes.exchange import FORMATS, read_questions
from quizzes.exchange.csv_table import template
from quizzes.exchange.zip_files import Archive
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.harness.taking import SLUG

FILE = "First <b>x</b>? {=a#yes ~b#no}\n\nOrder. {>1 x}\n\n::T::Third? {T}"
IMPORT = "/questions/import"


def send(visitor, content=FILE, name="my.gift", status=200, **fields):
    visitor.open(IMPORT)
    form = visitor.page.form("Read the file")
    content = content if isinstance(content, bytes) else content.encode()
    data = form.filled(fields).to_dict(flat=True) | {"file": (io.BytesIO(content), name)}
    answer = visitor.client.post(IMPORT, data=data, follow_redirects=True)
    return visitor.arrive(answer, status)


def test_a_dry_run_shows_every_entry_then_the_import_and_its_undoing(chidi):
    page = send(chidi)
    assert page.h1 == "Import of my.gift"
    for words in (
        "Nothing is imported yet.",
        "1 taken as it is",
        "1 taken with changes",
        "1 refused",
        "2 need evidence in the lesson",
        "Emphasised words stand between asterisks",
        "A question of the type “ordering (plug-in)”",
        "Titles and ids of questions are not kept: 1.",
    ):
        assert words in page.text, words
    page = chidi.submit("Import 2 questions")
    assert "2 drafts were made." in page.text
    assert "First *x*?" in page.links
    assert "needs evidence" in page.text
    assert "Third?" in chidi.open("/questions").links
    chidi.open(chidi.open(IMPORT).links["my.gift"])
    page = chidi.submit("Undo the import")
    assert "2 drafts were removed." in page.text
    assert "This import was undone." in page.text
    chidi.open(chidi.open(IMPORT).links["my.gift"])
    page = chidi.submit("Import 2 questions")
    assert "2 drafts of this import are open." in page.text
    page = chidi.open("/questions")
    assert "2 need evidence in the lesson" in page.text
    assert "True or false · new" in page.text
    page = chidi.open(page.links[TYPES["evidence"].samples().question.stem])
    assert "Next draft: First *x*? 2 drafts of yours are open." in page.text


def test_an_imported_draft_opens_in_the_editor_with_all_that_it_brought(chidi):
    table = template().replace(b"north league front", b"northland river-league hill-front")
    table = table.replace(b"north backs league", b"northland backs river-league")
    send(chidi, table, "t.csv", place=f"{LESSON.slug}/{SLUG}")
    stems = [entry.stem for entry in read_questions(table, FORMATS["csv"]).entries]
    page = chidi.submit(f"Import {len(stems)} questions")
    for stem in stems:
        chidi.open(page.links[stem])
        fields = chidi.page.form("Publish").fields()
        assert (fields["stem"], fields["quiz"]) == (stem, SLUG)


def test_relations_between_actors_that_the_lesson_does_not_have_are_refused(chidi):
    page = send(chidi, template(), "t.csv")
    assert "The lesson has no actor called north, league, front." in page.text
    assert page.form("Import 9 questions")


def test_texts_of_a_file_are_shown_whole_before_and_after_the_import(chidi):
    told = "Read the treaty first. " * 20 + "Then go on."
    page = send(chidi, f"{told}\n\n{FILE}")
    for _step in ("dry run", "imported"):
        page = chidi.open(page.links["kept, not marked automatically"])
        assert told in page.text
        assert "Third?" not in page.html.partition('id="entries"')[2]
        assert "A text that asks nothing" in page.text
        page = chidi.submit("Import 2 questions") if _step == "dry run" else page


def test_a_file_of_nothing_but_texts_can_be_kept(chidi):
    send(chidi, "Read this.\n\nAnd this.")
    page = chidi.submit("Keep 2 texts")
    assert "No draft was made. What the file holds stays listed here." in page.text
    assert "And this." in page.text


def test_kept_texts_leave_again_for_their_owner(chidi, dana):
    address = send(chidi, "Read this.\n\nAnd this.").links["QTI 2.1"]
    answer = chidi.client.get(address)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="texts.qti21.zip"'
    assert len(read_questions(answer.data, FORMATS["qti-2.1"]).entries) == 2
    assert dana.client.get(address).status_code == 404
    assert chidi.client.get(address.replace("qti-2.1", "aiken")).status_code == 404
    assert "QTI 2.1" not in send(chidi, "Third? {T}").links


def test_what_is_there_already_is_left_out(chidi):
    send(chidi)
    chidi.submit("Import 2 questions")
    page = send(chidi)
    assert "2 left out" in page.text
    assert "There is nothing to import." in page.text


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"caf\xe9 {T}", "x.gift", "Line 1: A letter here is not UTF-8."),
        (b"a {T}\nb\x00", "x.gift", "Line 2: This is no text file"),
        (b"", "x.gift", "There is no question in this file."),
        (b"kind,question\nx,y", "x.csv", "The column “kind” is not known"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_leaves_no_trace(
    app, chidi, content, name, words
):
    page = send(chidi, content, name, status=422)
    assert page.title.startswith("Error: ")
    assert words in page.text
    with app.app_context():
        assert db.session.query(QuestionImport).count() == 0


def test_a_form_without_a_file_or_with_a_strange_place_is_sent_back(chidi):
    chidi.open(IMPORT)
    page = chidi.submit("Read the file", status=422)
    assert page.errors == ["Choose the file with the questions."]
    send(chidi, status=422, place="no-such-lesson")


def as_browsers_send(fields, content):
    """Write a form with a file by hand: the test client would leave a temporary file open."""
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts.append(b'name="file"; filename="x.gift"\r\n\r\n' + content)
    body = b"".join(b"--x\r\nContent-Disposition: form-data; " + p + b"\r\n" for p in parts)
    return {"data": body + b"--x--\r\n", "content_type": "multipart/form-data; boundary=x"}


def test_a_file_of_several_megabytes_is_read_and_one_of_a_hundred_is_not(chidi):
    chidi.open(IMPORT)
    fields = chidi.page.form("Read the file").fields().to_dict(flat=True)
    sent = as_browsers_send(fields, b"// " + b"x" * 3_000_000 + b"\n" + FILE.encode())
    assert chidi.client.post(IMPORT, **sent).status_code == 302
    much = {"CONTENT_LENGTH": str(100 * 1024 * 1024)}
    assert chidi.client.post(IMPORT, **sent, environ_overrides=much).status_code == 413


@pytest.mark.parametrize(
    "name", ["a\u2028b%0A.gift", "../../x.gift", "<i>x</i>.gift", "x" * 500 + ".gift"]
)
def test_a_file_may_be_called_anything(chidi, name):
    page = send(chidi, name=name)
    assert page.h1.startswith("Import of ")
    assert len(page.h1) < 140


def test_a_long_file_is_shown_in_pages(chidi):
    page = send(chidi, "\n\n".join(f"Number {n}? {{T}}" for n in range(450)))
    assert "Page 1 of 3" in page.text
    assert "Number 199?" in page.text
    assert "Number 200?" not in page.text
    page = chidi.open(page.links["Later entries"])
    assert "Number 200?" in page.text
    assert "Import 450 questions" in page.html


def test_an_import_is_its_authors_alone(chidi, dana, visitors):
    address = send(chidi).path
    dana.open(address, status=404)
    for verb in ("import", "undo"):
        dana.post(address, {"do": verb}, status=404)
        visitors.amina.post(address, {"do": verb}, status=403)
    for page in (address, IMPORT, f"/questions/quizzes/{SLUG}/export"):
        visitors.amina.open(page, status=403)
        assert visitors.stranger().client.get(page).location.startswith("/login")


def test_an_export_says_what_is_lost_and_gives_the_file(chidi):
    page = chidi.open(f"/questions/quizzes/{SLUG}")
    page = chidi.open(page.links["Export"])
    assert "Left out: the format has no questions of this type." in page.text
    for format_ in FORMATS.values():
        answer = chidi.client.get(page.links[f"Download {format_.TITLE}"])
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == (
            f'attachment; filename="{SLUG}{format_.SUFFIX}"'
        )
        assert read_questions(answer.data, format_).count("imported") >= 2


def test_only_what_is_there_can_be_exported(chidi):
    for address in (f"/questions/quizzes/{SLUG}/export/exe", "/questions/quizzes/none/export/gift"):
        chidi.open(address, status=404)
    chidi.open("/questions/quizzes/none/export", status=404)


def test_the_template_can_be_had(chidi):
    chidi.open(IMPORT)
    answer = chidi.client.get(chidi.page.links["Template (CSV)"])
    assert answer.data == template()


def test_a_lesson_pack_is_on_the_pages_of_the_lesson_and_of_its_quizzes(chidi):
    for page in (f"/articles/lessons/{LESSON.slug}", f"/questions/quizzes/{SLUG}/export"):
        assert "Download the lesson pack" in chidi.open(page).links
    answer = chidi.client.get(f"/articles/lessons/{LESSON.slug}/pack")
    assert answer.mimetype == "application/zip"
    assert f"lessons/{LESSON.slug}/claims.yaml" in Archive(answer.data).names
