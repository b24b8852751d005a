"""The command line: `goldenthread COMMAND`.

Exit status: 0 done, 1 something given is wrong (said on standard error), 2 the command was typed wrongly.
"""

import sys

from goldenthread.cli import publishing, recording, running  # noqa: F401 - they add their commands to the group
from goldenthread.cli.group import commands

__all__ = ["commands", "main"]


def main() -> None:
    """The way in: runs the command and turns what is wrong with the input into a message."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a pound sign still shows the rest of the message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    commands(prog_name="goldenthread")
