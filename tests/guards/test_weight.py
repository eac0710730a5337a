"""Pages stay light: they must open on a school's slow line."""

from __future__ import annotations

import pytest

from tests.harness.sources import named
from tests.harness.visitor import Visitor
from tests.harness.weight import STATIC, compressed, first_view, next_view

KIB = 1024


def names(suffix):
    return [str(path.relative_to(STATIC)) for path in named(suffix, under="app/static")]


def test_all_styles_together_weigh_at_most_12_kib():
    assert compressed(*names(".css")) <= 12 * KIB


def test_all_scripts_together_weigh_at_most_12_kib():
    assert compressed(*names(".js")) <= 12 * KIB


@pytest.mark.parametrize("address", ["/", "/lessons/syria-2024", "/quizzes/actors", "/join"])
def test_a_first_view_is_light(app, address):
    weight = first_view(app.test_client(), address)
    assert weight.requests <= 6
    assert weight.bytes <= 60 * KIB


def test_every_next_question_is_light(app):
    visitor = Visitor(app)
    page = visitor.open("/quizzes/proxy-dynamics")
    page = visitor.submit(action=f"{page.path}/start")
    attempt = page.path.rpartition("/")[0]
    for number in range(1, 11):
        assert next_view(visitor.client, f"{attempt}/{number}").bytes <= 12 * KIB
