"""Hold what we write as QTI against the models of its elements, and what their schemas cannot say.

The schemas say nothing of names that must be declared; the specification does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.exchange.xml_tree import Node
from tests.quizzes.exchange.qti_models import ANY, ITEMS, NC_NAME, URI, Model

SPACES = {
    "qti-2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "qti-3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
MANIFEST_SPACES = {
    "qti-2.1": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "qti-3.0": "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
}
LOM_SPACE = "http://ltsc.ieee.org/xsd/LOM"
LOM = frozenset({"lom", "general", "keyword", "string"})
ROOTS = {"qti-2.1": "assessmentItem", "qti-3.0": "qti-assessment-item"}


def manifest(schema: str, number: str, item: str) -> dict[str, Model]:
    """Describe a package's list of its items, with keywords in the elements of LOM."""
    return {
        "manifest": Model(
            {"identifier": NC_NAME},
            {"schemaLocation": rf"{URI} {URI}"},
            "metadata organizations resources",
        ),
        "manifest/metadata": Model(children="schema schemaversion lom?"),
        "schema": Model(value=re.escape(schema)),
        "schemaversion": Model(value=re.escape(number)),
        "organizations": Model(),
        "resources": Model(children="resource*"),
        "resource": Model(
            {"identifier": NC_NAME, "type": f"{item}|webcontent"},
            {"href": URI},
            "metadata? file+ dependency*",
        ),
        "resource/metadata": Model(children="lom?"),
        "file": Model({"href": URI}),
        "dependency": Model({"identifierref": NC_NAME}),
        "lom": Model(children="general?"),
        "general": Model(children="keyword*"),
        "keyword": Model(children="string+"),
        "string": Model({}, {"language": "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"}, value=ANY),
    }


MANIFESTS = {
    "qti-2.1": manifest("QTIv2.1 Package", "1.0.0", "imsqti_item_xmlv2p1"),
    "qti-3.0": manifest("QTI Package", "3.0.0", "imsqti_item_xmlv3p0"),
}


def item_problems(item: Node, version: str) -> list[str]:
    """Name all that is wrong with an item."""
    root = [] if item.name == ROOTS[version] else [f"{item.name}: no item of this version"]
    return [*root, *problems(item, ITEMS[version], SPACES[version])]


def manifest_problems(manifest: Node, version: str) -> list[str]:
    """Name all that is wrong with a package's list."""
    ids = [node.get("identifier") for node in manifest.walk() if node.get("identifier")]
    twice = sorted({f"{id_}: an identifier twice" for id_ in ids if ids.count(id_) > 1})
    return [*problems(manifest, MANIFESTS[version], MANIFEST_SPACES[version]), *twice]


def problems(node: Node, models: dict[str, Model], space: str, parent: str = "") -> Iterator[str]:
    """Name all in an element and in what it holds that the models do not allow."""
    model = models.get(f"{parent}/{node.name}") or models.get(node.name)
    if model is None:
        yield f"{node.name}: no element of this version"
        return
    if node.space != (LOM_SPACE if node.name in LOM else space):
        yield f"{node.name}: its namespace is {node.space!r}"
    yield from attribute_problems(node, model)
    yield from content_problems(node, model)
    for child in node.children:
        yield from problems(child, models, space, node.name)


def attribute_problems(node: Node, model: Model) -> Iterator[str]:
    """Name what is wrong with an element's attributes."""
    known = model.needs | model.may
    for name in sorted(model.needs.keys() - node.attributes.keys()):
        yield f"{node.name}: {name} is missing"
    for name, value in node.attributes.items():
        if name not in known:
            yield f"{node.name}: {name} is no attribute of it"
        elif not re.fullmatch(known[name], value):
            yield f"{node.name}: {name} is {value!r}"


def content_problems(node: Node, model: Model) -> Iterator[str]:
    """Name what is wrong with what stands in an element."""
    names = "".join(f"{child.name} " for child in node.children)
    if not re.fullmatch(pattern(model.children), names):
        yield f"{node.name}: it holds {names or 'nothing'}"
    text = "".join(part for part in node.content if isinstance(part, str))
    if text.strip() and not model.mixed and not model.value:
        yield f"{node.name}: it holds the text {text!r}"
    if model.value and not re.fullmatch(model.value, text):
        yield f"{node.name}: its text is {text!r}"


def pattern(children: str) -> str:
    """Turn `a? (b|c)+` into a pattern of names that each end in a space."""
    named = (re.sub(r"[\w-]+", lambda one: f"(?:{one[0]} )", part) for part in children.split())
    return "".join(named)
