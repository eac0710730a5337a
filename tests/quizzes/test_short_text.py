"""When two short texts say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.short_text import normal_form, same
from tests.quizzes.strategies import relaxed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTS", "hts"),
        ("HTS.", " hts "),
        ("Hay’at Tahrir al-Sham", "Hay'at  Tahrir al‑Sham"),
        ("Hay’at Tahrir al-Sham", "Hayat Tahrir al Sham"),
        ("Türkiye", "Turkiye"),
        ("Straße", "STRASSE"),
        ("ＨＴＳ", "HTS"),
        ("«Hezbollah»", "Hezbollah"),
        ("ﬁghters", "fighters"),
        ("حِزْبُ اللّٰه", "حزب الله"),
        ("هيئة تحـــرير الشام", "هيئة تحرير الشام"),
        ("أنقرة", "انقرة"),
        ("SDF\u200f", "SDF"),
        ("proxy\u00a0war", "proxy war"),
        ("proxy—war", "proxy - war"),
        ("e\u0301lite", "élite"),
    ],
)
def test_dress_makes_no_difference(one, other):
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("SDF", "SNA"), ("2012", "2021"), ("Iran", "Iraq"), ("الله", "حزب الله")]
)
def test_letters_and_digits_do(one, other):
    assert not same(one, other)


@given(text=st.text())
@relaxed
def test_the_normal_form_is_its_own_normal_form(text):
    assert normal_form(normal_form(text)) == normal_form(text)


@given(text=st.text())
@relaxed
def test_capitals_and_spaces_around_make_no_difference(text):
    assert same(f"  {text}\n", text)
    assert normal_form(text.casefold()) == normal_form(text)
