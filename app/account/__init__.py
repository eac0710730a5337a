"""Accounts: join, log in, log out, and the links that make teachers."""

from flask import Blueprint

blueprint = Blueprint("account", __name__)

from app.account import views  # noqa: E402, F401 (views register themselves on the blueprint)
