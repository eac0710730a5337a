"""What of other programs' QTI is shown or marked otherwise here: said of the item, never silent."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, read_questions
from quizzes.exchange.zip_files import pack
from tests.quizzes.exchange.qti_files import (
    CORRECT,
    MAPPED,
    choice,
    codes,
    declared,
    item,
    manifest,
    mapping,
    one,
    read,
    right,
)

VERSIONS = pytest.mark.parametrize("version", ["2.1", "2.2", "3.0"])
KEY = declared("single", "identifier", "a")
SEVERAL = declared("multiple", "identifier", "a", "b")
THREE = ("a one", "b two", "c three")


def worth(*words, **named):
    told = mapping(*words, **named)
    return declared("multiple", "identifier", "a", "b", mapping=told)


@VERSIONS
def test_an_option_that_keeps_its_place_keeps_all_in_theirs(version):
    body = choice(*THREE, shuffle="true").replace('"c">', '"c" fixed="true">')
    entry = one(body, KEY, version=version)
    assert (entry.data["shuffle"], codes(entry)) == (False, ["fixed-options"])


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"maxChoices": "0"}, []),
        ({"maxChoices": "3"}, []),
        ({"maxChoices": "2"}, ["1-2"]),
        ({"maxChoices": "0", "minChoices": "2"}, ["2-3"]),
    ],
)
def test_a_limit_on_how_many_to_choose_is_named(limits, told):
    bounded = worth(-1, 'lowerBound="0"', a=1, b=1)
    entry = one(choice(*THREE, **({"minChoices": "1"} | limits)), bounded, MAPPED)
    assert [note.details["limits"] for note in entry.notes] == told


def test_points_below_nothing_are_named():
    assert codes(one(choice(*THREE, maxChoices="0"), worth(-1, a=1, b=1), MAPPED)) == [
        "below-nothing"
    ]


def test_a_wrong_pair_that_costs_points_is_named():
    body = (
        '<matchInteraction responseIdentifier="R"><prompt>Q</prompt><simpleMatchSet>'
        '<simpleAssociableChoice identifier="p" matchMax="1">P</simpleAssociableChoice>'
        '<simpleAssociableChoice identifier="q" matchMax="1">Q</simpleAssociableChoice>'
        "</simpleMatchSet><simpleMatchSet>"
        '<simpleAssociableChoice identifier="x" matchMax="1">X</simpleAssociableChoice>'
        '<simpleAssociableChoice identifier="y" matchMax="1">Y</simpleAssociableChoice>'
        "</simpleMatchSet></matchInteraction>"
    )
    told = (
        '<mapping defaultValue="-1"><mapEntry mapKey="p x" mappedValue="1"/>'
        '<mapEntry mapKey="q y" mappedValue="1"/></mapping>'
    )
    key = declared("multiple", "directedPair", "p x", "q y", mapping=told)
    assert codes(one(body, key, MAPPED)) == ["wrong-pairs"]


@pytest.mark.parametrize(("key", "told"), [("York", ["capitals"]), ("1066", [])])
def test_a_key_that_minds_capitals_says_so(key, told):
    body = '<p>Which? <textEntryInteraction responseIdentifier="R"/></p>'
    assert codes(one(body, declared("single", "string", key))) == told


@VERSIONS
def test_what_candidates_read_is_asked_and_notes_for_others_are_named(version):
    notes = "".join(
        f'<rubricBlock view="{view}"><p>For {view}s.</p></rubricBlock>'
        for view in ("candidate", "tutor", "scorer")
    )
    entry = one(notes + choice(*THREE), KEY, version=version)
    assert entry.data["stem"] == "For candidates.\nWhich?"
    assert [str(note) for note in entry.notes] == [
        "Notes for others than candidates were dropped (scorer, tutor)."
    ]


@VERSIONS
def test_feedback_in_the_text_is_counted(version):
    block = '<feedbackBlock outcomeIdentifier="F" identifier="x" showHide="show"><p>So.</p>'
    content = item(f"{block}</feedbackBlock>" + choice(*THREE), KEY, version=version)
    found = read_questions(content, FORMATS["qti-2.1"])
    assert [note.code for note in found.unkept] == ["titles", "extras"]


def test_a_formula_is_written_in_one_line():
    formula = (
        "<math><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"
        "<mo>+</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>2</mi></mfrac>"
        "<msqrt><mn>2</mn></msqrt></mrow><annotation>x</annotation></math>"
    )
    entry = one(choice(*THREE, prompt=f"Who said {formula}?"), KEY)
    assert entry.data["stem"] == "Who said E=mc^2+(a+b)/2√2?"
    assert codes(entry) == ["formula"]


def shared(href, name="texts/night.xml"):
    reference = f'<assessmentStimulusRef identifier="S" href="{href}" title="T"/>'
    content = item(choice(*THREE), KEY).replace(b"<itemBody>", f"{reference}<itemBody>".encode())
    text = b"<assessmentStimulus><stimulusBody><p>It was <b>dark</b>.</p></stimulusBody>"
    files = {"items/q.xml": content, name: text + b"</assessmentStimulus>"}
    listed = manifest('identifier="q" type="imsqti_item_xmlv3p0" href="items/q.xml"')
    (entry,) = read(pack({"imsmanifest.xml": listed} | files))
    return entry


def test_a_text_that_items_share_stands_before_the_question():
    entry = shared("../texts/night.xml")
    assert entry.data["stem"] == "It was dark.\nWhich?"
    assert codes(entry) == ["stimulus", "formatting"]


@pytest.mark.parametrize("href", ["../texts/day.xml", "../../../etc/passwd", "q.xml"])
def test_a_shared_text_that_is_not_there_is_named(href):
    entry = shared(href)
    assert (entry.data["stem"], codes(entry)) == ("Which?", ["stimulus-missing"])


def test_a_long_shared_text_is_read_once_and_named(monkeypatch):
    monkeypatch.setattr("quizzes.exchange.qti.stimuli.MOST_LETTERS", 5)
    entry = shared("../texts/night.xml")
    assert (entry.data["stem"], codes(entry)) == ("Which?", ["stimulus-long"])


def test_references_to_many_shared_texts_do_not_multiply_the_work():
    references = "".join(f'<assessmentStimulusRef href="{n % 7}.xml"/>' for n in range(500))
    content = item(choice(*THREE), KEY).replace(b"<itemBody>", f"{references}<itemBody>".encode())
    entry = read(content)[0]
    assert codes(entry) == ["stimulus-missing"] * 6


VARIABLE = '<variable identifier="R"/>'


def base(value, kind="identifier"):
    return f'<baseValue baseType="{kind}">{value}</baseValue>'


def rules(*branches):
    rows = "".join(
        f'<responseCondition><responseIf>{test}<setOutcomeValue identifier="POINTS">{points}'
        "</setOutcomeValue></responseIf></responseCondition>"
        for test, points in branches
    )
    return f"<responseProcessing>{rows}</responseProcessing>"


def member(key):
    return f"<member>{base(key)}{VARIABLE}</member>"


ADDED = f"<sum><variable identifier='POINTS'/>{base(5, 'integer')}</sum>"
ALL = f"<and>{member('a')}{member('b')}<not>{member('c')}</not></and>"
SET = f"<match>{VARIABLE}<multiple>{base('a')}{base('b')}</multiple></match>"


@VERSIONS
@pytest.mark.parametrize(
    ("cardinality", "branches", "found", "told"),
    [
        ("single", [(f"<match>{VARIABLE}{base('a')}</match>", base(1, "float"))], ["a one"], []),
        ("single", [(f"<match>{VARIABLE}{base('b')}</match>", ADDED)], ["b two"], []),
        ("multiple", [(ALL, ADDED)], ["a one", "b two"], ["all-or-nothing"]),
        ("multiple", [(SET, base(2, "integer"))], ["a one", "b two"], ["all-or-nothing"]),
        ("multiple", [(member("a"), ADDED), (member("c"), ADDED)], ["a one", "c three"], []),
    ],
)
def test_a_key_that_only_the_rules_know_is_read_from_them(
    version, cardinality, branches, found, told
):
    told_of = declared(cardinality, "identifier")
    entry = one(choice(*THREE, maxChoices="0"), told_of, rules(*branches), version=version)
    assert right(entry) == found
    assert codes(entry)[:1] == ["rule-key"]
    assert [code for code in codes(entry) if code in {"all-or-nothing", "qti-scoring"}] == told


def test_typed_answers_that_only_the_rules_know_are_read_from_them():
    same = f"<stringMatch caseSensitive='false'>{VARIABLE}{base('York', 'string')}</stringMatch>"
    other = f"<match>{VARIABLE}{base('Eboracum', 'string')}</match>"
    test = rules((f"<or>{same}{other}</or>", base(1, "float")))
    body = '<p>Which city? <textEntryInteraction responseIdentifier="R"/></p>'
    entry = one(body, declared("single", "string"), test)
    assert entry.data["accept"] == ["York", "Eboracum"]


def test_two_sets_that_are_both_right_are_refused_with_what_is_wrong():
    other = SET.replace(">b<", ">c<")
    two = rules((SET, base(1, "float")), (other, base(1, "float")))
    entry = one(choice(*THREE), declared("multiple", "identifier"), two)
    assert (entry.outcome, codes(entry)) == ("refused", ["qti-rules"])


@VERSIONS
def test_a_text_that_asks_nothing_is_kept(version):
    entry = one("<p>Only a <b>text</b>.</p><p>Of two lines.</p>", version=version)
    assert (entry.outcome, entry.stem) == ("kept", "Only a text.\nOf two lines.")
    assert codes(entry) == ["formatting", "kept"]


def test_partial_points_are_not_called_all_or_nothing():
    keyed = f"<match>{VARIABLE}<correct identifier='R'/></match>"
    near = f"<match>{VARIABLE}<ordered>{base('b')}{base('a')}{base('c')}</ordered></match>"
    body = choice(*THREE).replace("choiceInteraction", "orderInteraction")
    told = declared("ordered", "identifier", "a", "b", "c")
    entry = one(body, told, rules((keyed, base(2, "float")), (near, base(1, "float"))))
    assert codes(entry) == ["qti-scoring"]
    assert codes(one(body, told, CORRECT)) == ["neighbours"]
    assert codes(one(choice(*THREE, maxChoices="0"), SEVERAL)) == ["all-or-nothing"]
