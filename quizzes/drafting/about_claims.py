"""Questions on a claim as a claim: where it is said, who says so, and of what kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lessons.building import suggest_key
from lessons.document import Certainty, Claim, Lesson
from lessons.sentences import find, sentences
from quizzes.drafting.drafted import Drafted, drafted
from quizzes.drafting.phrasing import inner, quoted, within
from quizzes.item_writing.wording import words
from quizzes.ties import tie_of

FEWEST_SENTENCES = 3
EMPTY = frozenset({"the", "a", "an", "of", "in", "and", "which", "who", "some", "many"})
KINDS = {
    Certainty.DOCUMENTED: "Documented: the lesson states it as a fact",
    Certainty.ATTRIBUTED: "Attributed: the lesson tells who says it",
    Certainty.ANALYSIS: "Analysis: it judges what events mean",
}
WHY = {
    Certainty.DOCUMENTED: "The lesson states it in its own name, with nobody else as its source",
    Certainty.ATTRIBUTED: "It is somebody’s word, and the lesson leaves it with who says so",
    Certainty.ANALYSIS: "It weighs what events mean, and others may weigh them differently",
}


def find_sentence(claim: Claim, lesson: Lesson) -> Iterator[Drafted]:
    """Ask which sentence of its paragraph supports a claim."""
    paragraph = lesson.paragraphs.get(claim.paragraph)
    found = sentences(paragraph.text) if paragraph else ()
    if len(found) < FEWEST_SENTENCES:
        return
    yield from drafted(
        lesson,
        "sentence",
        claim.id,
        type="evidence",
        level="understand",
        stem="Choose the sentence that supports this claim.",
        passage=[claim.paragraph],
        supports=claim.id,
        feedback={f"s{n}": _on(text, claim) for n, text in enumerate(found, start=1)},
    )


def tell_kind(claim: Claim, lesson: Lesson) -> Iterator[Drafted]:
    """Ask of what kind a claim is."""
    by = f", here {claim.said_by}" if claim.said_by else ""
    options: list[dict[str, Any]] = []
    for kind, text in KINDS.items():
        if kind is claim.certainty:
            feedback = f"{WHY[kind]}{by}: {quoted(claim)}."
            options.append({"key": kind.value, "text": text, "feedback": feedback, "correct": True})
        else:
            feedback = f"Look again at the words: {quoted(claim)}. {WHY[claim.certainty]}{by}."
            options.append({"key": kind.value, "text": text, "feedback": feedback})
            options[-1]["misconception"] = "analysis-as-fact"
    yield from drafted(
        lesson,
        "kind",
        claim.id,
        type="single-choice",
        level="analyse",
        claims=[claim.id],
        stem=f"In the lesson we read: {quoted(claim)}. What kind of claim is this?",
        options=options,
    )


def tell_speaker(claim: Claim, lesson: Lesson) -> Iterator[Drafted]:
    """Ask who says so, among others to whom the lesson attributes other claims."""
    others = _other_speakers(claim, lesson)[:3]
    stem = _who_says(claim, lesson)
    if not claim.said_by or stem is None or len(others) < 2:
        return
    options: list[dict[str, Any]] = [
        {
            "key": suggest_key(claim.said_by) or "speaker",
            "text": _capital(claim.said_by),
            "correct": True,
            "feedback": f"The lesson leaves it with {claim.said_by}: {quoted(claim)}.",
        }
    ]
    for number, other in enumerate(others, start=1):
        said = f"The lesson attributes another claim there: {quoted(other)}."
        option = {"key": suggest_key(other.said_by or "") or f"n{number}", "feedback": said}
        options.append(
            option | {"text": _capital(other.said_by or ""), "misconception": "wrong-actor"}
        )
    yield from drafted(
        lesson,
        "speaker",
        claim.id,
        type="single-choice",
        level="understand",
        claims=[claim.id],
        stem=stem,
        options=sorted(options, key=lambda option: str(option["text"])),
    )


def _on(text: str, claim: Claim) -> str:
    if find(claim.words, text):
        return f"Yes. It states the claim: {quoted(claim)}."
    return f"This sentence says something else. Look for these words: {quoted(claim)}."


def _who_says(claim: Claim, lesson: Lesson) -> str | None:
    """Ask who says so: by the claim's words, or by its tie if the words give the speaker away."""
    if not _gives_away(claim.words, claim):
        return f"In the lesson we read: {quoted(claim)}. Whose claim is this?"
    same = [other for other in lesson.claims if tie_of(other).same_as(tie_of(claim))]
    who, whom = (lesson.actors_by_id.get(id_) for id_ in (claim.who, claim.whom))
    if len(same) > 1 or who is None or whom is None:
        return None
    tie = within(who, claim.relation, whom, lesson)
    return None if _gives_away(tie, claim) else f"Who says, in the lesson, that {tie}?"


def _gives_away(text: str, claim: Claim) -> bool:
    """Tell whether a text shares a word of meaning with the name of who says so."""
    return bool((set(words(claim.said_by or "")) - EMPTY) & set(words(text)))


def _other_speakers(claim: Claim, lesson: Lesson) -> list[Claim]:
    """List claims that the lesson attributes to others, each speaker once, and surely another."""
    found: list[Claim] = []
    for other in lesson.claims:
        if other.said_by and {other.who, other.whom} != {claim.who, claim.whom}:
            met = [c.said_by or "" for c in (claim, *found)]
            if not any(_may_be_one(other.said_by, name) for name in met):
                found.append(other)
    return found


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two speakers may be the same: the article, and many observers, it among them."""
    left, right = set(words(one)), set(words(other))
    return (
        set(words(one.split(",", maxsplit=1)[0])) <= right
        or set(words(other.split(",", maxsplit=1)[0])) <= left
    )


def _capital(text: str) -> str:
    words = inner(text).split(",")[0]
    return words[:1].upper() + words[1:]
