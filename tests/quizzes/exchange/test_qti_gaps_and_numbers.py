"""QTI items with gaps in a text, and those that take a number."""

from __future__ import annotations

import pytest

from tests.quizzes.exchange.qti_files import MAPPED, codes, declared, one, right

VERSIONS = pytest.mark.parametrize("version", ["2.1", "2.2", "3.0"])


@VERSIONS
def test_words_for_the_gaps_of_a_text(version):
    body = (
        '<gapMatchInteraction responseIdentifier="R"><prompt>Fill in.</prompt>'
        '<gapText identifier="W" matchMax="1">winter</gapText>'
        '<gapText identifier="S" matchMax="1">summer</gapText>'
        '<gapText identifier="X" matchMax="1">autumn</gapText>'
        '<p>Now is the <gap identifier="G1"/> of our discontent, made glorious '
        '<gap identifier="G2"/>.</p></gapMatchInteraction>'
    )
    entry = one(body, declared("multiple", "directedPair", "W G1", "S G2"), version=version)
    assert (entry.type, entry.data["stem"]) == ("gap", "Fill in.")
    assert entry.data["text"] == ("Now is the {gap-1} of our discontent, made glorious {gap-2}.")
    assert [right(gap) for gap in entry.data["gaps"]] == [["winter"], ["summer"]]
    assert {len(gap["options"]) for gap in entry.data["gaps"]} == {3}


def inline(number, *texts):
    options = "".join(f'<inlineChoice identifier="{t[0]}">{t}</inlineChoice>' for t in texts)
    given = f'responseIdentifier="R{number}" shuffle="false"'
    return f"<inlineChoiceInteraction {given}>{options}</inlineChoiceInteraction>"


@VERSIONS
def test_choices_within_sentences_become_gaps(version):
    body = f"<p>Now is the {inline(1, 'winter', 'summer')} of our {inline(2, 'joy', 'rage')}.</p>"
    keys = [declared("single", "identifier", key) for key in "wj"]
    told = "".join(key.replace('"R"', f'"R{n}"') for n, key in enumerate(keys, start=1))
    entry = one(body, told, version=version)
    assert entry.data["text"] == "Now is the {gap-1} of our {gap-2}."
    assert [right(gap) for gap in entry.data["gaps"]] == [["winter"], ["joy"]]
    assert codes(entry) == ["stem-added"]


NUMBER = '<p>How many? <textEntryInteraction responseIdentifier="R"/></p>'
VARIABLE = '<variable identifier="R"/>'


def base(number):
    return f'<baseValue baseType="float">{number}</baseValue>'


@VERSIONS
@pytest.mark.parametrize(
    ("test", "amount"),
    [
        (f"<equal toleranceMode='exact'>{VARIABLE}{base(7)}</equal>", {"value": "7"}),
        (
            f"<equal toleranceMode='absolute' tolerance='0.5 0.5'>{VARIABLE}"
            "<correct identifier='R'/></equal>",
            {"value": "7", "tolerance": "0.5"},
        ),
        (
            f"<and><gte>{VARIABLE}{base(6)}</gte><lte>{VARIABLE}{base(8)}</lte></and>",
            {"least": "6", "most": "8"},
        ),
        (
            f"<and><gte>{base(8)}{VARIABLE}</gte><lte>{base(6)}{VARIABLE}</lte></and>",
            {"least": "6", "most": "8"},
        ),
    ],
)
def test_numbers_are_read_from_the_rules_that_look_for_them(version, test, amount):
    rules = (
        f"<responseProcessing><responseCondition><responseIf>{test}<setOutcomeValue "
        f'identifier="SCORE">{base(1)}</setOutcomeValue></responseIf></responseCondition>'
        "</responseProcessing>"
    )
    entry = one(NUMBER, declared("single", "float", "7"), rules, version=version)
    assert (entry.type, entry.data["answers"]) == ("numerical", [amount])


def test_a_number_without_rules_of_its_own_is_its_key_or_mapping():
    assert one(NUMBER, declared("single", "integer", "7")).data["answers"] == [{"value": "7"}]
    told = declared("single", "float", "7").replace(
        "</responseDecl",
        '<mapping defaultValue="0"><mapEntry mapKey="7" mappedValue="2"/>'
        '<mapEntry mapKey="8" mappedValue="1"/></mapping></responseDecl',
    )
    assert one(NUMBER, told, MAPPED).data["answers"] == [
        {"value": "7"},
        {"value": "8", "points": "1/2"},
    ]
