"""The scripts behind the Makefile: nothing is done twice, nothing is skipped in silence."""

import importlib
import os
import subprocess
from pathlib import Path
from types import ModuleType

import pytest


def absent(packages: ModuleType, *names: str) -> list[object]:
    """Packages that this machine is said not to have."""
    return [packages.Package(name, f"what {name} is for", lambda: False) for name in names]


def test_an_ordinary_user_is_given_the_one_command_for_all_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is what Debian's handbook gives: apt-get update, then apt-get install."""
    packages = importlib.import_module("packages")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_kwargs: pytest.fail("it ran something"))
    with pytest.raises(SystemExit) as ending:
        packages.provide(absent(packages, "postgresql", "chromium"))
    message = str(ending.value)
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends postgresql chromium" in message
    assert "what chromium is for" in message


def test_root_installs_what_is_missing_and_only_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of a person who may not be there."""
    packages = importlib.import_module("packages")
    ran = []

    def run(command: list[str], **options: dict[str, str]) -> subprocess.CompletedProcess[str]:
        ran.append((command, options["env"]["DEBIAN_FRONTEND"]))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", run)
    present = packages.Package("poppler-utils", "", lambda: True)
    packages.provide([present, *absent(packages, "chromium")])
    assert ran == [
        (["apt-get", "update", "-q"], "noninteractive"),
        (["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"], "noninteractive"),
    ]


def test_a_package_that_cannot_be_installed_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests that need it must not be left out quietly."""
    packages = importlib.import_module("packages")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 100))
    with pytest.raises(SystemExit, match="apt-get could not do it"):
        packages.provide(absent(packages, "chromium"))


@pytest.fixture
def styles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that builds the styles, over a small project, with an npm that makes one file."""
    module = importlib.import_module("styles")
    design, modules = tmp_path / "design", tmp_path / "node_modules"
    places = {"ROOT": tmp_path, "DESIGN": design, "BUILT": design / "built", "MODULES": modules}
    places |= {"INSTALLED_STAMP": modules / "installed", "BUILT_STAMP": modules / "built"}
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    manifests = (tmp_path / "package.json", tmp_path / "package-lock.json")
    monkeypatch.setattr(module, "MANIFESTS", manifests)
    for manifest in manifests:
        manifest.write_text("{}")
    design.mkdir()
    modules.mkdir()
    (design / "site.scss").write_text("p { margin: 0 }")
    module.ran = []

    def npm(*arguments: str) -> None:
        module.ran.append(arguments[0])
        if arguments[0] == "run":
            (design / "built").mkdir(exist_ok=True)
            (design / "built" / "site.css").write_text("p{margin:0}")

    monkeypatch.setattr(module, "npm", npm)
    return module


def test_styles_are_built_once_and_again_only_when_their_sources_say_something_else(styles: ModuleType) -> None:
    """A touched file is not a changed one."""
    styles.main()
    styles.main()
    os.utime(styles.DESIGN / "site.scss", (0, 0))
    styles.main()
    assert styles.ran == ["ci", "run"]
    (styles.DESIGN / "site.scss").write_text("p { margin: 1px }")
    styles.main()
    assert styles.ran == ["ci", "run", "run"]


def test_styles_that_were_removed_are_built_again(styles: ModuleType) -> None:
    """The mark that they were built is kept apart from them."""
    styles.main()
    (styles.BUILT / "site.css").unlink()
    styles.main()
    assert styles.ran == ["ci", "run", "run"]


def test_other_versions_of_the_build_tools_are_installed_before_they_are_used(styles: ModuleType) -> None:
    """The pins decide what is built as much as the sources do."""
    styles.main()
    styles.MANIFESTS[1].write_text('{"lockfileVersion": 3}')
    styles.main()
    assert styles.ran == ["ci", "run", "ci", "run"]


def test_every_step_is_run_and_one_failure_fails_the_whole(capfd: pytest.CaptureFixture[str]) -> None:
    """A person mends all that is wrong at once, not one thing a run."""
    check = importlib.import_module("check")
    steps = [
        check.Step("first", "fails", ("sh", "-c", "exit 3")),
        check.Step("second", "passes", ("echo", "this ran too")),
    ]
    assert check.run(steps) is False
    assert check.run(steps[1:]) is True
    output = capfd.readouterr().out
    assert "this ran too" in output
    assert "NOT WELL (exit code 3)" in output


def test_a_developers_own_database_is_kept_from_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests empty tables."""
    check = importlib.import_module("check")
    monkeypatch.setenv("GOLDENTHREAD_DATABASE_URL", "postgresql://live/record")
    assert "GOLDENTHREAD_DATABASE_URL" not in check.environment()
