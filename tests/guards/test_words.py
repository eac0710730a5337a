"""The interface can be translated: no bare English in templates, scripts, forms or messages."""

from __future__ import annotations

import ast
import re

import pytest
from jinja2 import Environment

from tests.harness.sources import calls, is_text, named, short

BRAND = {"Crosscurrents"}
SPOKEN = r"(?:alt|title|placeholder|aria-label|aria-description|aria-roledescription)"
VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"


def written_text(source: str) -> str:
    """Give a template's own text: a mark for each expression, nothing for what is translated."""
    parts: list[str] = []
    translating, tag = False, ""
    for _, kind, value in Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind == "block_begin":
            tag = ""
        elif kind == "name" and not tag:
            tag = value
            translating = (translating or tag == "trans") and tag != "endtrans"
        elif kind == "data" and not translating:
            parts.append(value)
        elif kind == "variable_begin" and not translating:
            parts.append(VALUE)
        if kind == "variable_begin":
            tag = "expression"
    return "".join(parts)


def bare_words(source: str) -> list[str]:
    """Find words a reader would read, or hear, that no translator ever sees."""
    source = re.sub(r"{% block room %}.*?{% endblock %}", "", source)  # the body's class
    text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", " ", written_text(source), flags=re.S)
    spoken = " ".join(re.findall(rf'\b{SPOKEN}="([^"]*)"', text))
    shown = re.sub(r'<[^>]*>|[\w-]+="[^"]*"', " ", text) + " " + spoken
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"&#?\w+;", " ", shown))
    return [word for word in words if word not in BRAND]


def test_templates_say_nothing_that_cannot_be_translated():
    found = {short(p): bare_words(p.read_text()) for p in named(".html", under="app/templates")}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>{{ _('Lessons') }}</p>", []),
        ("<p>{% trans n=n %}{{ n }} lessons{% endtrans %}</p>", []),
        ("<p>Lessons {{ n }}</p>", ["Lessons"]),
        ('<img alt="A map">', ["map"]),
        ('<a class="skip {% if x %}other{% endif %}" href="/lessons">{{ x }}</a>', []),
        ("{% trans %}One{% endtrans %} two", ["two"]),
        ('{% macro named(x) %} aria-invalid="true" id="{{ x }}"{% endmacro %}', []),
        ("&nbsp;·&nbsp;Crosscurrents", []),
    ],
)
def test_the_search_for_bare_words_finds_them(source, words):
    assert bare_words(source) == words


def bare_messages(path):
    for name, call in calls(path):
        message = [k.value for k in call.keywords if k.arg == "message"]
        labels = call.args[:1] if name == "flash" or name.endswith("Field") else []
        yield from (ast.unparse(node) for node in [*labels, *message] if is_text(node))


def test_forms_and_messages_are_translated():
    found = {short(path): list(bare_messages(path)) for path in named(".py", under="app")}
    assert {path: messages for path, messages in found.items() if messages} == {}


def test_scripts_take_their_words_from_the_page():
    places = "textContent|innerText|title|ariaLabel|placeholder|alert"
    shown = rf"(?:{places})\s*(?:=|\()\s*['\"`]\s*[A-Za-z]"
    scripts = named(".js", under="app/static")
    assert [short(path) for path in scripts if re.search(shown, path.read_text())] == []
