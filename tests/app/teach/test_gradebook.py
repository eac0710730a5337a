"""The gradebook on its page and as a file."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlsplit

import pytest

from app.db import db
from app.models import Person
from tests.harness.page import text_of


@pytest.fixture
def work(room):
    room.assign()
    room.assign("proxy-dynamics")
    room.sit("amina", right=4)
    room.sit("amina", right=7)
    room.sit("ben", right=9)


def order(page):
    heads = [text_of(e) for e in page.all("th") if e.get("scope") == "row"]
    return [head for head in heads if head in {"Amina", "Ben"}]


def test_each_score_opens_the_attempt_as_it_was_answered(visitors, room, work):
    page = visitors.chidi.open(f"{room.base}/gradebook")
    [address] = [href for text, href in page.links.items() if text.startswith("Amina, Who is who")]
    assert "7 of 10" in page.text
    assert "2 attempts" in page.text
    attempt = visitors.chidi.open(urlsplit(address).path)
    assert "Amina" in attempt.text
    assert "7" in attempt.text


def test_means_name_how_many_they_are_of(visitors, room, work):
    text = visitors.chidi.open(f"{room.base}/gradebook").text
    assert "Class mean 80% n = 2 – n = 0 80% n = 2" in text


def test_an_attempt_without_handing_in_is_shown_as_begun(visitors, room):
    room.assign()
    room.sit("amina", right=1, hand_in=False)
    page = visitors.chidi.open(f"{room.base}/gradebook")
    assert "begun, not handed in" in page.text
    assert "not begun" in page.text


def test_the_gradebook_is_sorted_by_its_headings(visitors, room, work):
    chidi = visitors.chidi
    page = chidi.open(f"{room.base}/gradebook")
    assert order(page) == ["Amina", "Ben"]
    page = chidi.open(page.links["Who is who"])
    assert order(page) == ["Ben", "Amina"]
    assert [e.get("aria-sort") for e in page.all("th") if e.get("aria-sort")] == ["descending"]
    page = chidi.open(page.links["Who is who ▼"])
    assert order(page) == ["Amina", "Ben"]
    assert order(chidi.open(page.links["Mean"])) == ["Ben", "Amina"]


def test_an_odd_order_is_no_error(visitors, room, work):
    page = visitors.chidi.open(f"{room.base}/gradebook?sort=%00&order=sideways")
    assert order(page) == ["Amina", "Ben"]


def test_an_empty_gradebook_says_what_is_missing(visitors, room):
    assert "No quiz is assigned" in visitors.chidi.open(f"{room.base}/gradebook").text


def read_csv(visitors, address):
    answer = visitors.chidi.client.get(address)
    assert answer.mimetype == "text/csv"
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.data.decode("utf-8-sig")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return answer, list(csv.reader(io.StringIO(text, newline="")))


def test_the_file_holds_the_same_figures(visitors, room, work):
    answer, rows = read_csv(visitors, f"{room.base}/gradebook.csv")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="chidi-s-class-gradebook.csv"'
    )
    head, amina, ben = rows
    assert head[:3] == ["Student", "Sign-in name", "Who is who: points"]
    assert head[5] == "Who is who: handed in (Europe/Berlin)"
    assert head[-1] == "Mean of best scores, %"
    assert amina[:5] == ["Amina", "amina", "7", "10", "2"]
    assert amina[6:10] == ["", "", "0", ""]
    assert (amina[-1], ben[2], ben[-1]) == ("70", "9", "90")


def test_a_name_that_looks_like_a_formula_is_defused(visitors, room, work):
    with room.app.app_context():
        person = db.session.get(Person, room.cast.amina.id)
        person.display_name = '=HYPERLINK("http://x","y")'
        db.session.commit()
    _answer, rows = read_csv(visitors, f"{room.base}/gradebook.csv")
    assert rows[1][0] == '\'=HYPERLINK("http://x","y")'


def test_a_score_that_a_mending_changed_says_so_and_the_file_says_what_it_was(visitors, room, work):
    mend = f"{room.base}/quizzes/actors/questions/who-leads-the-offensive/mend/try?mend-how=drop"
    assert "mended" not in visitors.chidi.open(f"{room.base}/gradebook").text
    visitors.chidi.open(mend)
    visitors.chidi.submit("Mend it, for everybody", note="It can be read in two ways.")
    text = visitors.chidi.open(f"{room.base}/gradebook").text
    assert text.count("· mended") == 2
    assert "Mended: a question was mended after handing in" in text
    _answer, (head, amina, _ben) = read_csv(visitors, f"{room.base}/gradebook.csv")
    assert head[6] == "Who is who: before mending"
    assert [*amina[2:4], amina[6]] == ["6", "9", "7 of 10"]
