"""A guest who goes on trying stays known, in the browser and on the server."""

from __future__ import annotations

from datetime import timedelta

from app.db import at_time, now


def test_each_start_keeps_a_guest_for_seven_days_more(visitor, try_quiz):
    first = try_quiz(visitor)
    with at_time(now() + timedelta(days=6)):
        visitor.open("/quizzes/proxy-dynamics")
        token = visitor.page.form(action="/quizzes/proxy-dynamics/start").fields()
        answer = visitor.client.post("/quizzes/proxy-dynamics/start", data=token)
        assert "Max-Age=604800" in answer.headers["Set-Cookie"]
    with at_time(now() + timedelta(days=12)):
        assert visitor.open(first).path == first
    with at_time(now() + timedelta(days=14)):
        assert visitor.open(first).path == "/login"
