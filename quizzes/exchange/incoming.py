"""From a question of any format to the plain data of one of our types, with notes on changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quizzes.document import Level, Misconception
from quizzes.exchange.entries import TEXT, Entry, Import, Note, RefusedError
from quizzes.exchange.foreign import MOST_OPTIONS, Foreign, Kind, Looked, Pair, Refused, Weighed
from quizzes.exchange.gap_texts import gap_text
from quizzes.exchange.makers import MAKERS, Made
from quizzes.exchange.numbers import numerical
from quizzes.exchange.open_responses import open_response
from quizzes.exchange.pictures import images_data, pictures_of
from quizzes.exchange.plain_text import kept
from quizzes.exchange.statements import relations
from quizzes.image_files import ImageFile

LONGEST = 10_000
RECOGNISED = 200
ERRORS = frozenset(Misconception)
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TYPES = {
    Kind.CHOICE: "single-choice",
    Kind.CHOICES: "multiple-choice",
    Kind.TRUE_FALSE: "single-choice",
    Kind.SHORT: "short-answer",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.NUMERICAL: "numerical",
    Kind.GAPS: "gap",
    Kind.OPEN: "open-response",
    Kind.RELATIONS: "relations",
}
ALL_MAKERS = MAKERS | {
    Kind.NUMERICAL: numerical,
    Kind.GAPS: gap_text,
    Kind.OPEN: open_response,
    Kind.RELATIONS: relations,
}


def settle_all(found: Iterable[Foreign | Refused]) -> Import:
    """Turn what a format brought into entries; say once what has no place here."""
    titles, extras, entries = 0, 0, []
    images = dict[str, ImageFile]()
    categories, tags = set[tuple[str, ...]](), set[str]()
    for one in found:
        entries.append(settle(one))
        if isinstance(one, Foreign):
            images |= {picture.file.sha256: picture.file for picture in pictures_of(one)}
            titles += bool(one.title)
            extras += one.extras
            categories.add(one.category)
            tags.update(tag for tag in one.tags if not tag.startswith(("level:", "claim:")))
    counts = {"titles": titles, "categories": len(categories - {()}), "tags": len(tags)}
    counts["extras"] = extras
    unkept = (Note(code, {"count": str(n)}) for code, n in counts.items() if n)
    return Import(tuple(entries), tuple(unkept), tuple(images.values()))


def settle(found: Foreign | Refused) -> Entry:
    """Make one entry."""
    if isinstance(found, Refused):
        return refused(found.line, found.stem, found.note)
    clean = cleaned(found)
    try:
        check(clean)
        if clean.kind is Kind.TEXT:
            return text_entry(clean)
        own, notes = ALL_MAKERS[clean.kind](clean)
    except RefusedError as error:
        return refused(error.line or clean.line, clean.stem, error.note)
    shared, more = shared_data(clean, found)
    all_notes = tuple(dict.fromkeys((*clean.notes, *more, *notes)))
    data = shared | own | images_data(clean, own)
    return Entry(clean.line, clean.stem, TYPES[clean.kind], data, all_notes)


def text_entry(found: Foreign) -> Entry:
    """Keep a text that asks nothing, with what was to be said after it."""
    said = "\n\n".join(filter(None, (found.stem, found.explanation)))
    return Entry(found.line, said, TEXT, notes=(*dict.fromkeys(found.notes), Note("kept")))


def refused(line: int, stem: str, note: Note) -> Entry:
    """Make an entry of what is not taken; of its text only what one needs to find it again."""
    return Entry(line, kept(stem[:RECOGNISED]), notes=(note,))


def cleaned(found: Foreign) -> Foreign:
    """Take from every text what a document cannot hold."""
    pairs = tuple(
        Pair(kept(p.prompt), kept(p.match), kept(p.feedback), p.images) for p in found.pairs
    )
    return replace(
        found,
        stem=kept(found.stem),
        explanation=kept(found.explanation),
        else_feedback=kept(found.else_feedback),
        options=tuple(map(clean_option, found.options)),
        pairs=pairs,
        unit=kept(found.unit),
        text=kept(found.text),
        rubric=tuple(map(clean_criterion, found.rubric)),
        gaps=tuple(
            replace(gap, options=tuple(map(clean_option, gap.options))) for gap in found.gaps
        ),
    )


def clean_option(option: Weighed) -> Weighed:
    """Take from an option's texts what a document cannot hold, and an unknown misconception."""
    return replace(
        option,
        text=kept(option.text),
        feedback=kept(option.feedback),
        misconception=option.misconception if option.misconception in ERRORS else "",
    )


def clean_criterion(looked: Looked) -> Looked:
    """Take from a criterion's texts what a document cannot hold."""
    return Looked(kept(looked.text), tuple((kept(text), n) for text, n in looked.levels))


def check(found: Foreign) -> None:
    """Refuse what no page has room for."""
    if not found.stem:
        raise RefusedError("no-stem")
    if any(len(text) > LONGEST for text in found.texts()):
        raise RefusedError("too-long", most=str(LONGEST))
    lists = (found.options, found.pairs, found.gaps, *(gap.options for gap in found.gaps))
    lists += (found.rubric, *(looked.levels for looked in found.rubric))
    if max(map(len, lists)) > MOST_OPTIONS:
        raise RefusedError("many-options", most=str(MOST_OPTIONS))


def shared_data(found: Foreign, raw: Foreign) -> Made:
    """Give what every type has."""
    known = found.level in set(Level)
    notes = [] if known or not found.level else [Note("tag-level", {"level": found.level})]
    notes += [
        Note("misconception", {"name": option.misconception})
        for option in (*raw.options, *(o for gap in raw.gaps for o in gap.options))
        if option.misconception and option.misconception not in ERRORS
    ]
    claims = [claim for claim in found.claims if KEY.fullmatch(claim)]
    data = {
        "stem": found.stem,
        "level": found.level if known else "",
        "claims": claims,
        "explanation": found.explanation,
    }
    return {name: value for name, value in data.items() if value}, notes
