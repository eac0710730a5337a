"""Inviting another teacher: the link is shown once and makes one account."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.harness.page import text_of


def test_a_link_is_made_shown_once_and_welcomes_a_teacher(visitors):
    chidi = visitors.chidi
    page = chidi.open("/classes/invite")
    assert "They do not see yours" in page.text
    page = chidi.submit("Make a link")
    [link] = [text_of(e) for e in page.all("p") if "link" in (e.get("class") or "").split()]
    assert link not in chidi.open("/classes/invite").html
    welcome = visitors.stranger().open(urlsplit(link).path)
    assert "Chidi" in welcome.text


def test_each_press_makes_another_link(visitors):
    chidi = visitors.chidi
    links = set()
    for _press in range(2):
        chidi.open("/classes/invite")
        page = chidi.submit("Make a link")
        links |= {text_of(e) for e in page.all("p") if "link" in (e.get("class") or "").split()}
    assert len(links) == 2


def test_a_student_cannot_invite(visitors):
    visitors.amina.open("/classes/invite", status=403)
    visitors.amina.post("/classes/invite", status=403)
