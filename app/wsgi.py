"""The app for a WSGI server: `gunicorn app.wsgi:app`."""

from app import create_app

app = create_app()
