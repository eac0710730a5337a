"""The article as it was imported: its text in paragraphs, and what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lessons.document import Source
from lessons.drafting.common import is_common
from lessons.drafting.decoding import decode
from lessons.drafting.tokens import Token, tokenise
from lessons.drafting.web_page import read_web_page
from lessons.problems import Problem, Reading
from lessons.sentences import fold, sentences
from lessons.yaml_file import parse_yaml

WEB_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)
"""A web page that was saved or pasted as text."""
ENGLISH = 0.25
"""Share of small words in a text: about 0.4 in English, 0.15 by chance in its neighbours."""
LARGEST_FILE = 5_000_000
LARGEST_TEXT = 200_000
"""Characters of text. A long newspaper article has twenty thousand."""
FEWEST_LETTERS = 0.6
REFUSALS = {
    "empty": "no text of an article was found in the file",
    "long": "the text has {size} characters, and {most} is the most; divide it",
    "script": "the text is not in Latin script; drafts can be made of English articles only",
}
FIELDS = ("title", "publisher", "author", "date", "address", "licence", "language")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article: its number from 1, its paragraph from 1, its words."""

    number: int
    paragraph: int
    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return tokenise(self.text)


@dataclass(frozen=True)
class Article:
    """An article: paragraphs of plain text, and the fields of its citation that are known."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    address: str | None = None
    licence: str | None = None
    language: str | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order."""
        found = [(p, s) for p, text in enumerate(self.paragraphs, 1) for s in sentences(text)]
        return tuple(Sentence(n, p, text) for n, (p, text) in enumerate(found, 1))

    @property
    def source(self) -> Source:
        """Cite the article as a lesson's source."""
        return Source(
            title=self.title or (self.sentences[0].text[:90] if self.sentences else "Article"),
            publisher=self.publisher,
            author=self.author,
            date=self.date,
            address=self.address,
            licence=self.licence,
            paragraphs=max(1, len(self.paragraphs)),
        )


def read_article(path: Path) -> Reading[Article]:
    """Read a .txt, .md or .html file. Never raises: what cannot be read is a problem."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _refused(path, "the file is larger than 5 MB; save the article's text alone")
        content = path.read_bytes()
    except OSError as error:
        return _refused(path, f"the file cannot be read: {error.strerror}")
    return parse_article(content, str(path))


def parse_article(content: bytes, name: str) -> Reading[Article]:
    """Make an article of a file's bytes; its name tells whether it is a web page."""
    path = Path(name)
    article = article_in(content, name)
    if article is None:
        return _refused(
            path, "this is not a text file, nor is a PDF; save the article as .txt, .md or .html"
        )
    refusal = refusal_of(article)
    if refusal is None:
        return Reading(article)
    size = len(" ".join(article.paragraphs))
    return _refused(path, REFUSALS[refusal].format(size=size, most=LARGEST_TEXT))


def article_in(content: bytes, name: str) -> Article | None:
    """Read a file's bytes, whatever they say; None if they are no text."""
    text = decode(content)
    return None if text is None else _parse(text, Path(name).suffix.lower())


def article_of_text(text: str, **fields: str | None) -> Article:
    """Make an article of plain text: paragraphs are apart by an empty line, or one a line."""
    blocks = re.split(r"\n[ \t]*\n", text.strip())
    if len(blocks) == 1:
        blocks = text.split("\n")
    return Article(tuple(fold(block) for block in blocks if block.strip()), **fields)


def _parse(text: str, suffix: str) -> Article:
    if suffix in {".html", ".htm", ".xhtml"} or WEB_PAGE.match(text):
        page = read_web_page(text)
        return _without_title(article_of_text(page.pop("text") or "", **page))
    fields: dict[str, str | None] = {}
    if suffix in {".md", ".markdown"}:
        text, fields = _front_matter(text)
        title = re.match(r"\s*#\s+(.+)\n", text)
        fields.setdefault("title", title[1].strip() if title else None)
        text = _without_marks(text)
    return article_of_text(text, **fields)


def _without_title(article: Article) -> Article:
    """Take the heading off a page's text: it is no sentence of it."""
    first = article.paragraphs[:1]
    alone = first == (fold(article.title or ""),)
    return replace(article, paragraphs=article.paragraphs[1:]) if alone else article


def _front_matter(text: str) -> tuple[str, dict[str, str | None]]:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        return text, {}
    tree = parse_yaml(match[1], "front matter").value
    value = tree.value if tree else None
    known = value if isinstance(value, dict) else {}
    found: dict[str, str | None] = {n: str(known[n]) for n in FIELDS if known.get(n)}
    return text[match.end() :], found


def _without_marks(text: str) -> str:
    """Take Markdown's marks off; headings go, as they are no sentences."""
    text = re.sub(r"^#{1,6} .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s*(?:[-*+>]|\d+\.)\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"(\*\*|__|\*|`)(\S(?:.*?\S)?)\1", r"\2", text)


def refusal_of(article: Article) -> str | None:
    """Name what makes an article none that a draft can be made of, by its code; None if nothing."""
    text = " ".join(article.paragraphs)
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return "empty"
    if len(text) > LARGEST_TEXT:
        return "long"
    latin = sum(letter < "\u0250" for letter in letters)
    return "script" if latin < FEWEST_LETTERS * len(letters) else None


def looks_english(article: Article) -> bool:
    """Tell whether a text is in English, by its small words. The rules know no other language."""
    words = re.findall(r"[^\W\d_]+", " ".join(article.paragraphs))[:2000]
    small = sum(is_common(word) == "function" for word in words)
    return small >= ENGLISH * len(words)


def _refused(path: Path, message: str) -> Reading[Article]:
    return Reading(None, (Problem(str(path), 1, message),))
