"""Questions on who does what to whom: documented claims that hold on the lesson's day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lessons.document import Actor, Claim, Lesson
from quizzes.drafting.drafted import Drafted, drafted
from quizzes.drafting.phrasing import name_of, quoted, sentence, verb, with_article
from quizzes.drafting.proof import AT_WAR, ON_ONE_SIDE, ONE_WAY, refuting, stands, wrong_actors
from quizzes.short_text import normal_form

MOST_DISTRACTORS, FEWEST_DISTRACTORS = 3, 2


def can_be_asked(claim: Claim, lesson: Lesson) -> bool:
    """Tell whether a claim is a fact that can be asked about as one."""
    known = {claim.who, claim.whom} <= lesson.actors_by_id.keys() and claim.who != claim.whom
    return known and claim.relation in AT_WAR | ON_ONE_SIDE and stands(claim, lesson)


def choose_who(claim: Claim, lesson: Lesson) -> Iterator[Drafted]:
    """Ask who backs an actor, among others of whom the ledger proves that they do not."""
    key, whom = lesson.actors_by_id[claim.who], lesson.actors_by_id[claim.whom]
    wrong = wrong_actors(lesson, claim.relation, claim.whom, claim.who)[:MOST_DISTRACTORS]
    if len(wrong) < FEWEST_DISTRACTORS:
        return
    right = _option(key, f"The lesson says: {quoted(claim)}.") | {"correct": True}
    options = [
        right,
        *(
            _option(actor, f"The lesson says otherwise of the two: {quoted(proof)}.")
            | {"misconception": "wrong-actor"}
            for actor, proof in wrong
        ),
    ]
    yield from drafted(
        lesson,
        "who",
        claim.id,
        type="single-choice",
        level="remember",
        claims=[claim.id],
        stem=f"Which of these {verb(claim.relation)} {with_article(whom, lesson)}, "
        "according to the lesson?",
        options=sorted(options, key=lambda option: str(option["text"])),
    )


def judge(claim: Claim, lesson: Lesson) -> Iterator[Drafted]:
    """Ask whether a statement is true: a changed one if the ledger proves it false."""
    who, whom = lesson.actors_by_id[claim.who], lesson.actors_by_id[claim.whom]
    changed = _changed(claim, lesson)
    says = f"The lesson says: {quoted(claim)}."
    if changed is None:
        stem, right, wrong = sentence(who, claim.relation, whom, lesson), says, says
        key, slip = "true", "wrong-actor"
    else:
        (other, to, slip), proof = changed
        stem, key = sentence(other, claim.relation, to, lesson), "false"
        right, wrong = (
            f"{says} And of these two: {quoted(proof)}.",
            f"{says} Of these two: {quoted(proof)}.",
        )
    other_key = "false" if key == "true" else "true"
    marked: list[dict[str, Any]] = [
        {"key": key, "correct": True, "feedback": right},
        {"key": other_key, "misconception": slip, "feedback": wrong},
    ]
    yield from drafted(
        lesson,
        "judge",
        claim.id,
        type="single-choice",
        preset="true-false",
        level="remember",
        claims=[claim.id],
        stem=stem,
        options=sorted(marked, key=lambda option: str(option["key"]), reverse=True),
    )


def name_who(claim: Claim, lesson: Lesson) -> Iterator[Drafted]:
    """Ask for a name, if the ledger knows of one actor alone that could be meant."""
    whom = lesson.actors_by_id[claim.whom]
    could = {c.who for c in lesson.claims if (c.relation, c.whom) == (claim.relation, claim.whom)}
    back = {c.whom for c in lesson.claims if (c.relation, c.who) == (claim.relation, claim.whom)}
    if could | back != {claim.who}:
        return
    wrong = wrong_actors(lesson, claim.relation, claim.whom, claim.who)[:MOST_DISTRACTORS]
    yield from drafted(
        lesson,
        "name",
        claim.id,
        type="short-answer",
        level="remember",
        claims=[claim.id],
        stem=f"Who {verb(claim.relation)} {with_article(whom, lesson)}, according to the lesson? "
        "Write one name.",
        actor=claim.who,
        feedback=f"The lesson says: {quoted(claim)}.",
        wrong=[
            {
                "text": actor.name,
                "feedback": f"The lesson says otherwise of the two: {quoted(proof)}.",
                "misconception": "wrong-actor",
            }
            for actor, proof in wrong
        ],
        else_feedback=f"Look for what the lesson says of {with_article(whom, lesson)}.",
    )


def _option(actor: Actor, feedback: str) -> dict[str, Any]:
    return {"key": actor.id, "text": name_of(actor), "feedback": feedback}


def _changed(claim: Claim, lesson: Lesson) -> tuple[tuple[Actor, Actor, str], Claim] | None:
    """Change the direction or one actor so that the ledger proves the statement false."""
    who, whom = lesson.actors_by_id[claim.who], lesson.actors_by_id[claim.whom]
    if claim.relation in ONE_WAY and who.kind == whom.kind:
        proof = refuting(lesson, whom.id, claim.relation, who.id)
        return ((whom, who, "wrong-direction"), proof) if proof else None
    for actor, proof in wrong_actors(lesson, claim.relation, claim.whom, claim.who)[:1]:
        if normal_form(actor.name) != normal_form(who.name):
            return (actor, whom, "wrong-actor"), proof
    return None
