"""Which images of a question have a place here, and what an option that was nothing else says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Picture
from quizzes.exchange.pictures import ROWS, pictures_of
from quizzes.image import MOST_IMAGES

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def named(found: Foreign) -> Foreign:
    """Give options that were images alone a text: it says nothing but their place."""
    if found.kind not in ROWS:
        return found
    options, pairs, notes = [], [], list(found.notes)
    for number, option in enumerate(found.options):
        name = _name(number) if option.images and not option.text else ""
        options.append(replace(option, text=name) if name else option)
        notes += [Note("option-named", {"text": name})] if name else []
    for number, pair in enumerate(found.pairs):
        name = _name(number) if pair.images and not pair.prompt else ""
        pairs.append(replace(pair, prompt=name) if name else pair)
        notes += [Note("option-named", {"text": name})] if name else []
    return replace(found, options=tuple(options), pairs=tuple(pairs), notes=tuple(notes))


def _name(number: int) -> str:
    return f"Image {LETTERS[number]}" if number < len(LETTERS) else f"Image {number + 1}"


def fitting(found: Foreign, marked: int) -> Foreign:
    """Drop the images that have no place, and those for which a page has no room; say so."""
    notes, room = list(found.notes), iter(range(MOST_IMAGES))
    kept = replace(
        found,
        images=tuple(_as_many(found.images, room)),
        options=tuple(replace(o, images=tuple(_as_many(o.images, room))) for o in found.options),
        pairs=tuple(replace(p, images=tuple(_as_many(p.images, room))) for p in found.pairs),
    )
    there, left = (sum(1 for _ in pictures_of(one)) for one in (found, kept))
    if marked > there:
        notes.append(Note("image-nowhere", {"count": str(marked - there)}))
    if there > left:
        details = {"most": str(MOST_IMAGES), "count": str(there - left)}
        notes.append(Note("image-many", details))
    return replace(kept, notes=tuple(notes))


def _as_many(pictures: tuple[Picture, ...], room: Iterator[int]) -> Iterator[Picture]:
    for picture in pictures:
        if next(room, None) is None:
            return
        yield picture
