"""How fast a public indicator page is, beside a Django view that renders an empty template on the same server.

Both are served by one gunicorn with the site's own middleware and asked for by another process over the loopback, in
turns, through connections that stay open. The data is made up and says so in every name; only its size is a council's
(110 indicators with 12 quarters each). Exits 1 when the page answers fewer than 60% of the empty view's requests.

    python benchmarks/public_page.py
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHARE = 0.60
ROUNDS, SECONDS, CONNECTIONS = 15, 0.4, 4
PAGE, EMPTY = "/indicators/made-up-7/", "/empty/"
START_SECONDS = 60


# --- The server's side: gunicorn calls application()


def application() -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """The site as it is served, with one view more."""
    import django
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    django.setup()
    settings.ROOT_URLCONF = "public_page"
    _with_empty_view()
    return get_wsgi_application()


def _with_empty_view() -> None:
    """Puts the addresses of the site, and the empty view, into this module: it is the server's list of addresses."""
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.urls import path

    from goldenthread.site.urls import urlpatterns as site

    def empty(request: HttpRequest) -> HttpResponse:
        return render(request, "empty.html")

    globals()["urlpatterns"] = [path("empty/", empty), *site]


def publish_made_up(folder: Path) -> None:
    """A database in `folder` with one made-up quarter published, and an empty template."""
    import django
    from django.core.management import call_command

    django.setup()
    from report import made_quarter

    from goldenthread.publications.actions import freeze

    (folder / "templates").mkdir()
    (folder / "templates" / "empty.html").write_text("")
    call_command("migrate", verbosity=0)
    freeze(facts=made_quarter(), actor="benchmark")


# --- The readers' side: a process of its own


async def ask(port: int, path: str, until: float, gzip: bool) -> tuple[int, int]:
    """Asks for a page again and again over one connection; gives how many answers came and the bytes of one."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    accept = "Accept-Encoding: gzip\r\n" if gzip else ""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{accept}\r\n".encode()
    answers = size = 0
    while time.perf_counter() < until:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        if " 200 " not in lines[0]:
            raise RuntimeError(f"{path} answered {lines[0]}")
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        size = len(head) + int(fields.get("content-length", 0))
        await reader.readexactly(int(fields.get("content-length", 0)))
        answers += 1
        if fields.get("connection", "").lower() == "close":
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()
    return answers, size


async def many(port: int, path: str, seconds: float, gzip: bool) -> tuple[float, int]:
    """Requests a second over all connections, and the bytes of one answer."""
    begun = time.perf_counter()
    done = await asyncio.gather(*(ask(port, path, begun + seconds, gzip) for _ in range(CONNECTIONS)))
    return sum(answers for answers, _ in done) / (time.perf_counter() - begun), done[0][1]


def measure(port: int, results: multiprocessing.Queue[dict[str, Any]]) -> None:
    """Asks for both pages in turns, so that a busy moment of the machine falls on both alike."""
    try:
        results.put(_measured(port))
    except Exception as error:
        results.put({"problem": f"{type(error).__name__}: {error}"})


def _measured(port: int) -> dict[str, Any]:
    rates: dict[str, list[float]] = {"page": [], "plain": [], "empty": []}
    sizes: dict[str, int] = {}
    for path in (PAGE, EMPTY):
        asyncio.run(many(port, path, 0.5, False))
    for _ in range(ROUNDS):
        for name, path, gzip in (("empty", EMPTY, True), ("page", PAGE, True), ("plain", PAGE, False)):
            rate, sizes[name] = asyncio.run(many(port, path, SECONDS, gzip))
            rates[name].append(rate)
    return {"rates": {name: statistics.median(found) for name, found in rates.items()}, "sizes": sizes}


def main() -> int:
    """Publishes, serves, measures and compares. Returns 1 when the page is too slow."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "public_page_settings",
            "GOLDENTHREAD_DATABASE_URL": f"sqlite:///{folder / 'made-up.sqlite3'}",
            "GOLDENTHREAD_VAR": temporary,
            "GOLDENTHREAD_OUT": temporary,
            "GOLDENTHREAD_SECRET_KEY": "only for this measurement",
            "PYTHONPATH": os.pathsep.join([temporary, str(HERE), os.environ.get("PYTHONPATH", "")]),
        }
        (folder / "public_page_settings.py").write_text(
            "from goldenthread.site.settings import *\n"
            f"TEMPLATES = [dict(TEMPLATES[0], DIRS=[{str(folder / 'templates')!r}])]\n"
        )
        sys.path[:0] = [temporary, str(HERE)]
        publish_made_up(folder)
        found = served(folder)
    rates, sizes = found["rates"], found["sizes"]
    how = f"Median of {ROUNDS} rounds of {SECONDS} s with {CONNECTIONS} connections; one worker, four threads"
    print(f"{how}; made-up data.")
    print(f"  a view that renders an empty template  {rates['empty']:7,.0f} requests/s")
    print(f"  an indicator's page, compressed        {rates['page']:7,.0f} requests/s   {sizes['page']:,} bytes")
    print(f"  an indicator's page, not compressed    {rates['plain']:7,.0f} requests/s   {sizes['plain']:,} bytes")
    ratio = rates["page"] / rates["empty"]
    met = ratio >= SHARE
    print(f"ratio {ratio:.2f} of the empty view (at least {SHARE:.2f}): {'met' if met else 'MISSED'}")
    return 0 if met else 1


def served(folder: Path) -> dict[str, Any]:
    """Starts the server, lets the readers measure, and stops it."""
    with socket.create_server(("127.0.0.1", 0)) as listener, (folder / "server.log").open("w") as log:
        port = listener.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "public_page:application()", f"--bind=fd://{listener.fileno()}"]
        command += ["--workers=1", "--threads=4", "--graceful-timeout=1", "--keep-alive=30"]
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, pass_fds=[listener.fileno()])
        try:
            wait(port, server, folder / "server.log")
            results: multiprocessing.Queue[dict[str, Any]] = multiprocessing.Queue()
            readers = multiprocessing.Process(target=measure, args=(port, results))
            readers.start()
            found = results.get(timeout=ROUNDS * SECONDS * 3 + 60)
            readers.join(10)
            if "problem" in found:
                raise SystemExit(f"{found['problem']}\n{(folder / 'server.log').read_text()[-3000:]}")
            return found
        finally:
            server.terminate()
            server.wait(10)


def wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            asyncio.run(many(port, EMPTY, 0.01, False))
            return
        except (OSError, asyncio.IncompleteReadError):
            time.sleep(0.2)
    raise SystemExit(f"The server did not start:\n{log.read_text()[-3000:]}")


if __name__ == "__main__":
    raise SystemExit(main())
