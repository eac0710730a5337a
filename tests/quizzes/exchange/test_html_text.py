"""HTML becomes plain text that says what a reader would see, and what it does not."""

from __future__ import annotations

import re
import time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange.html_names import NAMES
from quizzes.exchange.html_text import TAG, from_html
from quizzes.exchange.plain_text import looks_like_html

PARTS = st.sampled_from(
    [
        *("<p>", "</p>", "<br/>", "<b>", "</b>", "<EM class=x>", "</em>", "<div>", "</div>"),
        *("<ul>", "<li>", "</li>", "</ul>", "<ol start='4'>", "</ol>", "<sub>", "</sub>", "<sup>"),
        *("</sup>", "<table>", "<tr>", "<td>", "<th>", "</td>", "</tr>", "</table>", "<pre>"),
        *("</pre>", "<a href='https://x.org'>", "</a>", "<span style='font-weight: bold'>"),
        *("</span>", "<script>bad()</script>", "<style>p{}</style>", "<!-- gone -->", "<hr>"),
        *("<o:p>", "</o:p>", "<img alt='seen' src=x>", "<s>", "</s>", "<q>", "</q>", "&nbsp;"),
        *("&amp;", "&eacute;", " 1 < 2 ", "\n", "  ", "<h2>", "</h2>", "<iframe>no</iframe>"),
    ]
)
WORDS = st.from_regex(r" [a-wé]{2,6} ", fullmatch=True)
HIDDEN = {"script", "style", "iframe", "title"}


def seen(source):
    """Give the words that a browser shows, as another reader of HTML has them."""
    tree = html5lib.parseFragment(source, treebuilder="etree", namespaceHTMLElements=False)

    def texts(node):
        if isinstance(node.tag, str) and node.tag not in HIDDEN:
            yield node.text or ""
            yield node.get("alt", "")
            for child in node:
                yield from texts(child)
                yield child.tail or ""

    return re.findall(r"\w+", " ".join(texts(tree)))


@settings(max_examples=80)
@given(st.lists(PARTS | WORDS, max_size=25).map("".join))
def test_no_markup_is_left_and_no_visible_word_is_lost(source):
    text, _notes = from_html(source)
    left = [tag[2].lower() for tag in TAG.finditer(text)]
    assert not set(left) & NAMES
    assert not {"bad", "gone"} & set(re.findall(r"\w+", text))
    letters = "".join(re.findall(r"[^\W\d_]", text))
    assert all("".join(re.findall(r"[^\W\d_]", word)) in letters for word in seen(source))


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(source):
    from_html(source)
    from_html(f"<b>{source}</b><pre>{source}")


@pytest.mark.parametrize(
    ("source", "text", "codes"),
    [
        ("<p>Which is <b>NOT</b> so?</p>", "Which is *NOT* so?", ["emphasis"]),
        ("<p><strong>Which is so?</strong></p>", "Which is so?", ["formatting"]),
        ("<span style='font-style: italic'>a </span>b", "*a* b", ["emphasis"]),
        ("<b style='font-weight: normal'>a</b> b", "a b", []),
        ("it <del>was</del> is", "it ~was~ is", ["struck"]),
        ("3<sup>2</sup> CO<sub>2</sub> 10<sup>-3</sup>", "3² CO₂ 10⁻³", []),
        ("x<sup>a+b</sup> y<sub>k</sub>", "x^(a+b) y_k", ["raised"]),
        ("on the 1<sup>st</sup>", "on the 1st", []),
        ("<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c<li>d</ol>", "• a\n  – b\n1. c\n2. d", []),
        ("<table><tr><td>a</td><td><p>b</p>c</td><tr><td>d</table>", "a | b c\nd", ["table"]),
        ("<a href='https://x.org/?a=1&amp;b'>here</a>", "here (https://x.org/?a=1&b)", ["links"]),
        ("<a href='mailto:a@b.c'>a@b.c</a>", "a@b.c", []),
        ("<a href='javascript:x()'>here</a>", "here", ["formatting"]),
        ("<pre>if x:\n  y()\n\nz</pre>", "if x:\n  y()\n\nz", []),
        ("a<br>b<p>c</p>&lt;d&gt;", "a\nb\nc\n<d>", []),
        ("List<String> and a<b && c>d", "List<String> and a<b && c>d", []),
        ("a<img alt='x > y'>b", "a x > y b", ["image"]),
        ("a<video src=v>no</video><math>x</math>", "anox", ["media"]),
        ("<script>alert(1)</script>a<!-- b -->c<style>d", "acd", ["formatting"]),
        ("he said <q>yes</q>", "he said “yes”", []),
    ],
)  # fmt: skip
def test_what_formatting_says_is_kept_in_plain_text_or_named(source, text, codes):
    found, notes = from_html(source)
    assert found == text
    assert [note.code for note in notes if note.code != "formatting" or codes] == codes


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b>x",
        "<!--",
        "<script>",
        "<a b='",
        "<table><tr><td>",
        "<",
        "&#",
        "</p",
        "<ul><li>",
    ],
)
def test_deep_and_broken_html_takes_time_in_proportion(piece):
    begun = time.process_time()
    from_html(piece * 10_000)
    looks_like_html(piece * 10_000)
    assert time.process_time() - begun < 5
