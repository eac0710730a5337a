"""Reading an article from files of every kind."""

from __future__ import annotations

import pytest

from lessons.drafting.article import parse_article, read_article

PAGE = """<!doctype html><html lang="en"><head><title>River talks fail</title>
<meta name="author" content="Rosa Lind"><meta property="og:site_name" content="The Harbour">
<meta property="article:published_time" content="2025-03-04"></head><body>
<nav><a href="/">Home</a> <a href="/x">Sport</a></nav><article><h1>River talks fail</h1>
<p>Egypt and Sudan ended their talks on the river without any agreement on Monday evening.</p>
<p>Ethiopia, which has filled its dam again this year, did not send a delegation to the city.</p>
</article><footer>All rights reserved. Contact us. Cookies.</footer></body></html>"""


def paragraphs(content, name="a.txt"):
    reading = parse_article(content, name)
    assert reading.problems == ()
    return reading.value.paragraphs


def test_a_web_page_says_its_own_encoding_and_may_be_saved_as_text():
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("<h1>", "<h1>Я ")
    article = parse_article(page.encode("cp1251", "replace"), "a.txt").value
    assert article.paragraphs == parse_article(PAGE.encode(), "a.html").value.paragraphs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(encoding):
    text = "Egypt’s café talks – they failed.\r\n\r\nSudan left."
    assert paragraphs(text.encode(encoding)) == ("Egypt’s café talks – they failed.", "Sudan left.")


def test_paragraphs_are_apart_by_empty_lines_or_else_by_lines():
    assert paragraphs(b"one\ntwo\n\nthree") == ("one two", "three")
    assert paragraphs(b"one\ntwo") == ("one", "two")


def test_markdown_gives_its_front_matter_and_loses_its_marks():
    text = b"---\ntitle: Talks\ndate: 2025-03-04\n---\n## Part\n\n**Egypt** [left](http://x.org).\n"
    article = parse_article(text, "a.md").value
    assert (article.title, article.date) == ("Talks", "2025-03-04")
    assert article.paragraphs == ("Egypt left.",)


def test_a_web_page_gives_its_text_and_its_citation():
    article = parse_article(PAGE.encode(), "a.html").value
    assert len(article.paragraphs) == 2
    assert article.paragraphs[-1].startswith("Ethiopia, which has filled")
    assert not any("Cookies" in paragraph for paragraph in article.paragraphs)
    assert (article.title, article.date) == ("River talks fail", "2025-03-04")
    assert (article.author, article.publisher) == ("Rosa Lind", "The Harbour")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "no text of an article"),
        (b"  \n ", "a.md", "no text of an article"),
        (b"<html></html>", "a.html", "no text of an article"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a.txt", "not a text file"),
        (b"%PDF-1.4\n1 0 obj << /Length 3 >>", "a.pdf", "nor is a PDF"),
        (b"{\\rtf1\\ansi Norway left.}", "a.rtf", "not a text file"),
        (b"PK\x03\x04 and so on", "a.docx", "not a text file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "a.html", "not a text file"),
        (b"word " * 50_000, "a.txt", "200000 is the most"),
        ("Переговоры закончились без соглашения.".encode(), "a.txt", "Latin script"),
        ("انتهت المحادثات".encode(), "a.txt", "Latin script"),
    ],
)
def test_what_is_no_article_gets_a_clear_answer(content, name, said):
    [problem] = parse_article(content, name).problems
    assert said in problem.message


def test_a_missing_file_gets_a_clear_answer(tmp_path):
    [problem] = read_article(tmp_path / "none.txt").problems
    assert "cannot be read" in problem.message
