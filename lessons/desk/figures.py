"""How long and how hard the lesson's text is as it stands on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.desk.rows import Desk
from lessons.drafting.article import Article
from lessons.drafting.readability import Readability, measure
from lessons.sentences import find, fold


@dataclass(frozen=True)
class Figures:
    """Readability, long sentences in words, and how many accepted claims the text states."""

    readability: Readability
    long: tuple[str, ...]
    stated: int
    claims: int


def figures(desk: Desk) -> Figures:
    """Measure what is written."""
    texts = {p.id: fold(p.text) for p in desk.paragraphs if p.text.strip()}
    article = Article(tuple(texts.values()))
    measured = measure(article)
    accepted = [claim for claim in desk.claims if claim.accepted]
    stated = [c for c in accepted if c.words and find(c.words, texts.get(c.paragraph, ""))]
    long = tuple(article.sentences[number - 1].text for number in measured.long)
    return Figures(measured, long, len(stated), len(accepted))
