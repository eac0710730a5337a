"""Whatever is typed, or sent by no page of ours, is kept or refused in words."""

from __future__ import annotations

import pytest

from tests.app.author.filling import NEW, editor, press, sent, typed


def test_a_text_of_any_length_is_kept_and_found_too_long(chidi):
    chidi.open(NEW)
    page = press(chidi, "Publish", status=422, stem="long " * 20_000)
    assert "This is too long: 99999 letters. Shorten it to 2000 at most." in page.errors
    assert len(typed(page)) == 99_999


def test_more_than_any_form_holds_is_refused_in_words(chidi):
    chidi.open(NEW)
    page = chidi.arrive(chidi.client.post(NEW, data=sent(chidi, stem="x" * 3_000_000)), 413)
    assert "too large" in page.text


@pytest.mark.parametrize(
    ("typed_in", "kept"),
    [
        ("caf\u00e9 \u0645\u0646 \U0001f30d?", "caf\u00e9 \u0645\u0646 \U0001f30d?"),
        ("a\x00b\x07?", "ab?"),
        ("<script>alert(1)</script> & \"'?", "<script>alert(1)</script> & \"'?"),
        ("two\r\nlines?", "two\nlines?"),
    ],
)
def test_any_characters_are_kept_but_those_that_say_nothing(chidi, typed_in, kept):
    chidi.open(NEW)
    assert typed(press(chidi, "Save draft", stem=typed_in)) == kept


def test_broken_bytes_do_not_break_the_editor(chidi):
    chidi.open(NEW)
    token = editor(chidi.page).fields()["csrf_token"].encode()
    body = b"csrf_token=" + token + b"&stem=%ff%fe%80&options-0-text=%c3%28"
    kind = "application/x-www-form-urlencoded"
    answer = chidi.client.post(NEW, data=body, content_type=kind, follow_redirects=True)
    assert typed(chidi.arrive(answer, 200)) == "%FF%FE%80"


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "x"},
        {"version": "9" * 40},
        {"key": "none"},
        {"seen": "-1"},
        {"quiz": "no-such-quiz"},
        {"level": "no-such-level"},
        {"options-0-misconception": "no-such"},
        {"evidence-0-paragraph": "no-such", "evidence-0-words": "Words?"},
    ],
)
def test_what_no_page_of_ours_sends_is_kept_or_put_right(chidi, changes):
    chidi.open(NEW)
    fields = sent(chidi, "Publish", stem="Still here?", **changes)
    page = chidi.arrive(chidi.client.post(NEW, data=fields), 422)
    assert typed(page) == "Still here?"
    assert not [error for error in page.errors if "should" in error or "Input" in error]
