"""Images of questions on their way: as they stand in a question between formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from quizzes.document import Question
from quizzes.exchange.foreign import Foreign, Kind, Picture
from quizzes.exchange.plain_text import kept
from quizzes.image import Image
from quizzes.image_checks import PLACES
from quizzes.image_files import ImageFile

ROWS = {
    Kind.CHOICE: "options",
    Kind.CHOICES: "options",
    Kind.TRUE_FALSE: "options",
    Kind.ORDERING: "items",
    Kind.MATCHING: "prompts",
}
"""Where the rows that may have images stand in plain data, by kind."""


def images_data(found: Foreign, own: Mapping[str, Any]) -> dict[str, Any]:
    """Give the images of a question as plain data; `own` are the rows that were made of it."""
    rows = own.get(ROWS.get(found.kind, ""), ())
    placed = [_row(picture) for picture in found.images]
    for row, pictures in zip(rows, _by_row(found), strict=False):
        placed += [_row(picture) | {"at": row["key"]} for picture in pictures]
    return {"images": placed} if placed else {}


def _by_row(found: Foreign) -> list[tuple[Picture, ...]]:
    if found.kind is Kind.MATCHING:
        return [pair.images for pair in found.pairs if pair.prompt]
    return [option.images for option in found.options]


def _row(picture: Picture) -> dict[str, Any]:
    file = picture.file
    facts = {"sha256": file.sha256, "type": file.type, "width": file.width, "height": file.height}
    told = {"alt": picture.alt, "decorative": picture.decorative}
    return facts | {name: value for name, value in told.items() if value}


def pictures_of(found: Foreign) -> Iterator[Picture]:
    """Give every image of a question."""
    yield from found.images
    for option in found.options:
        yield from option.images
    for pair in found.pairs:
        yield from pair.images


def with_pictures(found: Foreign, question: Question, contents: Mapping[str, bytes]) -> Foreign:
    """Put a question's images into the form between formats."""
    by_place: dict[str | None, tuple[Picture, ...]] = {}
    for image in question.images:
        if image.sha256 in contents:
            picture = _picture(image, contents[image.sha256])
            by_place[image.at] = (*by_place.get(image.at, ()), picture)
    if not by_place:
        return found
    rows = getattr(question, PLACES.get(question.type, ""), ())
    keys = ["true", "false"] if found.kind is Kind.TRUE_FALSE else [row.key for row in rows]
    placed = [by_place.get(key, ()) for key in keys]
    if found.kind is Kind.MATCHING:
        placed += [()] * (len(found.pairs) - len(placed))
        pairs = zip(found.pairs, placed, strict=True)
        found = replace(found, pairs=tuple(replace(p, images=own) for p, own in pairs))
    elif found.kind in ROWS and len(keys) == len(found.options):
        options = zip(found.options, placed, strict=True)
        found = replace(found, options=tuple(replace(o, images=own) for o, own in options))
    return replace(found, images=by_place.get(None, ()))


def _picture(image: Image, content: bytes) -> Picture:
    file = ImageFile(content, image.type, image.width, image.height)
    return Picture(file, kept(image.alt or ""), image.decorative)
