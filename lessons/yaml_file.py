"""Read and write YAML 1.2, and remember the line of every value.

Whoever reads a file also knows what its fields are, so no value is guessed from its looks: every
scalar is the text as written (`no`, `2024-11-27`, `1.10` and `true` too), and Pydantic makes the
booleans, numbers and dates. Only a bare `null`, `~` or nothing at all is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lessons.plain_file import read_text
from lessons.problems import Problem, Reading
from lessons.tree import Plain, Tree, Where
from lessons.yaml_writing import dump_yaml

__all__ = ["Plain", "Tree", "Where", "dump_yaml", "parse_yaml", "read_yaml"]

TAG = "tag:yaml.org,2002:"
CORE = ("null", "bool", "int", "float", "str", "timestamp", "seq", "map", "merge", "value")
KNOWN_TAGS = {TAG + name for name in CORE}
DEEPEST = 100
"""Open brackets. The parser's time grows with the square of them."""
TOO_DEEP = "values are nested too deeply"


def read_yaml(path: Path) -> Reading[Tree]:
    """Read a YAML file. Never raises: what cannot be read is a problem."""
    text = read_text(path)
    if text.value is None:
        return Reading(None, text.problems)
    reading = parse_yaml(text.value, str(path))
    if reading.sound and reading.value and reading.value.value is None:
        return Reading(None, (Problem(str(path), 1, "the file is empty"),))
    return reading


def parse_yaml(text: str, file: str, first_line: int = 1) -> Reading[Tree]:
    """Read YAML from a text whose first line is the given line of the file."""
    if _depth(text) > DEEPEST:
        return Reading(None, (Problem(file, first_line, TOO_DEEP),))
    try:
        node = _parser().compose(text)
        reader = _Reader(file, first_line)
        value = reader.plain(node, ()) if node is not None else None
    except MarkedYAMLError as error:
        return Reading(None, (_syntax_problem(error, file, first_line),))
    except RecursionError:
        return Reading(None, (Problem(file, first_line, TOO_DEEP),))
    except (YAMLError, ValueError) as error:
        return Reading(None, (Problem(file, first_line, f"this is not YAML: {error}"),))
    return Reading(Tree(file, value, reader.lines), tuple(reader.problems))


def _depth(text: str) -> int:
    """Count how many brackets are open at once, at most; quotation marks are not minded."""
    steps = (1 if bracket in "[{" else -1 for bracket in re.findall(r"[\[\]{}]", text))
    return max(accumulate(steps), default=0)


def _parser() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return yaml


@dataclass
class _Reader:
    """Turns the nodes of one file into plain values, and notes lines and problems."""

    file: str
    first_line: int
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def plain(self, node: Node, where: Where) -> Plain:
        self.lines.setdefault(where, self.line(node))
        if not self.allowed(node):
            return None
        if isinstance(node, MappingNode):
            return {
                key: self.plain(value, (*where, key)) for key, value in self.entries(node, where)
            }
        if isinstance(node, SequenceNode):
            return [self.plain(item, (*where, i)) for i, item in enumerate(node.value)]
        return _scalar(node) if isinstance(node, ScalarNode) else None

    def allowed(self, node: Node) -> bool:
        """Refuse tags and aliases: a teacher never needs them, and aliases can grow without end."""
        if id(node) in self.seen:
            self.report(node, "an alias (*name) stands for this value; write the value out here")
            return False
        self.seen.add(id(node))
        if str(node.tag) not in KNOWN_TAGS:
            self.report(node, f"the tag {node.tag} has no meaning here; remove it")
            return False
        return True

    def entries(self, node: MappingNode, where: Where) -> Iterator[tuple[str, Node]]:
        """Give each key and its value once; a key that comes again is a problem."""
        first: dict[str, int] = {}
        for key_node, value in node.value:
            key, line = _key(key_node), self.line(key_node)
            if key is None:
                self.report(key_node, "a field's name must be a plain word")
            elif key in first:
                again = f"'{key}' stands here again (first in line {first[key]}); keep one of them"
                self.report(key_node, again)
            else:
                first[key] = line
                self.lines[(*where, key)] = line
                yield key, value

    def line(self, node: Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def report(self, node: Node, message: str) -> None:
        self.problems.append(Problem(self.file, self.line(node), message))


def _scalar(node: ScalarNode) -> str | None:
    empty = str(node.tag) == TAG + "null" and not node.style
    return None if empty else str(node.value)


def _key(node: Node) -> str | None:
    return str(node.value) if isinstance(node, ScalarNode) and node.value else None


ADVICE = (
    ("found character '\\t'", "a tab stands here; indent with spaces"),
    ("mapping values are not allowed", "a colon and a space stand inside a value; quote the value"),
    ("could not find expected ':'", "a colon is missing here or in the line above"),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("but got '<stream end>'", "a bracket is opened and never closed"),
    ("end of stream", "a quotation mark is opened and never closed"),
    ("but found another document", "a second '---' stands here; remove it"),
    ("cannot start any token", "a value cannot begin with this character; quote the value"),
    ("undefined alias", "a value that begins with * must be quoted"),
)


def _syntax_problem(error: MarkedYAMLError, file: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = f"{error.problem or ''} {error.context or ''}".strip()
    advice = next((advice for words, advice in ADVICE if words in said), f"not YAML: {said}")
    return Problem(file, (mark.line if mark else 0) + first_line, advice)
