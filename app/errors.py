"""Exceptions become pages here, and only here."""

from __future__ import annotations

import json

from flask import Flask, current_app, g, make_response, redirect, render_template, request, url_for
from flask import session as form_session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, validate_csrf
from werkzeug.exceptions import HTTPException, SecurityError
from wtforms import ValidationError

from app.db import db, now
from app.refusals import refusal
from app.security import SignInNeeded
from app.services.problems import NotAllowedError, NotFoundError, TooManyTriesError


def init_app(app: Flask) -> None:
    """Register a page for every exception that can reach a reader."""
    app.register_error_handler(NotFoundError, not_found)
    app.register_error_handler(NotAllowedError, not_allowed)
    app.register_error_handler(TooManyTriesError, too_many_tries)
    app.register_error_handler(SignInNeeded, sign_in_needed)
    app.register_error_handler(CSRFError, form_expired)
    app.register_error_handler(SecurityError, strange_host)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, failure)


def page(status: int, title: str, text: str, code: str = "") -> ResponseReturnValue:
    """Say what is wrong and what to do: as a page, or as JSON to a script that asked for it."""
    if wants_json():
        return {"code": code, "title": title, "text": text}, status
    return render_template("errors/problem.html", title=title, text=text, code=code), status


def wants_json() -> bool:
    """Tell whether one of our scripts is asking."""
    return request.accept_mimetypes.best == "application/json"


def not_found(_error: Exception) -> ResponseReturnValue:
    """Say the same of what is not there and of what is somebody else's."""
    return page(
        404,
        _("Page not found"),
        _("There is no such page, or it is not yours to see. Check the address, or start again."),
        "not-found",
    )


def not_allowed(error: NotAllowedError) -> ResponseReturnValue:
    """Say which rule stands in the way."""
    title, text = refusal(error.code, error.details)
    return page(409, title, text, error.code)


def too_many_tries(error: TooManyTriesError) -> ResponseReturnValue:
    """Ask a guesser, or a forgetful person, to wait."""
    seconds = max(1, round((error.until - now()).total_seconds()))
    text = _(
        "There were many wrong tries. Wait %(seconds)s seconds, then try again.", seconds=seconds
    )
    response = make_response(page(429, _("Please wait a moment"), text, "wait"))
    response.headers["Retry-After"] = str(seconds)
    return response


def sign_in_needed(_error: SignInNeeded) -> ResponseReturnValue:
    """Ask for the password, keeping what was being sent."""
    if wants_json():
        return page(
            401, _("You are logged out"), _("Log in again in another tab, then go on here.")
        )
    if request.method == "GET":
        return redirect(url_for("account.login", next=request.full_path.rstrip("?")))
    keep = from_our_pages() and request.blueprint != "account"  # no password goes back to a page
    body = render_template(
        "errors/sign_in_again.html",
        form=None,
        kept=json.dumps(kept_fields() if keep else [], ensure_ascii=False),
        target=request.full_path.rstrip("?") if keep else "",
        whose=form_session.get("whose", ""),
    )
    return body, 401, {"Cache-Control": "no-store"}


def form_expired(error: CSRFError) -> ResponseReturnValue:
    """Offer to send an own form again whose token is no longer good: nothing typed is lost."""
    if wants_json() or not from_our_pages():
        return page(
            400, _("This form is too old"), _("Go back, reload the page and send it again.")
        )
    return render_template("errors/send_again.html", kept=kept_fields(), target=request.path), 400


def from_our_pages() -> bool:
    """Tell whether one of our own pages sent the request, by the browser or by its token."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    if request.headers.get("Origin") == request.host_url.rstrip("/"):
        return True
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def kept_fields() -> list[tuple[str, str]]:
    """Give what was being sent, without its token, for sending it again."""
    fields = request.form.items(multi=True)
    return [(name, value) for name, value in fields if name != "csrf_token"]


def strange_host(_error: SecurityError) -> ResponseReturnValue:
    """Refuse a name that is not ours, without a page: its links could lead nowhere good."""
    words = _("This site is not known under that name.")
    return words, 400, {"Content-Type": "text/plain; charset=utf-8"}


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Put Werkzeug's own refusals into our words."""
    if error.code is None or error.code < 400:
        return error
    if error.code == 404:
        return not_found(error)
    words = {
        400: _("The address or form could not be read. Go back, reload the page and try again."),
        403: _("Your account is not of the kind that this page is for."),
        405: _("This address cannot be used in that way. Start again from the lessons."),
        413: _("What you sent is too large. Shorten it and try again."),
    }
    text = words.get(error.code, _("Go back and try again."))
    return page(error.code, _("That did not work"), text, f"http-{error.code}")


def failure(error: Exception) -> ResponseReturnValue:
    """Log what broke, undo it, and say so."""
    if current_app.testing:
        raise error
    current_app.logger.exception("failed: %s %s", request.method, request.path)
    db.session.rollback()
    g.setdefault("identity", None)
    return page(
        500, _("Something broke here"), _("It is our fault, and nothing saved was lost. Try again.")
    )
