"""The group that every command joins, and what all of them share: set-up, messages, who makes a change, progress."""

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from goldenthread.cli.lazy import LazyGroup

LONGEST_NAME = 150


@click.group(
    "goldenthread", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="goldenthread", prog_name="goldenthread")
def commands() -> None:
    """Run a council's delivery and outcomes framework: plans, figures, reports, and what is published.

    Where the record is kept and where files go is said by environment variables: GOLDENTHREAD_DATABASE_URL,
    GOLDENTHREAD_VAR (./var) and GOLDENTHREAD_OUT (./out).

    \b
    A quarter from end to end:
      goldenthread migrate
      goldenthread load our-council --dry-run
      goldenthread load our-council
      goldenthread report "2023-24 Q2"
      goldenthread publish "2023-24 Q2"
      goldenthread serve
    """


def said_plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Sets the record up for a command, and says what was wrong in words when it cannot be done."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        _set_up()
        from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
        from django.db import DatabaseError

        from goldenthread.loading import FolderProblems

        try:
            return command(*args, **kwargs)
        except FolderProblems as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            raise click.ClickException(str(error)) from None
        except ObjectDoesNotExist as error:
            raise click.ClickException(f"{error} Check the reference and the period.") from None
        except (DatabaseError, ImproperlyConfigured) as error:
            raise click.ClickException(_about_the_database(error)) from None
        except OSError as error:
            raise click.ClickException(about_the_file(error)) from None
        except UnicodeError:
            raise click.ClickException("Something typed is not text in UTF-8.") from None
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        except RuntimeError as error:
            # Loaded here, as most commands make no report and would wait for all that makes one.
            from goldenthread.reports.render import PdfError

            if not isinstance(error, PdfError):
                raise
            raise click.ClickException(str(error)) from None

    return run


def _set_up() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings")
    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as error:
        # Never the address itself: it may hold a password.
        raise click.ClickException(
            f"The settings cannot be used ({type(error).__name__}). Check the environment variables that begin with "
            "GOLDENTHREAD_: a database is written like postgresql://name:password@host/database or sqlite:///file."
        ) from None


def _about_the_database(error: Exception) -> str:
    said = str(error).strip()
    if "unable to open database file" in said:
        return "There is no database here yet. Run: goldenthread migrate"
    if "no such table" in said or ("relation" in said and "does not exist" in said):
        return "The database has no tables yet. Run: goldenthread migrate"
    if "no such column" in said or ("column" in said and "does not exist" in said):
        return "The database's tables are older than this version. Run: goldenthread migrate"
    if "psycopg" in said:
        return "PostgreSQL needs its driver. Run: pip install 'goldenthread[postgresql]'"
    if "locked" in said:
        return "The database is busy with another change. Try again in a moment."
    return f"The database refused: {said.splitlines()[0] if said else type(error).__name__}"


def about_the_file(error: OSError) -> str:
    """What to say of a file that cannot be read or written."""
    where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return f"{where}{error.strerror or error}. Check the name, and that you may write there."


def whoever_is_here() -> str:
    """Who runs the command, as far as the machine knows."""
    try:
        return os.environ.get("GOLDENTHREAD_ACTOR") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody at the command line"


def _named(context: click.Context, parameter: click.Parameter, value: str) -> str:
    name = " ".join(value.split())
    if not name:
        raise click.BadParameter("Say who is making this change.")
    if len(name) > LONGEST_NAME:
        raise click.BadParameter(f"A name has at most {LONGEST_NAME} letters.")
    return name


def actor_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--by",
        "actor",
        default=whoever_is_here,
        show_default="GOLDENTHREAD_ACTOR, or the name you are signed in by",
        callback=_named,
        help="Who makes this change, for the audit trail.",
    )(command)


@contextmanager
def working(label: str) -> Iterator[Callable[[str], None]]:
    """Shows which step is under way, on a terminal only."""
    shown = sys.stderr.isatty()

    def tell(step: str) -> None:
        if shown:
            click.echo(f"\r\033[K{label}: {step} …", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)


def quoted(value: Any, longest: int = 70) -> str:
    """A value on one line, cut where it is long, with nothing that a terminal would obey."""
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


def write_files(files: dict[str, bytes], out: Path | None) -> list[Path]:
    """Write files into a folder (by default, the settings' own), and say where each is."""
    from django.conf import settings

    folder = out or settings.OUT
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written


def migrate_quietly() -> None:
    """Make the database's tables, or bring them up to date."""
    from django.conf import settings
    from django.core.management import call_command

    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
