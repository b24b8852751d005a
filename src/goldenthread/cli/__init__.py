"""The command line: `goldenthread COMMAND`.

Exit status: 0 done, 1 something given is wrong (said on standard error), 2 the command was typed wrongly.
"""

import gc
import sys

from goldenthread.cli.group import commands

__all__ = ["commands", "main"]

# The module that each command is in, loaded when the command is typed: none waits for what the others need.
commands.modules |= {
    "admin-user": "goldenthread.cli.recording",
    "benchmark": "goldenthread.cli.benchmarks",
    "check": "goldenthread.cli.checking",
    "correct": "goldenthread.cli.recording",
    "demo": "goldenthread.cli.publishing",
    "import": "goldenthread.cli.importing",
    "load": "goldenthread.cli.recording",
    "migrate": "goldenthread.cli.recording",
    "publish": "goldenthread.cli.publishing",
    "report": "goldenthread.cli.publishing",
    "score": "goldenthread.cli.recording",
    "serve": "goldenthread.cli.running",
    "verify": "goldenthread.cli.publishing",
}


MADE_BEFORE_A_SWEEP = 50_000


def main() -> None:
    """The way in: runs the command and turns what is wrong with the input into a message."""
    # A command makes much, keeps most of it and ends: to sweep after every 700 things made, and once more at the end,
    # takes a tenth of its time and finds nothing.
    gc.set_threshold(MADE_BEFORE_A_SWEEP)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a pound sign still shows the rest of the message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        commands(prog_name="goldenthread")
    finally:
        gc.freeze()
