"""No word of the machinery reaches a teacher; of quoted words it is said what was meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.author.faults import FAULTS, faults_of, names_for
from app.services.soundness import examine
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import fields_of
from tests.app.author.test_every_type import SAMPLES
from tests.app.author.test_faults import said

QUOTED = {
    "not chosen": ("", "It took it in March", "evidence.0.paragraph", "Choose the paragraph"),
    "elsewhere": (
        "the-months",
        "It took it in March",
        "evidence.0.words",
        "The River League holds",
    ),
    "nearly": ("the-bridge", "it took it in march", "evidence.0.words", "It says: It took it in"),
    "nowhere": ("the-bridge", "Nobody ever wrote so", "evidence.0.words", "does not say this."),
    "gone": ("gone", "It took it", "evidence.0.paragraph", "no such paragraph any more"),
    "no words": ("the-bridge", "", "evidence.0.words", "Quote the words that are meant"),
}


@pytest.mark.parametrize(("paragraph", "quote", "path", "words"), QUOTED.values(), ids=QUOTED)
def test_of_quoted_words_it_is_said_where_they_stand_or_what_was_meant(
    paragraph, quote, path, words
):
    found = said("single-choice", evidence=[{"paragraph": paragraph, "words": quote}])
    assert words in found[path]


RAW_WORDS = re.compile(r"should|required|valid (string|dictionary|list)|Input|tuple|%")
TYPED = st.text(max_size=12) | st.sampled_from(["0", "1", "a", "a-b", "the-bridge", "backs"])


@st.composite
def typed_forms(draw):
    """Make what somebody may have typed into the editor of a type."""
    name = draw(st.sampled_from(sorted(TYPES)))
    fields = {field: [value] if isinstance(value, str) else value
              for field, value in fields_of(SAMPLES[name]).items()}  # fmt: skip
    changed = draw(st.dictionaries(st.sampled_from(sorted(fields)), st.lists(TYPED, max_size=2)))
    return name, TYPES[name].read_form(fields | changed), draw(st.booleans())


@settings(deadline=None, max_examples=100)
@given(typed_forms())
def test_whatever_is_typed_no_word_of_the_machinery_is_said(form):
    name, own, bare = form
    data = own if bare else SAMPLES[name] | own
    findings = examine(data, name, LESSON, "key").findings
    for finding in findings:
        assert any(known in FAULTS for known in names_for(finding)), finding
    assert not [f.text for f in faults_of(findings, LESSON) if RAW_WORDS.search(f.text)]
