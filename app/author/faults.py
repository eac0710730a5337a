"""What a question still needs, in a teacher's words, and the field it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from pydantic_core.core_schema import ErrorType

from app.author.lesson_words import paragraph_in_words, tie_in_words
from app.author.writing_words import ADVICE
from app.type_words import OfAllTypes
from lessons.document import Lesson
from lessons.words import nearest_words, standing_in
from quizzes.types.base import Finding

SHARED: dict[str, LazyString] = {
    # what every question has
    "stem": _l("Write the question."),
    "level": _l("Choose what the question asks of the learner."),
    "no-quiz": _l("Choose the quiz that is to ask the question."),
    "no-evidence": _l("Choose at least one claim that the key rests on, or quote words."),
    "unknown-claim": _l("The lesson has no such claim any more. Choose another."),
    "evidence.*.paragraph": _l("Choose the paragraph in which these words stand."),
    "evidence.*.words": _l("Quote the words that are meant, or choose no paragraph."),
    "words-elsewhere": _l("These words stand in another paragraph: “%(paragraph)s”. Choose it."),
    "words-differ": _l("The paragraph does not say this word for word. It says: %(text)s"),
    "words-not-there": _l("The paragraph does not say this. Copy the words from the lesson."),
    "unknown-paragraph": _l("The lesson has no such paragraph any more. Choose another."),
    "needs-description": _l("Describe image %(number)s, or say that it only decorates."),
    "image-place": _l("Image %(number)s stands with an option that is gone. Choose its place."),
    "images": _l("A question has room for 12 images. Remove some."),
    "too-long": _l("This is too long: %(length)s letters. Shorten it to %(longest)s at most."),
    # rows
    "options": _l("Write at least two options."),
    "options.*.text": _l("Write the text of option %(number)s, or clear its whole row."),
    "options.*.feedback": _l("Write feedback for option %(number)s: why it is right, or is not."),
    "option-twice": _l("Option %(number)s says the same as another. Reword one of them."),
    "right-misconception": _l("Option %(number)s is right: choose no misconception for it."),
    "one-key": _l("Mark one option as the key."),
    "no-key": _l("Mark each option that is right."),
    "all-right": _l("Every option is marked as right. Add one that is wrong."),
    "true-false": _l("Leave “True” and “False” as the only two options."),
    "choices": _l("Write at least two choices."),
    "choices.*.text": _l("Write the text of choice %(number)s: a prompt is matched with it."),
    "prompts": _l("Write at least two prompts."),
    "prompts.*.text": _l("Write the text of prompt %(number)s, or clear its whole row."),
    "prompts.*.match": _l("Choose what prompt %(number)s is matched with."),
    "prompts.*.feedback": _l("Write feedback for prompt %(number)s."),
    "unknown-match": _l("A prompt is matched with a choice that is not there. Choose another."),
    "key-tells-match": _l("The key of prompt %(number)s gives its match away. Change it."),
    "items": _l("Write at least three lines."),
    "items.*.text": _l("Write the text of line %(number)s, or clear its whole row."),
    "key-tells-order": _l("The keys of the lines tell their order. Name them by what they say."),
    "key": _l("Write a key with small letters, digits and single hyphens, such as first-talks."),
    "key-twice": _l("Two rows have the key “%(key)s”. Give each its own."),
    "twice": _l("“%(word)s” is chosen twice. Choose it once."),
    "misconception": _l("Choose a misconception from the list."),
    "unreadable": _l("This cannot be read. Choose from what is offered, or write it again."),
    # short answers
    "no-accepted": _l("Say what is right: choose an actor, or write what is accepted."),
    "feedback": _l("Write feedback to the right answer: why it is right."),
    "else-feedback": _l("Write feedback to wrong answers that nobody foresaw."),
    "unknown-actor": _l("The lesson has no such actor any more. Choose another."),
    "no-letter": _l("“%(text)s” has neither letter nor digit. Remove it."),
    "accepted-twice": _l("“%(text)s” reads the same as another accepted answer. Remove it."),
    "name-of-other": _l("“%(text)s” is also a name of %(actor)s. Remove it."),
    "given-away": _l("The question gives the answer “%(text)s” away. Reword it."),
    "wrong-accepted": _l("“%(text)s” is accepted as right. Remove it from the wrong answers."),
    "wrong.*.text": _l("Write wrong answer %(number)s, or clear its whole row."),
    "wrong.*.feedback": _l("Write feedback for wrong answer %(number)s."),
    # evidence
    "passage": _l("Choose at least one paragraph."),
    "supports": _l("Choose the claim to be supported."),
    "not-in-passage": _l("No sentence of the passage states this claim. Add its paragraph."),
    "rival": _l("Another sentence of the passage says the same: “%(sentence)s”. Choose fewer."),
    "feedback.*": _l("Write feedback for sentence %(number)s."),
    "unknown-sentence": _l("The passage has no such sentence. Clear this feedback."),
    # relations
    "actors": _l("Choose at least two actors."),
    "relations": _l("Choose at least one relation."),
    "no-ties": _l("Say which ties are to be found: fill rows in, or choose claims below."),
    "ties.*.who": _l("Choose who, in tie %(number)s."),
    "ties.*.relation": _l("Choose the relation, in tie %(number)s."),
    "ties.*.whom": _l("Choose to whom, in tie %(number)s."),
    "tie-unstated": _l("No claim of the lesson states that %(tie)s."),
    "tie-not-on-offer": _l("Nobody can say that %(tie)s. Offer these actors and this relation."),
    "tie-left-out": _l("The lesson says that %(tie)s, but it would earn nothing. Add it as a tie, "
                       "or offer fewer actors or relations."),
} | ADVICE  # fmt: skip
FAULTS = OfAllTypes("faults", SHARED)
"""By the place in a question (a star for each number), by the reason, or by the field's name."""

PLACES = {
    "needs-feedback": "feedback",
    "needs-else-feedback": "else-feedback",
    "no-accepted": "accept",
    "no-ties": "ties",
    "wrong-accepted": "text",
    "unknown-match": "prompts",
}
"""The field that a finding on a row, or on the question as a whole, leads to."""

SILENT = frozenset({"too_short", "missing", "string_too_short"})
SILENT |= {"needs-feedback", "needs-else-feedback"}
"""Reasons that say no more than the place does."""

UNREADABLE = frozenset(get_args(ErrorType))
"""Reasons that no page of ours gives: what was sent is not even of the right kind."""


@dataclass(frozen=True)
class Fault:
    """Something to mend: where, as a path like "options.0.text", and what to do."""

    path: str
    text: str

    @property
    def anchor(self) -> str:
        """Give the id of its field on the page."""
        return self.path.replace(".", "-")


def faults_of(findings: Iterable[Finding], lesson: Lesson) -> list[Fault]:
    """Say each finding once, in words a teacher understands."""
    return list(dict.fromkeys(Fault(place_of(f), words_of(f, lesson)) for f in findings))


def place_of(finding: Finding) -> str:
    """Give the path of the field in which a finding is mended."""
    where = finding.where
    if where == "feedback" and "sentence" in finding.details:
        return f"feedback.{finding.details['sentence']}"
    field = PLACES.get(finding.code, "") if not where or where[-1].isdigit() else ""
    return ".".join(step for step in (where, field) if step)


def words_of(finding: Finding, lesson: Lesson) -> str:
    """Put a finding into our own words; those of a type unknown here stay as they are."""
    finding = nearer(finding, lesson)
    details = {**finding.details, "number": number_in(place_of(finding))}
    if "relation" in details:
        who, relation, whom = (details[name] for name in ("who", "relation", "whom"))
        details["tie"] = tie_in_words(who, relation, whom, lesson)
    for name in names_for(finding):
        if name in FAULTS:
            return FAULTS[name] % details
    return finding.what


def names_for(finding: Finding) -> Iterator[str]:
    """Give the names under which the words for a finding may stand, the most telling first."""
    place = place_of(finding)
    shape = re.sub(r"(?<=\.)s?\d+\b", "*", place)
    if finding.code not in SILENT:
        yield finding.code
    yield from (shape, place.rpartition(".")[2])
    if finding.code in UNREADABLE:
        yield "unreadable"


def nearer(finding: Finding, lesson: Lesson) -> Finding:
    """Say of words that are not in their paragraph where they stand, or what was meant."""
    if finding.code != "words-not-there":
        return finding
    words, paragraph = finding.details["words"], finding.details["paragraph"]
    if elsewhere := standing_in(words, lesson):
        details = {"paragraph": paragraph_in_words(elsewhere[0], lesson)}
        return replace(finding, code="words-elsewhere", details=details)
    if meant := nearest_words(words, lesson.paragraphs[paragraph].text):
        return replace(finding, code="words-differ", details={"text": meant})
    return finding


def number_in(path: str) -> str:
    """Give the number of the row, from 1, or of the sentence."""
    rows = re.findall(r"\.(s?)(\d+)", f".{path}")
    return str(int(rows[-1][1]) + (not rows[-1][0])) if rows else ""
