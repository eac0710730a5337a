"""A quiz's page: what it covers, its rules, one's attempts, and the button that starts."""

from __future__ import annotations

import secrets
from uuid import UUID

from flask import g, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.db import db, now
from app.learn import blueprint
from app.learn.places import first_place, zone_of
from app.models import Role
from app.refusals import refusal
from app.security import session_token, set_session_cookie
from app.services import guests, offers, sessions, sheets, starts

SHORTEST_KEY = 16


@blueprint.get("/quizzes/<slug>")
def quiz(slug: str) -> ResponseReturnValue:
    """Say what a quiz covers and how it counts."""
    me, at = g.identity, now()
    offer = (
        offers.offer_to(db.session, slug, me.person_id, me.role, at)
        if me
        else offers.offer_to_anyone(db.session, slug)
    )
    return render_template(
        "learn/quiz.html",
        offer=offer,
        quiz=offer.quiz.quiz,
        lesson=offer.lesson.lesson,
        refused=refusal(offer.refusal.code, offer.refusal.details) if offer.refusal else None,
        start_key=secrets.token_urlsafe(24),
        at=at,
        zone_of=zone_of,
    )


@blueprint.post("/quizzes/<slug>/start")
def start(slug: str) -> ResponseReturnValue:
    """Begin an attempt, or go on with the unfinished one."""
    key = request.form.get("start_key", "")
    key = key if len(key) >= SHORTEST_KEY else secrets.token_urlsafe(24)
    person_id, role, token = learner(key)
    attempt_id = starts.start_attempt(db.session, person_id, role, slug, key)
    response = make_response(
        redirect(first_place(sheets.own_sheet(db.session, attempt_id, person_id)))
    )
    if token:
        max_age = int(sessions.LASTS[role].total_seconds())
        set_session_cookie(response, token, max_age)
    return response


def learner(start_key: str) -> tuple[UUID, Role, str | None]:
    """Tell who starts. Somebody unknown becomes a guest: the same one if the button sent twice.

    A guest is kept seven days from each start; then the token is to be set again.
    """
    if g.identity and g.identity.is_member:
        return g.identity.person_id, g.identity.role, None
    if g.identity:
        guests.keep_guest(db.session, g.identity.person_id)
        return g.identity.person_id, Role.GUEST, session_token()
    person_id, token = starts.guest_again(db.session, start_key) or guests.create_guest(db.session)
    return person_id, Role.GUEST, token
