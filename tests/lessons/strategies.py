"""Lessons with every text that could be taken for something else."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from lessons.document import (
    Actor,
    ActorKind,
    Certainty,
    Claim,
    Designation,
    Event,
    Lesson,
    Means,
    Paragraph,
    Relation,
    Section,
    SectionRole,
    Source,
    Term,
)

TRAPS = (
    "no", "yes", "Off", "null", "~", "true", "NULL", "2024-11-27", "2015", "012", "1_000", "1e3",
    "---", "...", "# not a heading", "## nor this {#x}", "#", "{#x S1}", "\\{#x}", "\\", "\\\\",
    "&#10;", "&amp;", "- item", "? key", ": value", "a: b", "a #b", "'", '"', "''", '"""', "*star",
    "&anchor", "!tag", "%YAML 1.1", "@at", "`tick`", "|", ">", ">-", "[a, b]", "{a: b}", "<<",
    "=", "a\nb", "a\n\nb\n c", "a\r\nb", "tab\there", "a  b   c", "a\u00a0b", "line\u2028end",
    "next\u0085line", "bell\x07", "nul\x00nul", "\ufeffmark", "e\u0301", "حزب الله", "🕊️", "\ufffe",
    "<b>", "{% if %}", "word " * 60, "word  " * 60, "it's:  " * 40, "word \nword " * 40,
    "x" * 300, "-" * 90, "# " * 50,
)  # fmt: skip


def _stripped(text: str) -> str:
    return text.strip() or "x"


letters = st.characters(exclude_categories=["Cs"])
texts = st.one_of(
    st.sampled_from(TRAPS),
    st.lists(st.sampled_from(TRAPS), min_size=2, max_size=4).map(" ".join),
    st.text(letters, min_size=1, max_size=60),
).map(_stripped)
keys = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
partial_dates = st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True)
source_paragraphs = st.integers(1, 9999).map("S{}".format)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def several(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


sources = st.builds(
    Source,
    title=texts,
    publisher=maybe(texts),
    author=maybe(texts),
    date=maybe(partial_dates),
    address=maybe(texts),
    licence=maybe(texts),
    note=maybe(texts),
    paragraphs=st.integers(1, 99),
)
paragraphs = st.builds(Paragraph, id=keys, text=texts, rests_on=several(source_paragraphs))
sections = st.builds(
    Section,
    id=keys,
    title=texts,
    role=st.sampled_from(SectionRole),
    paragraphs=several(paragraphs),
)
designations = st.builds(
    Designation, by=texts, label=texts, since=partial_dates, until=maybe(partial_dates)
)
actors = st.builds(
    Actor,
    id=keys,
    name=texts,
    short=texts,
    kind=st.sampled_from(ActorKind),
    local=st.booleans(),
    who=texts,
    aims=texts,
    names=st.dictionaries(st.sampled_from(["ar", "no", "tr", "y", "null", "a b", "#"]), texts),
    aliases=several(texts, 20),
    designations=several(designations),
)
claims = st.builds(
    Claim,
    id=keys,
    who=keys,
    relation=st.sampled_from(Relation),
    whom=keys,
    means=several(st.sampled_from(Means)),
    since=maybe(partial_dates),
    until=maybe(partial_dates),
    certainty=st.sampled_from(Certainty),
    said_by=maybe(texts),
    paragraph=keys,
    words=texts,
    detail=maybe(texts),
)
events = st.builds(
    Event,
    id=keys,
    date=partial_dates,
    until=maybe(partial_dates),
    what=texts,
    actors=several(keys),
    place=maybe(texts),
    paragraph=maybe(keys),
    words=maybe(texts),
)
terms = st.builds(Term, id=keys, term=texts, forms=several(texts), meaning=texts)
days = st.dates(date(1000, 1, 1))
lessons = st.builds(
    Lesson,
    slug=st.just("a-lesson"),
    title=texts,
    summary=texts,
    as_of=days,
    last_checked=days,
    next_check=days,
    language=st.sampled_from(["en", "no", "ar"]),
    level=texts,
    content_note=maybe(texts),
    source=sources,
    sections=several(sections),
    actors=several(actors),
    claims=several(claims),
    events=several(events),
    terms=several(terms),
)
