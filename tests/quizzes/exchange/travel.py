"""What must be left of a question after it went out in a format and came in again."""

from __future__ import annotations

from typing import Any

from quizzes.document import Question
from quizzes.exchange import FORMATS, Import, read_questions, write_questions
from quizzes.exchange.plain_text import kept
from quizzes.types import build_question
from quizzes.types.evidence import numbered, right_sentence
from quizzes.types.relations import wanted
from quizzes.types.short_answer import accepted
from tests.quizzes.exchange.questions import LESSON


def there_and_back(question: Question, name: str) -> tuple[Any, set[str]]:
    """Write a question, read it, and give both as `told` tells, with what was said to be lost."""
    export = write_questions([question], LESSON, FORMATS[name])
    lost = {note.code for loss in export.losses for note in loss.notes}
    if not export.written:
        assert [loss.left_out for loss in export.losses] == [True]
        return None, lost
    imported = read_questions(export.content, FORMATS[name])
    assert unchanged(imported) == [True], imported.entries
    entry = imported.entries[0]
    back = build_question({"level": "remember", **entry.data, "id": "back", "type": entry.type})
    return (told(question, lost), told(back, lost)), lost


def unchanged(imported: Import) -> list[bool]:
    """Tell of each entry whether it was taken as it is; that a person marks it is no change."""
    notes = [[note.code for note in entry.notes] for entry in imported.entries]
    by_hand = [e.type == "open-response" for e in imported.entries]
    allowed = [[[], ["by-hand"]] if one else [[]] for one in by_hand]
    return [found in fitting for found, fitting in zip(notes, allowed, strict=True)]


def told(question: Question, lost: set[str]) -> dict[str, Any]:
    """Tell all that a format is bound to carry, unless it said that it does not."""

    def text(value: str | None) -> str:
        value = kept(value or "")
        value = value.replace("->", "→") if "arrow" in lost else value
        return " ".join(value.split()) if "line-breaks" in lost else value

    def said(thing: Any) -> str:
        return "" if "option-feedback" in lost else text(thing.feedback)

    found: dict[str, Any] = {"type": question.type, "stem": text(question.stem)}
    found["level"] = "" if "level" in lost else question.level
    found["claims"] = () if "claims" in lost else question.claims
    found["explanation"] = "" if "explanation" in lost else text(question.explanation)
    match question.type:
        case "single-choice" | "multiple-choice":
            found["options"] = [(text(o.text), o.correct, said(o)) for o in question.options]
            found["shuffle"] = "fixed-order" in lost or question.shuffle
            if "one-gap" in lost:
                rows = [(o[0], o[1], " ".join(o[2].split())) for o in found["options"]]
                found |= {"stem": None, "options": rows, "shuffle": True}
        case "matching":
            found |= told_of_pairs(question, text, said)
        case "ordering":
            found["items"] = [(text(item.text), said(item)) for item in question.items]
        case "short-answer":
            found |= told_of_short(question, lost, text, said)
        case "numerical":
            found |= told_of_numbers(question, lost, said)
        case "gap":
            found |= told_of_gaps(question, lost, text, said)
        case "open-response":
            found |= told_of_response(question, lost, text)
        case "evidence":
            found |= told_of_sentences(question, lost, text)
        case "relations":
            found |= told_of_ties(question, said)
    return found


def told_of_pairs(question: Any, text: Any, said: Any) -> dict[str, Any]:
    """Tell what is matched with what, and all that is offered."""
    texts = {choice.key: text(choice.text) for choice in question.choices}
    pairs = [(text(p.text), texts[p.match], said(p)) for p in question.prompts]
    return {"pairs": pairs, "choices": sorted(texts.values())}


def told_of_short(question: Any, lost: set[str], text: Any, said: Any) -> dict[str, Any]:
    """Tell what is accepted, and what is said to other answers."""
    wrong = [(text(w.text), text(w.feedback)) for w in question.wrong]
    return {
        "accept": list(dict.fromkeys(map(text, accepted(question, LESSON)))),
        "feedback": said(question),
        "wrong": [] if "foreseen" in lost else wrong,
        "else": "" if "else-feedback" in lost else text(question.else_feedback),
    }


def told_of_response(question: Any, lost: set[str], text: Any) -> dict[str, Any]:
    """Tell what a good answer says, what is looked for, and who sees it."""
    rows = [(text(c.text), [(text(s.text), s.points) for s in c.levels]) for c in question.rubric]
    rubric = {} if "rubric" in lost else {"rubric": rows, "shown": question.show_rubric}
    return {"feedback": "" if "good-answer" in lost else text(question.feedback)} | rubric


def told_of_sentences(question: Any, lost: set[str], text: Any) -> dict[str, Any]:
    """Tell what an evidence question becomes: a choice among its sentences."""
    told = {} if "option-feedback" in lost else question.feedback
    key = right_sentence(question, LESSON)
    options = [
        (text(sentence), id_ == key, text(told.get(id_)))
        for id_, sentence in numbered(question, LESSON).items()
    ]
    stem = text(f"{question.stem}\nSouthland — backs — Hill Front")
    shuffle = "fixed-order" in lost
    return {"type": "single-choice", "stem": stem, "options": options, "shuffle": shuffle}


def told_of_ties(question: Any, said: Any) -> dict[str, Any]:
    """Tell who is to be tied to whom, and by what."""
    ties = {tie.key: said(tie) for tie in wanted(question, LESSON)}
    return {"of": {*question.actors}, "by": {*question.relations}, "ties": ties}


def told_of_numbers(question: Any, lost: set[str], said: Any) -> dict[str, Any]:
    """Tell amounts by their ends, what they earn and what is said to them."""
    wrong = [(w.bounds, said(w)) for w in question.wrong]
    return {
        "answers": [(a.bounds, a.points, said(a)) for a in question.answers],
        "unit": "" if "unit" in lost else question.unit,
        "wrong": [] if "foreseen" in lost else wrong,
        "else": "" if "else-feedback" in lost else kept(question.else_feedback or ""),
    }


def told_of_gaps(question: Any, lost: set[str], text: Any, said: Any) -> dict[str, Any]:
    """Tell a text by its words, gaps included: formats write it under the question."""
    options = [
        [(text(o.text), o.correct, " ".join(said(o).split())) for o in gap.options]
        for gap in question.gaps
    ]
    if "one-gap" in lost:
        [alone] = options
        return {"type": "single-choice", "stem": None, "options": alone, "shuffle": True}
    words = f"{kept(question.stem)} {kept(question.text)}".split()
    shuffle = "fixed-order" in lost or question.shuffle
    return {"stem": " ".join(words), "gaps": options, "shuffle": shuffle}
