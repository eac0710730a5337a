"""An image as an answer: its reader's own, never guessed to be anything else, kept by browsers."""

from __future__ import annotations

from flask import Response, request

from app.models import StoredImage

POLICY = "default-src 'none'; sandbox"
A_YEAR = 365 * 24 * 3600


def image_answer(image: StoredImage) -> Response:
    """Send an image. Its address names its bytes, so that it never has to be asked for again."""
    response = Response(mimetype=image.type)
    response.set_etag(image.sha256)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if not request.if_none_match.contains(image.sha256):
        response.set_data(image.content)
    response.make_conditional(request)
    return response
