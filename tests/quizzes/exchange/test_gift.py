"""GIFT, feature by feature, as its documentation has them."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, write_questions
from quizzes.types import build_question
from tests.quizzes.exchange.gift_files import codes, one, read
from tests.quizzes.exchange.questions import LESSON, SAMPLES


def right(entry):
    return [o["text"] for o in entry.data["options"] if o.get("correct")]


def test_single_choice_with_feedback_title_and_general_feedback():
    entry = one(
        """// a comment [id:q\\]1] [tag:level:apply] [tag:claim:some-claim] [tag:bridges]
        ::Bridge::Who holds the bridge? {
            =The League # Yes, it does.
            // a comment between answers
            ~The Front # No: the pass.
            ~Nobody
            ####The first sentence says so.
        }"""
    )
    assert (entry.outcome, entry.type, entry.line) == ("imported", "single-choice", 2)
    assert entry.data["stem"] == "Who holds the bridge?"
    assert entry.data["level"] == "apply"
    assert entry.data["claims"] == ["some-claim"]
    assert entry.data["explanation"] == "The first sentence says so."
    assert right(entry) == ["The League"]
    assert [o.get("feedback") for o in entry.data["options"]] == [
        "Yes, it does.",
        "No: the pass.",
        None,
    ]


@pytest.mark.parametrize(
    ("answers", "keys", "notes"),
    [
        ("~%50%a ~%50%b ~%-50%c ~%-50%d", ["a", "b"], []),
        ("~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-33.33333%d", ["a", "b", "c"], []),
        ("~%50%a ~%50%b ~c", ["a", "b"], ["weights"]),
        ("~%70%a ~%30%b ~%-100%c", ["a", "b"], ["weights"]),
        ("~%100%a ~%-100%b", ["a"], []),
    ],
)
def test_multiple_choice_is_taken_with_its_weights_or_says_what_changed(answers, keys, notes):
    entry = one(f"Which? {{{answers}}}")
    assert entry.type == "multiple-choice"
    assert right(entry) == keys
    assert codes(entry) == notes


@pytest.mark.parametrize(
    ("answers", "notes"),
    [
        ("=a ~b", []),
        ("=%100%a ~b", []),
        ("=a ~%50%b", ["partial-credit"]),
        ("=a ~%-25%b", ["negative-weight"]),
        ("=a ~%50%b ~%-25%c", ["partial-credit", "negative-weight"]),
        ("=a ~%0%b", []),
    ],
)
def test_weights_of_a_single_choice_are_named_when_they_go(answers, notes):
    entry = one(f"Which? {{{answers}}}")
    assert right(entry) == ["a"]
    assert codes(entry) == notes


@pytest.mark.parametrize("word", ["T", "TRUE", "true", " T "])
def test_true_or_false_takes_both_feedbacks_the_wrong_one_first(word):
    entry = one(f"The sky is up. {{{word}#Look up.#So it is.}}")
    assert entry.data["preset"] == "true-false"
    assert [(o["key"], o.get("correct"), o["feedback"]) for o in entry.data["options"]] == [
        ("true", True, "So it is."),
        ("false", None, "Look up."),
    ]


def test_a_false_statement_is_false():
    assert right(one("The sky is down. {F}")) == ["False"]
    assert right(one("The sky is down. {FALSE####Because.}")) == ["False"]


def test_a_short_answer_with_weights_feedback_and_a_catch_all():
    entry = one("Who? {=Grant#Yes. =Ulysses#Yes. =%50%U#Say more. =%0%Lee#No. =%0%*#Look again.}")
    assert entry.type == "short-answer"
    assert entry.data == {
        "stem": "Who?",
        "accept": ["Grant", "Ulysses"],
        "feedback": "Yes.",
        "wrong": [{"text": "U", "feedback": "Say more."}, {"text": "Lee", "feedback": "No."}],
        "else-feedback": "Look again.",
    }
    assert codes(entry) == ["partial-credit"]


def test_a_short_answer_needs_no_equals_sign():
    assert one("Two and two? {four}").data["accept"] == ["four"]


def test_wildcards_are_dropped_and_an_escaped_one_is_an_asterisk():
    entry = one("What? {=a\\*b =c*d}")
    assert entry.data["accept"] == ["a*b"]
    assert codes(entry) == ["wildcard"]


def test_matching_with_a_choice_that_fits_nothing():
    entry = one("Match. {=cat -> meow =dog -> woof = -> moo =puppy -> woof}")
    assert entry.type == "matching"
    choices = {row["key"]: row["text"] for row in entry.data["choices"]}
    assert list(choices.values()) == ["meow", "woof", "moo"]
    pairs = [(row["text"], choices[row["match"]]) for row in entry.data["prompts"]]
    assert pairs == [("cat", "meow"), ("dog", "woof"), ("puppy", "woof")]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [(f"a \\{c} b", f"a {c} b") for c in "~=#{}:"]
    + [("a \\\\n b", "a \\n b"), ("a\\nb", "a\nb"), ("C:\\\\x \\* y", "C:\\x \\* y")],
)
def test_every_escape_is_undone(written, read_as):
    entry = one(f"::t::{written} {{={written}# {written} ~other}}")
    assert entry.data["stem"] == read_as
    assert entry.data["options"][0]["text"] == read_as
    assert entry.data["options"][0]["feedback"] == read_as


@pytest.mark.parametrize(
    ("text", "stem", "notes"),
    [
        ("[html]<p>One<br>two</p> &amp; three", "One\ntwo\n& three", []),
        ("[html]A <b>bold</b> word", "A *bold* word", ["emphasis"]),
        ('[html]See <img src\\="x" alt\\="a map"> here', "See a map here", ["image"]),
        ("[html]<script>alert(1)</script>x<!-- no -->", "x", ["formatting"]),
        ("[moodle]1 < 2 & 3", "1 < 2 & 3", []),
        ("No format, <i>tags</i>", "No format, *tags*", ["emphasis"]),
        ("No format, \\\\(x^2\\\\) and <y>", "No format, \\(x^2\\) and <y>", ["tex"]),
        ("[html]<pre>for i\\:\\n  go</pre>", "for i:\n  go", []),
        ("[moodle]a<br>b\nc", "a\nb\nc", []),
        ("[plain]<b> stays &amp; so", "<b> stays &amp; so", []),
        ("[markdown]A *sign*", "A *sign*", ["markdown"]),
        ("[Plain]  x", "x", []),
    ],
)
def test_texts_of_every_format_become_plain(text, stem, notes):
    entry = one(f"{text} {{T}}")
    assert entry.data["stem"] == stem
    assert codes(entry) == notes


def test_an_answer_may_have_a_format_of_its_own():
    entry = one("[html]Which? {=[plain]<b> ~[html]<b>x</b>}")
    assert [o["text"] for o in entry.data["options"]] == ["<b>", "x"]


def test_categories_titles_and_tags_are_counted_as_not_kept():
    found = read(
        "$CATEGORY: $course$/top/Syria//Iraq/North\n\n::A::x {T}\n\n$CATEGORY: Other\n\n"
        "// [tag:war]\ny {T}"
    )
    assert {note.code: note.details["count"] for note in found.unkept} == {
        "titles": "1",
        "categories": "2",
        "tags": "1",
    }


def test_what_a_format_cannot_carry_is_said_for_each_question():
    losses = {
        loss.key: [note.code for note in loss.notes]
        for loss in write_questions(SAMPLES, LESSON, FORMATS["gift"]).losses
    }
    assert losses["name-the-holder"] == ["actor"]
    assert "left-out" in str(losses)
    matching = next(q for q in SAMPLES if q.type == "matching")
    assert "option-feedback" in losses[matching.id]


def test_an_export_reads_like_gift():
    question = build_question(
        {
            "id": "who-holds",
            "type": "single-choice",
            "level": "remember",
            "claims": ["river-holds-bridge"],
            "stem": "Who: the League?",
            "options": [
                {"key": "a", "text": "50% = half", "correct": True, "feedback": "Yes."},
                {"key": "b", "text": "%50% {x}"},
            ],
        }
    )
    assert write_questions([question], LESSON, FORMATS["gift"]).content.decode() == (
        "// [id:who-holds] [tag:level:remember] [tag:claim:river-holds-bridge]\n"
        "::who-holds::Who\\: the League? {\n"
        "\t=50% \\= half#Yes.\n"
        "\t~[plain]%50% \\{x\\}\n"
        "}\n"
    )


def test_a_description_is_kept_whole_and_marked_as_not_marked_automatically():
    entry = one("::Read::[html]<p>Read <b>this</b>.</p><p>Then go on.</p>")
    assert (entry.outcome, entry.data) == ("kept", None)
    assert entry.stem == "Read *this*.\nThen go on."
    assert codes(entry) == ["emphasis", "kept"]
    assert str(entry.notes[-1]).endswith("kept with this import, not marked automatically.")
