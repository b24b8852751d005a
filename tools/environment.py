"""Makes the Python environment in .venv, or leaves it alone if it is already what the pins say.

    python tools/environment.py base     what Golden Thread needs to run
    python tools/environment.py test     that, PostgreSQL's driver, Spark, and what the tests and checks need

Every package is installed from the hashed pins in requirements/; the project itself is then installed in place.
A fingerprint of the pins, the Python and the folder is kept in .venv, so a second run asks no network for anything.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
PINS = {"base": ("base",), "test": ("base", "postgresql", "spark", "dev")}


def works() -> bool:
    """Whether .venv has a Python that is new enough and has pip."""
    script = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", script], capture_output=True).returncode == 0
    except OSError:
        return False


def fingerprint(level: str) -> str:
    """SHA-256 of all that decides what ``level`` installs: the pins, the project's metadata, the Python, the folder."""
    version = subprocess.run(
        [PYTHON, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=True
    )
    digest = hashlib.sha256(f"{ROOT}\n{version.stdout}".encode())
    for path in [ROOT / "pyproject.toml", *(ROOT / "requirements" / f"{pin}.txt" for pin in PINS[level])]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamped() -> dict[str, str]:
    """The fingerprint of each level installed so far; none if the stamp is missing or unreadable."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def create() -> None:
    """Makes .venv with the Python that runs this script."""
    if subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True).returncode != 0:
        # Debian keeps ensurepip in a package of its own, one for each version of Python.
        name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        packages.provide([packages.Package(name, "makes Python environments", lambda: False)])
    print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
    # A Python inside an old .venv cannot clear the folder it runs from, so ask the one it was made from.
    maker = getattr(sys, "_base_executable", sys.executable)
    run([maker, "-m", "venv", "--clear", str(VENV)], "The environment could not be made.")


def run(command: Sequence[str | Path], sorry: str) -> None:
    """Runs a command from the root of the project; on failure ends the script with ``sorry``."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
        sys.exit(f"{sorry} What went wrong is said above; mend it and run the same command again.")


def install(level: str) -> None:
    """Installs the pins of ``level`` and the project itself."""
    print(f"Installing the {level} packages into .venv (a minute or two the first time)", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--root-user-action=ignore"]
    for pin in PINS[level]:
        run(
            [*pip, "--require-hashes", "-r", f"requirements/{pin}.txt"],
            f"The packages in requirements/{pin}.txt could not be installed (the first time needs a network).",
        )
    run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], "Golden Thread itself could not be installed.")


def main(level: str) -> None:
    """Brings .venv to ``level``, doing nothing if it is there already."""
    if not works():
        create()
    before = stamped()
    wanted = fingerprint(level)
    if before.get(level) == wanted and (VENV / "bin" / "goldenthread").exists():
        return
    STAMP.unlink(missing_ok=True)
    install(level)
    after = {kept: print_ for kept, print_ in before.items() if print_ == fingerprint(kept)}
    # The test level holds everything that the base level does.
    after |= {level: wanted} | ({"base": fingerprint("base")} if level == "test" else {})
    STAMP.write_text(json.dumps(after), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in PINS:
        sys.exit(f"usage: python tools/environment.py {'|'.join(PINS)}")
    main(sys.argv[1])
