"""Publish a JSON Schema of a quiz file, so that an editor completes and checks it."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from lessons.schema import DIALECT
from quizzes.image_folder import ImageRow
from quizzes.quiz_file import Heading
from quizzes.types import TYPES
from quizzes.types.base import QuestionType

REF = "#/$defs/{model}"


def quiz_schemas() -> dict[str, dict[str, Any]]:
    """Make the schema, by the name of its file in docs/schema."""
    return {"quiz.schema.json": quiz_schema()}


def quiz_schema() -> dict[str, Any]:
    """Make the schema of a quiz file: a heading, and questions of each type."""
    models: list[Any] = [(type_.model, "validation") for type_ in TYPES.values()]
    refs, shared = models_json_schema(
        [(Heading, "validation"), (ImageRow, "validation"), *models],
        by_alias=True,
        ref_template=REF,
    )
    definitions = shared["$defs"]
    heading = definitions.pop(_name(refs[Heading, "validation"]))
    for type_ in TYPES.values():
        definition = definitions[_name(refs[type_.model, "validation"])]
        definition["properties"]["images"]["items"] = refs[ImageRow, "validation"]
        _say_type(definition, type_)
    definitions.pop("Image", None)  # a file names an image's file, and not what is in it
    heading["properties"]["questions"] = {
        "type": "array",
        "minItems": 1,
        "items": {"oneOf": [refs[type_.model, "validation"] for type_ in TYPES.values()]},
    }
    return {"$schema": DIALECT, **heading, "title": "Quiz", "$defs": definitions}


def _say_type(definition: dict[str, Any], type_: QuestionType) -> None:
    """Let a question's definition demand its type."""
    definition["properties"] = {"type": {"const": type_.name}, **definition["properties"]}
    definition["required"] = ["type", *definition["required"]]


def _name(ref: dict[str, Any]) -> str:
    return str(ref["$ref"]).removeprefix(REF.format(model=""))
