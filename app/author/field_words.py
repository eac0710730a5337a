"""What the fields and rows of questions are called, by their names in files."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from app.type_words import OfAllTypes

LABELS = OfAllTypes("labels", {
    "type": _l("Type"),
    "stem": _l("Question"),
    "level": _l("Level"),
    "claims": _l("Claims that the key rests on"),
    "evidence": _l("Words quoted"),
    "explanation": _l("Explanation"),
    "options": _l("Options"),
    "shuffle": _l("Shuffled"),
    "preset": _l("Preset"),
    "prompts": _l("Prompts"),
    "choices": _l("Choices"),
    "items": _l("Lines in their right order"),
    "accept": _l("Accepted"),
    "actor": _l("Accepted, in every spelling"),
    "feedback": _l("Feedback"),
    "else-feedback": _l("Feedback to any other answer"),
    "wrong": _l("Wrong answers foreseen"),
    "passage": _l("Passage"),
    "supports": _l("Claim to be supported"),
    "actors": _l("Actors on offer"),
    "relations": _l("Relations on offer"),
    "ties": _l("Ties to be found"),
    "text": _l("Text"),
    "correct": _l("Right"),
    "misconception": _l("Misconception"),
    "match": _l("Right choice"),
    "words": _l("Words"),
    "images": _l("Images"),
    "alt": _l("Description"),
    "decorative": _l("Only decorates"),
    "at": _l("Stands with"),
    "paragraph": _l("Paragraph"),
    "waived": _l("Rules of item writing not followed"),
    "reason": _l("Kept because"),
})  # fmt: skip
"""What fields are called, by their names in files."""

ROWS = OfAllTypes("rows", {
    "options": _l("Option “%(row)s”"),
    "prompts": _l("Prompt “%(row)s”"),
    "choices": _l("Choice “%(row)s”"),
    "items": _l("Line “%(row)s”"),
    "wrong": _l("Wrong answer “%(row)s”"),
    "ties": _l("Tie “%(row)s”"),
    "feedback": _l("Feedback to sentence %(row)s"),
    "evidence": _l("Words quoted"),
    "images": _l("Image “%(row)s”"),
    "waived": _l("Rule not followed: %(row)s"),
})  # fmt: skip
"""What a row of a list is called."""
