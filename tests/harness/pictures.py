"""Small pictures for tests: drawn, never brought."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image as Pictures

from quizzes.image_files import ImageFile, clean


def drawn(form: str = "PNG", size: tuple[int, int] = (12, 8), colour: str = "teal", **more: Any):
    """Draw a picture of one colour; give its file's bytes."""
    out = io.BytesIO()
    Pictures.new("RGB", size, colour).save(out, form, **more)
    return out.getvalue()


@cache
def picture(colour: str = "teal") -> ImageFile:
    """Give a picture as it is stored."""
    return clean(drawn(colour=colour))[0]


def image_row(colour: str = "teal", **words: Any) -> dict[str, Any]:
    """Give an image as a question's data have it."""
    file = picture(colour)
    facts = {"sha256": file.sha256, "type": file.type, "width": file.width, "height": file.height}
    described = {} if "decorative" in words else {"alt": "A river with an old bridge"}
    return {**facts, **described, **words}


CONTENTS = {picture(one).sha256: picture(one).content for one in ("teal", "red", "gold")}
