"""The buttons among the lesson's text: what each does, and the field to go on with."""

from __future__ import annotations

from collections.abc import Callable

from app.author.desk_words import anchor_of
from lessons.desk.arranging import (
    add_paragraph,
    add_section,
    move_paragraph,
    move_section,
    move_to,
    take_out,
)
from lessons.desk.counting import counted
from lessons.desk.rows import Desk
from lessons.desk.writing import placed, put_words, state_claim
from lessons.drafting.article import Article

ARRANGING = frozenset({"section", "paragraph", "up", "down", "to", "out"})


def pressed(desk: Desk, word: str, about: str, article: Callable[[], Article]) -> Desk:
    """Do what a button of the text says; one that is not there does nothing."""
    if word in {"state", "number"}:
        return _written(desk, word, about, article())
    return placed(_arranged(desk, word, about)) if word in ARRANGING else desk


def _arranged(desk: Desk, word: str, about: str) -> Desk:
    if word == "section":
        return add_section(desk)
    if word == "paragraph":
        return add_paragraph(desk, about)
    if word == "out":
        return take_out(desk, about)
    if word == "to":
        paragraph, _space, section = about.partition(" ")
        return move_to(desk, paragraph, section)
    step = -1 if word == "up" else 1
    of_section = any(section.id == about for section in desk.sections)
    return (move_section if of_section else move_paragraph)(desk, about, step)


def _written(desk: Desk, word: str, about: str, article: Article) -> Desk:
    """Let a claim be stated, or put a number in, where the text rests on the same source."""
    if word == "number":
        found = next((n for n in counted(desk, article) if n.key == about), None)
        return put_words(desk, found.typed, f"S{found.sentence.paragraph}") if found else desk
    claim = next((row for row in desk.claims if row.id == about), None)
    if claim is None:
        return desk
    known = claim.sentence and claim.sentence <= len(article.sentences)
    number = article.sentences[claim.sentence - 1].paragraph if known and claim.sentence else 1
    return state_claim(desk, about, f"S{number}")


def place_of(desk: Desk, word: str, about: str) -> str:
    """Give the field to go on with after a button was pressed."""
    if word == "section" and desk.sections:
        return anchor_of(f"{desk.sections[-1].id}.title")
    if word == "paragraph":
        section = next((s for s in desk.sections if s.id == about), None)
        return anchor_of(f"{section.paragraphs[-1].id}.text") if section else "text"
    if word in {"up", "down", "to"}:
        return _moved(desk, about.partition(" ")[0])
    marks = {"state": f"stated-{about}", "number": f"number-{about}"}
    return marks.get(word, "draft")


def _moved(desk: Desk, id_: str) -> str:
    """Lead to what was moved: a paragraph's text, or a section's heading."""
    field = "title" if any(section.id == id_ for section in desk.sections) else "text"
    return anchor_of(f"{id_}.{field}")
