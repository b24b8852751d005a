"""A Spark session: the one that is configured, or one of this machine's own that says little and leaves nothing."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

_QUIET = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = Spark: %m%n
"""


class NoSpark(ValueError):
    """There is no PySpark or no Java here; the message says how to come by it."""


def spark_session(name: str, folder: Path, workers: int) -> Any:
    """A session called `name`. Where nothing else is configured, it runs here with `workers` cores and uses `folder`.

    Raises NoSpark.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = "the engine spark needs PySpark. Run: pip install 'goldenthread[spark]', or use the engine local"
        raise NoSpark(message) from None
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")):
        raise NoSpark("Spark needs Java 17 or later, and there is none here. Set JAVA_HOME, or use the engine local")
    builder = SparkSession.builder.appName(name)
    if "PYSPARK_SUBMIT_ARGS" not in os.environ and "SPARK_CONF_DIR" not in os.environ:
        # The workers are to be the Python that runs this, which has what they need.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        quiet = folder / "log4j2.properties"
        quiet.write_text(_QUIET, "utf-8")
        own = {
            "spark.master": f"local[{workers}]", "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1", "spark.local.dir": str(folder / "spill"),
            "spark.sql.warehouse.dir": str(folder / "spill"),
            "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
        }  # fmt: skip
        for key, value in own.items():
            builder = builder.config(key, value)
    for key, value in {
        "spark.ui.showConsoleProgress": "false", "spark.sql.caseSensitive": "true",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",
    }.items():  # fmt: skip
        builder = builder.config(key, value)
    return builder.getOrCreate()
