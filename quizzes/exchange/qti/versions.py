"""Items and packages in one version of QTI: namespaces, templates, and the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizzes.exchange.foreign import Foreign, Kind
from quizzes.exchange.qti.building import document, element, lines
from quizzes.exchange.qti.items import OURS
from quizzes.exchange.qti.names import as_version_3
from quizzes.exchange.qti.open_items import for_scorers
from quizzes.exchange.qti.packages import MANIFEST
from quizzes.exchange.qti.parts import Written
from quizzes.exchange.qti.pictures import files_of, listed, within_limits
from quizzes.exchange.qti.processing import (
    EXPLANATION,
    FEEDBACK,
    IDENTIFIER,
    put,
    template_of,
    value,
)
from quizzes.exchange.qti.writing import SHOWN, outcomes, parts_of
from quizzes.exchange.xml_tree import Node
from quizzes.exchange.zip_files import pack

SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True)
class Version:
    """What differs between versions."""

    items: str
    items_schema: str
    manifest: str
    manifest_schema: str
    metadata: str
    metadata_string: str
    package: tuple[str, str]
    templates: str
    template_suffix: str
    item_type: str
    three: bool = False


TWO_ONE = Version(
    items="http://www.imsglobal.org/xsd/imsqti_v2p1",
    items_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    manifest="http://www.imsglobal.org/xsd/imscp_v1p1",
    manifest_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    metadata="http://ltsc.ieee.org/xsd/LOM",
    metadata_string="string",
    package=("QTIv2.1 Package", "1.0.0"),
    templates="http://www.imsglobal.org/question/qti_v2p1/rptemplates/",
    template_suffix="",
    item_type="imsqti_item_xmlv2p1",
)
THREE = Version(
    items="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    items_schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    manifest="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    manifest_schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/"
    "imsqtiv3p0_imscpv1p2_v1p0.xsd",
    metadata="http://ltsc.ieee.org/xsd/LOM",
    metadata_string="string",
    package=("QTI Package", "3.0.0"),
    templates="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/",
    template_suffix=".xml",
    item_type="imsqti_item_xmlv3p0",
    three=True,
)


def render(questions: Iterable[Foreign], version: Version) -> bytes:
    """Write a package: a manifest, and a file an item."""
    named = [(f"q{number}", one) for number, one in enumerate(questions, start=1)]
    files = {MANIFEST: document(manifest_of(named, version))}
    files |= {file_of(id_): document(item_of(id_, one, version)) for id_, one in named}
    files |= dict(files_of(question for _id, question in named))
    return pack(files)


def file_of(identifier: str) -> str:
    """Name an item's file."""
    return f"items/{identifier}.xml"


def item_of(identifier: str, question: Foreign, version: Version) -> Node:
    """Write an item."""
    written = parts_of(question)
    item = element(
        "assessmentItem",
        *written.declarations,
        *outcomes(written, question, **scored_by(question, version)),
        element("itemBody", written.body, *for_scorers(written, three=version.three)),
        *ruled(written, question, version),
        *feedback_of(written, question, version),
        identifier=identifier,
        title=question.title or identifier,
        adaptive="false",
        timeDependent="false",
        toolName=OURS,
        toolVersion="1",
    )
    if version.three:
        as_version_3(item)
    else:
        within_limits(item)
    located(item, version.items, version.items_schema)
    return item


def located(node: Node, space: str, schema: str) -> None:
    """Say to which namespace a document belongs, and where its schema is."""
    node.attributes = {
        "xmlns": space,
        "xmlns:xsi": SCHEMA_INSTANCE,
        "xsi:schemaLocation": f"{space} {schema}",
        **node.attributes,
    }


def scored_by(question: Foreign, version: Version) -> dict[str, str]:
    """Say that a person gives the score; version 2.1 has no word for it."""
    return {"externalScored": "human"} if version.three and question.kind is Kind.OPEN else {}


def ruled(written: Written, question: Foreign, version: Version) -> Iterator[Node]:
    """Say how an item is marked."""
    if template := template_of(question):
        name = version.templates + template + version.template_suffix
        yield element("responseProcessing", template=name)
        return
    show = [put(EXPLANATION, value(IDENTIFIER, SHOWN))] if question.explanation else []
    if rules := [*written.rules, *show]:
        yield element("responseProcessing", *rules)


def feedback_of(written: Written, question: Foreign, version: Version) -> Iterator[Node]:
    """Write what is said after an answer."""
    for identifier, text in written.feedback.items():
        yield said(FEEDBACK, identifier, text, version)
    if question.explanation:
        yield said(EXPLANATION, SHOWN, question.explanation, version)


def said(outcome: str, identifier: str, text: str, version: Version) -> Node:
    """Write one feedback."""
    inner = [element("p", *lines(text))]
    content = [element("contentBody", *inner)] if version.three else inner
    return element(
        "modalFeedback",
        *content,
        outcomeIdentifier=outcome,
        identifier=identifier,
        showHide="show",
    )


def manifest_of(named: Iterable[tuple[str, Foreign]], version: Version) -> Node:
    """Write the list of a package's items, each with its keywords."""
    schema, number = version.package
    about = element("metadata", element("schema", schema), element("schemaversion", number))
    resources = (resource_of(id_, question, version) for id_, question in named)
    manifest = element(
        "manifest",
        about,
        element("organizations"),
        element("resources", *resources),
        identifier="crosscurrents",
    )
    located(manifest, version.manifest, version.manifest_schema)
    return manifest


def resource_of(identifier: str, question: Foreign, version: Version) -> Node:
    """Write one entry of it."""
    words = (
        element("keyword", element(version.metadata_string, tag, language="en"))
        for tag in question.tags
    )
    about = element("lom", element("general", *words), xmlns=version.metadata)
    return element(
        "resource",
        *([element("metadata", about)] if question.tags else []),
        element("file", href=file_of(identifier)),
        *listed(question),
        identifier=identifier,
        type=version.item_type,
        href=file_of(identifier),
    )
