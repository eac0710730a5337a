"""QTI items, interaction by interaction, in each version: read, changed with a note, or refused."""

from __future__ import annotations

import pytest

from tests.quizzes.exchange.qti_files import (
    CORRECT,
    MAPPED,
    choice,
    codes,
    declared,
    item,
    mapping,
    one,
    read,
    right,
)

VERSIONS = pytest.mark.parametrize("version", ["2.1", "2.2", "3.0"])
THREE = ("a one", "b two", "c three")


@VERSIONS
def test_a_single_choice(version):
    feedback = (
        '<modalFeedback outcomeIdentifier="F" identifier="b" showHide="show">no</modalFeedback>'
    )
    entry = one(
        "<p>Look at the map.</p>" + choice(*THREE, shuffle="true", maxChoices="1"),
        declared("single", "identifier", "a"),
        more=feedback,
        version=version,
    )
    assert (entry.outcome, entry.type) == ("imported", "single-choice")
    assert entry.data["stem"] == "Look at the map.\nWhich?"
    assert right(entry) == ["a one"]
    assert [o.get("feedback") for o in entry.data["options"]] == [None, "no", None]
    assert "shuffle" not in entry.data


@VERSIONS
def test_several_choices_by_a_mapping_with_bounds_and_a_default(version):
    worth = mapping(-1, 'lowerBound="0" upperBound="2"', a=1, b=1)
    told = declared("multiple", "identifier", "a", "b", mapping=worth)
    entry = one(choice(*THREE), told, MAPPED, version=version)
    assert (entry.type, right(entry), codes(entry)) == (
        "multiple-choice",
        ["a one", "b two"],
        [],
    )
    assert entry.data["shuffle"] is False


def test_several_choices_that_are_all_or_nothing_say_so():
    entry = one(choice(*THREE), declared("multiple", "identifier", "a", "b"))
    assert (right(entry), codes(entry)) == (["a one", "b two"], ["all-or-nothing"])


def test_a_mapping_gives_a_single_choice_its_key_and_names_what_was_worth_a_part():
    told = declared("single", "identifier", mapping=mapping(a=2, b=1))
    entry = one(choice(*THREE), told, MAPPED)
    assert (right(entry), codes(entry)) == (["a one"], ["partial-credit"])


@VERSIONS
def test_an_order(version):
    body = choice("a x", "b y", "c z").replace("choiceInteraction", "orderInteraction")
    entry = one(body, declared("ordered", "identifier", "c", "a", "b"), version=version)
    assert [row["text"] for row in entry.data["items"]] == ["c z", "a x", "b y"]
    assert codes(entry) == ["neighbours"]


def associable(*texts):
    return "".join(
        f'<simpleAssociableChoice identifier="{t[0]}" matchMax="1">{t}</simpleAssociableChoice>'
        for t in texts
    )


def matches(left, right):
    sets = (f"<simpleMatchSet>{associable(*texts)}</simpleMatchSet>" for texts in (left, right))
    return f'<matchInteraction responseIdentifier="R">{"".join(sets)}</matchInteraction>'


@VERSIONS
@pytest.mark.parametrize("turned", [False, True])
def test_a_match_in_either_direction(version, turned):
    left, right = ("a cat", "b dog", "c cow"), ("x milk", "y meat")
    pairs = [("a", "y"), ("b", "y"), ("c", "x")]
    if turned:
        left, right, pairs = right, left, [(b, a) for a, b in pairs]
    told = declared("multiple", "directedPair", *(" ".join(pair) for pair in pairs))
    entry = one("<p>Who eats what?</p>" + matches(left, right), told, version=version)
    rows = [(row["text"], row["match"]) for row in entry.data["prompts"]]
    assert rows == [("a cat", "y-meat"), ("b dog", "y-meat"), ("c cow", "x-milk")]
    assert codes(entry) == ["all-or-nothing"]


def test_pairs_of_different_worth_are_named():
    worth = (
        '<mapping defaultValue="0"><mapEntry mapKey="a x" mappedValue="2"/>'
        '<mapEntry mapKey="b y" mappedValue="1"/></mapping>'
    )
    told = declared("multiple", "directedPair", "a x", "b y", mapping=worth)
    entry = one("<p>Q</p>" + matches(("a cat", "b dog"), ("x milk", "y meat")), told, MAPPED)
    assert codes(entry) == ["pair-weights"]


@VERSIONS
def test_pairs_among_one_list(version):
    body = (
        '<associateInteraction responseIdentifier="R" maxAssociations="2"><prompt>Rivals?</prompt>'
        + associable("a Antonio", "b Prospero", "c Capulet", "d Demetrius", "l Lysander")
        + "</associateInteraction>"
    )
    entry = one(body, declared("multiple", "pair", "a b", "l d"), version=version)
    assert [row["text"] for row in entry.data["prompts"]] == ["a Antonio", "l Lysander"]
    assert len(entry.data["choices"]) == 3
    assert set(codes(entry)) == {"associate", "all-or-nothing"}


@VERSIONS
def test_hot_words_of_a_text_become_options(version):
    body = (
        '<hottextInteraction responseIdentifier="R" maxChoices="1"><prompt>Find the error.'
        '</prompt><p>Sponsors of the <hottext identifier="A">Games</hottext> who <hottext '
        'identifier="B">bask</hottext> here.</p></hottextInteraction>'
    )
    entry = one(body, declared("single", "identifier", "B"), version=version)
    assert entry.data["stem"] == "Find the error.\nSponsors of the Games who bask here."
    assert right(entry) == ["bask"]


ENTRY = '<p>What city? <textEntryInteraction responseIdentifier="R" expectedLength="9"/></p>'


@VERSIONS
def test_a_text_entry_with_what_is_worth_a_part(version):
    told = declared("single", "string", "York", mapping=mapping(York=1, york=0.5))
    entry = one(ENTRY, told, MAPPED, version=version)
    assert entry.data == {"stem": "What city? _____", "accept": ["York"]}
    assert codes(entry) == ["capitals", "partial-credit", "answer-dropped"]


def test_a_text_entry_without_a_mapping_accepts_its_key():
    assert one(ENTRY, declared("single", "string", "York")).data["accept"] == ["York"]


def test_rules_of_an_items_own_are_named():
    rules = (
        "<responseProcessing><responseCondition><responseIf><match>"
        '<variable identifier="R"/><baseValue baseType="identifier">a</baseValue></match>'
        '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue>'
        "</setOutcomeValue></responseIf></responseCondition></responseProcessing>"
    )
    entry = one(choice(*THREE), declared("single", "identifier", "a"), rules)
    assert codes(entry) == ["qti-scoring"]


def test_standard_rules_that_are_written_out_are_recognised():
    rules = CORRECT.replace('template="http://any.org/rptemplates/match_correct"/>', ">") + (
        '<responseCondition><responseIf><match><variable identifier="R"/><correct identifier="R"/>'
        '</match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue>'
        "</setOutcomeValue></responseIf></responseCondition></responseProcessing>"
    )
    assert one(choice(*THREE), declared("single", "identifier", "a"), rules).outcome == "imported"


def test_formatting_images_and_feedback_within_options_are_told_apart():
    body = choice('a <b>one</b> <img src="m.png" alt="map"/>', "b two<br/>lines")
    inner = '<feedbackInline outcomeIdentifier="F" identifier="b" showHide="show">No.'
    body = body.replace("lines", f"lines{inner}</feedbackInline>")
    entry = one(body, declared("single", "identifier", "a"))
    assert [(o["text"], o.get("feedback")) for o in entry.data["options"]] == [
        ("a one map", None),
        ("b two\nlines", "No."),
    ]
    assert codes(entry) == ["formatting", "image-missing"]


KEY = declared("single", "identifier", "a")


@VERSIONS
def test_an_extended_text_is_an_open_response_with_what_helps_to_mark_it(version):
    body = (
        '<extendedTextInteraction responseIdentifier="R"><prompt>Explain.</prompt>'
        '</extendedTextInteraction><rubricBlock view="scorer"><p>Two reasons.</p></rubricBlock>'
    )
    entry = one(body, declared("single", "string"), "", version=version)
    assert (entry.type, entry.data["stem"]) == ("open-response", "Explain.")
    assert "Two reasons." in str(entry.data)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (item('<uploadInteraction responseIdentifier="R"/>', KEY), "qti-interaction"),
        (item('<hotspotInteraction responseIdentifier="R"/>', KEY), "qti-interaction"),
        (item('<portableCustomInteraction responseIdentifier="R"/>', KEY), "qti-interaction"),
        (item(choice(*THREE) + choice(*THREE), KEY), "qti-several"),
        (item(choice(*THREE)), "qti-no-key"),
        (item(choice(*THREE), declared("single", "identifier")), "qti-no-key"),
        (item(choice(*THREE), declared("single", "identifier", "z")), "qti-no-key"),
        (item(choice(*THREE), KEY, more="<templateProcessing/>"), "qti-adaptive"),
        (item(choice("a one"), KEY), "one-option"),
        (
            item(
                "<p>Q</p>" + matches(("a x", "b y"), ("c z", "d w")),
                declared("multiple", "directedPair", "a c", "a d", "b c"),
            ),
            "qti-pairs",
        ),
        (
            item(choice(*THREE), declared("single", "identifier", mapping=mapping(a="x")), MAPPED),
            "number",
        ),
        (
            item(
                choice(*THREE),
                declared("single", "identifier", mapping=mapping(a="1e99999999999")),
                MAPPED,
            ),
            "number",
        ),
        (
            item(choice(*THREE), declared("single", "identifier", mapping=mapping(a=-1)), MAPPED),
            "no-key",
        ),
    ],
)
def test_what_has_no_place_is_refused_by_name(content, code):
    (entry,) = read(content)
    assert (entry.outcome, codes(entry)) == ("refused", [code])
    assert str(entry.notes[0])
