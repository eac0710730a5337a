"""`flask content clean-image`: make image files such as a bank's folders may hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.commands.content import content
from quizzes.image import SUFFIXES
from quizzes.image_files import ImageRefusedError, clean
from quizzes.image_words import WORDS

__all__ = ["content"]


@content.command("clean-image")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def clean_image(files: tuple[Path, ...]) -> None:
    """Write each image anew as PNG or JPEG, small enough and with nothing beside the picture."""
    refused = [problem for file in files for problem in _rewritten(file)]
    for problem in refused:
        click.echo(problem, err=True)
    if refused:
        sys.exit(1)


def _rewritten(path: Path) -> list[str]:
    """Rewrite one file, or say why not. A file of another kind stays, the new one beside it."""
    try:
        found, changes = clean(path.read_bytes())
    except OSError as error:
        return [f"{path}: {error.strerror}"]
    except ImageRefusedError as error:
        return [f"{path}: {WORDS[error.code] % error.details}"]
    suffix = SUFFIXES[found.type]
    target = path if path.suffix.lower() in {suffix, ".jpeg"} else path.with_suffix(suffix)
    if target != path and target.exists():
        return [f"{target} is there already; move it away first."]
    target.write_bytes(found.content)
    said = " ".join(WORDS[code] % details for code, details in changes) or "Nothing had to change."
    click.echo(f"{target}: {said}")
    return []
