"""Images that people bring: made harmless, within limits, and nothing is changed in silence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures

from quizzes.image_files import (
    LONGEST,
    MOST_BROUGHT,
    MOST_STORED,
    ImageRefusedError,
    clean,
    pixels_of,
)
from tests.harness.pictures import drawn
from tests.quizzes.strategies import relaxed


def codes(content):
    return [code for code, _ in clean(content)[1]]


def saved(picture, form, **more):
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def noise(size):
    return Pictures.effect_noise(size, 90).convert("RGB")


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(
        ">I", zlib.crc32(name + content)
    )  # fmt: skip


def png_of(width, height, pixels=b"\0"):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + body


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_file_that_holds_a_picture_alone_is_kept_as_it_is(form):
    content = drawn(form)
    file, changes = clean(content)
    assert (file.content, changes) == (content, [])


@pytest.mark.parametrize(
    ("content", "type_", "changes"),
    [
        (drawn("GIF"), "image/png", ["image-form"]),
        (drawn("WEBP", lossless=True), "image/png", ["image-form"]),
        (drawn("WEBP"), "image/jpeg", ["image-form"]),
        (drawn("JPEG", comment=b"Who took it"), "image/jpeg", ["image-bare"]),
        (drawn("PNG") + b"PK\x03\x04 another file", "image/png", ["image-bare"]),
        (drawn("JPEG") + b"<script>", "image/jpeg", ["image-bare"]),
        (drawn("PNG", size=(2 * LONGEST, 4)), "image/png", ["image-scaled"]),
    ],
    ids=["gif", "drawing", "photograph", "comment", "behind png", "behind jpeg", "large"],
)
def test_what_is_changed_is_said_and_changed_once(content, type_, changes):
    file, _ = clean(content)
    assert (file.type, codes(content)) == (type_, changes)
    assert max(file.width, file.height) <= LONGEST
    assert clean(file.content) == (file, [])
    for hidden in (b"Who took it", b"another file", b"<script>"):
        assert hidden not in file.content


def test_a_place_and_a_camera_go_and_the_picture_stands_upright():
    notes = Pictures.Exif()
    notes[0x0112], notes[0x010F] = 6, "A camera"
    notes.get_ifd(0x8825)[1] = "N"
    file, changes = clean(drawn("JPEG", size=(30, 10), exif=notes))
    assert (file.width, file.height) == (10, 30)
    assert [code for code, _ in changes] == ["image-bare"]
    assert b"Exif" not in file.content
    assert b"A camera" not in file.content


def test_of_a_moving_image_the_first_picture_is_kept():
    frames = [Pictures.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert codes(content) == ["image-first", "image-form"]
    kept = Pictures.open(io.BytesIO(clean(content)[0].content)).convert("RGB")
    assert kept.getpixel((0, 0)) == (255, 0, 0)


def test_a_large_photograph_in_a_drawings_form_becomes_a_photograph():
    content = saved(noise((800, 600)), "PNG")
    file, changes = clean(content)
    assert [code for code, _ in changes] == ["image-form"]
    assert (file.type, len(file.content) <= MOST_STORED) == ("image/jpeg", True)


def test_what_shows_through_stays_so():
    content = saved(Pictures.new("RGBA", (8, 8), (255, 0, 0, 0)), "WEBP", lossless=True)
    kept = Pictures.open(io.BytesIO(clean(content)[0].content))
    assert kept.mode == "RGBA"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "image-kind"),
        (b"", "image-kind"),
        (b"%PDF-1.7", "image-kind"),
        (b"BM" + b"\0" * 60, "image-kind"),
        (drawn("PNG")[:45], "image-broken"),
        (drawn("JPEG")[:300], "image-broken"),
        (b"GIF89a", "image-broken"),
        (b"\x89PNG\r\n\x1a\n", "image-broken"),
        (png_of(5_001, 5_001), "image-pixels"),
        (png_of(60_000, 60_000), "image-pixels"),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\xff" * 20, "image-pixels"),
        (drawn("PNG") + b"\0" * MOST_BROUGHT, "image-large"),
    ],
    ids=range(12),
)
def test_what_is_no_image_or_could_do_harm_is_refused(content, code):
    with pytest.raises(ImageRefusedError) as refused:
        clean(content)
    assert refused.value.code == code


def test_pixels_are_counted_before_anything_is_drawn():
    assert pixels_of(png_of(4_000, 4_000)) == 16_000_000
    assert pixels_of(b"no image") == 0


@settings(relaxed, max_examples=60)
@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]), st.data())
def test_a_spoiled_file_is_refused_or_made_clean_and_never_breaks_the_reader(form, data):
    content = bytearray(drawn(form, size=(20, 20)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        file, _ = clean(bytes(content))
    except ImageRefusedError:
        return
    assert clean(file.content)[0].type in {"image/png", "image/jpeg"}
