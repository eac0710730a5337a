"""What is said of each question type: `words.html` in the type's folder of templates.

It sets `title` and `about`; and for what its type alone has `labels` (of fields), `rows` (what a
row of a list is called), `faults` (what its findings say to a teacher) and `refusals` (what is
wrong with an answer that was sent), each by the name in files or the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.support import NullTranslations
from flask import has_app_context
from jinja2 import Environment, FileSystemLoader

from app.translation import current_texts
from quizzes.types import TYPES

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True
)
UNTRANSLATED = NullTranslations()


class OfEachType(Mapping[str, str]):
    """One text of every type, by the type's name."""

    def __init__(self, which: str) -> None:
        self.which = which

    def __getitem__(self, name: str) -> str:
        """Give the text of a type in the page's language."""
        if name not in TYPES:
            raise KeyError(name)
        return str(getattr(_words(name), self.which))

    def __iter__(self) -> Iterator[str]:
        return iter(TYPES)

    def __len__(self) -> int:
        return len(TYPES)


class OfAllTypes(Mapping[str, str]):
    """Texts that types bring along, by field or code; what all types share goes first."""

    def __init__(self, which: str, shared: Mapping[str, Any]) -> None:
        self.which, self.shared = which, shared

    def __getitem__(self, name: str) -> str:
        """Give a text in the page's language, its placeholders unfilled."""
        return str(self.shared[name] if name in self.shared else self._own()[name])

    def __contains__(self, name: object) -> bool:
        return name in self.shared or name in self._own()

    def __iter__(self) -> Iterator[str]:
        return iter({**self.shared, **self._own()})

    def __len__(self) -> int:
        return len({**self.shared, **self._own()})

    def _own(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in TYPES:
            found |= getattr(_words(name), self.which, {})
        return found


def _words(name: str) -> Any:
    """Read a type's words in the page's language."""
    return _read(name, current_texts().translations if has_app_context() else UNTRANSLATED)


@lru_cache(maxsize=256)
def _read(name: str, translations: Any) -> Any:
    """Translate a type's words, their placeholders as they are, and keep them."""
    template = TEMPLATES.get_template(f"types/{name}/words.html")
    return template.make_module({"_": translations.ugettext})
