"""Blocks made by Spark: by the session that is active, by the one that ``spark-submit`` gives, or by a local one.

Every task makes and writes one block, just as a process does, and gives back nothing but its number. So the files hold
the same rows, and Spark needs memory for none of them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic_data.errors import LeoError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

    from synthetic_data.engines import Task

JAVA = "Java 17 or later, such as Debian's openjdk-17-jre-headless"

_LOCAL = {
    "spark.app.name": "synthetic-leo",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
"""A local Spark talks to nobody but itself, and needs little: records never pass through it."""

_TAG = "synthetic-leo"


def spark(task: Task, blocks: Sequence[int], workers: int) -> Iterator[int]:
    """Make blocks on Spark; ``workers`` is the number of cores of a local one.

    Raises
    ------
    LeoError
        if Spark or Java is missing, a task failed for good, or blocks were written where this process cannot see them.
    """
    with _session(workers, task.work.temporary) as session, ThreadPoolExecutor(1) as background:
        job = background.submit(_run, session, task, list(blocks))
        left = set(blocks)
        try:
            while left:
                ended = bool(wait([job], timeout=0.5).done)
                written = left & task.work.blocks()
                left -= written
                yield from sorted(written)
                if ended:
                    break
            _tell(job.exception())
        except BaseException:
            with contextlib.suppress(Exception):  # Spark itself may be what has ended
                session.interruptTag(_TAG)
            raise
    if left:
        raise LeoError(
            "Spark wrote blocks where this machine does not see them: choose a folder that all machines share"
        )


def missing() -> str:
    """Say what Spark lacks on this machine and how to get it; empty if it can run."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "PySpark: pip install 'learning-leo[spark]'"
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and shutil.which("java", path=str(Path(home) / "bin")))):
        return JAVA
    return ""


def _run(session: SparkSession, task: Task, blocks: list[int]) -> None:
    """Have Spark do all blocks, one a task, and wait for it."""

    def make(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for place in batch.column(0).to_pylist():
                task(blocks[place])
            yield batch

    session.addTag(_TAG)
    session.range(0, len(blocks), 1, len(blocks)).mapInArrow(make, "id long").collect()


def _tell(error: BaseException | None) -> None:
    """Turn what Spark says about a failed task, or about itself, into one line."""
    if error is not None:
        ours = re.search(r"^synthetic_data\.errors\.LeoError: (.+)$", str(error), re.MULTILINE)
        said = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
        raise LeoError(ours[1] if ours else f"Spark gave up: {said[-1].strip()}") from error


@contextlib.contextmanager
def _session(workers: int, scratch: Path) -> Iterator[SparkSession]:
    """Offer the session that is there, or else a local one that ends with this."""
    lacks = missing()
    if lacks:
        raise LeoError(f"the engine spark needs {lacks}")
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
    elif "PYSPARK_GATEWAY_PORT" in os.environ:  # spark-submit has started this process
        session = SparkSession.builder.appName("synthetic-leo").getOrCreate()
        try:
            yield session
        finally:
            session.stop()
    else:
        with local_session(workers, scratch) as session:
            yield session


@contextlib.contextmanager
def local_session(workers: int, scratch: Path) -> Iterator[SparkSession]:
    """Start Spark on this machine, with this Python, and end it with all its processes."""
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    conf = SparkConf().setMaster(f"local[{workers}]").setAll(list(_LOCAL.items()))
    conf.set("spark.local.dir", str(scratch)).set("spark.sql.warehouse.dir", str(scratch / "warehouse"))
    root = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(path for path in (root, os.environ.get("PYTHONPATH")) if path)
    main = threading.current_thread() is threading.main_thread()
    handler = signal.getsignal(signal.SIGINT)
    log = scratch / "spark.log"
    with (
        log.open("wb") as out,
        _environment(PYSPARK_PYTHON=sys.executable, PYTHONPATH=paths, SPARK_LOCAL_IP="127.0.0.1"),
    ):
        try:
            gateway = launch_gateway(conf, {"stdout": out, "stderr": out})
        except PySparkRuntimeError as error:
            said = log.read_text(errors="replace").strip().splitlines()
            why = f" ({said[0].strip()})" if said else ""
            raise LeoError(f"Spark did not start{why}: it needs {JAVA}") from error
        try:
            with SparkContext(conf=conf, gateway=gateway) as context:
                yield SparkSession(context)
        finally:
            gateway.shutdown()
            gateway.proc.stdin.close()  # at which Java ends
            gateway.proc.wait()
            # PySpark would go on to use the Java that has ended, and to hear Ctrl-C for it.
            SparkContext._gateway = SparkContext._jvm = None
            if main:
                signal.signal(signal.SIGINT, handler)


@contextlib.contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Set environment variables for a time."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
