"""Handing in: check the answers, submit, and see the result."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.db import db, now
from app.learn import blueprint
from app.learn.fragments import page
from app.learn.places import first_place, zone_of
from app.services import results, scoring, sheets
from app.services.attempts import best_of
from app.services.sheets import Sheet


@blueprint.get("/attempts/<uuid:id>/check")
def check(id: UUID) -> ResponseReturnValue:
    """List what is answered, what is not and what is flagged, before handing in."""
    sheet = sheets.own_sheet(db.session, id, g.identity.person_id)
    if sheet.attempt.submitted_at is not None:
        return redirect(first_place(sheet))
    return render_template(
        "learn/check.html",
        sheet=sheet,
        places=sheet.places,
        closed=sheet.attempt.closed(now()),
        zone=zone_of(sheet.attempt),
        base=url_for("learn.attempt", id=id),
    )


@blueprint.post("/attempts/<uuid:id>/submit")
def submit(id: UUID) -> ResponseReturnValue:
    """Hand an attempt in, once."""
    scoring.submit_attempt(db.session, g.identity.person_id, id)
    return redirect(url_for("learn.receipt", id=id))


@blueprint.get("/attempts/<uuid:id>/receipt")
def receipt(id: UUID) -> ResponseReturnValue:
    """Confirm what was handed in, and when."""
    sheet = sheets.own_sheet(db.session, id, g.identity.person_id)
    if sheet.attempt.submitted_at is None:
        return redirect(first_place(sheet))
    return confirm(sheet)


@blueprint.get("/attempts/<uuid:id>")
def attempt(id: UUID) -> ResponseReturnValue:
    """Show the result as soon as it may be seen; go on with an unfinished attempt."""
    sheet = sheets.seen_sheet(db.session, id, g.identity.person_id)
    if sheet.attempt.person_id != g.identity.person_id:
        return show_to_teacher(sheet)
    if sheet.attempt.submitted_at is None:
        return redirect(first_place(sheet))
    if sheet.attempt.held(now()):
        return confirm(sheet)
    if until := results.kept_until(db.session, sheet.attempt, now()):
        return confirm(sheet, until)
    alike = results.alike(db.session, sheet.attempt)
    return render_template(
        "learn/result.html",
        page=page,
        sheet=sheet,
        attempt=sheet.attempt,
        questions=results.review_sheet(db.session, sheet),
        alike=alike,
        best=best_of(alike),
        zone=zone_of(sheet.attempt),
    )


def confirm(sheet: Sheet, kept: datetime | None = None) -> str:
    """Give the receipt; with it, when a result opens that is held back, or kept without keys."""
    return render_template(
        "learn/receipt.html",
        sheet=sheet,
        attempt=sheet.attempt,
        reference=results.reference(sheet.attempt.id),
        answered=sum(place.answered for place in sheet.places),
        held=sheet.attempt.held(now()),
        kept=kept,
        zone=zone_of(sheet.attempt),
    )


def show_to_teacher(sheet: Sheet) -> str:
    """Show a student's attempt as answered, with every answer as it came."""
    return render_template(
        "learn/answered.html",
        page=page,
        sheet=sheet,
        attempt=sheet.attempt,
        student=results.name_of(db.session, sheet.attempt.person_id),
        questions=results.review_sheet(db.session, sheet, history=True),
        reference=results.reference(sheet.attempt.id),
        zone=zone_of(sheet.attempt),
    )
