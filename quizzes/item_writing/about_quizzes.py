"""Rules about a quiz as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lessons.document import Lesson
from lessons.network import sides
from quizzes.document import Question, Quiz
from quizzes.item_writing.item import Hit

FEWEST_KEYS = 6
"""Under these, any distribution may be chance."""
FEWEST_CLAIMS = 4
CRITICAL = (3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067, 15.507, 16.919)
"""Chi-square with 1, 2, 3, … degrees of freedom that chance exceeds in one case of twenty."""


def key_position(quiz: Quiz, lesson: Lesson) -> Iterator[Hit]:
    """Find keys that keep to a place, among the questions whose order an author fixes.

    Shuffled options have no place: each learner sees another order. What is left are statements
    (true before false) and options with `shuffle: false`, taken apart by how many there are.
    """
    for number, places in sorted(_places(quiz).items()):
        total = places.total()
        if total < FEWEST_KEYS or not 2 <= number <= len(CRITICAL) + 1:
            continue
        if chi_square([places[place] for place in range(number)]) > CRITICAL[number - 2]:
            place, most = places.most_common(1)[0]
            yield Hit(
                "questions", {"most": str(most), "total": str(total), "place": str(place + 1)}
            )


def chi_square(counts: list[int]) -> float:
    """Give Pearson's statistic against even shares: the sum of (observed − expected)² / expected.

    Its degrees of freedom are the number of counts less one (Pearson 1900).
    """
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts) if expected else 0.0


def one_side_only(quiz: Quiz, lesson: Lesson) -> Iterator[Hit]:
    """Find a quiz in whose claims only one side acts: a local actor and those who support it."""
    ids = dict.fromkeys(id_ for question in quiz.questions for id_ in question.rests_on)
    claims = [lesson.claims_by_id[id_] for id_ in ids if id_ in lesson.claims_by_id]
    all_sides = sides(lesson)
    if len(claims) < FEWEST_CLAIMS or len(all_sides) < 2:
        return
    for side in all_sides:
        if {claim.who for claim in claims} <= {side.actor, *side.supporters}:
            actor = lesson.actors_by_id[side.actor]
            yield Hit("questions", {"side": actor.short, "number": str(len(claims))})
            return


def _places(quiz: Quiz) -> dict[int, Counter[int]]:
    """Count by number of options in which place, from 0, keys stand that no shuffling moves."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for question in quiz.questions:
        options = getattr(question, "options", ())
        if question.type == "single-choice" and options and not _shuffled(question):
            [place] = [n for n, option in enumerate(options) if option.correct]
            found[len(options)][place] += 1
    return found


def _shuffled(question: Question) -> bool:
    return not getattr(question, "preset", None) and bool(getattr(question, "shuffle", True))
