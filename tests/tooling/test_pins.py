"""What is installed is pinned by its content, and from where is nobody's business but the installer's."""

import json
import re
import subprocess
from pathlib import Path

import pytest

FILES = ("base", "postgresql", "dev")
LARGEST = 1024 * 1024


def normal(name: str) -> str:
    """A package's name as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(repo: Path, name: str) -> dict[str, tuple[str, int]]:
    """Each pinned package with its version and the number of its hashes."""
    text = (repo / "requirements" / f"{name}.txt").read_text()
    found = {}
    for block in re.split(r"\n(?=[a-zA-Z0-9])", "\n" + text):
        if pin := re.match(r"([A-Za-z0-9._-]+)==(\S+)", block.lstrip("\n")):
            found[normal(pin[1])] = (pin[2], len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)))
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_a_hash_and_every_line_is_a_pin_a_hash_or_a_comment(repo: Path, name: str) -> None:
    """pip refuses a file in which only some have."""
    assert pins(repo, name)
    assert {package: count for package, (_, count) in pins(repo, name).items() if count == 0} == {}
    other = [
        line
        for line in (repo / "requirements" / f"{name}.txt").read_text().splitlines()
        if line and not re.match(r"\s*#|[A-Za-z0-9._-]+==\S+( ; .*)? \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line)
    ]
    assert other == []


@pytest.mark.parametrize("name", FILES)
def test_no_pin_says_where_to_download_from(repo: Path, name: str) -> None:
    """A council's machines may reach only an index of their own."""
    for suffix in ("in", "txt"):
        text = (repo / "requirements" / f"{name}.{suffix}").read_text()
        options = r"://|^\s*-+(i|f|index-url|extra-index-url|find-links|trusted-host)\b"
        assert re.findall(options, text, re.MULTILINE) == []


@pytest.mark.parametrize("name", FILES)
def test_everything_asked_for_is_pinned_and_has_its_reason_beside_it(repo: Path, name: str) -> None:
    """A dependency nobody can explain is one nobody can drop."""
    lines = (repo / "requirements" / f"{name}.in").read_text().splitlines()
    asked = [line for line in lines if line.strip() and not line.startswith(("#", "-c"))]
    assert asked
    assert [line for line in asked if not re.search(r"# .*\(.*\)$", line)] == []
    names = [re.match(r"[A-Za-z0-9._-]+", line) for line in asked]
    assert {normal(found[0]) for found in names if found} - set(pins(repo, name)) == set()


def test_a_package_has_one_version_in_all_the_files(repo: Path) -> None:
    """They are installed into one environment, one after another."""
    versions: dict[str, set[str]] = {}
    for name in FILES:
        for package, (version, _) in pins(repo, name).items():
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


def test_the_build_tools_of_the_styles_are_pinned_by_content_and_not_by_address(repo: Path) -> None:
    """npm writes the address of its registry as "resolved" unless it is told not to."""
    lock = json.loads((repo / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    wanted = lock["packages"][""]["devDependencies"]
    assert wanted == json.loads((repo / "package.json").read_text())["devDependencies"]
    assert [version for version in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_no_file_in_the_repository_is_over_one_mebibyte(repo: Path) -> None:
    """What is large is made or downloaded, not kept in the history for ever."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={repo}", "ls-files", "-z"], cwd=repo, capture_output=True, check=True
    ).stdout.decode()
    files = [repo / name for name in listed.split("\0") if name]
    assert files
    assert [str(f) for f in files if f.is_file() and not f.is_symlink() and f.stat().st_size > LARGEST] == []
