"""Every export as QTI is what the schemas and the specification ask for; and faults are found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange import FORMATS, write_questions
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive
from tests.quizzes.exchange.qti_models import ANY, ITEMS, NAMES
from tests.quizzes.exchange.qti_rules import broken_rules
from tests.quizzes.exchange.qti_schema import (
    MANIFESTS,
    item_problems,
    manifest_problems,
    pattern,
)
from tests.quizzes.exchange.questions import LESSON, SAMPLES, STRATEGIES

VERSIONS = pytest.mark.parametrize("version", ["qti-2.1", "qti-3.0"])
ANY_TYPE = st.sampled_from(sorted(STRATEGIES)).flatmap(STRATEGIES.get)


def written(questions, version):
    """Give a package's list and its items, read again."""
    archive = Archive(write_questions(questions, LESSON, FORMATS[version]).content)
    manifest = read_tree(archive.read("imsmanifest.xml"))
    listed = {one.get("href") for one in manifest.find("file")}
    assert listed | {"imsmanifest.xml"} == set(archive.names)
    names = sorted(name for name in listed if name.endswith(".xml"))
    return manifest, [read_tree(archive.read(name)) for name in names]


def found(manifest, items, version):
    """Name all that is wrong."""
    told = [problem for item in items for problem in item_problems(item, version)]
    told += manifest_problems(manifest, version)
    return told + [problem for item in items for problem in broken_rules(item)]


@VERSIONS
def test_every_type_is_written_as_the_schemas_ask(version):
    assert found(*written(SAMPLES, version), version) == []


@VERSIONS
@given(st.lists(ANY_TYPE, min_size=1, max_size=3))
@settings(max_examples=15)
def test_whatever_is_asked_is_written_as_the_schemas_ask(version, questions):
    assert found(*written(questions, version), version) == []


def faults(tree, models):
    """Plant one fault after the other, each taken back before the next; give what it is."""
    for node in [one for one in tree.walk() if one.name != "metadata"]:
        model = models[node.name]
        for plant in (without, misnamed, mistyped, renamed, with_text, childless, doubled, moved):
            yield from plant(node, model)


def without(node, model):
    for name in model.needs:
        value = node.attributes.pop(name)
        yield f"{node.name} without {name}"
        node.attributes[name] = value


def misnamed(node, _model):
    node.attributes["misspelt"] = "x"
    yield f"{node.name} with an attribute of no meaning"
    del node.attributes["misspelt"]


def mistyped(node, model):
    for name, kind in (model.needs | model.may).items():
        if name in node.attributes and kind not in {ANY, NAMES} and "{0,256}" not in kind:
            value, node.attributes[name] = node.attributes[name], "not <a> value"
            yield f"{node.name} with a wrong {name}"
            node.attributes[name] = value


def renamed(node, _model):
    name, node.name = node.name, "blink"
    yield f"{name} as no element"
    node.name = name


def with_text(node, model):
    if not model.mixed and not model.value:
        node.content.append("stray")
        yield f"{node.name} with text"
        node.content.pop()


def childless(node, model):
    kept = node.content
    if not re.fullmatch(pattern(model.children), ""):
        node.content = []
        yield f"{node.name} with nothing"
        node.content = kept


def doubled(node, model):
    if model.children.startswith("prompt? ") or "?" in model.children.partition(" ")[0]:
        for child in node.children[:1]:
            node.content = [child, *node.content]
            yield f"{node.name} with {child.name} twice"
            node.content = node.content[1:]


def moved(node, model):
    parts = list(dict.fromkeys(child.name for child in node.children))
    if len(parts) > 1 and "(" not in model.children:
        node.content.reverse()
        yield f"{node.name} turned round"
        node.content.reverse()


@VERSIONS
def test_each_kind_of_fault_is_found(version):
    manifest, items = written(SAMPLES, version)
    missed, kinds = [], set()
    trees = [(manifest, MANIFESTS[version], manifest_problems)]
    for tree, models, told in [*trees, *((item, ITEMS[version], item_problems) for item in items)]:
        for fault in faults(tree, models):
            if fault not in kinds and not told(tree, version):
                missed.append(fault)
            kinds.add(fault)
    assert missed == []
    assert len(kinds) > 200


def change(name, attribute, value):
    """Set an attribute of the first element of a name."""
    return name, lambda node: node.attributes.update({attribute: value})


def say(name, text):
    """Set the text of the first element of a name."""
    return name, lambda node: node.content.__setitem__(slice(None), [text])


@pytest.mark.parametrize(
    ("type_name", "planted"),
    [
        ("single-choice", change("choiceInteraction", "responseIdentifier", "OTHER")),
        ("single-choice", change("simpleChoice", "identifier", "c2")),
        ("single-choice", change("modalFeedback", "outcomeIdentifier", "OTHER")),
        ("single-choice", change("modalFeedback", "outcomeIdentifier", "SCORE")),
        ("single-choice", change("modalFeedback", "identifier", "c2")),
        ("single-choice", change("setOutcomeValue", "identifier", "OTHER")),
        ("single-choice", change("baseValue", "baseType", "integer")),
        ("single-choice", change("variable", "identifier", "OTHER")),
        ("single-choice", change("responseDeclaration", "cardinality", "ordered")),
        ("single-choice", change("responseDeclaration", "baseType", "string")),
        ("single-choice", say("value", "c9")),
        ("single-choice", say("baseValue", "one")),
        ("multiple-choice", change("choiceInteraction", "maxChoices", "1")),
        ("multiple-choice", change("responseDeclaration", "cardinality", "single")),
        ("multiple-choice", change("mapEntry", "mapKey", "c9")),
        ("matching", change("simpleAssociableChoice", "identifier", "p9")),
        ("matching", say("value", "p1")),
        ("numerical", say("value", "many")),
        ("gap", change("inlineChoiceInteraction", "responseIdentifier", "RESPONSE9")),
    ],
)
def test_names_that_do_not_fit_together_are_found(type_name, planted):
    name, plant = planted
    samples = [question for question in SAMPLES if question.type == type_name]
    _, [item] = written(samples, "qti-2.1")
    assert broken_rules(item) == []
    plant(item.find(name)[0])
    assert broken_rules(item) != []
