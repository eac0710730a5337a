"""The article's numbers: what each counts, where it stands, and what is said there."""

from __future__ import annotations

import pytest

from lessons.desk.beginning import begin
from lessons.desk.counting import counted
from lessons.desk.writing import put_words, write
from lessons.drafting.article import Article, article_of_text
from lessons.drafting.draft import draft_article
from lessons.drafting.happenings import numbers_in

TEXT = """\
On 4 March 2026 Uganda backed Kenya with more than 2,000 soldiers, Tanzania said.

Half of the boats were lost. Talks lasted three days.
"""
ARTICLE = article_of_text(TEXT, title="Boats", date="2026-03-09")
DESK = begin(draft_article(ARTICLE), "2026-11-22")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("About 120 million people have moved.", ["About 120 million people"]),
        ("It fell by 11 per cent in May.", ["11 per cent"]),
        ("It fell by 11% in May.", ["11%"]),
        ("Over 50 towns and villages fell.", ["Over 50 towns"]),
        ("Half of the votes were counted, and 40 firms, too.", ["Half of the votes", "40 firms"]),
        ("It has lent two patrol boats since 2024.", ["two patrol boats"]),
        ("On 4 March 2026 nobody came.", []),
        ("There are 12.", []),
    ],
)
def test_a_number_stands_with_what_it_counts(sentence, words):
    (found,) = Article((sentence,)).sentences
    assert [number.words for number in numbers_in(found)] == words


def test_each_number_is_tied_to_its_sentence_and_what_is_said_there():
    soldiers, boats, days = counted(DESK, ARTICLE)
    assert soldiers.words == "more than 2,000 soldiers"
    assert soldiers.sentence.number == 1
    assert soldiers.before.endswith("Kenya with ")
    assert soldiers.after.startswith(", Tanzania")
    assert (soldiers.claims, soldiers.events) == (("uganda-backs-kenya",), ("event-2026-03-04",))
    assert (boats.sentence.paragraph, boats.claims, days.words) == (2, (), "three days")


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("It sent 2000 soldiers.", True),
        ("It sent 2,000 of them.", True),
        ("It sent 12,000.", False),
    ],
)
def test_a_number_that_the_text_has_is_known_again(text, used):
    desk = write(DESK, {"paragraph-1.text": text})
    assert counted(desk, ARTICLE)[0].used is used


def test_a_number_is_put_where_the_text_rests_on_its_paragraph():
    desk = put_words(DESK, "three days", "S2")
    assert desk.paragraphs[0].rests_on == ("S2",)
    assert put_words(desk, "half", "S2").paragraphs[0].text == "three days half"
