"""QTI packages: manifests, broken files among sound ones, hostile ones, and Canvas's 1.2."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, FileRefusedError, read_questions, write_questions
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive, pack
from tests.quizzes.exchange.qti_files import choice, codes, declared, item, package, read
from tests.quizzes.exchange.questions import LESSON, SAMPLES

GOOD = item(choice("a one", "b two"), declared("single", "identifier", "a"))
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


def canvas(*items):
    inside = "".join(items)
    return (
        '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        '<assessment ident="a">'
        f'<section ident="root_section">{inside}</section></assessment></questestinterop>'
    ).encode()


def canvas_item(kind, conditions, options=(), feedback=""):
    rows = "".join(
        f'<response_label ident="{id_}"><material><mattext texttype="text/html">&lt;p&gt;{text}'
        f"&lt;/p&gt;</mattext></material></response_label>"
        for id_, text in options
    )
    return (
        '<item ident="i" title="T"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>'
        f"question_type</fieldlabel><fieldentry>{kind}</fieldentry></qtimetadatafield>"
        "</qtimetadata></itemmetadata><presentation><material><mattext>&lt;p&gt;What?&lt;/p&gt;"
        f'</mattext></material><response_lid ident="r">{rows}</response_lid></presentation>'
        f"<resprocessing>{conditions}</resprocessing>{feedback}</item>"
    )


def rule(test, points=None, shows=""):
    earned = "" if points is None else f'<setvar action="Set" varname="SCORE">{points}</setvar>'
    told = f'<displayfeedback feedbacktype="Response" linkrefid="{shows}"/>' if shows else ""
    return f"<respcondition><conditionvar>{test}</conditionvar>{earned}{told}</respcondition>"


def equal(text):
    return f'<varequal respident="r">{text}</varequal>'


OPTIONS = (("1", "League"), ("2", "Guard"), ("3", "Front"))


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


@pytest.mark.parametrize("name", ["qti-2.1", "qti-3.0"])
def test_an_open_response_goes_out_without_a_rule_that_scores_it(name):
    open_response = [one for one in SAMPLES if one.type == "open-response"]
    export = write_questions(open_response, LESSON, FORMATS[name])
    xml = Archive(export.content).read("items/q1.xml").decode()
    assert "rocessing" not in xml
    assert ('external-scored="human"' in xml) == (name == "qti-3.0")
    assert ("<qti-content-body>" in xml) == (name == "qti-3.0")
    assert {"rubric"} == {note.code for loss in export.losses for note in loss.notes}
