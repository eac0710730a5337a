"""The published schemas say what the documents say."""

from __future__ import annotations

from pathlib import Path

from lessons.schema import lesson_schemas, render_schema, write_schemas

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


def test_the_published_schemas_are_up_to_date():
    for name, schema in lesson_schemas().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == render_schema(schema), (
            f"docs/schema/{name} is out of date; run: flask content schema"
        )


def test_a_schema_knows_the_fields_as_they_stand_in_a_file():
    claim = lesson_schemas()["claims.schema.json"]["$defs"]["Claim"]
    assert {"said-by", "words", "relation"} <= set(claim["properties"])
    assert claim["additionalProperties"] is False
    assert "backs" in lesson_schemas()["claims.schema.json"]["$defs"]["Relation"]["enum"]


def test_a_bare_year_is_a_date():
    event = lesson_schemas()["timeline.schema.json"]["$defs"]["Event"]
    assert {kind["type"] for kind in event["properties"]["date"]["anyOf"]} == {"string", "integer"}


def test_only_changed_schemas_are_written(tmp_path: Path):
    assert len(write_schemas(lesson_schemas(), tmp_path)) == 5
    (tmp_path / "actors.schema.json").write_text("{}")
    changed = write_schemas(lesson_schemas(), tmp_path)
    assert changed == (tmp_path / "actors.schema.json",)
