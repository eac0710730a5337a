"""An image of a question, as a value: what is shown, where, and how it is described."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from lessons.document import Document, Key, Text

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MediaType = Literal["image/png", "image/jpeg"]
Side = Annotated[int, Field(ge=1, le=4096)]

SUFFIXES: dict[str, str] = {"image/png": ".png", "image/jpeg": ".jpg"}
MOST_IMAGES = 12
"""Images of one question: it has to fit on a page."""


class Image(Document):
    """An image, named by the SHA-256 of its bytes, so that a revision pins what it shows.

    `at` is the key of the option that it belongs to; without one it stands below the question.
    A decorative image says nothing and needs no `alt`.
    """

    sha256: Digest
    type: MediaType
    width: Side
    height: Side
    alt: Text | None = None
    decorative: bool = False
    at: Key | None = None

    @property
    def described(self) -> bool:
        """Tell whether somebody who does not see it misses nothing."""
        return self.decorative or self.alt is not None

    def shown(self) -> dict[str, Any]:
        """Give what a page needs to show it."""
        return {
            "sha256": self.sha256,
            "width": self.width,
            "height": self.height,
            "alt": "" if self.decorative else self.alt or "",
            "at": self.at,
        }


def file_name(sha256: str, type_: str) -> str:
    """Name an image's file by what it shows: the same image has the same name."""
    return sha256[:16] + SUFFIXES[type_]
