"""Decodes one quarter in eight threads at once, in a process that has decoded nothing before."""

import os
import sys
import threading
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.setswitchinterval(1e-6)

import django  # noqa: E402

django.setup()

from reports import factory  # noqa: E402

from goldenthread.publications import library  # noqa: E402
from goldenthread.reports.facts import encode  # noqa: E402

content = encode(factory.quarter())
barrier = threading.Barrier(8)


def read() -> None:
    barrier.wait()
    assert library._FACTS.decode(content).period == factory.PERIOD


threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
