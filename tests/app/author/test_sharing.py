"""Sharing an article with another teacher, and what each sees of the other's work."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.db import db
from app.services.articles import find_article
from app.services.co_authors import share_article
from tests.harness.desk import CITATION, keep


@pytest.fixture(autouse=True)
def library():
    """The library as it is shipped will do."""


@pytest.fixture
def article(app, visitors):
    """Chidi's article, by its address."""
    with app.app_context():
        return f"/articles/{keep(db.session, visitors.cast.chidi).article_id}"


@pytest.fixture
def both(app, visitors, article):
    """The same, shared with Dana."""
    with app.app_context():
        id_, cast = article.rpartition("/")[2], visitors.cast
        share_article(db.session, find_article(db.session, UUID(id_), cast.chidi.id), cast.dana.id)
    return article


def test_an_article_is_shared_and_taken_back(visitors, article, chidi, dana):
    chidi.open(f"{article}/desk")
    chidi.open(chidi.page.links["Share it with another teacher"])
    assert "Choose a teacher." in chidi.submit("Share", status=422).errors
    page = chidi.submit("Share", person=str(visitors.cast.dana.id))
    assert "Dana is an author too" in page.text
    assert f"{article}/desk" in dana.open("/articles").links.values()
    assert "shared: Chidi, Dana" in dana.page.text
    assert "Shared with Chidi" in dana.open(f"{article}/desk").text
    chidi.submit("Stop sharing")
    dana.open(f"{article}/desk", status=404)


def test_a_co_author_leaves_but_gives_nothing_away(visitors, both, chidi, dana):
    page = dana.open(f"{both}/authors")
    assert "Share it with" not in page.text
    for path in ("authors", "discard", "take-up"):
        dana.post(f"{both}/{path}", {"person": str(visitors.cast.dana.id)}, status=404)
    dana.post(f"{both}/authors/stop", {"person": str(visitors.cast.chidi.id)}, status=404)
    dana.open(f"{both}/authors")
    assert CITATION["title"] not in dana.submit("Leave").text
    dana.open(f"{both}/authors", status=404)


def test_nobody_else_finds_who_writes(visitors, both):
    visitors.amina.open(f"{both}/authors", status=403)
    visitors.amina.post(f"{both}/authors/stop", status=403)
    assert visitors.stranger().client.get(f"{both}/authors").location.startswith("/login")


def test_two_decide_at_the_same_time(both, chidi, dana):
    decide = f"{both}/desk/decide"
    stale = dana.open(f"{both}/desk?show=actors").form(action=decide)
    chidi.open(f"{both}/desk?show=actors")
    chidi.submit("Accept Kenya", action=decide)
    page = dana.arrive(
        dana.client.post(decide, data=stale.filled({}, "Reject Uganda"), follow_redirects=True), 200
    )
    assert "2 of 5 actors reviewed" in page.text
    assert "Chidi changed it last on" in page.text
    answer = dana.client.post(decide, data=stale.filled({}, "Reject Kenya"))
    page = dana.arrive(answer, 409)
    assert page.h1 == "Chidi changed the same"
    assert "There now, by Chidi: accepted" in page.text
    assert "From this page: rejected" in page.text
    dana.submit("Use what this page says")
    assert "Dana changed it last on" in chidi.open(f"{both}/desk").text


def test_two_write_at_the_same_time(both, chidi, dana):
    text, save = f"{both}/desk?show=text", f"{both}/desk/text"
    stale = dana.open(text).form(action=save)
    chidi.open(text)
    chidi.submit("Save", title="Salt", **{"paragraph-1.text": "Chidi wrote this."})
    mine = {"title": "Water", "summary": "Dana wrote this."}
    page = dana.arrive(dana.client.post(save, data=stale.filled(mine, "Save")), 409)
    assert "There now, by Chidi: Salt" in page.text
    assert "Chidi wrote this." not in page.text, "only what both changed is asked about"
    fields = dana.submit("Leave it as it is there").form(action=save).fields()
    assert (fields["title"], fields["summary"]) == ("Salt", "Dana wrote this.")
    assert fields["paragraph-1.text"] == "Chidi wrote this."


def test_a_script_is_told_what_the_other_wrote(both, chidi, dana):
    text, save = f"{both}/desk?show=text", f"{both}/desk/text"
    form = dana.open(text).form(action=save)
    chidi.open(text)
    chidi.submit("Save", title="Salt")
    sent = form.filled({"summary": "Dana's."}, "Save")
    said = dana.client.post(save, data=sent, headers={"Accept": "application/json"}).json
    assert said["others"] == {"title": "Salt"}
    assert (said["since"], said["version"]) == ("1", "3")
    assert "with what Chidi changed meanwhile" in said["saved"]
