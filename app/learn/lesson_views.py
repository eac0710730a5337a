"""The library, and a lesson to read."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.db import db
from app.learn import blueprint
from app.learn.lesson_page import page_of
from app.presentation import compress
from app.services import reading


@blueprint.get("/")
@compress.compressed()
def lessons() -> ResponseReturnValue:
    """Show the library."""
    found = [(page_of(one.pinned), one.quizzes) for one in reading.open_library(db.session)]
    return render_template("learn/lessons.html", lessons=found)


@blueprint.get("/lessons/<slug>")
@compress.compressed()
def lesson(slug: str) -> ResponseReturnValue:
    """Show a lesson; `?actor=` lights one actor's ties on its map."""
    found = reading.open_lesson(db.session, slug)
    page = page_of(found.pinned)
    chosen = page.lesson.actors_by_id.get(request.args.get("actor", ""))
    return render_template(
        "learn/lesson.html",
        page=page,
        lesson=page.lesson,
        quizzes=found.quizzes,
        chosen=chosen,
    )
