"""The order of what is written: paragraphs and sections are added, moved and taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from typing import TypeVar

from lessons.desk.rows import Desk, WrittenParagraph, WrittenSection

T = TypeVar("T")
Paragraphs = tuple[WrittenParagraph, ...]


def add_paragraph(desk: Desk, section_id: str) -> Desk:
    """Put an empty paragraph at the end of a section."""
    return _put_in(desk, section_id, WrittenParagraph(id=_free(desk, "paragraph")))


def add_section(desk: Desk) -> Desk:
    """Put an empty section at the end."""
    paragraph = WrittenParagraph(id=_free(desk, "paragraph"))
    new = WrittenSection(id=_free(desk, "section"), paragraphs=(paragraph,))
    return _with(desk, (*desk.sections, new))


def move_section(desk: Desk, section_id: str, step: int) -> Desk:
    """Move a section up (-1) or down (1)."""
    at = next((n for n, s in enumerate(desk.sections) if s.id == section_id), None)
    if at is None or not 0 <= at + step < len(desk.sections):
        return desk
    return _with(desk, _swapped(desk.sections, at, at + step))


def move_paragraph(desk: Desk, paragraph_id: str, step: int) -> Desk:
    """Move a paragraph up (-1) or down (1); past the edge it goes into the next section."""
    found = _find(desk, paragraph_id)
    if found is None:
        return desk
    n, at = found
    section = desk.sections[n]
    if 0 <= at + step < len(section.paragraphs):
        moved = _swapped(section.paragraphs, at, at + step)
        return _changed(desk, lambda s: moved if s is section else s.paragraphs)
    if not 0 <= n + step < len(desk.sections):
        return desk
    return move_to(desk, paragraph_id, desk.sections[n + step].id, first=step > 0)


def move_to(desk: Desk, paragraph_id: str, section_id: str, *, first: bool = False) -> Desk:
    """Move a paragraph to the end, or the beginning, of another section."""
    found = _find(desk, paragraph_id)
    if found is None or section_id not in {section.id for section in desk.sections}:
        return desk
    paragraph = desk.sections[found[0]].paragraphs[found[1]]
    return _put_in(_without(desk, paragraph_id), section_id, paragraph, first=first)


def take_out(desk: Desk, id_: str) -> Desk:
    """Take out a paragraph, or a section with nothing written in it."""
    sections = tuple(s for s in desk.sections if s.id != id_ or not is_empty(s))
    after = _without(_with(desk, sections), id_)
    gone = [key for key in _keys(desk) if key not in _keys(after)]
    return after.model_copy(update={"taken_out": (*desk.taken_out, *gone)})


def is_empty(section: WrittenSection) -> bool:
    """Tell whether nothing is written in a section."""
    texts = (section.title, *(paragraph.text for paragraph in section.paragraphs))
    return not any(text.strip() for text in texts)


def _with(desk: Desk, sections: Iterable[WrittenSection]) -> Desk:
    return desk.model_copy(update={"sections": tuple(sections)})


def _find(desk: Desk, paragraph_id: str) -> tuple[int, int] | None:
    """Give the numbers of a paragraph's section, and of the paragraph in it."""
    places = ((n, at) for n, s in enumerate(desk.sections) for at in range(len(s.paragraphs)))
    known = (p for p in places if desk.sections[p[0]].paragraphs[p[1]].id == paragraph_id)
    return next(known, None)


def _put_in(desk: Desk, section_id: str, new: WrittenParagraph, *, first: bool = False) -> Desk:
    def grown(section: WrittenSection) -> Paragraphs:
        if section.id != section_id:
            return section.paragraphs
        return (new, *section.paragraphs) if first else (*section.paragraphs, new)

    return _changed(desk, grown)


def _without(desk: Desk, paragraph_id: str) -> Desk:
    return _changed(desk, lambda s: tuple(p for p in s.paragraphs if p.id != paragraph_id))


def _changed(desk: Desk, change: Callable[[WrittenSection], Paragraphs]) -> Desk:
    """Give every section the paragraphs that a change makes of it."""
    return _with(desk, (s.model_copy(update={"paragraphs": change(s)}) for s in desk.sections))


def _swapped(items: tuple[T, ...], one: int, other: int) -> tuple[T, ...]:
    order = list(items)
    order[one], order[other] = order[other], order[one]
    return tuple(order)


def _keys(desk: Desk) -> list[str]:
    return [*(section.id for section in desk.sections), *(p.id for p in desk.paragraphs)]


def _free(desk: Desk, what: str) -> str:
    """Give the next key that no section or paragraph has."""
    taken = {*_keys(desk), *desk.taken_out}
    return next(key for n in count(1) if (key := f"{what}-{n}") not in taken)
