"""Bringing an article: pasted or in a file, with clear words when it will not do."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.harness.desk import ARTICLE, CITATION
from tests.harness.page import Page

PAGE = """<!doctype html><html lang="en"><head><title>Two shores</title>
<meta name="author" content="A. Writer"><meta property="og:site_name" content="Lake Gazette">
<meta property="article:published_time" content="2026-03-09"></head><body><nav>Menu</nav>
<article><h1>Two shores</h1><p>{}</p></article></body></html>"""


@pytest.fixture(autouse=True)
def library():
    """The library as it is shipped will do."""


def send(visitor, *, text="", file=None, status=200, **fields):
    """Send the first form with a text or a file."""
    form = visitor.open("/articles/new").form("Continue")
    data = {**form.fields(), "do": "read", "text": text, **fields}
    if file:
        data["file"] = (BytesIO(file[1]), file[0])
    answer = visitor.client.post("/articles/new", data=data, content_type="multipart/form-data")
    return visitor.arrive(answer, status)


def bring(visitor, **citation) -> Page:
    """Bring the article to its desk."""
    send(visitor, text=ARTICLE)
    known = {name: value or "" for name, value in {**CITATION, **citation}.items()}
    return visitor.submit("Find actors", **known)


def test_a_pasted_article_comes_to_its_desk(chidi):
    page = bring(chidi)
    assert page.h1 == CITATION["title"]
    assert page.path.endswith("/desk")
    assert "0 of 5 actors reviewed" in page.text
    assert "0 of 3 claims reviewed" in chidi.open("/articles").text


def test_a_web_page_fills_in_its_citation(chidi):
    html = PAGE.format("</p><p>".join(ARTICLE.split("\n\n")))
    page = send(chidi, file=("saved.html", html.encode()))
    values = page.form("Find actors").fields()
    assert values["title"] == "Two shores"
    assert values["publisher"] == "Lake Gazette"
    assert values["date"] == "2026-03-09"
    assert "Menu" not in values["text"]


def test_a_text_in_another_language_is_taken_with_a_warning(chidi):
    page = send(chidi, text="Die Regierung sagte, dass der Minister die Rebellen besuchen wolle.")
    assert "does not look like English" in page.text
    assert page.form("Find actors").fields()["language"] == ""
    assert "does not look like" not in send(chidi, text=ARTICLE).text


def test_a_file_in_an_old_encoding_is_read(chidi):
    text = "“Kenya backs Uganda”, a minister said in Kisumu. It is naïve to doubt it."
    page = send(chidi, file=("old.txt", text.encode("cp1252")))
    assert page.form("Find actors").fields()["text"] == text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": "  "}, "There is no text of an article here."),
        ({"text": "word " * 50_000}, "200000 is the most"),
        ({"text": "Статья о чём-то другом. " * 9}, "not in Latin script"),
        (
            {"file": ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00")},
            "This is not a text file, nor is a PDF",
        ),
        ({"file": ("a.txt", b"")}, "There is no text of an article here."),
    ],
)
def test_what_is_no_article_gets_a_clear_answer(chidi, sent, words):
    page = send(chidi, status=422, **sent)
    assert any(words in error for error in page.errors), page.errors
    assert page.form("Continue").fields()["text"] == sent.get("text", "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("date", "last Monday"),
        ("date", "2026-02-30"),
        ("address", "ftp://gazette.example/lake"),
        ("language", "English"),
    ],
)
def test_a_citation_that_will_not_do_loses_nothing_typed(chidi, field, value):
    send(chidi, text=ARTICLE)
    known = {name: text or "" for name, text in CITATION.items()} | {field: value}
    page = chidi.submit("Find actors", status=422, **known)
    values = page.form("Find actors").fields()
    assert values["text"].split() == ARTICLE.split()
    assert values["author"] == CITATION["author"]
    assert len(page.errors) == 1


def test_the_same_page_sent_twice_brings_one_article(chidi):
    send(chidi, text=ARTICLE)
    fields = {**chidi.page.form("Find actors").fields(), "title": "Twice", "do": "keep"}
    first, second = (chidi.client.post("/articles/new", data=dict(fields)) for _ in range(2))
    assert first.location == second.location


def test_an_article_is_its_authors_alone(visitors, chidi):
    address = bring(chidi).path
    for name, status in (("dana", 404), ("amina", 403)):
        answer = getattr(visitors, name).client.get(address)
        assert answer.status_code == status, name
    assert CITATION["title"] not in visitors.dana.open("/articles").text
    assert visitors.stranger().client.get(address).status_code == 302


def test_nobody_else_can_change_a_desk(visitors, chidi):
    address = bring(chidi).path
    article = address.removesuffix("/desk")
    writes = ("desk/decide", "desk/merge", "desk/undo", "desk/text", "desk/actors/kenya", "publish")
    for path in (*(f"{article}/{write}" for write in writes), f"{article}/discard"):
        visitors.dana.post(path, {"do": "accept actors kenya", "version": "1"}, status=404)
        visitors.amina.post(path, {"version": "1"}, status=403)


def test_an_article_thrown_away_can_be_taken_up_again(chidi):
    address = bring(chidi).path
    chidi.open(f"{address}?show=publish")
    page = chidi.submit("Throw the article away")
    assert page.h1 == "Thrown away"
    assert CITATION["title"] not in chidi.open("/articles").text
    chidi.open(address)
    assert chidi.submit("Take it up again").h1 == CITATION["title"]
