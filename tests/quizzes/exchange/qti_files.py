"""Items and packages of QTI, made in tests, in the names of version 2 or 3, and of 1.2."""

from __future__ import annotations

from quizzes.exchange import FORMATS, read_questions
from quizzes.exchange.qti.building import document
from quizzes.exchange.qti.names import as_version_3
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import pack

SPACES = {
    "2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "2.2": "http://www.imsglobal.org/xsd/imsqti_v2p2",
    "3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
CORRECT = '<responseProcessing template="http://any.org/rptemplates/match_correct"/>'
MAPPED = '<responseProcessing template="http://any.org/rptemplates/map_response.xml"/>'


def values(*keys):
    return "".join(f"<value>{key}</value>" for key in keys)


def declared(cardinality, kind, *correct, mapping=""):
    key = f"<correctResponse>{values(*correct)}</correctResponse>" if correct else ""
    return (
        f'<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="{kind}">'
        f"{key}{mapping}</responseDeclaration>"
    )


def mapping(default=0, bounds="", **worth):
    entries = "".join(f'<mapEntry mapKey="{k}" mappedValue="{v}"/>' for k, v in worth.items())
    return f'<mapping defaultValue="{default}" {bounds}>{entries}</mapping>'


def item(body, declaration="", processing=CORRECT, more="", version="2.1", attributes=""):
    text = (
        f'<assessmentItem xmlns="{SPACES[version]}" identifier="x" title="A title" '
        f'adaptive="false" timeDependent="false" {attributes}>{declaration}'
        f'<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
        f"<itemBody>{body}</itemBody>{processing}{more}</assessmentItem>"
    )
    if version != "3.0":
        return text.encode()
    node = as_version_3(read_tree(text.encode()))
    node.attributes = {"xmlns": SPACES[version], **node.attributes}
    return document(node)


def choice(*texts, prompt="Which?", **attributes):
    options = "".join(f'<simpleChoice identifier="{t[0]}">{t}</simpleChoice>' for t in texts)
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    asked = f"<prompt>{prompt}</prompt>{options}"
    return f'<choiceInteraction responseIdentifier="R"{given}>{asked}</choiceInteraction>'


def read(content):
    return read_questions(content, FORMATS["qti-2.1"]).entries


def one(*words, **named):
    (entry,) = read(item(*words, **named))
    return entry


def manifest(*resources):
    rows = "".join(f"<resource {given}/>" for given in resources)
    return f'<manifest xmlns="any"><resources>{rows}</resources></manifest>'.encode()


def package(files, *resources):
    return pack({"imsmanifest.xml": manifest(*resources)} | files)


def codes(entry):
    return [note.code for note in entry.notes]


def right(found):
    options = found["options"] if isinstance(found, dict) else found.data["options"]
    return [option["text"] for option in options if option.get("correct")]


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


GOOD = item(choice("a one", "b two"), declared("single", "identifier", "a"))
