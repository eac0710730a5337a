"""A QTI file: one item, or a zip with a manifest that names its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from quizzes.exchange.album import Album
from quizzes.exchange.decoding import check_size
from quizzes.exchange.entries import FileRefusedError, Note
from quizzes.exchange.foreign import Foreign, Refused
from quizzes.exchange.image_marks import in_package, mark_tree, nowhere
from quizzes.exchange.qti import assessments_1_2
from quizzes.exchange.qti.items import ITEMS, read_item
from quizzes.exchange.qti.stimuli import BROKEN, Stimuli
from quizzes.exchange.xml_tree import Node, read_tree
from quizzes.exchange.zip_files import SIGNATURE, Archive

MANIFEST = "imsmanifest.xml"
ROOT_1_2 = "questestinterop"
TESTS = frozenset({"assessmentTest", "qti-assessment-test", "assessmentSection"})


@dataclass(frozen=True)
class Resource:
    """A file that the manifest names, and what it says about it."""

    name: str
    tags: tuple[str, ...] = ()


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read a file, item by item."""
    check_size(content)
    if content.startswith(SIGNATURE):
        yield from read_package(Archive(content))
        return
    node, album = read_tree(content), Album()
    mark_tree(node, album, nowhere)
    yield from map(album.settle, read_single(node))


def read_single(node: Node) -> Iterator[Foreign | Refused]:
    """Read a file that is no package."""
    if node.name == ROOT_1_2:
        yield from assessments_1_2.read_assessments(node)
    elif node.name in ITEMS:
        yield read_item(node, node.line)
    else:
        raise FileRefusedError("not-qti", node.line, name=node.name[:40])


def read_package(archive: Archive) -> Iterator[Foreign | Refused]:
    """Read the items of a package, in the manifest's order; each counts as a line."""
    number, album, stimuli = 0, Album(), Stimuli(archive)
    for resource in resources_of(archive):
        for found in read_resource(archive, resource, number + 1, album, stimuli):
            number += 1
            yield album.settle(found)


def read_resource(
    archive: Archive, resource: Resource, line: int, album: Album, stimuli: Stimuli
) -> Iterator[Foreign | Refused]:
    """Read the items of one file; one that is broken spoils no other."""
    if resource.name not in archive:
        yield Refused(line, resource.name, Note("qti-missing", {"name": resource.name}))
        return
    try:
        node = read_tree(archive.pieces(resource.name))
    except FileRefusedError as error:
        if error.note.code not in BROKEN:
            raise
        yield Refused(line, f"{resource.name}:{error.line}", error.note)
        return
    mark_tree(node, album, in_package(archive, resource.name))
    if node.name == ROOT_1_2:
        yield from assessments_1_2.read_assessments(node, line)
    elif node.name in ITEMS:
        yield read_item(node, line, resource.tags, stimuli.beside(resource.name))
    elif node.name not in TESTS:
        yield Refused(line, resource.name, Note("qti-version", {"name": resource.name}))


def resources_of(archive: Archive) -> list[Resource]:
    """List the files with items: those that the manifest names, or all if there is none."""
    manifests = [name for name in archive.names if name.rpartition("/")[2] == MANIFEST]
    if not manifests:
        found = [Resource(name) for name in archive.names if name.endswith(".xml")]
        if not found:
            raise FileRefusedError("no-manifest")
        return found
    manifest = min(manifests, key=lambda name: name.count("/"))
    tree = read_tree(archive.pieces(manifest))
    found = [resource_of(node, manifest) for node in tree.find("resource") if has_items(node)]
    return list({resource.name: resource for resource in found}.values())


def has_items(resource: Node) -> bool:
    """Tell by its type whether a resource has items, and not a test or a picture."""
    kind = resource.get("type").lower()
    return kind.startswith(("imsqti_item", "imsqti_xmlv1p2", "imsqti_assessment"))


def resource_of(node: Node, manifest: str) -> Resource:
    """Read where a resource is, from the manifest's own folder, and its keywords."""
    file = node.first("file")
    href = unquote(node.get("href") or (file.get("href") if file else ""))
    keywords = tuple(" ".join(word.text.split()) for word in node.find("keyword"))
    return Resource(normpath(join(dirname(manifest), href)), keywords)
