"""Image files that people bring, made harmless: a picture and nothing beside it, within limits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TypeAlias

from PIL import Image as Pictures
from PIL import ImageOps
from PIL.Image import Image as Picture

from quizzes.image_bytes import bare, kind_of, lossless, webp_size

MEBIBYTE = 1024 * 1024
MOST_BROUGHT = 10 * MEBIBYTE
MOST_STORED = MEBIBYTE
MOST_PIXELS = 25_000_000
LONGEST = 1_600
QUALITIES = (88, 75, 60, 40)
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
SIXTEEN_BITS = frozenset({"I", "I;16", "I;16B", "I;16L"})
Change: TypeAlias = tuple[str, dict[str, str]]
"""What was changed: a code of quizzes.image_words, and what fills its words."""


class ImageRefusedError(Exception):
    """A file that is not taken; `code` and `details` say why."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass(frozen=True)
class ImageFile:
    """An image as it is stored: PNG or JPEG, with nothing beside the picture."""

    content: bytes
    type: str
    width: int
    height: int

    @cached_property
    def sha256(self) -> str:
        """Name it by its bytes."""
        return sha256(self.content).hexdigest()


def clean(content: bytes) -> tuple[ImageFile, list[Change]]:
    """Make an image harmless, and say what that changed; or raise ImageRefusedError.

    A file that is small enough and holds nothing but its picture is kept as it is.
    """
    if len(content) > MOST_BROUGHT:
        raise ImageRefusedError("image-large", most=str(MOST_BROUGHT // MEBIBYTE))
    kind = kind_of(content)
    if kind is None:
        raise ImageRefusedError("image-kind")
    with _opened(content, kind) as image:
        size, changes = image.size, list(_frames(image))
        picture = _upright(image, kind)
        small = max(size) <= LONGEST and len(content) <= MOST_STORED
        if small and not changes and picture is image and bare(content, kind):
            return ImageFile(content, TYPES[kind], *size), []
        sharp = lossless(content, kind)
        form, changes = _made_anew(picture, size, changes, sharp=sharp)
        if form.type != TYPES.get(kind):
            after = next(name for name, type_ in TYPES.items() if type_ == form.type)
            changes.append(("image-form", {"before": kind, "after": after}))
        if kind in TYPES and not bare(content, kind):
            changes.append(("image-bare", {}))
        return form, changes


def pixels_of(content: bytes) -> int:
    """Count the pixels that an image says it has; 0 if that cannot be read."""
    kind = kind_of(content)
    with suppress(ImageRefusedError):
        if kind:
            with _opened(content, kind) as image:
                return image.width * image.height
    return 0


@contextmanager
def _opened(content: bytes, kind: str) -> Iterator[Picture]:
    """Open an image whose size is within limits; whatever a decoder stumbles over refuses it."""
    try:
        if kind == "WEBP":  # its decoder takes memory for the whole picture at once
            _check_pixels(webp_size(content))
        with Pictures.open(io.BytesIO(content), formats=[kind]) as image:
            _check_pixels(image.size)
            yield image
    except ImageRefusedError:
        raise
    except (Pictures.DecompressionBombError, Pictures.DecompressionBombWarning) as error:
        raise ImageRefusedError("image-pixels", pixels="too many", most=_counted()) from error
    except Exception as error:  # decoders fail in more ways than anybody lists
        raise ImageRefusedError("image-broken") from error


def _check_pixels(size: tuple[int, int]) -> None:
    pixels = size[0] * size[1]
    if pixels > MOST_PIXELS:
        raise ImageRefusedError("image-pixels", pixels=f"{pixels:,}", most=_counted())
    if not pixels:
        raise ImageRefusedError("image-broken")


def _counted() -> str:
    return f"{MOST_PIXELS:,}"


def _frames(image: Picture) -> Iterator[Change]:
    if getattr(image, "n_frames", 1) > 1:
        image.seek(0)
        yield "image-first", {}


def _upright(image: Picture, kind: str) -> Picture:
    """Decode the picture, turned as its camera was held. The same object if nothing is turned."""
    if kind == "JPEG" and max(image.size) > 2 * LONGEST:
        image.draft("RGB", (LONGEST, LONGEST))
    image.load()
    turned = None
    with suppress(Exception):  # what a broken note on the camera says does not matter
        if image.getexif().get(0x0112, 1) != 1:
            turned = ImageOps.exif_transpose(image)
    plain = turned or image
    if kind == "JPEG":
        return plain if plain.mode in {"RGB", "L"} else plain.convert("RGB")
    return plain


def _made_anew(
    picture: Picture, size: tuple[int, int], changes: list[Change], *, sharp: bool
) -> tuple[ImageFile, list[Change]]:
    scaled = _scaled(_drawn(picture))
    content, form = _encoded(scaled, sharp=sharp or "A" in scaled.getbands())
    if max(size) > LONGEST:
        before, after = _by(size), _by(scaled.size)
        changes = [*changes, ("image-scaled", {"before": before, "after": after})]
    return ImageFile(content, TYPES[form], *scaled.size), changes


def _drawn(picture: Picture) -> Picture:
    """Give the pixels alone, in a form that PNG or JPEG can hold."""
    if picture.mode in SIXTEEN_BITS:
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        drawn = picture.convert("RGBA")
    elif picture.mode in {"1", "L", "P", "RGB"}:
        drawn = picture.copy()
    else:
        drawn = picture.convert("RGB")
    drawn.info = {}
    return drawn


def _scaled(drawn: Picture) -> Picture:
    """Make it fit, if it is too large."""
    if max(drawn.size) <= LONGEST:
        return drawn
    smooth = drawn if drawn.mode in {"L", "RGB", "RGBA"} else drawn.convert("RGB")
    share = LONGEST / max(drawn.size)
    size = tuple(max(1, round(side * share)) for side in drawn.size)
    return smooth.resize((size[0], size[1]), Pictures.Resampling.LANCZOS)


def _encoded(picture: Picture, *, sharp: bool) -> tuple[bytes, str]:
    """Write it as PNG where sharp edges or see-through parts matter, else or if large as JPEG."""
    if sharp:
        content = _saved(picture, "PNG")
        if len(content) <= MOST_STORED:
            return content, "PNG"
    flat = _on_white(picture)
    for quality in QUALITIES:
        content = _saved(flat, "JPEG", quality=quality, optimize=True)
        if len(content) <= MOST_STORED:
            return content, "JPEG"
    raise ImageRefusedError("image-large", most=str(MOST_STORED // MEBIBYTE))


def _saved(picture: Picture, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _on_white(picture: Picture) -> Picture:
    if "A" not in picture.getbands():
        return picture if picture.mode == "L" else picture.convert("RGB")
    white = Pictures.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _by(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"
