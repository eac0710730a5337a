"""The rows of a desk as their lists show them, each beside its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.author.desk_words import claim_words
from app.presentation import date_span
from lessons.desk.merging import likeliest, twin
from lessons.desk.rows import KINDS, ActorRow, ClaimRow, Desk, EventRow, Kind, Row, WordRow
from lessons.drafting.article import Article
from lessons.sentences import find


@dataclass(frozen=True)
class DeskLine:
    """A row as its list shows it: in words, with its sentence around the words that matter.

    `twin` is a row above that seems to mean the same, with its title.
    """

    row: Row
    title: str
    before: str
    quote: str
    after: str
    twin: tuple[str, str] | None = None


def lines_of(desk: Desk, article: Article, kind: Kind) -> list[DeskLine]:
    """Give the rows of a kind as their list shows them."""
    return [line_of(desk, article, kind, row) for row in desk.rows(kind)]


def line_of(desk: Desk, article: Article, kind: Kind, row: Row) -> DeskLine:
    """Put a row beside its sentence."""
    title, quote = title_of(desk, row)
    known = row.sentence is not None and 0 < row.sentence <= len(article.sentences)
    text = article.sentences[row.sentence - 1].text if known and row.sentence else ""
    place = find(quote, text) if quote else None
    start, end = place or (0, 0)
    same = twin(desk, kind, row)
    like = (same.id, heading_of(desk, same)) if same else None
    return DeskLine(row, title, text[:start], text[start:end], text[end:], like)


def title_of(desk: Desk, row: Row) -> tuple[str, str]:
    """Say a row in words, and which words of its sentence it comes from."""
    if isinstance(row, ActorRow):
        return row.name, row.name
    if isinstance(row, ClaimRow):
        return claim_words(desk, row), row.quote
    if isinstance(row, EventRow):
        return f"{date_span(row.date, row.until)} {row.what}".strip(), row.quote
    assert isinstance(row, WordRow)
    return row.term, row.term


def heading_of(desk: Desk, row: Row) -> str:
    """Name a row so that it can be told from others of its title."""
    number = row.sentences[:1]
    return f"{title_of(desk, row)[0]} ({number[0]})" if number else title_of(desk, row)[0]


def others_of(desk: Desk, show: str, edit: str | None) -> list[tuple[str, str]]:
    """Give the rows that an open one could be merged with, the likeliest first."""
    if show not in KINDS or edit is None:
        return []
    kind: Kind = show
    row = desk.row(kind, edit)
    others = likeliest(desk, kind, row) if row else ()
    return [(other.id, heading_of(desk, other)) for other in others]
