"""QTI 1.2: as Canvas and text2qti write it, as Common Cartridges do, and as it is specified."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, read_questions
from tests.quizzes.exchange.qti_files import (
    OPTIONS,
    canvas,
    canvas_item,
    codes,
    equal,
    package,
    read,
    rule,
)


def test_canvas_single_choice_with_feedback():
    told = (
        '<itemfeedback ident="2_fb"><flow_mat><mattext>No.</mattext></flow_mat></itemfeedback>'
        '<itemfeedback ident="general_fb"><mattext>So.</mattext></itemfeedback>'
    )
    rules = rule(equal("2"), shows="2_fb") + rule(equal("1"), 100)
    content = canvas(canvas_item("multiple_choice_question", rules, OPTIONS, told))
    (entry,) = read(content)
    assert (entry.outcome, entry.data["explanation"]) == ("imported", "So.")
    assert [(o["text"], o.get("correct"), o.get("feedback")) for o in entry.data["options"]] == [
        ("League", True, None),
        ("Guard", None, "No."),
        ("Front", None, None),
    ]


def test_canvas_multiple_answers_and_short_answers_in_a_package():
    several = rule(f"<and>{equal('1')}<not>{equal('2')}</not>{equal('3')}</and>", 100)
    content = canvas(
        canvas_item("multiple_answers_question", several, OPTIONS),
        canvas_item("short_answer_question", rule(equal("Orontes") + equal("Asi"), 100)),
        canvas_item("essay_question", ""),
        canvas_item("matching_question", ""),
        canvas_item("text_only_question", ""),
    )
    zipped = package({"a/a.xml": content}, 'type="imsqti_xmlv1p2" href="a/a.xml"')
    first, second, *others = read(zipped)
    assert [o["text"] for o in first.data["options"] if o.get("correct")] == ["League", "Front"]
    assert codes(first) == ["all-or-nothing"]
    assert second.data["accept"] == ["Orontes", "Asi"]
    assert [entry.type for entry in others] == ["open-response", "", "text"]
    assert (others[2].outcome, others[2].stem) == ("kept", "What?")
    assert codes(others[1]) == ["unknown-type"]
    assert [entry.line for entry in (first, second, *others)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("test", "amount"),
    [
        (equal("7"), {"value": "7"}),
        (
            f"<or>{equal('1.4142')}<and><vargte>1.4141</vargte><varlte>1.4143</varlte></and></or>",
            {"value": "1.4142", "tolerance": "0.0001"},
        ),
        ("<vargte>1.0</vargte><varlte>3.0</varlte>", {"least": "1", "most": "3"}),
        (
            f"<or>{equal('2')}<and><vargte>1</vargte><varlte>4</varlte></and></or>",
            {"least": "1", "most": "4"},
        ),
    ],
)
def test_canvas_numbers_with_tolerance_or_a_range(test, amount):
    (entry,) = read(canvas(canvas_item("numerical_question", rule(test, 100))))
    assert (entry.outcome, entry.data["answers"]) == ("imported", [amount])


def plain_item(responses, conditions="", more=""):
    """Write an item that says nothing about its kind, as the specification has them."""
    return (
        '<item ident="i" title="T"><presentation><flow><material><mattext>What?</mattext>'
        f"</material>{responses}</flow></presentation><resprocessing>{conditions}"
        f"</resprocessing>{more}</item>"
    )


def offered(cardinality, more=""):
    rows = "".join(
        f'<flow_label><response_label ident="{id_}"{more if id_ == "3" else ""}><material>'
        f"<mattext>{text}</mattext></material></response_label></flow_label>"
        for id_, text in OPTIONS
    )
    return (
        f'<response_lid ident="r" rcardinality="{cardinality}"><render_choice shuffle="Yes" '
        f'maxnumber="3">{rows}</render_choice></response_lid>'
    )


def test_items_that_do_not_say_their_kind_are_read_by_how_they_are_built():
    told = '<itemfeedback ident="yes"><mattext>Well done.</mattext></itemfeedback>'
    minus = (
        f"<respcondition><conditionvar><not>{equal('x')}</not></conditionvar>"
        '<setvar action="Subtract">1</setvar></respcondition>'
    )
    number = "<response_num ident='r'><render_fib/></response_num>"
    text = "<response_str ident='r'><render_fib/></response_str>"
    found = read(
        canvas(
            plain_item(offered("Single"), rule(equal("2"), 1, "yes"), told),
            plain_item(offered("Single", ' rshuffle="No"'), rule(equal("2"), 1)),
            plain_item(offered("Multiple"), rule(equal("1"), 2) + rule(equal("3"), 2)),
            plain_item(number, rule("<vargte>1</vargte><varlte>2</varlte>", 1)),
            plain_item(text, rule(equal("Orontes"), 1) + minus),
            plain_item("<response_str ident='r'><render_fib rows='9'/></response_str>"),
            plain_item(""),
        )
    )
    assert [entry.type for entry in found] == [
        *("single-choice", "single-choice", "multiple-choice", "numerical", "short-answer"),
        *("open-response", "text"),
    ]
    assert {entry.stem for entry in found} == {"What?"}
    assert [o["text"] for o in found[0].data["options"] if o.get("correct")] == ["Guard"]
    assert [codes(entry) for entry in found[:3]] == [[], ["fixed-options"], ["qti-scoring"]]
    assert found[4].data["accept"] == ["Orontes"]


def test_feedback_on_a_whole_answer_is_counted():
    told = '<itemfeedback ident="yes"><mattext>Well done.</mattext></itemfeedback>'
    content = canvas(plain_item(offered("Single"), rule(equal("2"), 1, "yes"), told))
    unkept = read_questions(content, FORMATS["qti-2.1"]).unkept
    assert [note.code for note in unkept] == ["titles", "extras"]


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        ("cc.multiple_choice.v0p1", "single-choice"),
        ("cc.true_false.v0p1", "single-choice"),
        ("cc.multiple_response.v0p1", "multiple-choice"),
    ],
)
def test_a_common_cartridge_names_its_kinds_in_its_own_way(profile, kind):
    item_ = canvas_item(profile, rule(equal("2"), 100), OPTIONS)
    (entry,) = read(canvas(item_.replace("question_type", "cc_profile")))
    assert (entry.type, entry.stem) == (kind, "What?")


@pytest.mark.parametrize(
    ("responses", "code"),
    [
        (offered("Ordered"), "qti-interaction"),
        (offered("Single") * 2, "qti-several"),
        ("<response_xy ident='r'><render_hotspot/></response_xy>", "qti-interaction"),
        ("<response_num ident='r'><render_slider/></response_num>", "qti-interaction"),
    ],
)
def test_other_kinds_of_items_are_refused_by_name(responses, code):
    (entry,) = read(canvas(plain_item(responses, rule(equal("1"), 1))))
    assert (entry.outcome, codes(entry)) == ("refused", [code])
