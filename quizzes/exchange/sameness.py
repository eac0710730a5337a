"""Tell whether two questions ask the same, whatever their keys, levels and feedback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def content_mark(type_name: str, data: Mapping[str, Any]) -> str:
    """Name what a question asks and what is right, from plain data; white space does not count."""
    choices = {row.get("key"): row.get("text") for row in data.get("choices", ())}
    asked = [
        type_name,
        _folded(data.get("stem")),
        sorted(_choice(row) for row in _rows(data)),
        [_folded(row.get("text")) for row in data.get("items", ())],
        sorted(
            (_folded(row.get("text")), _folded(choices.get(row.get("match"))))
            for row in data.get("prompts", ())
        ),
        sorted(map(_folded, data.get("accept", ()))),
        sorted(_amount(row) for row in data.get("answers", ())),
        _folded(data.get("text")),
        [[_choice(row) for row in _rows(gap)] for gap in data.get("gaps", ())],
        [data.get(name) for name in ("actor", "supports", "actors", "relations", "ties")],
    ]
    shown = sorted(str(row.get("sha256")) for row in data.get("images", ()))
    asked += [shown] if shown else []
    return sha256(json.dumps(asked).encode()).hexdigest()


def _choice(row: Mapping[str, Any]) -> tuple[str, bool]:
    return _folded(row.get("text")), bool(row.get("correct"))


def _amount(row: Mapping[str, Any]) -> list[str]:
    return [_folded(row.get(name)) for name in ("value", "least", "most")]


def _rows(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(data.get("options", ()))


def _folded(text: Any) -> str:
    return " ".join(str(text or "").split()).casefold()
