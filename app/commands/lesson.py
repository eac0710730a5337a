"""`flask lesson …`: make the draft of a lesson from an article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.commands.content import LIBRARY
from app.commands.ending import counted, stop
from lessons.building import suggest_key
from lessons.document import Actor
from lessons.drafting.article import looks_english, read_article
from lessons.drafting.draft import Draft, draft_article
from lessons.drafting.report import render_report
from lessons.drafting.to_lesson import lesson_of
from lessons.folder import read_lesson, read_library, write_lesson
from lessons.plain_file import write_text

PATH = click.Path(path_type=Path)
lesson = AppGroup("lesson", help="Make lessons of articles.")


@lesson.command()
@click.argument("article", type=PATH)
@click.option("--slug", required=True, help="The lesson's name in addresses.")
@click.option("--out", type=PATH, required=True, help="The folder in which the lesson's is made.")
@click.option("--library", type=PATH, default=LIBRARY, help="Lessons whose actors are known.")
def draft(article: Path, slug: str, out: Path, library: Path) -> None:
    """Find actors, claims, dates and rare words in an article, and write a lesson to finish."""
    if suggest_key(slug, words=80) != slug:
        stop("--slug: use small letters, digits and single hyphens")
    folder = out / slug
    report = out / f"{slug}.draft.md"
    if folder.exists() or report.exists():
        stop(f"{folder} or {report} is there already; choose another --slug or --out")
    reading = read_article(article)
    if reading.value is None:
        stop(*reading.problems)
    found = draft_article(reading.value, known_actors(library))
    try:
        write_lesson(lesson_of(found, slug, datetime.now(UTC).date()), folder)
        write_text(report, render_report(found))
    except OSError as error:
        stop(f"{out}: nothing can be written there ({error.strerror}); choose another --out")
    summary(found, folder, report)


def summary(found: Draft, folder: Path, report: Path) -> None:
    """Say what was found, where it is, and what is still to be done."""
    click.echo(
        f"{counted(len(found.actors), 'actor')}, {counted(len(found.claims), 'claim')}, "
        f"{counted(len(found.events), 'date')}, {counted(len(found.words), 'rare word')}, "
        f"{counted(len(found.questions), 'open question')}."
    )
    if not looks_english(found.article):
        click.echo("The text does not look like English: check every finding.")
    click.echo(
        f"{folder}: the lesson; {counted(len(read_lesson(folder).problems), 'place')} to write."
    )
    click.echo(f"{report}: every finding with its sentence. It quotes the article.")
    click.echo(f"Next: flask content check --library {folder.parent}, which names every place.")


def known_actors(library: Path) -> Iterable[Actor]:
    """Give the actors of every sound lesson."""
    lessons = read_library(library).value or ()
    return tuple(actor for known in lessons for actor in known.actors)
