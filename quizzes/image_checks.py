"""What makes the images of a question unsound: no description, or no place to stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lessons.problems import unknown
from quizzes.document import Question
from quizzes.types.base import Finding

PLACES = {
    "single-choice": "options",
    "multiple-choice": "options",
    "ordering": "items",
    "matching": "prompts",
}
"""The lists, by type, whose rows may have images of their own: a select has room for none."""


def places_of(question: Question) -> dict[str, str]:
    """Give the rows that may have images, by key."""
    rows = getattr(question, PLACES.get(question.type, ""), ())
    return {row.key: row.text for row in rows}


def places_in(type_name: str, data: Mapping[str, Any]) -> dict[str, str]:
    """Give the same of plain data, complete or not."""
    rows = data.get(PLACES.get(type_name, ""), ())
    return {row["key"]: row.get("text", "") for row in rows if "key" in row}


def check_images(question: Question) -> Iterator[Finding]:
    """Ask for a description of each image, and for a place that is there."""
    places = places_of(question) if question.images else {}
    for number, image in enumerate(question.images):
        if not image.described:
            what = "describe the image in 'alt' for those who do not see it, or write "
            yield Finding(f"images.{number}.alt", f"{what}'decorative: true'", "needs-description")
        if image.at is not None and image.at not in places:
            what = unknown("option", image.at, places) + "; without 'at' it stands below the stem"
            yield Finding(f"images.{number}.at", what, "image-place")
