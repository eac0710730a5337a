"""Writing the lesson's text, and publishing it: a revision a time, with its history."""

from __future__ import annotations

import pytest

from app.db import db
from tests.harness.desk import ARTICLE, finished, keep

TEXT = "Uganda, the article says, is the state that backs Kenya in the quarrel about the lake."


@pytest.fixture
def address(app, visitors):
    with app.app_context():
        return f"/articles/{keep(db.session, visitors.cast.chidi).article_id}/desk"


@pytest.fixture
def ready(app, visitors):
    """The address of a desk whose lesson is sound."""
    with app.app_context():
        return f"/articles/{finished(db.session, visitors.cast.chidi).article_id}/desk"


def open_text(visitor, address):
    return visitor.open(f"{address}?show=text")


def save(visitor, button="Save", status=200, **fields):
    action = (
        visitor.page.path if visitor.page.path.endswith("/text") else f"{visitor.page.path}/text"
    )
    return visitor.fill(fields, button, action=action, status=status)


def accept(visitor, address, claim):
    visitor.open(f"{address}?show=claims")
    visitor.submit(f"Accept {claim}", action=f"{address}/decide")


def publish(visitor, address, status=200):
    visitor.open(f"{address}?show=publish")
    return visitor.submit("Publish", action=address.replace("/desk", "/publish"), status=status)


def test_what_is_written_is_kept_as_it_was_typed(chidi, address):
    open_text(chidi, address)
    typed = {"title": "Half a ti", "paragraph-1.text": "One line\n\nand another", "as_of": "soon"}
    page = save(chidi, **typed)
    values = page.form(action=f"{address}/text").fields()
    assert {name: values[name].replace("\r\n", "\n") for name in typed} == typed


def test_the_words_of_a_claim_find_their_paragraph(chidi, address):
    accept(chidi, address, "Uganda backs Kenya")
    open_text(chidi, address)
    words = {"claim.uganda-backs-kenya.words": "the state that backs Kenya"}
    page = save(chidi, **{"paragraph-1.text": TEXT, **words})
    assert "1 of 1 accepted claims are stated" in page.text
    fields = page.form(action=f"{address}/text").fields()
    assert fields["claim.uganda-backs-kenya.paragraph"] == "paragraph-1"


def test_words_that_do_not_stand_in_the_text_are_told(chidi, address):
    accept(chidi, address, "Uganda backs Kenya")
    open_text(chidi, address)
    words = {"claim.uganda-backs-kenya.words": "Uganda pays Kenya"}
    page = save(chidi, **{"paragraph-1.text": TEXT, **words})
    told = "The words for the claim “Uganda backs Kenya” do not stand in the text."
    assert page.links[told].endswith("#claim-uganda-backs-kenya-words")
    assert "0 of 1 accepted claims are stated" in page.text


def test_a_plain_sentence_is_written_for_a_claim(chidi, address):
    accept(chidi, address, "Uganda backs Kenya")
    open_text(chidi, address)
    page = save(chidi, "Write a plain sentence for it Uganda backs Kenya")
    fields = page.form(action=f"{address}/text").fields()
    assert fields["paragraph-1.text"] == "Uganda backs Kenya."
    assert fields["paragraph-1.rests"] == "S2"
    assert "1 of 1 accepted claims are stated" in page.text


def test_sections_and_paragraphs_are_added(chidi, address):
    open_text(chidi, address)
    save(chidi, "Add a paragraph")
    page = save(chidi, "Add a section", **{"paragraph-2.text": "Typed on."})
    names = page.form(action=f"{address}/text").fields()
    assert {"paragraph-2.text", "section-2.title", "paragraph-3.text"} <= names.keys()
    assert names["paragraph-2.text"] == "Typed on."


def test_figures_tell_how_long_and_how_hard_the_text_is(chidi, address):
    open_text(chidi, address)
    page = save(
        chidi, **{"paragraph-1.text": f"{TEXT} {'It is so and so it is. ' * 3}" + "so " * 27}
    )
    assert "1 minute" in page.text
    assert "Flesch reading ease" in page.text
    assert "Over 25 words" in page.text


def test_words_of_the_article_in_a_row_are_told(chidi, address):
    open_text(chidi, address)
    copy = "called for talks about the dredging of the channel"
    page = save(chidi, **{"paragraph-1.text": f"The African Union {copy}."})
    assert f"These words are the article's own: “{copy}”." in page.text


def test_a_script_that_saves_hears_when_and_which_version(chidi, address):
    form = open_text(chidi, address).form(action=f"{address}/text")
    sent = form.filled({"title": "By script"})
    headers = {"Accept": "application/json"}
    said = chidi.client.post(form.action, data=sent, headers=headers).get_json()
    assert said["version"] == "2"
    assert said["saved"].startswith("Saved ")
    stale = form.filled({"title": "From a stale tab"})
    answer = chidi.client.post(form.action, data=stale, headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "desk-changed")


def test_a_stale_tab_shows_both_texts(chidi, address):
    stale = open_text(chidi, address).form(action=f"{address}/text")
    save(chidi, title="From one tab", summary="Only there.")
    sent = stale.filled({"title": "From another tab"}, "Save")
    page = chidi.arrive(chidi.client.post(stale.action, data=sent), 409)
    assert "There now: From one tab" in page.text
    assert "From this page: From another tab" in page.text
    page = chidi.submit("Use what this page says")
    assert page.form(action=f"{address}/text").fields()["title"] == "From another tab"


def test_before_publishing_all_that_is_left_to_do_is_listed(chidi, address):
    accept(chidi, address, "Uganda backs Kenya")
    page = publish(chidi, address, status=422)
    links = page.links
    assert links["Give the lesson a title."].endswith("show=text#title")
    unstated = "The text does not state the claim “Uganda backs Kenya” yet."
    assert links[unstated].endswith("#claim-uganda-backs-kenya-words")
    card = links["Say who Kenya is, and what its aims are."]
    assert card.endswith("show=actors&edit=kenya#name")
    for link in links.values():
        if address in link:
            chidi.open(link)


def test_a_published_lesson_stands_in_the_library_with_its_source(visitors, chidi, ready):
    page = publish(chidi, ready)
    assert page.h1 == "Salt and water"
    assert "Published as revision 1." in page.text
    page = visitors.stranger().open(page.path)
    assert "Two shores of a salt lake, A. Writer, The Lake Gazette, 9 March 2026" in page.text
    assert page.links["Two shores of a salt lake"] == "https://gazette.example/lake"
    for sentence in ARTICLE.split(". "):
        assert " ".join(sentence.split()) not in page.text


def test_editing_again_makes_the_next_revision(chidi, ready):
    publish(chidi, ready)
    assert "Nothing had changed: revision 1 stands." in publish(chidi, ready).text
    open_text(chidi, ready)
    save(chidi, title="Salt, water and a harbour")
    page = publish(chidi, ready)
    assert "Published as revision 2." in page.text
    assert page.path == "/lessons/salt-and-water"


def test_revisions_are_listed_compared_and_brought_back(visitors, chidi, ready):
    publish(chidi, ready)
    open_text(chidi, ready)
    save(chidi, title="Salt, water and a harbour")
    publish(chidi, ready)
    page = visitors.dana.open("/articles/lessons/salt-and-water")
    assert "Title Before: Salt and water Now: Salt, water and a harbour" in page.text
    assert "Chidi" in page.text
    page = visitors.dana.fill({"revision": "1"}, action="/articles/lessons/salt-and-water/restore")
    assert page.h1 == "History of “Salt and water”"
    assert "Revision 3" in page.text
    page = publish(chidi, ready, status=409)
    assert "Published meanwhile by somebody else" in page.text
    page = chidi.submit("Publish over it")
    assert "Published as revision 4." in page.text


def test_a_revision_brought_back_can_be_gone_on_with(visitors, chidi, ready):
    publish(chidi, ready)
    open_text(chidi, ready)
    save(chidi, title="Salt, water and a harbour")
    publish(chidi, ready)
    visitors.dana.open("/articles/lessons/salt-and-water")
    visitors.dana.submit("Bring it back")
    assert "The lesson got revision 3 after you began" in chidi.open(f"{ready}?show=publish").text
    publish(chidi, ready, status=409)
    page = chidi.submit("Take that revision onto the desk")
    assert page.form(action=f"{ready}/text").fields()["title"] == "Salt and water"
    chidi.submit("Undo")
    assert chidi.page.form(action=f"{ready}/text").fields()["title"].endswith("harbour")


@pytest.mark.parametrize("path", ["no-such-lesson", "river-quarrel?to=99", "river-quarrel?to=x"])
def test_a_history_that_is_not_there_is_not_found(visitors, path):
    visitors.chidi.open(f"/articles/lessons/{path}", status=404)
