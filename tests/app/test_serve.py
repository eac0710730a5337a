"""`make run`'s server: each reason not to start is one sentence; it starts, answers and stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from app import serve
from app.config import SettingError, read_settings
from app.models import Role
from tests.harness.apps import SECRET
from tests.harness.cast import make_person

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def instance(tmp_path):
    return tmp_path / "instance"


@pytest.fixture
def settings(instance):
    return read_settings({"INSTANCE_PATH": str(instance), "SECRET_KEY": SECRET})


def stopped_by(capsys, monkeypatch, **env):
    for name, value in env.items():
        monkeypatch.setenv(name, str(value))
    assert serve.main() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.strip()


def test_a_busy_port_is_one_sentence_that_says_what_to_run(capsys, monkeypatch, instance):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        said = stopped_by(capsys, monkeypatch, INSTANCE_PATH=instance, PORT=port)
    other = port + 1 if port < 65535 else 5000
    assert said == f"Port {port} is in use: stop the other program or run PORT={other} make run."


def test_a_busy_port_leaves_the_running_sites_link_alone(settings, monkeypatch):
    monkeypatch.setattr(serve, "prepare", None)
    with socket.create_server(("127.0.0.1", 0)) as busy:
        monkeypatch.setenv("PORT", str(busy.getsockname()[1]))
        monkeypatch.setenv("INSTANCE_PATH", str(settings.instance_path))
        assert serve.main() == 1


@pytest.mark.parametrize("port", ["eighty", "-1", "65536", "1.5"])
def test_a_port_that_is_none_is_one_sentence(capsys, monkeypatch, instance, port):
    said = stopped_by(capsys, monkeypatch, INSTANCE_PATH=instance, PORT=port)
    assert said == f"PORT must be a number from 0 to 65535, not {port!r}."


def test_a_host_that_is_not_here_is_one_sentence(capsys, monkeypatch, instance):
    said = stopped_by(capsys, monkeypatch, INSTANCE_PATH=instance, HOST="192.0.2.1", PORT=0)
    assert said.startswith("HOST '192.0.2.1' is no address of this computer")


def test_a_wrong_setting_is_one_sentence(capsys, monkeypatch, instance):
    said = stopped_by(capsys, monkeypatch, INSTANCE_PATH=instance, SECRET_KEY="secret")
    assert said.startswith("SECRET_KEY is a known or simple one")


@pytest.mark.parametrize("secret", ["", SECRET])
def test_an_unwritable_folder_is_one_sentence(capsys, monkeypatch, tmp_path, secret):
    (tmp_path / "file").touch()
    said = stopped_by(
        capsys, monkeypatch, INSTANCE_PATH=tmp_path / "file" / "x", SECRET_KEY=secret, PORT=0
    )
    assert str(tmp_path / "file") in said
    assert "INSTANCE_PATH" in said


def test_a_database_that_cannot_be_opened_is_one_sentence(capsys, monkeypatch, tmp_path):
    said = stopped_by(
        capsys,
        monkeypatch,
        INSTANCE_PATH=tmp_path,
        DATABASE_URL=f"sqlite:///{tmp_path}/no/such/folder/db.sqlite3",
        PORT=0,
    )
    assert "cannot be written (unable to open database file)" in said


def test_a_postgresql_that_does_not_answer_is_one_sentence(capsys, monkeypatch, tmp_path):
    said = stopped_by(
        capsys,
        monkeypatch,
        INSTANCE_PATH=tmp_path,
        DATABASE_URL=f"postgresql+psycopg://nobody@/none?host={tmp_path}",
        PORT=0,
    )
    assert said.startswith("The database of DATABASE_URL cannot be used (connection")


def test_a_database_of_a_newer_version_is_one_sentence(settings, app_on):
    app = app_on(settings.database_url)
    serve.prepare(app, settings)
    with app.app_context(), serve.db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(serve.StartError, match="newer version of Crosscurrents"):
        serve.prepare(app, settings)


def test_starting_gives_a_link_while_there_is_no_teacher(settings, app_on):
    settings.instance_path.mkdir(exist_ok=True)
    app = app_on(settings.database_url)
    first, second = serve.prepare(app, settings), serve.prepare(app, settings)
    client = app.test_client()
    assert client.get(f"/invitations/{first}").status_code == 409
    assert client.get(f"/invitations/{second}").status_code == 200
    with app.app_context():
        serve.db.session.add(make_person("chidi", Role.TEACHER))
        serve.db.session.commit()
    assert serve.prepare(app, settings) is None


def test_files_with_problems_leave_the_library_as_it_was(settings, app_on, monkeypatch, capsys):
    settings.instance_path.mkdir(exist_ok=True)
    app = app_on(settings.database_url)
    serve.prepare(app, settings)
    library = settings.instance_path / "library" / "broken"
    library.mkdir(parents=True)
    (library / "lesson.md").write_text("---\n---\n")
    monkeypatch.setattr(serve, "LIBRARY", library.parent)
    serve.prepare(app, settings)
    assert "The library stays as it was" in capsys.readouterr().err
    assert app.test_client().get("/lessons/syria-2024").status_code == 200


@pytest.mark.parametrize(
    ("env", "address"),
    [
        ({}, "http://127.0.0.1:{port}"),
        ({"TRUSTED_HOSTS": "quiz.school.example", "HTTPS": "1"}, "https://quiz.school.example"),
        ({"TRUSTED_HOSTS": ".school.example, other"}, "http://school.example"),
    ],
)
def test_the_printed_address_is_the_one_readers_use(instance, env, address):
    settings = read_settings({"INSTANCE_PATH": str(instance), "SECRET_KEY": SECRET, **env})
    with serve.open_port({"PORT": "0", "HOST": "0.0.0.0"}) as listener:
        port = listener.getsockname()[1]
        assert serve.site_address(settings, listener) == address.format(port=port)


def test_a_port_is_asked_for_before_anything_else_is_touched():
    with pytest.raises(SettingError):
        serve.open_port({"PORT": "x"})


def test_the_site_starts_answers_and_stops_quietly(instance):
    env = {**os.environ, "INSTANCE_PATH": str(instance), "PORT": "0", "HOST": "127.0.0.1"}
    with subprocess.Popen(
        [sys.executable, "-m", "app.serve"],
        cwd=ROOT,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:
        try:
            address = server.stdout.readline().split()[3]
            assert "no teacher yet" in server.stdout.readline()
            link = server.stdout.readline().strip()
            with urlopen(f"{address}/health", timeout=30) as answer:
                assert answer.read() == b'{"status":"ok"}\n'
            with urlopen(link, timeout=30) as answer:
                assert "first teacher" in answer.read().decode()
            server.send_signal(signal.SIGINT)
            out, err = server.communicate(timeout=30)
        finally:
            server.kill()
    assert (server.returncode, out, err) == (0, "", "")
