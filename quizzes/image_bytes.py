"""The bytes of image files: of which kind they are, and whether they hold a picture alone."""

from __future__ import annotations

import re

PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
SCAN, END_OF_IMAGE, JFIF, JFIF_LENGTH = 0xDA, b"\xff\xd9", 0xE0, 16
JPEG_SEGMENTS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, SCAN, 0xDB, 0xDD, JFIF})
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def kind_of(content: bytes) -> str | None:
    """Tell by its first bytes, never by its name, of which kind an image is."""
    if content.startswith(PNG_BEGINS):
        return "PNG"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return "WEBP" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def lossless(content: bytes, kind: str) -> bool:
    """Tell whether a file keeps every pixel, as drawings and pictures of screens need it."""
    return kind in {"PNG", "GIF"} or (kind == "WEBP" and b"VP8L" in content[12:])


def bare(content: bytes, kind: str) -> bool:
    """Tell whether a file holds a picture and nothing else: no notes, nothing behind its end."""
    if kind == "PNG":
        return _bare_png(content)
    return kind == "JPEG" and _bare_jpeg(content)


def _bare_png(content: bytes) -> bool:
    place = len(PNG_BEGINS)
    while place + 8 <= len(content):
        length, name = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        if name not in PNG_CHUNKS:
            return False
        if name == b"IEND":
            return content[place:] == PNG_END
        place += 12 + length
    return False


def _bare_jpeg(content: bytes) -> bool:
    place = 2
    while place + 4 <= len(content):
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        odd = marker == JFIF and length != JFIF_LENGTH
        if content[place] != 0xFF or marker not in JPEG_SEGMENTS or odd or length < 2:
            return False
        place += 2 + length
        if marker == SCAN:
            after = AFTER_SCAN.search(content, place)
            place = after.start() if after else len(content)
    return content[place:] == END_OF_IMAGE


def webp_size(content: bytes) -> tuple[int, int]:
    """Read a WebP picture's width and height before anything is decoded."""
    form, head = content[12:16], content[20:30]
    if form == b"VP8X":
        return _plus_one(head[4:7]), _plus_one(head[7:10])
    if form == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    size = int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
    return size[0] & 0x3FFF, size[1] & 0x3FFF


def _plus_one(piece: bytes) -> int:
    return int.from_bytes(piece, "little") + 1
