"""Builds the styles and scripts of the pages when their sources have changed, and otherwise does nothing.

    python tools/styles.py            builds what is out of date
    python tools/styles.py --stale    exits with 0 if something is, 1 if nothing is; builds nothing

What was built is known by a fingerprint of the sources' contents, so a fresh checkout, an edit and a change of branch
are all noticed, and a touched file is not.
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESIGN = ROOT / "src" / "goldenthread" / "design"
BUILT = DESIGN / "static" / "design" / "built"
MODULES = ROOT / "node_modules"
MANIFESTS = (ROOT / "package.json", ROOT / "package-lock.json")
SOURCES = {".scss", ".css", ".js", ".mjs", ".json", ".svg", ".woff2"}
INSTALLED_STAMP = MODULES / ".installed-from"
BUILT_STAMP = MODULES / ".built-from"


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 of these files' places and contents."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def sources() -> list[Path]:
    """The files that decide what is built."""
    ours = (p for p in DESIGN.rglob("*") if p.suffix in SOURCES and p.is_file() and not p.is_relative_to(BUILT))
    return [*MANIFESTS, *ours]


def matches(stamp: Path, paths: Iterable[Path]) -> bool:
    """Whether ``stamp`` was made from these files as they are now."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint(paths)


def built() -> bool:
    """Whether the built files are there and were made from the sources as they are now."""
    return any(p.is_file() for p in BUILT.rglob("*")) and matches(BUILT_STAMP, sources())


def npm(*arguments: str) -> None:
    """Runs npm from the root of the project; on failure ends the script."""
    if subprocess.run(["npm", *arguments], cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
        sys.exit(f"`npm {' '.join(arguments)}` failed, for the reason above. Mend it and run the same command again.")


def main() -> None:
    """Installs the build tools and builds, each only if it has to be done."""
    if built():
        return
    if not matches(INSTALLED_STAMP, MANIFESTS):
        print("Installing the tools that build the styles", flush=True)
        # No install scripts: none of these packages needs one, and a script could fetch what no pin names.
        npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
        INSTALLED_STAMP.write_text(fingerprint(MANIFESTS), encoding="utf-8")
    print("Building the styles", flush=True)
    before = fingerprint(sources())
    npm("run", "--silent", "build")
    BUILT_STAMP.write_text(before, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--stale"]:
        sys.exit(built())
    main()
