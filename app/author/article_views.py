"""Pages of articles: the list, and importing one."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.article_forms import ArticleForm, TextForm
from app.author.forms import uuid_of
from app.db import db, new_id
from app.services import articles as shelf
from app.services import co_authors, lesson_history
from lessons.desk.deciding import progress
from lessons.drafting.article import Article, looks_english


@blueprint.get("/articles")
def articles() -> ResponseReturnValue:
    """Show an author's articles, and the lessons of the library with their histories."""
    lines = shelf.list_articles(db.session, g.identity.person_id)
    return render_template(
        "author/articles.html",
        articles=lines,
        authors=co_authors.names_of_authors(db.session, [line.article for line in lines]),
        lessons=lesson_history.lessons_of_library(db.session),
        progress=progress,
    )


@blueprint.route("/articles/new", methods=["GET", "POST"])
def new_article() -> ResponseReturnValue:
    """Ask for an article, then for its citation, and keep both."""
    confirming = request.form.get("do") == "keep"
    form = ArticleForm() if confirming else TextForm()
    form.key.data = form.key.data or str(new_id())
    if request.method == "GET":
        return render_template("author/new_article.html", form=form)
    found = form.read()
    if found is None:
        return render_template("author/new_article.html", form=form), 422
    if not confirming:
        form = ArticleForm()
        form.fill(found)
        return confirm(form, found)
    if not form.validate():
        return confirm(form, found), 422
    return keep(form, "\n\n".join(found.paragraphs))


def confirm(form: ArticleForm | TextForm, found: Article) -> str:
    """Ask where an article is from; of one that is not in English, say what to expect."""
    english = looks_english(found)
    return render_template("author/confirm_article.html", form=form, article=found, english=english)


def keep(form: ArticleForm, text: str) -> ResponseReturnValue:
    """Keep an article, and lead to its desk."""
    key = uuid_of(form.key.data) or new_id()
    kept = shelf.keep_article(db.session, g.identity.person_id, key, text, form.citation())
    return redirect(url_for("author.desk", article_id=kept.id))


@blueprint.post("/articles/<uuid:article_id>/discard")
def discard_article(article_id: UUID) -> ResponseReturnValue:
    """Throw an article away."""
    found = shelf.find_own_article(db.session, article_id, g.identity.person_id)
    shelf.discard_article(db.session, found)
    flash(_("The article is off your list. It is kept for 30 days; lessons made of it stay."))
    return redirect(url_for("author.desk", article_id=article_id))


@blueprint.post("/articles/<uuid:article_id>/take-up")
def take_up_article(article_id: UUID) -> ResponseReturnValue:
    """Take an article up again that was thrown away."""
    found = shelf.find_own_article(db.session, article_id, g.identity.person_id)
    shelf.take_up_article(db.session, found)
    return redirect(url_for("author.desk", article_id=article_id))
