"""The command that serves the site."""

import os
import secrets
import socket
import sys

import click

from goldenthread.cli.group import commands, quoted, said_plainly


@commands.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="How many processes.")
@said_plainly
def serve(host: str, port: int, workers: int) -> None:
    """Serve the public site and the administration, until Ctrl-C.

    \b
    Examples:
      goldenthread serve
      GOLDENTHREAD_HOSTS=framework.example.gov.uk goldenthread serve --host 0.0.0.0 --port 8080
    """
    from goldenthread.publications.models import Snapshot

    nothing = not Snapshot.objects.exists()  # and where there are no tables, the command ends here and says so
    _free(host, port)
    # The workers must agree on the key; without one of the council's own, sessions last as long as this server.
    os.environ.setdefault("GOLDENTHREAD_SECRET_KEY", secrets.token_urlsafe(50))
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    click.echo(f"Serving http://{place}  (Ctrl-C stops)")
    if nothing:
        click.echo('Nothing is published yet. Publish a quarter: goldenthread publish "2023-24 Q2"')
    command = [sys.executable, "-m", "gunicorn", "goldenthread.site.wsgi", "--bind", place]
    os.execv(sys.executable, [*command, "--workers", str(workers), "--log-level", "warning"])  # noqa: S606


def _free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            if not host.strip():
                raise ValueError
            probe.bind((host, port))
        except (OSError, ValueError, TypeError) as error:
            why = getattr(error, "strerror", None) or "this is not an address"
            raise click.ClickException(
                f"Port {port} on {quoted(host)} cannot be used ({why}). Choose another with --port, or another --host."
            ) from None
