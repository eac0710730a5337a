"""Write YAML that a teacher can read and that every YAML reader takes for the same values."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from lessons.tree import Plain

TAG = "tag:yaml.org,2002:"
WIDTH = 88


def dump_yaml(value: Plain) -> str:
    """Write plain values in block style, with wrapped prose and short lists on one line."""
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.Emitter = _Emitter
    yaml.width = WIDTH
    yaml.allow_unicode = True
    stream = StringIO()
    yaml.dump(_laid_out(value), stream)
    return re.sub(" +$", "", stream.getvalue(), flags=re.MULTILINE)


UNSAFE = re.compile("  | \n|^\\s|\\s$|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What only double quotation marks keep: spaces at an edge or in a row, control characters."""


def _style(text: str) -> str | None:
    """Choose quotation marks, or a block for several lines; None leaves it to the emitter."""
    if UNSAFE.search(text):
        return '"'
    if "\n" in text:
        return "|"
    return "'" if text.lower() in {"y", "n", "yes", "no", "on", "off"} else None


class _Emitter(Emitter):
    """Folds long text that needs quotation marks into a block, where none are needed."""

    def choose_scalar_style(self) -> Any:
        style, text = super().choose_scalar_style(), self.event.value
        long = self.column + len(text) > WIDTH
        within = self.flow_level or self.simple_key_context
        foldable = not within and "\n" not in text and not UNSAFE.search(text)
        return ">" if long and foldable and style in {"'", '"'} else style

    def write_double_quoted(self, text: Any, split: Any = True) -> None:
        # Its line breaks lose or add spaces in some texts, so such a text stays on one line.
        super().write_double_quoted(text, split=False)


class _Representer(RoundTripRepresenter):
    """Writes each string so that this module, and any YAML 1.1 reader, reads the same string."""

    def represent_str(self, data: str) -> ScalarNode:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", data, re.ASCII):
            return self.represent_scalar(TAG + "timestamp", data)
        return self.represent_scalar(TAG + "str", data, style=_style(data))


_Representer.add_representer(str, _Representer.represent_str)


def _laid_out(value: Plain) -> Any:
    if isinstance(value, dict):
        return {key: _laid_out(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    laid_out = CommentedSeq(_laid_out(item) for item in value)
    if _short(value):
        laid_out.fa.set_flow_style()
    return laid_out


def _short(items: list[Plain]) -> bool:
    words = [item if isinstance(item, str) else "[no word]" for item in items]
    plain = all(re.fullmatch(r"[\w.-]+", word) for word in words)
    return plain and sum(len(word) + 2 for word in words) <= WIDTH - 20
