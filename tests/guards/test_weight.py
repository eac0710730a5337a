"""Pages stay light: they must open on a school's slow line."""

from __future__ import annotations

from tests.harness.sources import named
from tests.harness.weight import STATIC, compressed, first_view

KIB = 1024


def names(suffix):
    return [str(path.relative_to(STATIC)) for path in named(suffix, under="app/static")]


def test_all_styles_together_weigh_at_most_12_kib():
    assert compressed(*names(".css")) <= 12 * KIB


def test_all_scripts_together_weigh_at_most_12_kib():
    assert compressed(*names(".js")) <= 12 * KIB


def test_the_first_view_of_the_library_is_light(app):
    weight = first_view(app.test_client(), "/")
    assert weight.requests <= 6
    assert weight.bytes <= 60 * KIB
