"""`flask content clean-image`: files such as a bank's folders may hold."""

from __future__ import annotations

from quizzes.image_files import clean
from tests.harness.pictures import drawn


def clean_image(app, *paths):
    return app.test_cli_runner().invoke(args=["content", "clean-image", *map(str, paths)])


def test_an_image_is_written_anew_and_what_changed_is_said(app, tmp_path):
    photo, moving = tmp_path / "a.JPG", tmp_path / "b.gif"
    photo.write_bytes(drawn("JPEG", comment=b"Who took it"))
    moving.write_bytes(drawn("GIF"))
    result = clean_image(app, photo, moving)
    assert result.exit_code == 0
    assert "a.JPG: What an image file held beside the picture was removed" in result.output
    assert "b.png: An image was turned from GIF into PNG." in result.output
    assert clean(photo.read_bytes())[1] == []
    assert clean((tmp_path / "b.png").read_bytes())[1] == []
    assert "Nothing had to change." in clean_image(app, photo).output


def test_what_is_no_image_is_named_and_left_alone(app, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"<svg/>")
    result = clean_image(app, path, tmp_path / "none.png")
    assert result.exit_code == 1
    assert "a.png: This is no PNG, JPEG, GIF or WebP image." in result.output
    assert "none.png: No such file" in result.output
    assert path.read_bytes() == b"<svg/>"
