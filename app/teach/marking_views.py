"""The marking queue: what waits, and one response at a time beside its rubric."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db
from app.services import marking_queue, markings
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from app.teach import blueprint
from quizzes.types.rubric import shown


@blueprint.get("/marking")
def marking() -> ResponseReturnValue:
    """List what waits to be marked, question by question."""
    piles = marking_queue.piles(db.session, g.identity.person_id)
    return render_template("teach/marking.html", piles=piles)


@blueprint.get("/marking/<uuid:assignment_id>/<key>")
def mark(assignment_id: UUID, key: str) -> ResponseReturnValue:
    """Show a response beside its rubric; names only if asked for."""
    return show(assignment_id, key, attempt_in(request.args.get("attempt")))


@blueprint.post("/marking/<uuid:assignment_id>/<key>")
def save_marking(assignment_id: UUID, key: str) -> ResponseReturnValue:
    """Keep the levels and the comment, and go to the next response that waits."""
    me, attempt_id = g.identity.person_id, attempt_in(request.form.get("attempt"))
    opened = marking_queue.open_pile(db.session, me, assignment_id, key)
    place = opened.place(attempt_id)
    response = opened.responses[place]
    seen = request.form.get("seen", "0")
    try:
        markings.mark_response(
            db.session,
            me,
            response.attempt_id,
            key,
            levels_in(response),
            request.form.get("comment", "").replace("\r\n", "\n"),
            int(seen) if seen.isdecimal() else 0,
            request.form.get("why", ""),
        )
    except (NotAllowedError, ConflictError) as error:
        db.session.rollback()
        return show(assignment_id, key, response.attempt_id, error.code)
    following = opened.next_after(place)
    if following is None:
        flash(_("Saved. Every answer to this question is marked."), "success")
        return redirect(url_for("teach.marking"))
    flash(_("Saved."), "success")
    return redirect(address(assignment_id, key, following.attempt_id))


def show(
    assignment_id: UUID, key: str, attempt_id: UUID | None, problem: str = ""
) -> ResponseReturnValue:
    """Show one response of a pile; with what was typed, if it could not be saved."""
    opened = marking_queue.open_pile(db.session, g.identity.person_id, assignment_id, key)
    place = opened.place(attempt_id)
    response = opened.responses[place]
    given = response.given
    typed = {
        "levels": levels_in(response) if problem else given.levels if given else {},
        "comment": request.form.get("comment", "") if problem else given.comment if given else "",
        "why": request.form.get("why", ""),
    }
    page = render_template(
        "teach/mark.html",
        pile=opened.pile,
        response=response,
        rubric=shown(response.question.rubric),
        place=place,
        before=opened.responses[place - 1] if place else None,
        after=opened.responses[place + 1] if place + 1 < len(opened.responses) else None,
        typed=typed,
        problem=problem,
        names=names_shown(),
        address=address,
    )
    return page, 409 if problem == "marked-meanwhile" else 422 if problem else 200


def address(assignment_id: UUID, key: str, attempt_id: UUID, names: bool | None = None) -> str:
    """Give the address of a response; names stay shown or hidden unless told otherwise."""
    shows = names_shown() if names is None else names
    return url_for(
        "teach.mark",
        assignment_id=assignment_id,
        key=key,
        attempt=attempt_id,
        names=1 if shows else None,
    )


def names_shown() -> bool:
    """Tell whether the students' names are to be seen."""
    return request.values.get("names") == "1"


def levels_in(response: marking_queue.Response) -> dict[str, str]:
    """Read the level chosen for each criterion."""
    rubric = response.question.rubric
    chosen = {c.key: request.form.get(f"level-{c.key}", "") for c in rubric}
    return {criterion: level for criterion, level in chosen.items() if level}


def attempt_in(text: str | None) -> UUID | None:
    """Read the id of an attempt, or raise NotFoundError."""
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFoundError from error
