"""Sees to the system packages that the tests need: installs the missing ones when it may, and says how otherwise.

    python tools/packages.py

It may when it is run as root where there is apt-get (Debian, Ubuntu). Elsewhere it prints the one command to run and
fails, because tests that quietly run less than they should are worse than tests that do not run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@dataclass(frozen=True)
class Package:
    """A Debian package, what it is for, and how to see that this machine has what it gives, packaged or not."""

    name: str
    purpose: str
    present: Callable[[], bool]


def command(*names: str) -> Callable[[], bool]:
    """A check that at least one of these commands is there."""
    return lambda: any(shutil.which(name) for name in names)


def file(*patterns: str) -> Callable[[], bool]:
    """A check that a file matches at least one of these patterns, given from the root of the file system."""
    return lambda: any(any(Path("/").glob(pattern)) for pattern in patterns)


def postgresql_programs() -> Path | None:
    """The folder of PostgreSQL's server programs: the newest that Debian keeps, or wherever ``initdb`` is found."""
    kept = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb") if (p.parent / "postgres").exists()]
    if kept:
        return max(kept, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


OFFICE = "usr/lib*/libreoffice/program/"
FOR_TESTS = [
    Package("postgresql", "the second database the record is tested on", lambda: postgresql_programs() is not None),
    Package("chromium", "the browser that the pages are tested in", command(*CHROMIUM)),
    Package("fonts-liberation", "letters for that browser", file("usr/share/fonts/**/*.[to]tf")),
    Package("poppler-utils", "reads our PDFs independently", command("pdftotext")),
    Package(
        "libreoffice-writer", "opens our Word files independently", file(OFFICE + "libsw*lo.so", "opt/libreoffice*")
    ),
    Package(
        "libreoffice-calc", "opens our spreadsheets independently", file(OFFICE + "libsc*lo.so", "opt/libreoffice*")
    ),
    Package("default-jre-headless", "runs the veraPDF validator", command("java")),
    Package("libjaxb-java", "a part of Java that veraPDF needs", file("usr/share/java/jaxb-runtime*.jar")),
]


def by_hand(names: Sequence[str]) -> str:
    """The one command that installs these packages on Debian."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(names)}"


def provide(wanted: Sequence[Package]) -> None:
    """Installs those of ``wanted`` that are missing, or ends the script saying which they are and how to get them."""
    missing = [package for package in wanted if not package.present()]
    if not missing:
        return
    names = [package.name for package in missing]
    reasons = "\n".join(f"  {package.name:22} {package.purpose}" for package in missing)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        here = "" if shutil.which("apt-get") else " (on Debian or Ubuntu; elsewhere, the same things under other names)"
        sys.exit(f"This machine lacks:\n{reasons}\nRun this{here}, then the same command again:\n  {by_hand(names)}")
    print(f"Installing system packages:\n{reasons}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *names]):
        if subprocess.run(["apt-get", *step], env=environment, stdin=subprocess.DEVNULL).returncode != 0:
            sys.exit(f"apt-get could not do it, for the reason above. Mend that, or run:\n  {by_hand(names)}")


if __name__ == "__main__":
    provide(FOR_TESTS)
