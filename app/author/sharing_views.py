"""Pages for sharing an article with other teachers."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.forms import uuid_of
from app.db import db
from app.services import articles, co_authors
from app.services.problems import NotFoundError


@blueprint.get("/articles/<uuid:article_id>/authors")
def article_authors(article_id: UUID) -> ResponseReturnValue:
    """Show who the authors of an article are."""
    return show(article_id)


@blueprint.post("/articles/<uuid:article_id>/authors")
def share_article(article_id: UUID) -> ResponseReturnValue:
    """Share one's own article with a teacher."""
    article = articles.find_own_article(db.session, article_id, g.identity.person_id)
    chosen = uuid_of(request.form.get("person"))
    if chosen is None:
        return show(article_id, _("Choose a teacher.")), 422
    person = co_authors.share_article(db.session, article, chosen)
    flash(_("%(name)s is an author too, and finds it under Articles.", name=person.display_name))
    return redirect(url_for("author.article_authors", article_id=article_id))


@blueprint.post("/articles/<uuid:article_id>/authors/stop")
def stop_sharing(article_id: UUID) -> ResponseReturnValue:
    """Take one's own article back from a teacher, or leave another's."""
    me, person = g.identity.person_id, uuid_of(request.form.get("person"))
    article = articles.find_article(db.session, article_id, me)
    if person is None or me not in (article.author_id, person):
        raise NotFoundError
    co_authors.stop_sharing(db.session, article, person)
    flash(_("The article is not shared any more. What was written on its desk stays."))
    own = article.author_id == me
    goal = url_for("author.article_authors", article_id=article_id)
    return redirect(goal if own else url_for("author.articles"))


def show(article_id: UUID, error: str = "") -> str:
    """Show the page of authors, with a list to choose from for whoever brought the article."""
    me = g.identity.person_id
    article = articles.find_article(db.session, article_id, me)
    teachers = co_authors.teachers_to_ask(db.session, article)
    return render_template(
        "author/article_authors.html",
        article=article,
        own=article.author_id == me,
        authors=co_authors.authors_of(db.session, article),
        teachers=teachers,
        names=[person.display_name for person in teachers],
        error=error,
    )
