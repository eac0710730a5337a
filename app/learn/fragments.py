"""Parts of a question's page that are the same for many: rendered once, then kept.

A fragment is a pure function of its template, the language and its values: what a question asks,
what was answered, what is right. No name and no id goes into one. In a class, most are shared.

A page with holes is such a fragment too: what is one student's own fills the holes afterwards.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import current_app, render_template, session
from markupsafe import Markup, escape

from app.presentation import language

KEPT = 2048  # at some kilobytes each
HOLE = secrets.token_hex(16)  # stands in no text that anybody could have written


def fragment(template: str, **values: Any) -> Markup:
    """Give a rendered template whose values are JSON; templates see the same values as JSON."""
    return _rendered(template, language(), json.dumps(values))


@lru_cache(maxsize=KEPT)
def _rendered(template: str, _language: str, values: str) -> Markup:
    found = current_app.jinja_env.get_template(template)
    return Markup(found.render(json.loads(values)))  # noqa: S704 (a template escaped it)


def page(template: str, holes: Mapping[str, str], **values: Any) -> Markup:
    """Give a rendered page or part of one: `values` make it, `holes` are filled in each time.

    In the template a hole is used as it is, `{{ name }}`, where text stands: nothing is decided
    by it. A hole that is no Markup is escaped.
    """
    texts, names = _cut(template, language(), json.dumps(values), tuple(holes))
    filled = [texts[0]]
    for name, text in zip(names, texts[1:], strict=True):
        filled += (escape(holes[name]), text)
    return Markup("".join(filled))  # noqa: S704 (a template escaped the texts, we the holes)


def flashes() -> str:
    """Give what the page before had to say, for a hole; most often nothing."""
    return Markup(render_template("_flashes.html")) if "_flashes" in session else ""  # noqa: S704


@lru_cache(maxsize=KEPT)
def _cut(
    template: str, _language: str, values: str, names: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    """Render a template, and cut it at its holes: the texts between them, and the holes' names."""
    holes = {name: Markup(f"{HOLE}{name}{HOLE}") for name in names}  # noqa: S704 (our own)
    found = current_app.jinja_env.get_template(template)
    pieces = found.render(json.loads(values), **holes).split(HOLE)
    return pieces[::2], pieces[1::2]
