"""What the rules leave open is asked on the desk, until its author has settled it."""

from __future__ import annotations

from app.author.desk_words import OPEN
from app.db import db, new_id
from app.services.articles import keep_article
from lessons.drafting.claims import QUESTIONS

TEXT = """\
Kenya does not support Uganda. Tanzania fights Uganda. In Bukavu and Goma nobody spoke.

Goma was quiet. Bukavu was loud.
"""


def test_each_question_has_words_of_the_desk():
    assert OPEN.keys() == QUESTIONS.keys()


def test_what_is_left_open_is_asked_beside_its_sentence_until_it_is_settled(app, visitors, chidi):
    key = new_id()
    with app.app_context():
        keep_article(db.session, visitors.cast.chidi.id, key, TEXT, {"title": "Lakes"})
    address = f"/articles/{key}/desk"
    page = chidi.open(f"{address}?show=claims")
    asked = "support “not” stands before it. Is it denied, over, or only meant?"
    assert f"{asked} 1 Kenya does not support Uganda." in page.text
    page = chidi.open(page.links["Add support"])
    assert page.form("Save and accept").fields()["quote"] == "support"
    page = chidi.submit("Settled support", action=f"{address}/decide")
    assert asked not in page.text
    page = chidi.submit("Undo")
    assert asked in page.text
