"""Find the images in a text or a tree of another format, and put marks in their place."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from quizzes.exchange.album import Album
from quizzes.exchange.moodle_xml.elements import ILLUSTRATED, Element
from quizzes.exchange.xml_tree import Node
from quizzes.exchange.zip_files import Archive

Find = Callable[[str], bytes | None]
"""Give the bytes that an address within the file stands for, None if there are none."""

UNSEEN = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(script|style)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>", re.S | re.I
)
IMAGE = re.compile(r"<img\b((?:\s[^<>]*|/)?)>", re.I)
ATTRIBUTE = re.compile(
    r"(?<![\w-])(src|alt|role)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I
)
DATA = re.compile(r"data:[\w/+.-]*;base64,", re.I)
REMOTE = re.compile(r"(?:https?:)?//", re.I)
SILENT = frozenset({"presentation", "none"})
MOODLE_FILE = "@@PLUGINFILE@@"
WRITTEN_AS_HTML = frozenset({"html", "moodle_auto_format"})
CANVAS_FILE = re.compile(r"\$IMS[-_]CC[-_]FILEBASE\$/?")
UNMARKED = re.compile(r"(?:qti-)?(?:feedback-?|modal-?feedback|itemfeedback|rubric-?block)", re.I)
OURS = "Crosscurrents"


def mark(album: Album, address: str, alt: str, find: Find, *, decorative: bool) -> str:
    """Give the mark of one image, taken or dropped."""
    address = address.strip()
    if REMOTE.match(address):
        return album.drop("image-remote", address, alt)
    if found := DATA.match(address):
        return album.take(decoded(address[found.end() :]), "data:", alt, decorative=decorative)
    content = find(address)
    name = unquote(address.partition("?")[0]).removeprefix(f"{MOODLE_FILE}/")
    if content is None:
        return album.drop("image-missing", name, alt)
    return album.take(content, name, alt, decorative=decorative)


def decoded(text: str) -> bytes:
    """Read base64; what cannot be read is no image."""
    try:
        return base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return b""


def marked_html(text: str, album: Album, find: Find) -> str:
    """Put marks into a text of HTML."""
    if "<img" not in text.lower():
        return text
    unseen = [found.span() for found in UNSEEN.finditer(text)]

    def replace(tag: re.Match[str]) -> str:
        if any(start <= tag.start() < end for start, end in unseen):
            return tag[0]
        named = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in
                 ATTRIBUTE.finditer(tag[1])}  # fmt: skip
        told = {name: html.unescape(value) for name, value in named.items()}
        silent = told.get("role", "") in SILENT
        return mark(album, told.get("src", ""), told.get("alt", ""), find, decorative=silent)

    return IMAGE.sub(replace, text)


def mark_moodle(question: Element, album: Album) -> None:
    """Put marks into the texts of a question in which images have a place."""
    for name in ILLUSTRATED:
        for holder in question.all(name):
            inner = holder.first("text") or holder
            if holder.attributes.get("format", "html") in WRITTEN_AS_HTML:
                files = {_path(file): file for file in holder.all("file")}
                inner.pieces = [marked_html(inner.text, album, _in_moodle(holder, files))]


def _path(file: Element) -> str:
    return (file.attributes.get("path", "/") + file.attributes.get("name", "")).lstrip("/")


def _in_moodle(holder: Element, files: Mapping[str, Element]) -> Find:
    def find(address: str) -> bytes | None:
        path = unquote(address.partition("?")[0]).removeprefix(MOODLE_FILE).lstrip("/")
        file = files.get(path) if address.startswith(MOODLE_FILE) else None
        if file is None:
            return None
        holder.children = [child for child in holder.children if child is not file]
        return decoded(file.text)

    return find


def mark_tree(node: Node, album: Album, find: Find, *, ours: bool = False) -> None:
    """Put marks into an item of QTI, wherever images have a place."""
    ours = ours or OURS in {node.get("toolName"), node.get("tool-name")}
    for place, part in enumerate(node.content):
        if isinstance(part, str) or UNMARKED.match(part.name):
            continue
        if part.name == "mattext" and part.get("texttype", "text/html") != "text/plain":
            part.content = [marked_html(part.text, album, find)]
        elif address := _address(part):
            alt = part.get("alt") or (part.text if part.content else "")
            silent = part.get("role") in SILENT or (ours and not alt)
            node.content[place] = mark(album, address, alt, find, decorative=silent)
        else:
            mark_tree(part, album, find, ours=ours)


def _address(node: Node) -> str:
    name = node.name.removeprefix("qti-")
    if name == "object" and node.get("type").startswith("image/"):
        return node.get("data")
    return node.get("src") if name == "img" else ""


def in_package(archive: Archive, item: str) -> Find:
    """Find files of a package beside an item: only what the zip holds, never outside."""

    def find(address: str) -> bytes | None:
        path = unquote(address.partition("?")[0].partition("#")[0])
        names = [normpath(join(dirname(item), path))]
        if found := CANVAS_FILE.match(path):
            rest = path[found.end() :]
            names = [
                normpath(join(folder, rest)) for folder in ("", "web_resources", dirname(item))
            ]
        return next((archive.read(name) for name in names if name in archive), None)

    return find


def nowhere(_address: str) -> None:
    """Find nothing: a single item has no files beside it."""
