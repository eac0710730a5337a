"""A question as the cells of one row."""

from __future__ import annotations

from quizzes.exchange.foreign import FULL, Foreign, Kind
from quizzes.exchange.incoming import TYPES
from quizzes.exchange.short_answers import literal

NAMES = TYPES | {Kind.TRUE_FALSE: "true-false"}


def cells_of(question: Foreign) -> dict[str, str]:
    """Write one question as cells by their columns."""
    row = {
        "type": NAMES[question.kind],
        "question": question.stem,
        "level": question.level,
        "claims": " ".join(question.claims),
        "right": right_of(question),
        "unit": question.unit,
        "shuffle": "" if question.shuffle else "no",
        "explanation": question.explanation,
        "else-feedback": question.else_feedback,
    }
    return row | SPECIAL.get(question.kind, options_of)(question)


def options_of(question: Foreign) -> dict[str, str]:
    """Write options, accepted answers, items, ties or pairs."""
    row: dict[str, str] = {}
    for number, option in enumerate(question.options, start=1):
        short = question.kind is Kind.SHORT
        row[f"option-{number}"] = literal(option.text) if short else option.text
        if question.kind is Kind.NUMERICAL and 0 < option.percent < FULL:
            row[f"option-{number}"] += f" ({option.percent / 100})"
        row[f"feedback-{number}"] = option.feedback
        row[f"misconception-{number}"] = option.misconception
    for number, pair in enumerate(question.pairs, start=1):
        row[f"option-{number}"] = pair.prompt
        row[f"match-{number}"] = pair.match
        row[f"feedback-{number}"] = pair.feedback
    return row


def gaps_of(question: Foreign) -> dict[str, str]:
    """Write the options of all gaps, each with the gap that it is for, and which are right."""
    offered = [(gap.key, option) for gap in question.gaps for option in gap.options]
    numbers = [n for n, (_key, option) in enumerate(offered, start=1) if option.percent > 0]
    row = {"text": question.text, "right": " ".join(map(str, numbers))}
    for number, (key, option) in enumerate(offered, start=1):
        row |= {
            f"option-{number}": option.text,
            f"match-{number}": key,
            f"feedback-{number}": option.feedback,
            f"misconception-{number}": option.misconception,
        }
    return row


def rubric_of(question: Foreign) -> dict[str, str]:
    """Write the levels of a rubric, each with its criterion and its points."""
    least, most = question.words
    row = {"rubric": "shown" if question.open_rubric else ""}
    row["words"] = f"{least or ''}-{most or ''}" if least or most else ""
    levels = [(looked.text, *level) for looked in question.rubric for level in looked.levels]
    for number, (criterion, text, points) in enumerate(levels, start=1):
        row |= {f"option-{number}": text, f"match-{number}": f"{criterion}: {points}"}
    return row


def ties_of(question: Foreign) -> dict[str, str]:
    """Write who and what is on offer, and the ties that are right."""
    actors = dict.fromkeys(actor for who, _, whom in question.ties for actor in (who, whom))
    row = {"actors": " ".join(actors), "right": ""}
    row["relations"] = " ".join(dict.fromkeys(relation for _, relation, _ in question.ties))
    told = zip(question.ties, question.options, strict=True)
    right = [(tie, option) for tie, option in told if option.percent > 0]
    for number, (tie, option) in enumerate(right, start=1):
        row |= {f"option-{number}": " ".join(tie), f"feedback-{number}": option.feedback}
    return row


def right_of(question: Foreign) -> str:
    """Name the right options by their numbers."""
    if question.kind is Kind.TRUE_FALSE:
        return "true" if question.options[0].percent == FULL else "false"
    numbers = [str(n) for n, option in enumerate(question.options, start=1) if option.percent > 0]
    return " ".join(numbers)


SPECIAL = {Kind.GAPS: gaps_of, Kind.OPEN: rubric_of, Kind.RELATIONS: ties_of}
