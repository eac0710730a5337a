"""Translated texts in templates, each looked up and prepared once a language.

Flask-Babel asks for the language anew for every text; a question's page has dozens of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, g
from flask_babel import get_translations
from markupsafe import Markup


class Texts(dict[str, Markup]):
    """The texts of a language without placeholders, as they stand on a page."""

    def __init__(self, translations: Any) -> None:
        super().__init__()
        self.translations = translations

    def __missing__(self, message: str) -> Markup:
        """Translate a text when it is first asked for."""
        self[message] = text = self.filled(message, {})
        return text

    def say(self, message: str, **values: Any) -> Markup:
        """Translate a text, with or without placeholders."""
        return self.filled(message, values) if values else self[message]

    def filled(self, message: str, values: dict[str, Any]) -> Markup:
        """Translate a text and fill its placeholders; values are escaped."""
        return Markup(self.translations.ugettext(message)) % values  # noqa: S704 (our own text)

    def count(self, one: str, many: str, num: int, **values: Any) -> Markup:
        """Translate a text in the form that a number asks for."""
        text = self.translations.ungettext(one, many, num)
        return Markup(text) % {"num": num, **values}  # noqa: S704 (our own text)


def init_app(app: Flask) -> None:
    """Take the place of what Flask-Babel gave the templates.

    A page gets the texts of its language at once; macros in files of their own look for them.
    """
    app.jinja_env.globals.update(_=translated, gettext=translated, ngettext=translated_count)
    app.context_processor(for_page)


def for_page() -> dict[str, Any]:
    """Give a page its texts."""
    texts = current_texts()
    return {"_": texts.say, "gettext": texts.say, "ngettext": texts.count}


def translated(message: str, **values: Any) -> Markup:
    """Translate a text of a template."""
    return current_texts().say(message, **values)


def translated_count(one: str, many: str, num: int, **values: Any) -> Markup:
    """Translate a text of a template that counts something."""
    return current_texts().count(one, many, num, **values)


def current_texts() -> Texts:
    """Give the texts of this request's language."""
    texts: Texts | None = g.get("texts")
    if texts is None:
        texts = g.texts = texts_of(get_translations())
    return texts


@lru_cache(maxsize=16)
def texts_of(translations: Any) -> Texts:
    """Keep the texts of a language from one request to the next."""
    return Texts(translations)
