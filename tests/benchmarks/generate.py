"""How fast are populations made, in how much memory, and what would the nation take?

Three comparisons in one run, so that a slow or busy machine changes seconds and hardly ratios. Blocks are compared in
processor seconds, which leave out the time in which other programs have the processor:

- blocks of 10,000 people, made and written as a worker does, against the bare cost of writing the same records to
  Parquet files of the same kind, in turn, one process;
- the same against faker, which draws each value of the same columns on its own, codes from the same lists;
- whole populations, made by the command ``synthetic-leo generate`` with several workers.

Run it as ``make benchmark``, or ``make benchmark ARGS="--people 1000000"`` for a million.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from faker import Faker

from synthetic_data import catalogue, request, scale, store
from synthetic_data.faults import FAULTS
from synthetic_data.plan import BLOCK_SIZE, Plan
from synthetic_data.unfinished import unfinished

NATION = 38_000_000
FAKER_ROWS = 4_000


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description="Measure the generator of the synthetic LEO.")
    parser.add_argument(
        "--people", type=int, action="append", metavar="N", help="size (default: 10000, 100000)"
    )
    parser.add_argument(
        "--workers", type=int, default=2, metavar="W", help="number of processes (default: 2)"
    )
    parser.add_argument("--blocks", type=int, default=5, metavar="B", help="blocks compared (default: 5)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="leo-benchmark-") as scratch:
        compare_blocks(chosen.blocks, Path(scratch))
        measure_populations(sorted(chosen.people or [10_000, 100_000]), chosen.workers, Path(scratch))


def compare_blocks(blocks: int, scratch: Path) -> None:
    """Make and write blocks, and write them alone, in turn; then let faker draw rows of the same columns."""
    plan = Plan((blocks + 1) * BLOCK_SIZE, 1, frozenset(fault.name for fault in FAULTS))
    ours, arrow, pandas = [], [], []
    with unfinished(scratch / "blocks", {}, "benchmark", afresh=False) as work:
        task = scale.BlockTask(plan, request.DEFAULT, work, False, scale._generator())
        for block in range(blocks + 1):
            ours.append(seconds(lambda block=block: task(block)))
            tables = {view: read(work.records / store.block_file(view, block)) for view in catalogue.views()}
            frames = {view.name: table.to_pandas() for view, table in tables.items()}
            arrow.append(seconds(lambda tables=tables: write_tables(tables, scratch / "bare")))
            pandas.append(seconds(lambda frames=frames: write_frames(frames, scratch / "bare")))
    rows = sum(table.num_rows for table in tables.values())
    size = sum(file.stat().st_size for file in (scratch / "bare").iterdir())
    del ours[0], arrow[0], pandas[0]  # what is made once in a process, such as schools, came with the first
    by_faker = faker_seconds_per_row(frames) * rows

    print(
        f"One block: {BLOCK_SIZE:,} people, {rows:,} rows in {len(tables)} views, {size / 1e6:.1f} MB; one process"
    )
    print(f"{'':42}{'CPU s':>9}{'rows/CPU s':>12}{'generator takes':>18}")
    for name, taken in (
        ("generate and write", ours),
        ("write from Arrow tables, nothing else", arrow),
        ("write from pandas frames, nothing else", pandas),
        (f"faker, from {FAKER_ROWS:,} rows", [by_faker] * blocks),
    ):
        ratio = statistics.median(mine / other for mine, other in zip(ours, taken, strict=True))
        factor = f"{ratio:.1f} times" if ratio >= 1 else f"1/{1 / ratio:.0f}"
        middle = statistics.median(taken)
        print(f"{name:42}{middle:9.2f}{rows / middle:12,.0f}{factor:>18}")


def measure_populations(sizes: list[int], workers: int, scratch: Path) -> None:
    """Make whole populations with the command, and say what the nation would take."""
    print(f"\nPopulations, {workers} workers")
    heads = f"{'people':>10}{'seconds':>9}{'CPU s':>9}{'people/s':>10}{'rows/s':>10}"
    print(f"{heads}{'peak MiB':>10}{'MB':>8}{'bytes/person':>14}")
    taken = {}
    for people in sizes:
        out = scratch / f"population-{people}"
        order = [
            "generate",
            "--people",
            str(people),
            "--seed",
            "1",
            "--out",
            str(out),
            "--workers",
            str(workers),
        ]
        start, used = time.perf_counter(), children_seconds()
        peak = run_and_watch([sys.executable, "-m", "synthetic_data", *order])
        wall, used = time.perf_counter() - start, children_seconds() - used
        rows = sum(view["rows"] for view in store.manifest(out)["views"].values())
        size = sum(file.stat().st_size for file in out.rglob("*.parquet"))
        taken[people] = wall, used
        print(
            f"{people:>10,}{wall:9.1f}{used:9.1f}{people / wall:10,.0f}{rows / wall:10,.0f}"
            f"{peak or float('nan'):10,.0f}{size / 1e6:8,.0f}{size / people:14,.0f}"
        )
    # What a start takes is in every size; without it, time grows with people.
    least, most = taken[min(sizes)], taken[max(sizes)]
    more = max(sizes) - min(sizes)
    wall, used = ((b - a) / more if more else b / max(sizes) for a, b in zip(least, most, strict=True))
    print(
        f"\nThe nation, {NATION:,} people, on this machine as it is now: {wall * NATION / 3600:.1f} hours "
        f"({used * NATION / 3600:.1f} hours of processor time) and {size / max(sizes) * NATION / 1e9:.0f} GB"
    )


def seconds(work) -> float:
    """Return the processor time, of all threads, that something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def children_seconds() -> float:
    """Return the processor time of all processes that were started here and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def read(file: Path) -> pa.Table:
    return pq.read_table(file, partitioning=None)


def write_tables(tables: dict[catalogue.View, pa.Table], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for view, table in tables.items():
        pq.write_table(table, folder / f"{view.name}.parquet", **store.WRITE)


def write_frames(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, frame in frames.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False, **store.WRITE)


def faker_seconds_per_row(frames: dict[str, pd.DataFrame]) -> float:
    """Draw rows of every view, in the proportion that the views have, and return seconds a row."""
    fake = Faker("en_GB")
    Faker.seed(1)
    total = sum(map(len, frames.values()))
    taken, drawn = 0.0, 0
    for frame in frames.values():
        rows = round(FAKER_ROWS * len(frame) / total)
        draws = {name: drawer(fake, values.dropna()) for name, values in frame.items()}
        taken += seconds(
            lambda rows=rows, draws=draws: pd.DataFrame(
                [{name: draw() for name, draw in draws.items()} for _ in range(rows)]
            )
        )
        drawn += rows
    return taken / drawn


def drawer(fake: Faker, values: pd.Series):
    """Return the cheapest call of faker that gives a value like these."""
    if values.empty:
        return lambda: None
    few = values.head(2_000).unique()
    if len(few) <= 50:
        choices = few.tolist()
        return lambda: fake.random_element(choices)
    if values.dtype.kind in "iu":
        low, high = int(values.min()), int(values.max())
        return lambda: fake.random_int(low, high)
    if values.dtype.kind == "f":
        return lambda: fake.pyfloat(right_digits=2, min_value=0, max_value=100_000)
    first = values.iloc[0]
    if isinstance(first, str):
        pattern = "^" * len(first)
        return lambda: fake.hexify(pattern, upper=True)
    return fake.date_object


def run_and_watch(order: list[str]) -> float | None:
    """Run a command; return the sum of the peaks of its processes in MiB, where the system tells them (Linux)."""
    with subprocess.Popen(order, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        peaks: dict[int, int] = {}
        while process.poll() is None:
            for status in Path("/proc").glob("[0-9]*/status"):
                try:
                    if os.getsid(int(status.parent.name)) == process.pid:
                        line = next(
                            line for line in status.read_text().splitlines() if line.startswith("VmHWM:")
                        )
                        peaks[int(status.parent.name)] = int(line.split()[1])
                except (OSError, StopIteration):  # it has just ended
                    continue
            time.sleep(0.1)
        if process.returncode:
            sys.exit(f"{' '.join(order)} ended with exit code {process.returncode}")
    return sum(peaks.values()) / 1024 if peaks else None


if __name__ == "__main__":
    main()
