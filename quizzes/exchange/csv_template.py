"""The rows of the table that teachers download to fill in."""

from __future__ import annotations

from itertools import permutations

from quizzes.exchange.foreign import FULL, NONE, Blank, Foreign, Kind, Looked, Pair, Weighed

HALF = FULL / 2
BACKING = ("north", "backs", "league")
TIES = tuple(
    (who, by, whom)
    for who, whom in permutations(("north", "league", "front"), 2)
    for by in ("backs", "fights")
)
EXAMPLES = (
    Foreign(
        2,
        Kind.CHOICE,
        "Who holds the bridge?",
        (
            Weighed("The River League", FULL, "The text says so."),
            Weighed("The Hill Front", NONE, "It holds the pass.", "wrong-actor"),
        ),
        tags=("level:remember",),
    ),
    Foreign(
        3,
        Kind.TRUE_FALSE,
        "The League holds the pass.",
        (Weighed("True", NONE, "It holds the bridge."), Weighed("False", FULL, "The Front does.")),
    ),
    Foreign(
        4,
        Kind.CHOICES,
        "Who fights? Choose every right answer.",
        (
            Weighed("The League", HALF, "The text says so."),
            Weighed("The Front", HALF, "The text says so too."),
            Weighed("The Guard", -HALF, "It only watches."),
        ),
    ),
    Foreign(
        5,
        Kind.MATCHING,
        "Who holds what? One place is left over.",
        pairs=(
            Pair("The League", "the bridge", "The first sentence says so."),
            Pair("The Front", "the pass", "The second sentence says so."),
            Pair("", "the harbour"),
        ),
    ),
    Foreign(
        6,
        Kind.ORDERING,
        "Put these steps in order, the earliest first.",
        (
            Weighed("The League takes the bridge", NONE, "In March."),
            Weighed("The Front takes the pass", NONE, "In May."),
            Weighed("Both sign a ceasefire", NONE, "In June."),
        ),
    ),
    Foreign(
        7,
        Kind.SHORT,
        "Which group holds the bridge?",
        (
            Weighed("River League", FULL, "The first sentence says so."),
            Weighed("Hill Front", NONE, "It holds the pass."),
        ),
        else_feedback="Read the first sentence again.",
    ),
    Foreign(
        8,
        Kind.NUMERICAL,
        "How many days did the fighting last?",
        (
            Weighed("2", FULL, "The second sentence says so."),
            Weighed("3..5", NONE, "That is too long."),
        ),
        else_feedback="Read the second sentence again.",
        unit="days",
    ),
    Foreign(
        9,
        Kind.GAPS,
        "Fill in the gaps.",
        text="The League holds {first}, and the Front {second}.",
        gaps=(
            Blank("first", (Weighed("the bridge", FULL, "Yes."), Weighed("the pass", NONE, "No."))),
            Blank(
                "second", (Weighed("the bridge", NONE, "No."), Weighed("the pass", FULL, "Yes."))
            ),
        ),
    ),
    Foreign(
        10,
        Kind.OPEN,
        "Why did the League want the bridge? Give two reasons.",
        else_feedback="A good answer names the harbour and the money.",
        rubric=(
            Looked("Reasons", (("Names two reasons.", 2), ("Names one reason.", 1), ("None.", 0))),
        ),
        words=(20, 80),
    ),
    Foreign(
        11,
        Kind.RELATIONS,
        "Who backs whom? Use the ids of your lesson's actors.",
        tuple(
            Weighed(" ".join(tie), FULL if tie == BACKING else NONE, "It pays for boats.")
            for tie in TIES
        ),
        ties=TIES,
    ),
)
