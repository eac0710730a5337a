"""Merging on the desk's page: by one button, by choosing, undone, and never unseen."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.db import db
from app.services.articles import desk_in
from app.services.lesson_drafts import find_desk
from lessons.desk.deciding import add
from tests.harness.desk import keep, make

SAME = {
    "claims": {"who": "uganda", "relation": "backs", "whom": "kenya", "sentence": 4,
               "certainty": "documented"},
    "events": {"date": "2026-03-04", "actors": ("lake-front", "kenya"), "place": "The harbour"},
    "words": {"term": "blockades"},
    "actors": {"name": "Kenia", "kind": "state", "aliases": ("Kenya",)},
}  # fmt: skip


@pytest.fixture
def draft(app, visitors):
    """A desk on which a second row of each kind says the same."""
    with app.app_context():
        draft = keep(db.session, visitors.cast.chidi)
        for kind, fields in SAME.items():
            make(db.session, draft, lambda desk, k=kind, f=fields: add(desk, k, f))
        return draft.article_id


@pytest.fixture
def address(draft):
    return f"/articles/{draft}/desk"


@pytest.fixture
def rows(app, visitors, draft):
    """Give the rows of a kind as they are now."""

    def rows(kind):
        with app.app_context():
            found = find_desk(db.session, UUID(str(draft)), visitors.cast.chidi.id)
            return desk_in(found).rows(kind)

    return rows


def reopened(chidi, address, kind, title):
    """Take the second row's decision back, so that it can be decided on again."""
    chidi.open(f"{address}?show={kind}")
    return chidi.submit(f"Reopen {title}", action=f"{address}/decide")


@pytest.mark.parametrize(
    ("kind", "title", "other"),
    [
        ("claims", "Uganda backs Kenya", "Uganda backs Kenya (3)"),
        ("events", "4 March 2026", "4 March 2026 (2)"),
        ("words", "blockades", "blockade (4)"),
        ("actors", "Kenia", "Kenya (2)"),
    ],
)
def test_a_row_that_seems_the_same_is_merged_by_one_button_and_undone(
    chidi, address, rows, kind, title, other
):
    before = len(rows(kind))
    reopened(chidi, address, kind, title)
    chidi.submit(f"Merge {title} with {other}", action=f"{address}/decide")
    assert len(rows(kind)) == before - 1
    chidi.submit("Undo")
    assert len(rows(kind)) == before


def test_a_merged_claim_shows_both_its_sentences(chidi, address):
    reopened(chidi, address, "claims", "Uganda backs Kenya")
    page = chidi.submit("Merge Uganda backs Kenya with Uganda backs Kenya (3)",
                        action=f"{address}/decide")  # fmt: skip
    row = next(row for row in page.all("li") if row.get("id") == "row-uganda-backs-kenya")
    assert [link.get("href") for link in row.iter("a")][:2] == ["#s3", "#s4"]


@pytest.mark.parametrize("kind", ["actors", "claims", "events", "words"])
def test_any_two_rows_are_merged_by_choosing_one(chidi, address, rows, kind):
    first, last = rows(kind)[0].id, rows(kind)[-1].id
    chidi.open(f"{address}?show={kind}&edit={last}")
    chidi.submit("Merge", into=first)
    assert last not in {row.id for row in rows(kind)}


def test_a_merge_from_a_stale_page_overwrites_nothing(chidi, address, rows):
    stale = chidi.open(f"{address}?show=words&edit=blockades").form("Merge")
    chidi.open(f"{address}?show=words&edit=blockade")
    chidi.submit("Save and accept", meaning="Keeping ships out.")
    chidi.client.post(stale.action, data=stale.filled({}, "Merge"))
    (word,) = (row for row in rows("words") if row.id == "blockade")
    assert (word.forms, word.meaning) == (("blockades",), "Keeping ships out.")


def test_a_merge_of_no_kind_is_not_found(chidi, address):
    chidi.open(address)
    chidi.post(f"{address}/merge", {"show": "text", "row": "x", "version": "1"}, status=404)
