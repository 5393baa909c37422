"""Make whole populations: a loop over blocks of people, with memory for a few blocks, that can go on after a stop."""

from __future__ import annotations

import contextlib
import errno
import functools
import hashlib
import operator
import os
import platform
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from synthetic_data import catalogue, request, store
from synthetic_data.engines import Engine, processes
from synthetic_data.errors import LeoError
from synthetic_data.plan import COHORTS, Plan
from synthetic_data.spark import spark
from synthetic_data.unfinished import Receipt, Unfinished, discard, fingerprint, sweep, unfinished


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
    engine: str = "processes",
    variables: str | Path = request.MODELLED,
) -> dict[str, Any]:
    """Make a population and write it to a folder.

    The same people, seed, faults, cohorts and variables give the same records, whatever the engine and however many
    workers there are. People come in blocks of 10,000, and memory is needed for one block a worker.

    The folder appears when all is written. Until then the work lies beside it, in ``out`` with ``.partial`` at the
    end. If anything stops it, finished blocks stay there, and the same call goes on from them: with other workers
    or another engine if you like. Where the same population is there already, there is nothing to do.

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
        whether another population that lies in ``out`` may be replaced once the new one is whole, and an
        unfinished one of another plan discarded at once.
    engine
        ``"processes"`` of this machine, or ``"spark"``: the session that is active or that ``spark-submit`` gives or,
        without either, a local Spark with ``workers`` cores. On a cluster, ``out`` must be a path that all machines
        share and this package be installed on all of them.
    variables
        ``"modelled"``: those that mean something; ``"all"``: the whole form, with structural columns that are right in
        name, type, codes and years and unrelated to anything; or the path of a request file, a CSV file in the columns
        of the form: just what it asks for, and keys.

    Returns
    -------
    dict
        the manifest, as `population` gives it.

    Raises
    ------
    LeoError
        if a request makes no sense, ``out`` is taken, cannot be written or is being written by another process, an
        unfinished population of another plan is in the way, or a worker died.
    """
    plan = Plan(people, seed, _planted(faults), COHORTS if cohorts is None else as_years(cohorts))
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise LeoError(f"workers must be a whole number of 1 or more, not {workers!r}")
    run = _engine(engine)
    target = as_path(out, "out")
    truth_target = as_path(truth, "truth").absolute() if truth is not None else None
    asked = request.asked_for(variables)
    recipe = _recipe(plan, asked, record_seed)
    shown = {**recipe, "truth": str(truth_target) if truth_target is not None else None}
    mark = fingerprint({**shown, "seed": plan.seed, "seed recorded": record_seed})

    with store.writing(target):
        if target.is_symlink():  # the link stays, and what it points to is written
            target = target.resolve()
        found = _finished(target, recipe, truth_target)
        if found:
            sweep(target.absolute())
            return found
        _check_room(target, replace)
    if truth_target is not None:
        _check_truth(truth_target, target)

    with (
        store.writing(target),  # for what goes wrong before anything can be kept
        unfinished(target.absolute(), shown, mark, afresh=replace) as work,
        _telling_what_is_kept(work, plan),
        store.writing(target),
    ):
        found = _finished(target, recipe, truth_target)
        if found:  # by another process, a moment ago
            discard(work.place)
            return found
        _check_room(target, replace)
        if not work.complete:
            if truth_target is not None:
                if truth_target.exists():
                    raise LeoError(f"{truth_target} is already there: delete it or choose another folder")
                with store.writing(truth_target), store.scratch(truth_target):
                    pass  # better now than when all is made
            info = {**recipe, "blocks": plan.blocks, "versions": _versions()}
            task = BlockTask(plan, asked, work, truth_target is not None, _generator())
            info |= _make(task, run, workers, progress)
            work.finish(info)
        if truth_target is not None and work.truth.exists():
            with store.writing(truth_target):
                _move(work.truth, truth_target)
        info = store.manifest(work.records)
        _put(work.records, target)
        discard(work.place)
    return info


ENGINES: dict[str, Engine] = {"processes": processes, "spark": spark}
"""Who can make the blocks."""


@dataclass(frozen=True)
class BlockTask:
    """What a worker, wherever it is, does with the number of a block: make it and write it.

    Attributes
    ----------
    plan
        what the block is a part of.
    asked
        which views and columns are wanted.
    work
        where it is written.
    truth
        whether the truth is written too.
    generator
        checksum of the code that is meant to make it.
    """

    plan: Plan
    asked: request.Asked
    work: Unfinished
    truth: bool
    generator: str

    def __call__(self, block: int) -> None:
        """Make one block and write it; raise a `LeoError` if that cannot be done here."""
        from synthetic_data.blocks import make_block

        if _generator() != self.generator:
            raise LeoError("a worker has another version of synthetic_data: install the same one everywhere")
        made = make_block(self.plan, block, self.asked.views())
        receipt: Receipt = {}
        files: dict[str, bytes | memoryview] = {}
        for view in self.asked.views():
            table = store.to_arrow(view, made.views[view.name])
            files[f"{self.work.records.name}/{store.block_file(view, block)}"] = store.to_parquet(table)
            receipt[view.name] = (table.num_rows, store.checksum(table))
        if self.truth:
            for name, frame in made.truth.items():
                files[f"{self.work.truth.name}/{name}/block-{block:05d}.parquet"] = frame.to_parquet(
                    index=False
                )
        with store.writing(self.work.place):
            self.work.put_block(block, receipt, files)


def _make(task: BlockTask, run: Engine, workers: int, progress: bool) -> dict[str, Any]:
    """Make all blocks that are missing and sum up all."""
    from tqdm import tqdm

    plan, work = task.plan, task.work
    blocks = range(plan.blocks)
    begun = bool(work.blocks())
    missing = [
        block
        for block in tqdm(blocks, desc="check", unit=" blocks", disable=not (progress and begun))
        if not work.check_block(block)
    ]
    made = plan.people - sum(map(plan.block_people, missing))
    with tqdm(total=plan.people, initial=made, desc="generate", unit=" people", disable=not progress) as bar:
        for block in run(task, missing, workers) if missing else ():
            bar.update(plan.block_people(block))
    return _summary(plan, task.asked, work)


@contextlib.contextmanager
def _telling_what_is_kept(work: Unfinished, plan: Plan) -> Iterator[None]:
    """Add to whatever stops the making how many blocks are kept, and how to go on."""
    try:
        yield
    except (LeoError, KeyboardInterrupt) as error:
        done = len(work.blocks())
        if not done:
            raise
        kept = f"{done:,} of {plan.blocks:,} blocks are kept in {work.place}, and the same command goes on from there"
        if isinstance(error, KeyboardInterrupt):
            raise KeyboardInterrupt(kept) from None
        raise LeoError(f"{error}; {kept}") from error


def _summary(plan: Plan, asked: request.Asked, work: Unfinished) -> dict[str, Any]:
    """Sum up rows and checksums, view by view and over all, in the order of the blocks."""
    rows = dict.fromkeys((view.name for view in asked.views()), 0)
    sums: dict[str, list[str]] = {name: [] for name in rows}
    for block in range(plan.blocks):
        for name, (count, digest) in work.receipt(block).items():
            rows[name] += count
            sums[name].append(digest)
    views = {
        view.name: {
            "database": view.database,
            "rows": rows[view.name],
            "sha256": store.combined(sums[view.name]),
        }
        for view in asked.views()
    }
    return {
        "views": views,
        "population": store.combined(f"{name} {each['sha256']}" for name, each in views.items()),
    }


def _recipe(plan: Plan, asked: request.Asked, record_seed: bool) -> dict[str, Any]:
    """Return what a population is made from; populations of the same recipe are the same."""
    return {
        "format": store.FORMAT,
        "people": plan.people,
        "seed": plan.seed if record_seed else None,
        "cohorts": list(plan.cohorts),
        "faults": sorted(plan.faults),
        "variables": asked.recorded(),
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


def _finished(target: Path, recipe: dict[str, Any], truth: Path | None) -> dict[str, Any] | None:
    """Return the manifest of the population at ``target`` if it is the one asked for, truth and all."""
    return _same(target, recipe) if truth is None or truth.is_dir() else None


def _check_room(target: Path, replace: bool) -> None:
    """Make sure that a population can be put in this place."""
    if target.exists() and (os.path.ismount(target) or target.resolve() == Path.cwd()):
        raise LeoError(f"{target} cannot be put in place as a whole: name a new folder inside it")
    if target.exists() and not target.is_dir():
        raise LeoError(f"{target} is a file: delete it or choose another folder")
    if not replace and target.exists() and any(target.iterdir()):
        raise LeoError(f"{target} is not empty: delete it, choose another folder or ask to replace it")
    if replace and target.exists() and not _replaceable(target):
        raise LeoError(f"{target} is not a synthetic LEO, so it is not replaced: choose another folder")


def _check_truth(truth: Path, target: Path) -> None:
    """Make sure that truth and population do not lie in each other."""
    place, truth_place = target.resolve(), truth.resolve()
    if truth_place.is_relative_to(place):
        raise LeoError("the truth must not lie inside the population: choose another folder for it")
    if place.is_relative_to(truth_place):
        raise LeoError("the population must not lie inside the truth: choose another folder for it")


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
    own = {store.MANIFEST, *(view.database for view in catalogue.views(modelled_only=False))}
    return target.is_dir() and all(each.name in own for each in target.iterdir())


def _put(records: Path, target: Path) -> None:
    """Move the finished population to its place; what lay there goes only once the new one stands."""
    old = records.with_name("old")
    if target.exists():
        target.rename(old)
    try:
        records.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise


def _move(truth: Path, target: Path) -> None:
    """Move the finished truth to its place, which may lie on another disk."""
    try:
        truth.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with store.scratch(target) as beside:
            shutil.copytree(truth, beside / "truth")
            (beside / "truth").rename(target)
        shutil.rmtree(truth)


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


def _engine(name: str) -> Engine:
    if name not in ENGINES:
        raise LeoError(f"engine must be {' or '.join(map(repr, ENGINES))}, not {name!r}")
    return ENGINES[name]


def as_path(folder: str | Path, name: str) -> Path:
    """Return what a user named as a folder, as a path."""
    if not isinstance(folder, str | Path) or "\0" in str(folder):
        raise LeoError(f"{name} must be the path of a folder, not {folder!r}")
    return Path(folder).expanduser()
