"""Texts with images in Moodle XML: HTML that names files, and the files in base64 beside it."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Picture
from quizzes.exchange.plain_text import from_html
from quizzes.image import file_name


def in_html(text: str, pictures: Sequence[Picture]) -> str:
    """Write a text and the images below it."""
    lines = "<br>".join(html.escape(line) for line in text.split("\n"))
    return f"<div>{lines}</div>" + "".join(f"<p>{_tag(picture)}</p>" for picture in pictures)


def _tag(picture: Picture) -> str:
    file = picture.file
    silent = ' role="presentation"' if picture.decorative else ""
    source = f"@@PLUGINFILE@@/{quote(file_name(file.sha256, file.type))}"
    size = f'width="{file.width}" height="{file.height}"'
    return f'<img src="{source}" alt="{html.escape(picture.alt)}"{silent} {size}>'


def files_of(pictures: Sequence[Picture]) -> Iterator[str]:
    """Write the files of images, each once."""
    files = {picture.file.sha256: picture.file for picture in pictures}
    for file in files.values():
        content = base64.b64encode(file.content).decode()
        name = file_name(file.sha256, file.type)
        yield f'<file name="{name}" path="/" encoding="base64">{content}</file>'


def illustrated(name: str, text: str, pictures: Sequence[Picture]) -> str:
    """Write an element with a text: plain, or with images as HTML."""
    if not pictures:
        return f'<{name} format="plain_text"><text>{escape(text)}</text></{name}>'
    return f'<{name} format="html">{body(text, pictures)}</{name}>'


def body(text: str, pictures: Sequence[Picture]) -> str:
    """Write what stands in such an element: the text, and the files of its images."""
    written = escape(in_html(text, pictures) if pictures else text)
    return f"<text>{written}</text>" + "".join(files_of(pictures))


def form_of(pictures: Sequence[Picture]) -> str:
    """Name the form of a text."""
    return "html" if pictures else "plain_text"


def lost_spaces(question: Foreign) -> Iterator[Note]:
    """Name the spaces that HTML does not keep."""
    texts = [(question.stem, question.images), (question.text, question.images)]
    texts += [(option.text, option.images) for option in question.options]
    texts += [(pair.prompt, pair.images) for pair in question.pairs]
    if any(images and from_html(in_html(text, ()))[0] != text for text, images in texts):
        yield Note("spaces")
