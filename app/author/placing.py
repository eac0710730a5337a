"""Where in the editor each fault is told: beside the nearest field that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.author.faults import Fault
from app.author.forms import QuestionForm

TYPE_PART = "type-part"


def ids_on_page(form: QuestionForm, part: str, pictures: str = "") -> list[str]:
    """List the ids of the editor's fields, in the order in which they stand on the page."""
    quotes = [
        f"evidence-{number}{field}"
        for number in range(len(form.evidence))
        for field in ("", "-words", "-paragraph")
    ]
    above, own = (re.findall(r'\sid="([^"]+)"', html) for html in (pictures, part))
    return [
        "stem",
        *above,
        TYPE_PART,
        *own,
        "claims",
        *quotes,
        "explanation",
        "waived",
        "level",
        "quiz",
    ]


def place(faults: Iterable[Fault], ids: list[str]) -> list[Fault]:
    """Lead each fault to the nearest field that is there, in the order of the page."""
    placed = [Fault(nearest(fault.path, ids), fault.text) for fault in faults]
    return sorted(placed, key=lambda fault: ids.index(fault.anchor))


def nearest(path: str, ids: list[str]) -> str:
    """Give the part of a path for which there is a field: options.0.text, options.0 or options."""
    while path and path.replace(".", "-") not in ids:
        path = path.rpartition(".")[0]
    return path or TYPE_PART


def beside(faults: Iterable[Fault]) -> dict[str, str]:
    """Give all that is to be said beside each field, by path."""
    texts: dict[str, str] = {}
    for fault in faults:
        texts[fault.path] = f"{texts.get(fault.path, '')} {fault.text}".strip()
    return texts


def tell(form: QuestionForm, errors: Mapping[str, str]) -> None:
    """Put what is to be said beside the fields of the part that all types share."""
    for path, text in errors.items():
        name, _, rest = path.partition(".")
        if name == "evidence" and rest:
            number, _, name = rest.partition(".")
            form.evidence[int(number)].form[name or "words"].errors = [text]
        elif name in form:
            form[name].errors = [text]
