"""`flask people …`: help somebody who cannot get in, or keep somebody out."""

from __future__ import annotations

from uuid import UUID

import click
from flask.cli import AppGroup

from app.commands.ending import stop, tables_or_stop
from app.db import db
from app.services import guests, invitations
from app.services import people as accounts

people = AppGroup("people", help="Help somebody back in, or keep somebody out.")


@people.command("reset-password")
@click.argument("sign_in_name")
def reset_password(sign_in_name: str) -> None:
    """Give SIGN_IN_NAME a new password, print it, and end all their log-ins."""
    click.echo(accounts.reset_password(db.session, find_or_stop(sign_in_name)))


@people.command()
@click.argument("sign_in_name")
def disable(sign_in_name: str) -> None:
    """Keep SIGN_IN_NAME out, at once on every device. Nothing of theirs is removed."""
    accounts.disable_person(db.session, find_or_stop(sign_in_name))


@people.command()
@click.argument("sign_in_name")
def enable(sign_in_name: str) -> None:
    """Let SIGN_IN_NAME in again."""
    accounts.enable_person(db.session, find_or_stop(sign_in_name))


@people.command("invite-teacher")
def invite_teacher() -> None:
    """Print a link that makes one teacher within seven days."""
    token = invitations.invite_teacher(db.session)
    click.echo(f"Put the site's address before this: /invitations/{token}")


@people.command("remove-guests")
def remove_guests() -> None:
    """Remove the guests whose seven days are over, with their attempts."""
    click.echo(f"Guests removed: {guests.purge_guests(db.session)}.")


def find_or_stop(sign_in_name: str) -> UUID:
    """Find an account, or exit with 1 and one sentence."""
    tables_or_stop()
    account = accounts.find_account(db.session, sign_in_name)
    if account is None:
        stop(f"Nobody signs in as {sign_in_name}.")
    return account[0]
