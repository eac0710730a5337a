"""Each rule finds what it is about, and leaves alone what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizzes.item_writing import BY_NAME, RULES, advice_on, unwaived
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample

STEM = "Who holds the old bridge now?"
NAMES = ("The River League", "The Hill Front", "The Marsh Guard")


def options(*texts, right=0):
    return [
        {
            "key": f"o{n}",
            "text": text,
            "feedback": "Because.",
            **({"correct": True} if n == right else {}),
        }
        for n, text in enumerate(texts)
    ]


def choice(*texts, stem=STEM, right=0, name="single-choice", **changes):
    made = options(*(texts or NAMES), right=right)
    return sample(name, stem=stem, options=made, **changes)


def statement(stem):
    texts = {
        "options": [
            {"key": "true", "correct": True, "feedback": "F"},
            {"key": "false", "feedback": "F"},
        ]
    }
    return sample("single-choice", stem=stem, preset="true-false", **texts)


def rules(question, lesson=LESSON):
    return {finding.code for finding in advice_on(question, lesson)}


RIGHT_AND_WRONG = {
    "all-or-none-of-the-above": [
        (choice(*NAMES[:2], "None of the above"), True),
        (choice(*NAMES[:2], "Both of these"), True),
        (choice("All of them", *NAMES[:2]), True),
        (choice("All of the north-east", *NAMES[1:]), False),
        (choice("The ground above the bridge", *NAMES[1:]), False),
    ],
    "longest-is-key": [
        (choice("The River League, which took it in March after two days", *NAMES[1:]), True),
        (
            choice("The River League, which took it in March after two days", *NAMES[1:], right=1),
            False,
        ),
        (choice("Northland", "Iran", "Turkey"), False),
        (choice("The River League of old", *NAMES[1:]), False),
    ],
    "unmarked-negative": [
        (choice(stem="Which of these groups did not take the bridge?"), True),
        (choice(stem="Which of these groups didn’t take the bridge?"), True),
        (choice(stem="Which of these groups did NOT take the bridge?"), False),
        (choice(stem="Who wrote, “we do not hold the old bridge”?"), False),
        (choice(stem="Who took not only the bridge but also the pass?"), False),
    ],
    "absolute-terms": [
        (choice("It never fights", "It waits", "It trades"), True),
        (choice("It holds ALL bridges", "It waits", "It trades"), True),
        (statement("The River League controls every group that it backs."), True),
        (choice("It is above all a trader", "It waits", "It trades"), False),
        (choice(stem="Choose all groups that hold the bridge."), False),
        (choice("It writes “never again”", "It waits", "It trades"), False),
    ],
    "vague-terms": [
        (choice("It often fights", "It waits", "It trades"), True),
        (choice(stem="Who usually holds the old bridge now?"), True),
        (choice("It fought twice", "It waits", "It trades"), False),
    ],
    "word-repeated-in-key": [
        (choice("The bridge guards", *NAMES[1:]), True),
        (choice("The bridge guards", "The bridge builders", "The millers"), False),
        (choice("The bridge guards", *NAMES[1:], right=1), False),
    ],
    "convergence": [
        (choice("Arms and money", "Arms and food", "Boats and money", "Maps"), True),
        (choice("Arms and money", "Arms and food", "Food and money", "Maps"), False),
        (choice(*NAMES), False),
    ],
    "grammatical-cue": [
        (choice("eagle", "bear", "fish", stem="The sign on the bridge shows an"), True),
        (choice("eagle", "owl", "emu", stem="The sign on the bridge shows an"), False),
        (choice("two boats", "a boat", "the miller", stem="What stood by the bridge were"), True),
        (choice("a boat", "a cart", "a mule", stem="What stood by the bridge was"), False),
    ],
    "k-type": [
        (choice("1 and 3", "2 only", "The Hill Front"), True),
        (choice("A, B and C", "B and C", "C"), True),
        (choice("I and II only", "II", "III"), True),
        (choice("2011 and 2012", "2013", "2014", shuffle=False), False),
        (choice("Money and arms", "Food", "Boats"), False),
    ],
    "out-of-order": [
        (choice("2012", "2011", "2013", shuffle=False), True),
        (choice("2011", "2012", "2013"), True),
        (choice("2011", "2012", "2013", shuffle=False), False),
        (choice("3 March 2024", "4 February 2024", "5 May 2024", shuffle=False), True),
        (choice("4 February 2024", "3 March 2024", "5 May 2024", shuffle=False), False),
        (choice("370,000", "1.1 million", "12 million", shuffle=False), False),
        (choice("In March", "After the talks", "2013"), False),
    ],
    "overlapping-options": [
        (choice("Northland", "northland.", "Southland"), True),
        (choice("Northland", "Northland and Southland", "The Marsh Guard"), True),
        (choice("5–10", "10–20", "21–30", shuffle=False), True),
        (choice("5–9", "10–20", "21–30", shuffle=False), False),
        (choice("more than 50", "more than 100", "less than 10", shuffle=False), True),
        (choice("The North", "The North Sea and the coast", "The hills"), False),
    ],
    "too-few-options": [
        (choice(*NAMES[:2]), True),
        (choice(*NAMES), False),
        (statement("The River League holds the old bridge."), False),
        (
            sample(
                "matching", choices=[{"key": "north", "text": "N"}, {"key": "south", "text": "S"}]
            ),
            True,
        ),
    ],
    "unfocused-stem": [
        (choice(stem="The bridge:"), True),
        (choice(stem="The story of the bridge and its two sides"), True),
        (choice(stem="Choose the group that holds the bridge."), False),
        (statement("Northland backs the League."), False),
        (statement("The old bridge in the north"), True),
    ],
    "overlong-stem": [
        (choice(stem="In the long war " * 15 + "who holds the old bridge?"), True),
        (choice(), False),
    ],
    "blank-at-start": [
        (choice(stem="____ holds the old bridge now."), True),
        (choice(stem="… is the group that holds the bridge."), True),
        (choice(stem="The group that holds the bridge is called …"), False),
    ],
    "verbatim-key": [
        (
            choice("in March, after two days of fighting with the Hill Front", "In May", "In July"),
            True,
        ),
        (choice("In March, when two days of battle were over", "In May", "In July"), False),
    ],
    "missing-feedback": [
        (
            sample("ordering", items=[{"key": k, "text": k} for k in ("talks", "bridge", "truce")]),
            True,
        ),
        (sample("ordering"), False),
        (choice(claims=[]), True),
    ],
    "loaded-label": [
        (choice(stem="When did the regime lose the bridge?"), True),
        (choice("The terrorists", *NAMES[1:]), True),
        (choice("It lists them as a terrorist organisation", *NAMES[1:]), False),
        (choice(stem="Whom does the government call “terrorists”?"), False),
        (choice(stem="Which regiment lost the old bridge?"), False),
    ],
}
CASES = [(name, *case) for name, cases in RIGHT_AND_WRONG.items() for case in cases]


def test_every_rule_about_questions_has_examples_right_and_wrong():
    assert list(RIGHT_AND_WRONG) == [rule.name for rule in RULES]
    for cases in RIGHT_AND_WRONG.values():
        assert {found for _, found in cases} == {True, False}


@pytest.mark.parametrize(("rule", "question", "found"), CASES)
def test_a_rule_finds_what_it_is_about_and_nothing_else(rule, question, found):
    assert (rule in rules(question)) is found


def test_a_finding_names_rule_and_field_and_says_what_to_do():
    [finding] = advice_on(choice(stem="Who often holds the old bridge?"), LESSON)
    assert (finding.code, finding.where) == ("vague-terms", "stem")
    assert finding.what.startswith("'often' means something else to each reader; give")


def test_words_of_english_are_looked_for_in_english_lessons_alone():
    question = choice("It never fights", "It waits", "It trades")
    assert rules(question, LESSON.model_copy(update={"language": "de"})) == set()


def test_every_rule_says_why_and_who_says_so():
    for rule in BY_NAME.values():
        assert len(rule.explanation) > 60
        assert rule.source


def test_a_waived_rule_is_not_told_again_but_the_others_are():
    waived = [{"rule": "vague-terms", "reason": "The lesson says so itself."}]
    question = choice(stem="Who often holds it?", waived=waived)
    assert rules(question) == {"vague-terms", "unfocused-stem"}
    assert [finding.code for finding in unwaived(question, LESSON)] == ["unfocused-stem"]


def test_details_fill_every_advice():
    for question in (case[1] for case in CASES):
        for finding in advice_on(question, LESSON):
            assert "{" not in finding.what
            assert replace(finding, where="stem").what == finding.what
