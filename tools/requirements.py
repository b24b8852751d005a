"""Makes the hashed pins in requirements/*.txt again from requirements/*.in.

    python tools/requirements.py         keeps the versions that are pinned, as far as the .in files allow
    python tools/requirements.py yes     takes the newest that they allow

No address of a package index is written into the pins: whoever installs them uses an index of their own choice.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
# In this order, because the later ones are held to the versions of the earlier.
NAMES = ("base", "postgresql", "spark", "dev")
OPTIONS = (
    "--quiet",
    "--allow-unsafe",
    "--generate-hashes",
    "--strip-extras",
    "--no-emit-find-links",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
)


def main(upgrade: bool) -> None:
    """Compiles the files in turn."""
    for name in NAMES:
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *(["--upgrade"] if upgrade else [])]
        print(f"requirements/{name}.txt", flush=True)
        done = subprocess.run([*command, f"--output-file={name}.txt", f"{name}.in"], cwd=FOLDER)
        if done.returncode != 0:
            sys.exit(f"requirements/{name}.in could not be resolved, for the reason above.")


if __name__ == "__main__":
    main(upgrade=sys.argv[1:] == ["yes"])
