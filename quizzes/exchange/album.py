"""The images of a file that is read: each leaves a mark in the text, and is found by it again.

A reader of a format knows nothing of images: marks pass through it like words. Afterwards the
texts are free of them, and each image belongs to the text in which its mark was.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Kind, Pair, Picture, Refused, Weighed
from quizzes.exchange.image_places import fitting, named
from quizzes.exchange.pictures import ROWS
from quizzes.exchange.plain_text import kept
from quizzes.image_files import ImageFile, ImageRefusedError, clean, pixels_of
from quizzes.image_words import WORDS

MOST_PIXELS_A_FILE = 200_000_000
"""So much is decoded of one file; it takes some ten seconds at most."""
STEM = "Look at the image."
CUT_OFF = re.compile("\ue000[0-9a-f]*-?[0-9]*\ue001?")
"""What is left of a mark in a text that was cut off to be recognised."""
LONGEST_NAME = 200


@dataclass(frozen=True)
class Marked:
    """What a mark stands for: an image, or the words that are left of one, and what to say."""

    picture: Picture | None
    notes: tuple[Note, ...]
    alt: str = ""


class Album:
    """The images of one file."""

    def __init__(self) -> None:
        nonce = secrets.token_hex(4)  # stands in no file that anybody could have written
        self._form = f"\ue000{nonce}-%s\ue001"
        self._mark = re.compile(rf"\ue000{nonce}-(\d+)\ue001")
        self._around = re.compile(rf"( ?){self._mark.pattern}( ?)")
        self._marked: list[Marked] = []
        self._known: dict[bytes, tuple[ImageFile | None, tuple[Note, ...]]] = {}
        self._left = MOST_PIXELS_A_FILE

    def take(self, content: bytes, name: str, alt: str, *, decorative: bool = False) -> str:
        """Take an image, if it can be, and give the mark that stands for it."""
        file, notes = self._cleaned(content, name)
        alt = kept(alt)
        if file is None:
            return self._add(Marked(None, notes, alt))
        return self._add(Marked(Picture(file, alt, decorative), notes))

    def drop(self, code: str, name: str, alt: str) -> str:
        """Say why an image is dropped, and give the mark that stands for its description."""
        return self._add(Marked(None, (Note(code, {"name": name[:LONGEST_NAME]}),), alt))

    def _add(self, marked: Marked) -> str:
        self._marked.append(marked)
        return self._form % (len(self._marked) - 1)

    def _cleaned(self, content: bytes, name: str) -> tuple[ImageFile | None, tuple[Note, ...]]:
        """Make an image harmless, each only once a file."""
        key = sha256(content).digest()
        if key not in self._known:
            self._left -= pixels_of(content)
            if self._left < 0:
                return None, (Note("image-budget", {"name": name[:LONGEST_NAME]}),)
            self._known[key] = _clean(content, name)
        return self._known[key]

    def settle(self, found: Foreign | Refused) -> Foreign | Refused:
        """Free a question's texts of marks, and give it the images that they stood for."""
        if not self._marked:
            return found
        if isinstance(found, Refused):
            return replace(found, stem=CUT_OFF.sub("", self._told(found.stem)))
        numbers = dict.fromkeys(n for text in found.texts() for n in self._numbers(text))
        marked = [self._marked[number] for number in numbers]
        if not marked:
            return found
        told = [note for one in marked for note in one.notes]
        told += [Note("image-moved")] if self._within(found.stem) else []
        placed = self._placed(replace(found, notes=(*found.notes, *told)))
        return fitting(named(placed), sum(one.picture is not None for one in marked))

    def _placed(self, found: Foreign) -> Foreign:
        asks = found.kind is not Kind.TEXT
        stem, images = self._divided(found.stem) if asks else (self._told(found.stem), ())
        text, more = self._divided(found.text)
        added = (Note("stem-added", {"stem": STEM}),) if images and not stem else ()
        gaps = (replace(g, options=tuple(map(self._option, g.options))) for g in found.gaps)
        option = self._illustrated if found.kind in ROWS else self._option
        return replace(
            found,
            stem=STEM if added else stem,
            text=text,
            images=(*images, *more),
            options=tuple(map(option, found.options)),
            pairs=tuple(map(self._pair, found.pairs)),
            gaps=tuple(gaps),
            explanation=self._told(found.explanation),
            else_feedback=self._told(found.else_feedback),
            unit=self._told(found.unit),
            notes=(*found.notes, *added),
        )

    def _illustrated(self, option: Weighed) -> Weighed:
        text, images = self._divided(option.text)
        return replace(option, text=text, images=images, feedback=self._told(option.feedback))

    def _option(self, option: Weighed) -> Weighed:
        """Leave descriptions in an option that has no room for images."""
        return replace(option, text=self._told(option.text), feedback=self._told(option.feedback))

    def _pair(self, pair: Pair) -> Pair:
        prompt, images = self._divided(pair.prompt)
        match, told = self._told(pair.match), self._told(pair.feedback)
        return replace(pair, prompt=prompt, images=images, match=match, feedback=told)

    def _numbers(self, text: str) -> list[int]:
        return [int(found[1]) for found in self._mark.finditer(text)]

    def _divided(self, text: str) -> tuple[str, tuple[Picture, ...]]:
        """Take the images out of a text, and the lines that held nothing else."""
        found = (self._marked[number].picture for number in self._numbers(text))
        return self._written(text, lambda one: one.alt), tuple(filter(None, found))

    def _told(self, text: str) -> str:
        """Give a text with the descriptions of its images: there is no room for them here."""
        return self._written(text, lambda one: one.picture.alt if one.picture else one.alt)

    def _written(self, text: str, say: Callable[[Marked], str]) -> str:
        """Write a text with words for its marks and the spaces beside each."""
        if "\ue000" not in text or not self._numbers(text):
            return text

        def said(found: re.Match[str]) -> str:
            before, number, after = found.groups()
            alt = say(self._marked[int(number)])
            return f" {alt} " if alt else before or after

        lines = ((line, self._around.sub(said, line)) for line in text.split("\n"))
        return "\n".join(plain for line, plain in lines if plain.strip() or plain == line).strip()

    def _within(self, text: str) -> bool:
        """Tell whether words follow an image."""
        taken = (m for m in self._mark.finditer(text) if self._marked[int(m[1])].picture)
        found = next(taken, None)
        return found is not None and bool(self._divided(text[found.end() :])[0].strip())


def _clean(content: bytes, name: str) -> tuple[ImageFile | None, tuple[Note, ...]]:
    try:
        file, changes = clean(content)
    except ImageRefusedError as error:
        reason = WORDS[error.code] % error.details
        return None, (Note("image-refused", {"name": name[:LONGEST_NAME], "reason": reason}),)
    return file, tuple(Note(code, details) for code, details in changes)
