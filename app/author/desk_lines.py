"""The rows of a desk as their lists show them, each beside its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.author.desk_words import OPEN, claim_words
from app.presentation import date_span
from lessons.desk.merging import likeliest, twins
from lessons.desk.rows import KINDS, ActorRow, ClaimRow, Desk, EventRow, Kind, Row, State, WordRow
from lessons.desk.whereabouts import places_for
from lessons.drafting.article import Article
from lessons.sentences import find


@dataclass(frozen=True)
class DeskLine:
    """A row as its list shows it: in words, with its sentence around the words that matter.

    `twin` is a row above that seems to mean the same, with its title; `offered` are places that
    the article gives and the row could say.
    """

    row: Row
    title: str
    before: str
    quote: str
    after: str
    twin: tuple[str, str] | None = None
    offered: tuple[str, ...] = ()


def lines_of(desk: Desk, article: Article, kind: Kind) -> list[DeskLine]:
    """Give the rows of a kind as their list shows them."""
    same = twins(desk, kind)
    return [line_of(desk, article, row, same.get(row.id)) for row in desk.rows(kind)]


def open_lines(desk: Desk, article: Article, kind: Kind) -> list[DeskLine]:
    """Give what the rules left open, in words, beside its sentence."""
    rows = [row for row in desk.open if row.kind == kind and row.state is State.UNDECIDED]
    return [
        DeskLine(row, str(OPEN[row.code]) % {"about": row.about}, *around(article, row, row.words))
        for row in rows
    ]


def line_of(desk: Desk, article: Article, row: Row, same: Row | None = None) -> DeskLine:
    """Put a row beside its sentence."""
    title, quote = title_of(desk, row)
    like = (same.id, heading_of(desk, same)) if same else None
    return DeskLine(row, title, *around(article, row, quote), like, places_for(desk, row))


def around(article: Article, row: Row, quote: str) -> tuple[str, str, str]:
    """Divide a row's sentence: what stands before the words that matter, they, and the rest."""
    known = row.sentence is not None and 0 < row.sentence <= len(article.sentences)
    text = article.sentences[row.sentence - 1].text if known and row.sentence else ""
    start, end = (find(quote, text) if quote else None) or (0, 0)
    return text[:start], text[start:end], text[end:]


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
