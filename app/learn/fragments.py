"""Parts of a question's page that are the same for many: rendered once, then kept.

A fragment is a pure function of its template, the language and its values: what a question asks,
what was answered, what is right. No name and no id goes into one. In a class, most are shared.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from app.presentation import language

KEPT = 2048  # at some kilobytes each


def fragment(template: str, **values: Any) -> Markup:
    """Give a rendered template whose values are JSON; templates see the same values as JSON."""
    return _rendered(template, language(), json.dumps(values))


@lru_cache(maxsize=KEPT)
def _rendered(template: str, _language: str, values: str) -> Markup:
    found = current_app.jinja_env.get_template(template)
    return Markup(found.render(json.loads(values)))  # noqa: S704 (a template escaped it)
