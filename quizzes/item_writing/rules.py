"""The rules of item writing, each with its name, what to do, why, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lessons.document import Lesson
from quizzes.document import Quiz
from quizzes.item_writing import (
    about_keys,
    about_options,
    about_quizzes,
    about_stems,
    about_words,
)
from quizzes.item_writing.item import Check, Hit

REVIEW = "Haladyna, Downing and Rodriguez 2002, guideline"
FLAWS = "19-flaw rubric (Tarrant and others 2006; Moore and others 2023)"
HOUSE = "House rule of this bank"

QuizCheck: TypeAlias = Callable[[Quiz, Lesson], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule: `advice` says what to do, with the hit's details; `explanation` says why."""

    name: str
    advice: str
    explanation: str
    source: str
    check: Check


@dataclass(frozen=True)
class QuizRule:
    """A rule about a quiz as a whole."""

    name: str
    advice: str
    explanation: str
    source: str
    check: QuizCheck


RULES: tuple[Rule, ...] = (
    Rule(
        "all-or-none-of-the-above",
        "the option '{text}' speaks of the others; write one that stands by itself",
        "Whoever sees that two options are right can infer “all of the above”, and “none of the "
        "above” never shows that the right answer is known. Shuffling breaks both.",
        f"{REVIEW}s 25 and 26; {FLAWS}",
        about_options.all_or_none,
    ),
    Rule(
        "longest-is-key",
        "the key has {length} letters, the distractors about {usual}; make them alike",
        "Authors qualify what is right and leave what is wrong short. Learners know it, and take "
        "the longest: here it is at least 1.5 times as long as the distractors are on average.",
        f"{REVIEW}s 24 and 28; {FLAWS}",
        about_keys.longest_is_key,
    ),
    Rule(
        "unmarked-negative",
        "the stem says '{word}'; ask for what is so, or write {word} in capitals",
        "A reader in a hurry passes over a small negative, and then answers well what nobody "
        "asked. Ask positively; if that cannot be, set the word in capitals.",
        f"{REVIEW} 17; {FLAWS}",
        about_stems.unmarked_negative,
    ),
    Rule(
        "absolute-terms",
        "'{word}' leaves no exception; say how far it goes",
        "Little in a conflict holds without exception, so words such as always, all and never "
        "mark an option as wrong for readers who know nothing else.",
        f"{REVIEW} 28; {FLAWS}",
        about_words.absolute_terms,
    ),
    Rule(
        "vague-terms",
        "'{word}' means something else to each reader; give the number, date or place",
        "How often is often? A learner who disagrees about the word loses the point, however well "
        "the lesson was read.",
        FLAWS,
        about_words.vague_terms,
    ),
    Rule(
        "word-repeated-in-key",
        "the stem's '{word}' comes again in the key alone; reword one, or use it in a distractor",
        "Who matches sounds finds the key without the lesson, when a word of the stem comes again "
        "in the right option and in no other.",
        f"{REVIEW} 28; {FLAWS}",
        about_keys.word_repeated,
    ),
    Rule(
        "convergence",
        "every part of the key '{text}' comes again in distractors, as is true of no other option",
        "Distractors made by changing one part of the key each point back to it: the option that "
        "shares most with the others is the right one.",
        FLAWS,
        about_keys.convergence,
    ),
    Rule(
        "grammatical-cue",
        "after '{word}' the key fits and '{text}' does not; let grammar fit all options",
        "An article or a plural in the stem rules out options that cannot follow it. Grammar then "
        "answers, and not the lesson.",
        f"{REVIEW}s 23 and 28; {FLAWS}",
        about_keys.grammatical_cue,
    ),
    Rule(
        "k-type",
        "the option '{text}' combines others; use multiple choice, or name the things",
        "Options that combine other options ask for logic as much as for knowledge, and whoever "
        "is sure of one part can strike out half of them.",
        f"{REVIEW} 9; {FLAWS}",
        about_options.k_type,
    ),
    Rule(
        "out-of-order",
        "the options are numbers or dates; put them in order, and do not shuffle them",
        "A reader looks for a number or a date where it belongs in the row. Searching costs time "
        "and shows nothing.",
        f"{REVIEW} 21; {FLAWS}",
        about_options.out_of_order,
    ),
    Rule(
        "overlapping-options",
        "'{other}' overlaps with '{one}'; let each say something of its own",
        "Two options that say the same cannot both be the one key, so both are out. If one holds "
        "the other, both may be right.",
        f"{REVIEW} 22; {FLAWS}",
        about_options.overlapping,
    ),
    Rule(
        "too-few-options",
        "there are {number} to choose from; offer three at least, or use true or false",
        "Of two options a guess finds the right one half of the time. Three good ones do what "
        "more do; a fourth is worth writing if somebody would choose it.",
        f"{REVIEW} 18",
        about_options.too_few,
    ),
    Rule(
        "unfocused-stem",
        "the stem has {number} words or no verb; ask a whole question of five words or more",
        "The stem alone should tell what is asked. A stem under five words, or without a verb, "
        "leaves that to the options.",
        f"{REVIEW}s 14 and 15; {FLAWS}",
        about_stems.unfocused_stem,
    ),
    Rule(
        "overlong-stem",
        "the stem has {number} words; cut it to {most} at most",
        "Every word more is read under pressure, and more so in a second language. What does not "
        "change the answer belongs into the feedback.",
        f"{REVIEW}s 13 and 16; {FLAWS}",
        about_stems.overlong_stem,
    ),
    Rule(
        "blank-at-start",
        "the stem begins with a gap; ask a question, or put the gap at the end",
        "A sentence that begins with a gap cannot be understood before the options are read, and "
        "must then be read again.",
        f"{REVIEW} 15; {FLAWS}",
        about_stems.blank_at_start,
    ),
    Rule(
        "verbatim-key",
        "the key copies {number} words in a row from the lesson; say it in other words",
        "A key in the lesson's own words is recognised, not understood. Other words show that the "
        "sense was caught.",
        f"{REVIEW} 3",
        about_keys.verbatim_key,
    ),
    Rule(
        "missing-feedback",
        "say why: give every part feedback or the question an explanation, and name evidence",
        "Learners learn from being told why. Most types demand feedback by themselves; here a "
        "question without evidence is named, and an ordering that says nothing of its lines.",
        HOUSE,
        about_keys.missing_feedback,
    ),
    Rule(
        "loaded-label",
        "'{word}' judges; use a neutral word, or quote who says it",
        "A label such as regime or terrorist takes a side before the learner has thought. It may "
        "stand between quotation marks, as somebody's word. A legal listing as a terrorist "
        "organisation is a fact, and may be named.",
        HOUSE,
        about_words.loaded_label,
    ),
)
"""The rules about a question, in the order in which their findings are told."""

QUIZ_RULES: tuple[QuizRule, ...] = (
    QuizRule(
        "key-position",
        "{most} of {total} keys stand in place {place}; spread them",
        "If the keys of true-or-false statements, or of options that are not shuffled, keep to "
        "one place, a learner may notice. Chi-square, Σ (observed − expected)² / expected over the "
        "places, is compared with the value that chance exceeds once in twenty; under six such "
        "questions nothing is said. Shuffled options have no place and are left out.",
        f"{REVIEW} 20; Pearson 1900",
        about_quizzes.key_position,
    ),
    QuizRule(
        "one-side-only",
        "all {number} claims are about what {side} and its supporters do; ask about others too",
        "A quiz in which only one side acts teaches that only one side matters, even if each "
        "question is fair. It is named if four claims or more have the same side as their actor.",
        HOUSE,
        about_quizzes.one_side_only,
    ),
)
"""The rules about a quiz as a whole."""

BY_NAME: dict[str, Rule | QuizRule] = {
    **{rule.name: rule for rule in RULES},
    **{rule.name: rule for rule in QUIZ_RULES},
}
