"""Forms for importing an article: its text, pasted or in a file, and its citation."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, Optional, Regexp

from lessons.dates import is_date
from lessons.drafting.article import (
    LARGEST_TEXT,
    Article,
    article_in,
    article_of_text,
    looks_english,
    refusal_of,
)
from quizzes.types.submission import storable

CITATION = ("title", "publisher", "author", "date", "address", "licence", "language")
REFUSALS = {
    "binary": _l(
        "This is not a text file, nor is a PDF or a word processor's. "
        "Save it as .txt or .html, or copy and paste the text."
    ),
    "empty": _l("There is no text of an article here. Paste it, or choose a file with it."),
    "long": _l("The text has %(size)s characters, and %(most)s is the most. Divide it."),
    "script": _l("The text is not in Latin script. Drafts can be made of English articles only."),
}


class TextForm(FlaskForm):  # type: ignore[misc]
    """Where the article comes from."""

    text = TextAreaField(_l("Text of the article"))
    file = FileField(_l("Or a file with it"))
    key = HiddenField(render_kw={"autocomplete": "off"})

    def read(self) -> Article | None:
        """Read the file that was chosen, else the text; None and an error if it will not do."""
        sent = self.file.data
        chosen = bool(sent and sent.filename)
        field = self.file if chosen else self.text
        article = article_in(sent.read(), sent.filename) if chosen else pasted(self.text.data)
        refusal = "binary" if article is None else refusal_of(article)
        if refusal is None:
            return article
        size = len(" ".join(article.paragraphs)) if article else 0
        field.errors = [str(REFUSALS[refusal]) % {"size": size, "most": LARGEST_TEXT}]
        return None


class ArticleForm(TextForm):
    """The article with its citation, to be confirmed."""

    title = StringField(
        _l("Title"), [InputRequired(_l("Give the article's title.")), Length(max=300)]
    )
    publisher = StringField(_l("Published by"), [Length(max=200)])
    author = StringField(_l("Author"), [Length(max=200)])
    date = StringField(_l("Date"))
    address = StringField(
        _l("Address"),
        [
            Optional(),
            Length(max=1000),
            Regexp(r"https?://\S+$", re.IGNORECASE, _l("Begin with https:// or http://.")),
        ],
    )
    licence = StringField(_l("Licence"), [Length(max=200)])
    language = StringField(
        _l("Language"),
        [Optional(), Regexp(r"[a-z]{2,3}$", 0, _l("Give two small letters, such as en."))],
    )

    def validate_date(self, field: Any) -> None:
        """Take a date as exact as it is known."""
        text = (field.data or "").strip()
        shaped = re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text)
        if text and not (shaped and is_date(text)):
            raise ValidationError(_("Write the date as 2026, 2026-03 or 2026-03-14."))

    def fill(self, article: Article) -> None:
        """Put in what was read; what the author typed stays."""
        for name in CITATION:
            if not self[name].data:
                self[name].data = getattr(article, name) or (
                    "en" if name == "language" and looks_english(article) else ""
                )
        self.text.data = "\n\n".join(article.paragraphs)

    def citation(self) -> dict[str, str | None]:
        """Give the citation that was confirmed."""
        typed = {name: storable(self[name].data or "") for name in CITATION}
        return {name: " ".join(text.split()) or None for name, text in typed.items()}


def pasted(text: str | None) -> Article:
    """Make an article of pasted text."""
    return article_of_text(storable(text or ""))
