"""QTI packages: manifests, broken files among sound ones, and hostile ones."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, FileRefusedError, read_questions, write_questions
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive, pack
from tests.quizzes.exchange.qti_files import GOOD, codes, package, read
from tests.quizzes.exchange.questions import LESSON, SAMPLES

ITEM = 'identifier="q" type="imsqti_item_xmlv2p1" href='


def test_items_come_in_the_manifests_order_and_a_broken_one_spoils_no_other():
    files = {"b.xml": GOOD, "a b.xml": GOOD, "bad.xml": b"<assessmentItem", "x.css": b"p {}"}
    rows = ('"b.xml"', '"none.xml"', '"bad.xml"', '"a%20b.xml"')
    found = read(package(files, *(ITEM + row for row in rows), 'type="webcontent" href="x.css"'))
    assert [(e.line, e.outcome) for e in found] == [
        (1, "imported"),
        (2, "refused"),
        (3, "refused"),
        (4, "imported"),
    ]
    assert [codes(entry) for entry in found[1:3]] == [["qti-missing"], ["xml"]]
    assert found[2].stem == "bad.xml:1"


def test_a_manifest_may_stand_in_a_folder_and_tests_are_passed_over():
    manifest = Archive(package({}, ITEM + '"../items/q.xml"')).read("imsmanifest.xml")
    files = {"course/imsmanifest.xml": manifest, "items/q.xml": GOOD}
    assert [entry.outcome for entry in read(pack(files))] == ["imported"]
    test = b'<assessmentTest identifier="t" title="t"/>'
    found = read(pack({"test.xml": test, "one.xml": GOOD}))
    assert [entry.outcome for entry in found] == ["imported"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<quiz/>", "not-qti"),
        (b"no xml", "xml"),
        (b'<!DOCTYPE a [<!ENTITY b "bb">]><assessmentItem/>', "dtd"),
        (package({"a.xml": b'<!DOCTYPE a SYSTEM "file:///x"><a/>'}, ITEM + '"a.xml"'), "dtd"),
        (b"<assessmentItem>" + b"<p>" * 100, "too-deep"),
        (pack({"a.txt": b"x"}), "no-manifest"),
        (package({}), "nothing"),
        ("<assessmentItem>caf\u00e9</assessmentItem>".encode("cp1252"), "xml"),
        (b"<assessmentItem>\x00</assessmentItem>", "xml"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_as_a_whole(content, code):
    with pytest.raises(FileRefusedError) as refused:
        read(content)
    assert refused.value.note.code == code
    assert str(refused.value.note)


def test_a_file_with_too_many_elements_is_refused_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr("quizzes.exchange.xml_tree.MOST_ELEMENTS", 1_000)
    with pytest.raises(FileRefusedError, match="too-many"):
        read(b"<assessmentItem>" + b"<p/>" * 1_001)


@pytest.mark.parametrize("name", ["qti-2.1", "qti-3.0"])
def test_an_export_names_each_item_with_its_keywords(name):
    content = write_questions(SAMPLES, LESSON, FORMATS[name]).content
    archive = Archive(content)
    manifest = read_tree(archive.read("imsmanifest.xml"))
    hrefs = [node.get("href") for node in manifest.find("file")]
    assert sorted([*hrefs, "imsmanifest.xml"]) == sorted(archive.names)
    entry = read_questions(content, FORMATS[name]).entries[0]
    assert (entry.data["level"], entry.data["claims"]) == ("remember", ["river-holds-bridge"])


@pytest.mark.parametrize("name", ["qti-2.1", "qti-3.0"])
def test_every_name_that_an_item_uses_is_declared_in_it(name):
    archive = Archive(write_questions(SAMPLES, LESSON, FORMATS[name]).content)
    for file in archive.names:
        item_ = read_tree(archive.read(file))
        if "item" not in item_.name:
            continue
        prefix = "qti-" if name == "qti-3.0" else ""
        outcomes = {
            node.get("identifier")
            for node in item_.children
            if node.name.replace("-", "").lower().endswith("outcomedeclaration")
        }
        used = item_.find(f"{prefix}set-outcome-value", "setOutcomeValue")
        assert {node.get("identifier") for node in used} <= outcomes
        feedback = item_.find(f"{prefix}modal-feedback", "modalFeedback")
        said = {n.get("outcomeIdentifier") or n.get("outcome-identifier") for n in feedback}
        assert said <= outcomes


@pytest.mark.parametrize("name", ["qti-2.1", "qti-3.0"])
def test_an_open_response_goes_out_without_a_rule_that_scores_it(name):
    open_response = [one for one in SAMPLES if one.type == "open-response"]
    export = write_questions(open_response, LESSON, FORMATS[name])
    xml = Archive(export.content).read("items/q1.xml").decode()
    assert "rocessing" not in xml
    assert ('external-scored="human"' in xml) == (name == "qti-3.0")
    assert ("<qti-content-body>" in xml) == (name == "qti-3.0")
    assert {"word-limits"} == {note.code for loss in export.losses for note in loss.notes}
