"""Publish a JSON Schema for each file of a lesson, so that an editor completes and checks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from lessons.document import Document
from lessons.folder import LIST_FILES
from lessons.lesson_file import FrontMatter
from lessons.plain_file import write_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
YEAR = {"type": "integer", "minimum": 1000, "maximum": 9999}
"""A bare 2024 is a number to an editor, and a date to us."""


def lesson_schemas() -> dict[str, dict[str, Any]]:
    """Make each schema, by the name of its file in docs/schema."""
    lists = {Path(name).stem: schema_of(list[model]) for name, model in LIST_FILES.values()}  # type: ignore[valid-type]
    found = {"lesson-front-matter": schema_of(FrontMatter), **lists}
    return {f"{name}.schema.json": schema for name, schema in found.items()}


def schema_of(model: type[Document] | type[list[Document]]) -> dict[str, Any]:
    """Make the schema of a document, or of a list of them, as they stand in a file."""
    schema = TypeAdapter(model).json_schema(by_alias=True)
    return {"$schema": DIALECT, **_with_years(schema)}


def render_schema(schema: dict[str, Any]) -> str:
    """Write a schema as text."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(schemas: dict[str, dict[str, Any]], folder: Path) -> tuple[Path, ...]:
    """Write schemas into a folder, and list the files that changed."""
    changed = []
    for name, schema in schemas.items():
        path, text = folder / name, render_schema(schema)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_text(path, text)
            changed.append(path)
    return tuple(changed)


def _with_years(value: Any) -> Any:
    """Let a year stand without quotation marks wherever a partial date may."""
    if isinstance(value, list):
        return [_with_years(item) for item in value]
    if not isinstance(value, dict):
        return value
    if str(value.get("pattern", "")).startswith(r"^\d{4}"):
        names = {name: value[name] for name in ("title", "description") if name in value}
        date = {name: value[name] for name in ("type", "pattern")}
        return {"anyOf": [date, YEAR], **names}
    return {name: _with_years(item) for name, item in value.items()}
