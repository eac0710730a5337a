"""The website: students learn, teachers teach, authors write."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import account, author, cli, errors, learn, presentation, recounting, security, teach
from app.config import ROOT, Settings, read_settings
from app.db import db


def create_app(settings: Settings | None = None) -> Flask:
    """Make the app: a table of contents of all it has."""
    settings = settings or read_settings()
    app = Flask(__name__, instance_path=str(settings.instance_path))
    app.config.from_mapping(settings.for_flask())
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    db.init_app(app)
    security.init_app(app)
    presentation.init_app(app, static_root=ROOT / "app" / "static")
    errors.init_app(app)
    for area in (learn, account, teach, author):
        app.register_blueprint(area.blueprint)
    recounting.init_app(app)
    cli.init_app(app)
    return app
