"""Make whole populations: a loop over blocks of people, in one process or many, with memory for a few blocks."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import multiprocessing
import operator
import os
import platform
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib import metadata
from pathlib import Path
from typing import Any

from synthetic_data import catalogue, store
from synthetic_data.errors import LeoError
from synthetic_data.plan import COHORTS, Plan

Receipt = dict[str, tuple[int, str]]
"""Rows and checksum by view, for one block."""


def generate(
    people: int,
    seed: int,
    out: str | Path,
    workers: int = 1,
    faults: Iterable[str] | None = None,
    cohorts: Iterable[int] | None = None,
    truth: str | Path | None = None,
    record_seed: bool = True,
    progress: bool = True,
    replace: bool = False,
) -> dict[str, Any]:
    """Make a population and write it to a folder.

    The same people, seed, faults and cohorts give the same records, however many workers there are. The folder
    appears when all is written; if anything goes wrong before, nothing of it is left. Where the same population
    is there already, there is nothing to do.

    Parameters
    ----------
    people
        number of people, 1 or more.
    seed
        any whole number from 0; two seeds give two populations that have nobody in common.
    out
        folder to write; it must not exist, or be empty.
    workers
        number of processes. With more than one, a script needs the usual ``if __name__ == "__main__":``.
    faults
        names of the faults to plant (`synthetic-leo faults` lists them); all by default, ``[]`` for none.
    cohorts
        years, from 2002 to 2021, in which people end Key Stage 4; all by default.
    truth
        folder for what is true behind the records, one table a subject; not written by default.
    record_seed
        whether the manifest may hold the seed; ``False`` for a population that is to stay secret.
    progress
        whether to show a progress bar.
    replace
        whether another population that lies in ``out`` may be replaced once the new one is whole.

    Returns
    -------
    dict
        the manifest, as `population` gives it.

    Raises
    ------
    LeoError
        if a request makes no sense, ``out`` is taken or cannot be written, or a worker died.
    """
    plan = Plan(people, seed, _planted(faults), COHORTS if cohorts is None else as_years(cohorts))
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise LeoError(f"workers must be a whole number of 1 or more, not {workers!r}")
    target = as_path(out, "out")
    truth_target = as_path(truth, "truth") if truth is not None else None
    recipe = _recipe(plan, record_seed)

    with store.writing(target):
        if target.is_symlink():  # the link stays, and what it points to is written
            target = target.resolve()
        found = _same(target, recipe)
        if found and (truth_target is None or truth_target.is_dir()):
            return found
        if target.exists() and (os.path.ismount(target) or target.resolve() == Path.cwd()):
            raise LeoError(f"{target} cannot be put in place as a whole: name a new folder inside it")
        if target.exists() and not target.is_dir():
            raise LeoError(f"{target} is a file: delete it or choose another folder")
        if not replace and target.exists() and any(target.iterdir()):
            raise LeoError(f"{target} is not empty: delete it, choose another folder or ask to replace it")
        if replace and target.exists() and not _replaceable(target):
            raise LeoError(f"{target} is not a synthetic LEO, so it is not replaced: choose another folder")
    if truth_target is not None:
        place, truth_place = target.resolve(), truth_target.resolve()
        if truth_place.is_relative_to(place):
            raise LeoError("the truth must not lie inside the population: choose another folder for it")
        if place.is_relative_to(truth_place):
            raise LeoError("the population must not lie inside the truth: choose another folder for it")
        if truth_target.exists():
            raise LeoError(f"{truth_target} is already there: delete it or choose another folder")

    with contextlib.ExitStack() as stack:
        stack.enter_context(store.writing(target))
        work = stack.enter_context(store.scratch(target)) / "population"
        truth_work = None
        if truth_target is not None:
            stack.enter_context(store.writing(truth_target))
            truth_work = stack.enter_context(store.scratch(truth_target)) / "truth"
            truth_work.mkdir()
        work.mkdir()
        receipts = _run(plan, work, truth_work, workers, progress)
        info = {**recipe, "blocks": plan.blocks, "versions": _versions(), **_summary(receipts)}
        (work / store.MANIFEST).write_text(json.dumps(info, indent=1) + "\n", encoding="utf-8")
        if truth_work is not None and truth_target is not None:
            truth_work.rename(truth_target)
        _put(work, target)
    return info


def _run(plan: Plan, work: Path, truth: Path | None, workers: int, progress: bool) -> list[Receipt]:
    """Make all blocks and return their receipts in the order of the blocks."""
    from tqdm import tqdm

    receipts: dict[int, Receipt] = {}
    with tqdm(total=plan.people, desc="generate", unit=" people", disable=not progress) as bar:
        for block, receipt in _blocks(plan, work, truth, min(workers, plan.blocks)):
            receipts[block] = receipt
            bar.update(plan.block_people(block))
    return [receipts[block] for block in range(plan.blocks)]


def _blocks(plan: Plan, work: Path, truth: Path | None, workers: int) -> Iterator[tuple[int, Receipt]]:
    """Make all blocks, in any order."""
    if workers == 1:
        for block in range(plan.blocks):
            yield block, make_and_write(plan, block, work, truth)
        return
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_leave_ctrl_c_to_the_parent)
    try:
        with _ctrl_c_later():
            jobs = {
                pool.submit(make_and_write, plan, block, work, truth): block for block in range(plan.blocks)
            }
        for job in as_completed(jobs):
            yield jobs[job], job.result()
    except BrokenProcessPool as error:
        raise LeoError("a worker process was killed (too little memory?): use fewer workers") from error
    finally:
        pool.shutdown(cancel_futures=True)


def make_and_write(plan: Plan, block: int, work: Path, truth: Path | None) -> Receipt:
    """Make one block, write its records below ``work`` and return rows and checksum of each view."""
    from synthetic_data.blocks import make_block

    made = make_block(plan, block)
    receipt = {}
    for view in catalogue.views():
        table = store.to_arrow(view, made.views[view.name])
        store.write_block(work, view, block, table)
        receipt[view.name] = (table.num_rows, store.checksum(table))
    if truth is not None:
        for name, frame in made.truth.items():
            place = truth / name
            place.mkdir(parents=True, exist_ok=True)
            frame.to_parquet(place / f"block-{block:05d}.parquet", index=False)
    return receipt


@contextlib.contextmanager
def _ctrl_c_later() -> Iterator[None]:
    """Put off Ctrl-C while workers start, and let them inherit that they are not to hear of it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []
    # The block is for the workers; here another thread may still be handed the signal, hence the handler.
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
    if heard:
        raise KeyboardInterrupt


def _leave_ctrl_c_to_the_parent() -> None:
    """Ignore Ctrl-C in a worker; on Windows this is all there is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _summary(receipts: list[Receipt]) -> dict[str, Any]:
    """Sum up rows and checksums, view by view and over all."""
    views = {}
    for view in catalogue.views():
        parts = [receipt[view.name] for receipt in receipts]
        views[view.name] = {
            "database": view.database,
            "rows": sum(rows for rows, _ in parts),
            "sha256": store.combined(sha for _, sha in parts),
        }
    return {
        "views": views,
        "population": store.combined(f"{name} {each['sha256']}" for name, each in views.items()),
    }


def _recipe(plan: Plan, record_seed: bool) -> dict[str, Any]:
    """Return what a population is made from; populations of the same recipe are the same."""
    return {
        "format": store.FORMAT,
        "people": plan.people,
        "seed": plan.seed if record_seed else None,
        "cohorts": list(plan.cohorts),
        "faults": sorted(plan.faults),
        "generator": _generator(),
    }


@functools.cache
def _generator() -> str:
    """Return a checksum of the code and tables that make populations, so that a change to them is noticed."""
    root = Path(__file__).parent
    files = [file for pattern in ("*.py", "*.csv") for file in root.rglob(pattern)]
    total = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.relative_to(root).as_posix()):
        if file.name not in ("cli.py", "__main__.py", "__init__.py") or file.parent != root:
            total.update(file.relative_to(root).as_posix().encode() + b"\n" + file.read_bytes())
    return total.hexdigest()


def _versions() -> dict[str, str]:
    names = ("numpy", "pandas", "pyarrow")
    return {"python": platform.python_version(), **{name: metadata.version(name) for name in names}}


def _same(target: Path, recipe: dict[str, Any]) -> dict[str, Any] | None:
    """Return the manifest of the population at ``target`` if it is whole, of this recipe and its seed known."""
    if recipe["seed"] is None or not (target / store.MANIFEST).is_file():
        return None
    try:
        info = store.manifest(target)
    except LeoError:
        return None
    same = all(info.get(key) == value for key, value in recipe.items())
    return info if same and store.whole(target, info) else None


def _replaceable(target: Path) -> bool:
    """Say whether a folder is a population, whole or not, or empty: anything else is not ours to remove."""
    own = {store.MANIFEST, *(view.database for view in catalogue.views())}
    return target.is_dir() and all(each.name in own for each in target.iterdir())


def _put(work: Path, target: Path) -> None:
    """Move the finished population to its place; what lay there goes only once the new one stands."""
    old = work.with_name("old")
    if target.exists():
        target.rename(old)
    try:
        work.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise


def as_years(cohorts: Iterable[int]) -> tuple[int, ...]:
    """Return years as Python's whole numbers, which a manifest can hold."""
    try:
        return tuple(operator.index(year) for year in cohorts)
    except TypeError:
        raise LeoError(f"cohorts is a list of years, such as [2005, 2006], not {cohorts!r}") from None


def _planted(faults: Iterable[str] | None) -> frozenset[str]:
    from synthetic_data.faults import FAULTS

    return fault_names(faults, [fault.name for fault in FAULTS], "synthetic-leo faults")


def fault_names(faults: Iterable[str] | None, known: list[str], command: str) -> frozenset[str]:
    """Check names of faults against those that are known; ``None`` means all.

    Raises
    ------
    LeoError
        if a name is unknown; it says which command lists all.
    """
    if faults is None:
        return frozenset(known)
    if isinstance(faults, str) or not isinstance(faults, Iterable):
        raise LeoError(f"faults is a list of names, such as [{known[0]!r}]; [] for none")
    chosen = frozenset(map(str, faults))
    for name in sorted(chosen):
        if name not in known:
            raise LeoError(f"unknown fault {name!r}{catalogue.close(name, known)} (`{command}` lists all)")
    return chosen


def as_path(folder: str | Path, name: str) -> Path:
    """Return what a user named as a folder, as a path."""
    if not isinstance(folder, str | Path) or "\0" in str(folder):
        raise LeoError(f"{name} must be the path of a folder, not {folder!r}")
    return Path(folder).expanduser()
