"""Spark makes the same rows, goes on where processes stopped, and needs nothing but Java and this Python."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from synthetic_data import LeoError, generate, scale, spark, store

# Two blocks, the second of them small; people of one late cohort are quickly made.
TWO = {"people": 10_050, "seed": 6, "cohorts": [2021], "progress": False}
ORDER = ["generate", "--people", "10050", "--seed", "6", "--cohorts", "2021"]


@pytest.fixture(scope="module")
def java(not_there: Callable[[str], NoReturn]) -> None:
    lacks = spark.missing()
    if lacks:
        not_there(f"Spark was not tested. It needs {lacks}.")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """Folder of the population, made by processes."""
    out = tmp_path_factory.mktemp("whole") / "out"
    generate(**TWO, out=out)
    return out


def files(where: Path) -> dict[str, bytes]:
    return {str(file.relative_to(where)): file.read_bytes() for file in where.rglob("*") if file.is_file()}


@pytest.mark.spark
def test_spark_makes_the_same_population(java, whole, tmp_path):
    out = tmp_path / "out"
    order = [*ORDER, "--out", str(out), "--engine", "spark", "--workers", "2"]
    # On whatever Python the path names first, and with warnings as errors.
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "synthetic_data", *order], capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert store.manifest(out)["population"] == store.manifest(whole)["population"]
    assert files(out) == files(whole)
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@pytest.fixture(scope="module")
def session(java, tmp_path_factory) -> Iterator[object]:
    """A Spark session of the caller's."""
    with spark.local_session(1, tmp_path_factory.mktemp("spark")) as session:
        yield session


@pytest.mark.spark
def test_spark_goes_on_where_processes_stopped(session, whole, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(scale, "_summary", stop)
        with pytest.raises(KeyboardInterrupt, match="2 of 2 blocks are kept"):
            generate(**TWO, out=tmp_path / "out")
    finished = tmp_path / "out.partial" / "finished"
    (finished / "block-00001.json").unlink()
    generate(**TWO, out=tmp_path / "out", engine="spark")
    assert files(tmp_path / "out") == files(whole)
    # The caller's session is left running.
    assert session.range(3).count() == 3


@pytest.mark.spark
def test_what_stops_a_task_is_one_line(session, tmp_path, monkeypatch):
    monkeypatch.setattr(scale, "_generator", lambda: "changed")
    with pytest.raises(LeoError) as caught:
        generate(300, 1, tmp_path / "out", engine="spark", progress=False)
    assert str(caught.value) == (
        "a worker has another version of synthetic_data: install the same one everywhere"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.spark
def test_blocks_that_land_elsewhere_are_told(session, tmp_path, monkeypatch):
    monkeypatch.setattr(scale.Unfinished, "blocks", lambda *_: set())
    with pytest.raises(LeoError, match="choose a folder that all machines share"):
        generate(300, 1, tmp_path / "out", engine="spark", progress=False)


def test_without_pyspark_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(LeoError, match=r"pip install 'learning-leo\[spark\]'"):
        generate(300, 1, tmp_path / "out", engine="spark", progress=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.spark
def test_without_java_it_is_said_how_to_get_it(java, tmp_path):
    bare = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
    run = subprocess.run(
        [sys.executable, "-m", "synthetic_data", *ORDER, "--out", str(tmp_path / "out"), "--engine", "spark"],
        capture_output=True,
        text=True,
        env={**bare, "PATH": str(tmp_path)},
    )
    assert run.returncode == 2
    assert run.stderr == (
        "synthetic-leo: the engine spark needs Java 17 or later, such as Debian's openjdk-17-jre-headless\n"
    )


@pytest.mark.spark
@pytest.mark.skipif(os.name == "nt", reason="a stand-in for Java as a script")
def test_a_java_that_does_not_start_is_one_line(java, tmp_path):
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "java"
    script.write_text("#!/bin/sh\necho 'UnsupportedClassVersionError' >&2\nexit 1\n")
    script.chmod(0o755)
    run = subprocess.run(
        [sys.executable, "-m", "synthetic_data", *ORDER, "--out", str(tmp_path / "out"), "--engine", "spark"],
        capture_output=True,
        text=True,
        env={**os.environ, "JAVA_HOME": str(tmp_path)},
    )
    assert run.returncode == 2
    assert "Spark did not start (UnsupportedClassVersionError): it needs Java 17 or later" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "out.partial").exists()


def test_an_engine_that_is_unknown_is_told(tmp_path):
    with pytest.raises(LeoError, match="engine must be 'processes' or 'spark', not 'dask'"):
        generate(300, 1, tmp_path / "out", engine="dask")
