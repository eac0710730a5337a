"""Images in QTI packages: elements in items, and files beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizzes.exchange.foreign import Foreign, Picture
from quizzes.exchange.pictures import pictures_of
from quizzes.exchange.qti.building import element
from quizzes.exchange.xml_tree import Node
from quizzes.image import SUFFIXES, file_name

FOLDER = "images"
LONGEST_ALT = 256
"""Letters of a description in version 2."""
TYPES = {suffix.removeprefix("."): type_ for type_, suffix in SUFFIXES.items()}


def file_of(picture: Picture) -> str:
    """Name an image's file within the package."""
    return f"{FOLDER}/{file_name(picture.file.sha256, picture.file.type)}"


def images(pictures: Sequence[Picture]) -> list[Node]:
    """Write images below a text; items stand in a folder beside theirs."""
    return [_image(picture) for picture in pictures]


def _image(picture: Picture) -> Node:
    node = element(
        "img",
        src=f"../{file_of(picture)}",
        width=str(picture.file.width),
        height=str(picture.file.height),
    )
    node.attributes["alt"] = picture.alt
    return node


def within_limits(item: Node) -> None:
    """Write images of version 2 whose descriptions are too long for it as objects, in place."""
    for place, part in enumerate(item.content):
        if isinstance(part, str):
            continue
        if part.name == "img" and len(part.get("alt")) > LONGEST_ALT:
            told = part.attributes
            size = {name: told[name] for name in ("width", "height")}
            kind = TYPES[told["src"].rpartition(".")[2]]
            item.content[place] = element(
                "object", told["alt"], data=told["src"], type=kind, **size
            )
        within_limits(part)


def files_of(questions: Iterable[Foreign]) -> Iterator[tuple[str, bytes]]:
    """Give the files of the images that questions show."""
    for question in questions:
        for picture in pictures_of(question):
            yield file_of(picture), picture.file.content


def listed(question: Foreign) -> list[Node]:
    """List a question's files for the manifest, each once."""
    names = dict.fromkeys(file_of(picture) for picture in pictures_of(question))
    return [element("file", href=name) for name in names]
