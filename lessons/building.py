"""Make documents of plain values; what does not fit becomes problems with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lessons.document import Document
from lessons.problems import Problem, Reading, did_you_mean, unknown
from lessons.yaml_file import Tree, Where

D = TypeVar("D", bound=Document)


def build(model: type[D], tree: Tree, where: Where = ()) -> Reading[D]:
    """Make one document of the values at a place of the tree."""
    try:
        return Reading(model.model_validate(tree.at(where), by_alias=True, by_name=False))
    except ValidationError as error:
        return Reading(None, describe(error, tree, where, model))


def build_each(model: type[D], tree: Tree, where: Where = ()) -> list[Reading[D]]:
    """Make a document of each item of the list at a place; one bad item spoils no other.

    If there is no list, the answer is a single reading that says so.
    """
    items = tree.at(where)
    if not isinstance(items, list):
        message = "a list is expected here: each item begins with '- '; write [] for none"
        return [Reading(None, (tree.problem(where, message),))]
    return [build(model, tree, (*where, index)) for index in range(len(items))]


def plain_of(document: Document) -> dict[str, Any]:
    """Give a document's values as its file has them: hyphenated, without defaults."""
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def describe(
    error: ValidationError, tree: Tree, where: Where, model: type[BaseModel]
) -> tuple[Problem, ...]:
    """Turn Pydantic's errors into problems that say what to do."""
    found = (
        tree.problem((*where, *details["loc"]), _sentence(details, tree, where, model))
        for details in error.errors(include_url=False)
    )
    return tuple(dict.fromkeys(found))


def _sentence(details: ErrorDetails, tree: Tree, where: Where, model: type[BaseModel]) -> str:
    kind, loc, given = details["type"], details["loc"], details["input"]
    name, context = _name(loc), details.get("ctx", {})
    match kind:
        case "missing":
            return f"'{name}' is missing; add it"
        case "extra_forbidden":
            around = tree.at((*where, *loc[:-1])) or ()
            free = [field for field in _fields(model, loc) if field not in around]
            return f"'{name}' is no field here{did_you_mean(name, free)}"
        case "enum" | "literal_error":
            return unknown(name, str(given), re.findall(r"'([^']*)'", context["expected"]))
        case "string_pattern_mismatch":
            return f"{name} '{given}' {_pattern_advice(context['pattern'], str(given))}"
        case "value_error" | "assertion_error":
            return f"{name}: {context['error']}" if loc else str(context["error"])
    return f"{name} {ADVICE[kind]}" if kind in ADVICE else f"{name}: {details['msg']}"


ADVICE = {
    "string_type": "must be a text; put it in quotes if it is one",
    "string_too_short": "is empty; write something, or remove the field",
    "string_too_long": "is too long; shorten it",
    "tuple_type": "must be a list: write [one, two], or a line '- …' for each",
    "list_type": "must be a list: write [one, two], or a line '- …' for each",
    "dict_type": "must be lines of 'name: value'",
    "model_type": "must be lines of 'name: value'",
    "model_attributes_type": "must be lines of 'name: value'",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "date_type": "must be a date such as 2024-11-30",
    "date_parsing": "must be a date such as 2024-11-30",
    "date_from_datetime_parsing": "must be a date such as 2024-11-30",
}


def _pattern_advice(pattern: str, given: str) -> str:
    if pattern.startswith(r"^\d{4}"):
        return "is not a date; write 2024, 2024-11 or 2024-11-30"
    if pattern.startswith("^S"):
        return "is not a paragraph of the source; write S1, S2, …"
    if not pattern.startswith("^[a-z0-9]"):
        return f"does not look like {pattern}"
    key = suggest_key(given)
    example = f", such as '{key}'" if key else ""
    return f"is not a key; use small letters, digits and single hyphens{example}"


def suggest_key(text: str, words: int = 5) -> str:
    """Make a key of the first words of a text; empty if it has no Latin letters or digits."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:words])[:80].strip("-")


def _name(loc: Iterable[str | int]) -> str:
    """Call the last field by its name: item 2 of means is "means"."""
    names = [str(step) for step in loc if isinstance(step, str)]
    return names[-1] if names else "this"


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """List the fields that the model, or the model within it at this place, has in files."""
    for step in loc[:-1]:
        model = _inner(model, step) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner(model: type[BaseModel], step: str | int) -> type[BaseModel] | None:
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            return _model_in(field.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
