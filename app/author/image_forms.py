"""The form that adds an image to a question, and the editor's rows of images."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, TextAreaField

from quizzes.document import Raw
from quizzes.image_files import MOST_BROUGHT
from quizzes.types.options import ticked
from quizzes.types.submission import printable, typed_rows


class ImageForm(FlaskForm):  # type: ignore[misc]
    """An image file, what it shows in words, and where it stands."""

    file = FileField(_l("Image"), [FileRequired(_l("Choose an image file."))])
    alt = TextAreaField(_l("Description for those who do not see it"))
    decorative = BooleanField(_l("It only decorates: there is nothing to describe"))
    at = SelectField(_l("Where it stands"), validate_choice=False)

    def offer(self, places: Mapping[str, str]) -> None:
        """Offer the rows of the question that may have an image."""
        below = ("", _l("Below the question"))
        self.at.choices = [below, *((key, f"{key}: {text}") for key, text in places.items())]

    def refuse(self, reason: str) -> None:
        """Say why the file is not taken."""
        self.file.errors = [reason]

    def content(self) -> bytes:
        """Read the file; a byte more than may come tells that it is too large."""
        return bytes(self.file.data.stream.read(MOST_BROUGHT + 1))

    def row(self) -> dict[str, Any]:
        """Give what was typed about the image, as in a question's data."""
        return words_of(printable(self.alt.data or ""), bool(self.decorative.data), self.at.data)


def words_of(alt: str, decorative: bool, at: str | None) -> dict[str, Any]:
    """Write what is said of an image as in a question's data, leaving out what is empty."""
    told = {"alt": "" if decorative else alt, "decorative": decorative, "at": at or ""}
    return {name: value for name, value in told.items() if value}


def typed_images(raw: Raw, kept: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Read the editor's rows `images-0-alt`, …; `kept` holds what is known of each image."""
    found = []
    for number, row in typed_rows(raw, "images", ("sha256", "alt", "at")).items():
        facts = kept.get(row.get("sha256", ""))
        if facts and not ticked(raw, f"images-{number}-remove"):
            decorative = ticked(raw, f"images-{number}-decorative")
            found.append(
                {**facts, **words_of(printable(row.get("alt", "")), decorative, row.get("at"))}
            )
    return found


def named_images(raw: Raw) -> list[str]:
    """Name the images that an editor's form speaks of."""
    return [
        row["sha256"] for row in typed_rows(raw, "images", ("sha256",)).values() if "sha256" in row
    ]
