"""A real Chromium on the demonstration's own site.

`page` is a desktop, `phone_page` a telephone, `plain_page` a browser without JavaScript; `any_page` runs a test on the
first two, and `reader_page` on two that stay open from one test to the next. Addresses are given from the root:
``page.goto("/risks/")``. A test fails by itself if a page of it asked another host for anything, broke the content
security policy, threw an error in a script, or met an error of the server.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, expect

# Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
AS_PHONE: dict[str, Any] = {"viewport": PHONE, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
READERS: dict[str, dict[str, Any]] = {"desktop": {"viewport": DESKTOP}, "phone": AS_PHONE}
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# The standard the public sector must meet, and what axe's authors think good practice besides.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOAD_SECONDS = 300
START_SECONDS = 60
NewContext = Callable[..., BrowserContext]
# Playwright's own five seconds are few on a busy machine; what never comes is still missed.
expect.set_options(timeout=30_000)


# --- The browser


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, told to stay quiet and to find no host but this machine."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.fail("There is no Chromium. `make system-packages` installs it, or says how.")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    offline = ["--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    arguments = [*quiet, *offline, *sandbox, "--disable-gpu"]
    return {**browser_type_launch_args, "executable_path": program, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader in England who would rather nothing moved."""
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "reduced_motion": "reduce",
    }


def listen(context: BrowserContext, complaints: list[str], site: str) -> None:
    """Writes to ``complaints`` whatever goes wrong on any page of ``context``."""

    def on_request(request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and not request.url.startswith(site):
            complaints.append(f"a page asked another host: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 500:
            complaints.append(f"the server failed: {response.status} {response.url}")

    def on_console(message: ConsoleMessage) -> None:
        # A missing page is logged as an error too, and a test may well visit one.
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(f"an error on {message.page.url if message.page else 'a page'}: {message.text}")

    context.on("request", on_request)
    context.on("response", on_response)
    context.on("console", on_console)
    context.on("weberror", lambda error: complaints.append(f"a script failed: {error.error}"))


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong on any page of this test; a test that means something to go wrong takes it out of the list."""
    return []


@pytest.fixture
def new_context(
    new_context: NewContext, complaints: list[str], base_url: str, request: pytest.FixtureRequest
) -> Iterator[NewContext]:
    """Opens another browser of a reader's; by default a desktop. At the end of the test nothing may have gone wrong."""
    marked = {name for mark in request.node.iter_markers("browser_context_args") for name in mark.kwargs}

    def open_context(**options: Any) -> BrowserContext:
        if "viewport" not in marked:
            options.setdefault("viewport", DESKTOP)
        context = new_context(**options)
        listen(context, complaints, base_url)
        return context

    yield open_context
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def phone_page(new_context: NewContext) -> Page:
    """A page on a telephone held upright."""
    return new_context(**AS_PHONE).new_page()


@pytest.fixture
def plain_page(new_context: NewContext) -> Page:
    """A page in a browser without JavaScript."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture(params=["page", "phone_page"], ids=["desktop", "phone"])
def any_page(request: pytest.FixtureRequest, browser: Browser) -> Page:
    """A page on a desktop, then on a telephone."""
    page: Page = request.getfixturevalue(request.param)
    return page


Kept = dict[str, tuple[Page, list[str]]]


@pytest.fixture(scope="session")
def kept_pages() -> Kept:
    """The pages that stay open from test to test, with what went wrong on each; the browser's end closes them."""
    return {}


@pytest.fixture(params=READERS)
def reader_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    browser_context_args: dict[str, Any],
    base_url: str,
    kept_pages: Kept,
    output_path: str,
) -> Iterator[Page]:
    """A page on a desktop, then on a telephone, of a reader who goes from page to page.

    To open a browser afresh for every address, and have it compile the same scripts again, takes longer than to look at
    what it shows. It is for tests that look and change nothing: what they left behind the next test would find.
    """
    if request.param not in kept_pages or kept_pages[request.param][0].is_closed():
        context = browser.new_context(**browser_context_args | READERS[request.param])
        heard: list[str] = []
        listen(context, heard, base_url)
        kept_pages[request.param] = context.new_page(), heard
    page, complaints = kept_pages[request.param]
    yield page
    # What is heard late is held against the next test rather than not at all.
    wrong = "\n".join(complaints)
    complaints.clear()
    done = getattr(request.node, "rep_call", None)
    if wrong or done is None or done.failed:
        page.screenshot(path=Path(output_path) / "test-failed.png")
    assert not wrong, wrong


# --- Accessibility


def accessibility_problems(page: Page) -> str:
    """What axe finds wrong with the page as it is now: rule, elements and how to mend them; empty if nothing."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    lines = []
    # A click returns when the next page begins to come, and half a page has no main part.
    page.wait_for_load_state()
    for violation in Axe().run(page, options=options).response["violations"]:
        lines.append(f"{violation['id']} ({violation['impact']}): {violation['help']}. {violation['helpUrl']}")
        for node in violation["nodes"]:
            summary = " ".join(node["failureSummary"].split())
            lines.append(f"    {' '.join(map(str, node['target']))}\n        {node['html'][:200]}\n        {summary}")
    return "\n".join(lines)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that axe finds nothing wrong with a page."""

    def check(page: Page) -> None:
        problems = accessibility_problems(page)
        assert not problems, f"{page.url} is not accessible:\n{problems}"

    return check


# --- The site


@pytest.fixture(scope="session")
def demo_environment(tmp_path_factory: pytest.TempPathFactory, worker_id: str, repo: Path) -> dict[str, str]:
    """The environment of an installation with the demonstration loaded, once for all the workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demo"
    places = {"DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}", "VAR": folder / "var", "OUT": folder / "out"}
    others = {"SECRET_KEY": "only for tests", "HOSTS": "127.0.0.1"}
    environment = os.environ | {f"GOLDENTHREAD_{k}": str(v) for k, v in {**places, **others}.items()}
    folder.mkdir(exist_ok=True)
    log = folder / "load.log"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            command = [sys.executable, "-c", "from goldenthread.cli import main; main()", "demo"]
            with log.open("w") as output:
                code = subprocess.run(
                    command, cwd=repo, env=environment, stdout=output, stderr=output, timeout=LOAD_SECONDS
                ).returncode
            (folder / "load.code").write_text(str(code))
    if (folder / "load.code").read_text() != "0":
        pytest.fail(f"`goldenthread demo` failed:\n{log.read_text()}")
    return environment


@pytest.fixture(scope="session")
def demo_site(demo_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory, repo: Path) -> Iterator[str]:
    """The address of the demonstration's site, served as in production, without a slash at its end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        # The server takes over a socket that is listening already, so no other program can have taken the port.
        command = [sys.executable, "-m", "gunicorn", "goldenthread.site.wsgi:application"]
        command += [f"--bind=fd://{listener.fileno()}", "--workers=1", "--threads=4", "--graceful-timeout=1"]
        if setpriv := shutil.which("setpriv"):
            # So that the server stops even if the tests are killed outright.
            command = [setpriv, "--pdeathsig", "TERM", *command]
        log = tmp_path_factory.mktemp("server") / "log"
        with log.open("w") as output:
            server = subprocess.Popen(
                command,
                cwd=repo,
                env=demo_environment | {"GOLDENTHREAD_URL": address},
                stdout=output,
                stderr=output,
                pass_fds=[listener.fileno()],
            )
    try:
        wait_until_served(address, server, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until_served(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Waits for the site's first answer, whatever it is."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=START_SECONDS):
                return
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"The demonstration's site did not start:\n{log.read_text()[-4000:]}")
            time.sleep(0.1)


@pytest.fixture(scope="session")
def base_url(demo_site: str) -> str:
    """What addresses that begin with a slash are taken from."""
    return demo_site
