"""Accounts: join, log in, log out, and the links that make teachers."""

from flask import Blueprint, Response

blueprint = Blueprint("account", __name__)


@blueprint.after_request
def keep_out_of_caches(response: Response) -> Response:
    """Keep names and codes out of the caches of shared computers, logged in or not."""
    response.headers["Cache-Control"] = "no-store"
    return response


from app.account import (  # noqa: E402, F401 (views register themselves on the blueprint)
    account_views,
    invitation_views,
    join_views,
    login_views,
)
