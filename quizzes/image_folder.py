"""Images beside a quiz's file: `images/<file>` in the lesson's folder of the bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from pydantic import StringConstraints

from lessons.building import build, plain_of
from lessons.document import Document, Key, Text
from lessons.problems import Problem, did_you_mean
from lessons.tree import Tree, Where
from quizzes.document import Question, Quiz
from quizzes.image import Image, file_name
from quizzes.image_files import MOST_BROUGHT, ImageFile, ImageRefusedError, clean
from quizzes.image_words import WORDS

FOLDER = "images"
FileName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=120)
]
CLEAN_FIRST = "make it so with 'flask content clean-image %s'"


class ImageRow(Document):
    """An image of a question as a quiz's file names it. What it shows is read from its file.

    `alt` describes it for those who do not see it, unless it is `decorative`. `at` is the key of
    the option, item or prompt that it belongs to; without one it stands below the stem.
    """

    file: FileName
    alt: Text | None = None
    decorative: bool = False
    at: Key | None = None


def read_rows(tree: Tree, where: Where, folder: Path) -> tuple[list[Any], list[Problem]]:
    """Read a question's list of images: each row with what its file holds, and every problem."""
    rows, problems = [], list[Problem]()
    given = tree.at(where)
    if not isinstance(given, list):
        return given, []
    for number in range(len(given)):
        place = (*where, number)
        row = build(ImageRow, tree, place)
        problems += row.problems
        if row.value is None:
            continue
        try:
            found = _read(folder / FOLDER / row.value.file)
        except ImageRefusedError as error:
            problems.append(tree.problem((*place, "file"), _sentence(error, row.value, folder)))
            continue
        facts = {"sha256": found.sha256, "type": found.type}
        size = {"width": found.width, "height": found.height}
        told = plain_of(row.value)
        rows.append({**facts, **size, **{name: told[name] for name in told if name != "file"}})
    return rows, problems


def _read(path: Path) -> ImageFile:
    """Read a file that holds a picture alone, or raise ImageRefusedError."""
    if not path.is_file() or path.is_symlink():
        raise ImageRefusedError("missing")
    if path.stat().st_size > MOST_BROUGHT:
        raise ImageRefusedError("image-large", most=str(MOST_BROUGHT // 2**20))
    content = path.read_bytes()
    found, changes = clean(content)
    if changes or found.content != content:
        raise ImageRefusedError("unclean", changes=_in_words(changes))
    return found


def _in_words(changes: Iterable[tuple[str, dict[str, str]]]) -> str:
    return " ".join(WORDS[code] % details for code, details in changes)


def _sentence(error: ImageRefusedError, row: ImageRow, folder: Path) -> str:
    name = f"{FOLDER}/{row.file}"
    if error.code == "missing":
        near = did_you_mean(row.file, (path.name for path in (folder / FOLDER).glob("*")))
        return f"there is no file {name}{near}"
    if error.code == "unclean":
        return f"{name} is not stored as it is; {CLEAN_FIRST % row.file}"
    return f"{name}: {WORDS[error.code] % error.details}"


def plain_rows(question: Question) -> dict[str, Any]:
    """Give a question's images as its file names them; nothing for none."""
    if not question.images:
        return {}
    return {"images": [plain_of(_row_of(image)) for image in question.images]}


def _row_of(image: Image) -> ImageRow:
    own = {"alt": image.alt, "decorative": image.decorative, "at": image.at}
    return ImageRow(file=file_name(image.sha256, image.type), **own)


def named_images(quizzes: Iterable[Quiz]) -> dict[str, Image]:
    """Give every image that quizzes name, each once, by what it shows."""
    questions = (question for quiz in quizzes for question in quiz.questions)
    return {image.sha256: image for question in questions for image in question.images}


def files_for(quiz: Quiz, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give the files of a quiz's images: names within the lesson's folder, and bytes."""
    for image in named_images([quiz]).values():
        yield f"{FOLDER}/{file_name(image.sha256, image.type)}", contents[image.sha256]


def contents_in(bank: Path, quizzes: Iterable[Quiz]) -> dict[str, bytes]:
    """Read the bytes of every image that quizzes of a bank name, by what they show."""
    wanted, found = named_images(quizzes), dict[str, bytes]()
    for path in sorted(bank.glob(f"*/{FOLDER}/*")) if wanted else ():
        content = path.read_bytes() if path.is_file() else b""
        if (mark := sha256(content).hexdigest()) in wanted:
            found[mark] = content
    return found


def stray_images(bank: Path, quizzes: Iterable[Quiz]) -> Iterator[Problem]:
    """Find files among the images that no question names."""
    named = named_images(quizzes)
    for path in sorted(bank.glob(f"*/{FOLDER}/*")):
        if path.name[0] != "." and sha256(path.read_bytes()).hexdigest() not in named:
            yield Problem(str(path), 1, "no question names this image; take it out, or name it")
