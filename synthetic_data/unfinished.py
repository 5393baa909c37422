"""A population while it is made: the folder ``OUT.partial`` beside ``OUT``, from which a second start goes on.

``plan.json``
    what is being made; another plan is refused.
``records/<database>/<view>/block-00000.parquet``, ``truth/<table>/block-00000.parquet``
    what is made so far. Each file is written under another name and renamed, so a file is whole or not there.
``finished/block-00000.json``
    written last in a block: its rows and checksums. A block without it, or whose files have other bytes than it
    says, counts for nothing and is made again.
``temporary/``
    files not yet renamed.
``lock``
    locked by the process that works here for as long as it lives, whatever ends it.

A folder without a manifest is no population, and the manifest is written when all blocks are there. Then ``records``
is renamed to ``OUT``.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import platform
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from synthetic_data.errors import LeoError
from synthetic_data.store import MANIFEST, PLAN, partial

Receipt = dict[str, tuple[int, str]]
"""Rows and checksum by view, for one block."""


@dataclass(frozen=True)
class Unfinished:
    """The folder in which one plan is carried out.

    Attributes
    ----------
    place
        ``OUT.partial``.
    fingerprint
        of the plan; stands in what each block leaves behind, so that blocks of two plans never mix.
    """

    place: Path
    fingerprint: str

    @property
    def records(self) -> Path:
        return self.place / "records"

    @property
    def truth(self) -> Path:
        return self.place / "truth"

    @property
    def temporary(self) -> Path:
        return self.place / "temporary"

    @property
    def complete(self) -> bool:
        """Whether all blocks are made and only the move to their places is left."""
        return (self.records / MANIFEST).is_file()

    def put(self, file: Path, content: bytes | memoryview) -> None:
        """Write a file, or nothing: it appears under its name once its bytes are on the disk."""
        temporary = self.temporary / secrets.token_hex(8)
        try:
            with temporary.open("xb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def put_block(self, block: int, receipt: Receipt, files: Mapping[str, bytes | memoryview]) -> None:
        """Write the files of a block, by their paths below `place`, and then that it is finished."""
        sums = {}
        for name, content in files.items():
            file = self.place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            self.put(file, content)
            sums[name] = hashlib.sha256(content).hexdigest()
        said = {"plan": self.fingerprint, "views": receipt, "files": sums}
        self.put(self._said(block), json.dumps(said).encode())

    def finish(self, manifest: Mapping[str, Any]) -> None:
        """Write the manifest, now that all blocks are there."""
        if os.name != "nt":  # where a folder cannot be opened
            for folder in (place for place in self.records.rglob("*") if place.is_dir()):
                opened = os.open(folder, os.O_RDONLY)
                try:
                    os.fsync(opened)  # the names of files; their content is on the disk already
                finally:
                    os.close(opened)
        self.put(self.records / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())

    def check_block(self, block: int) -> bool:
        """Say whether a block is finished and its files have the bytes that were written; if not, forget it."""
        try:
            said = self._read(block)
            whole = all(
                hashlib.sha256((self.place / name).read_bytes()).hexdigest() == digest
                for name, digest in said["files"].items()
            )
        except (LeoError, OSError):
            whole = False
        if not whole:
            self._said(block).unlink(missing_ok=True)
        return whole

    def receipt(self, block: int) -> Receipt:
        """Return rows and checksums of a finished block.

        Raises
        ------
        LeoError
            if it is not finished, or was made by another plan.
        """
        return {view: (rows, sha) for view, (rows, sha) in self._read(block)["views"].items()}

    def blocks(self) -> set[int]:
        """List finished blocks, without looking into their files."""
        return {int(file.stem.removeprefix("block-")) for file in self.place.glob("finished/block-*.json")}

    def _said(self, block: int) -> Path:
        return self.place / "finished" / f"block-{block:05d}.json"

    def _read(self, block: int) -> dict[str, Any]:
        try:
            said = json.loads(self._said(block).read_bytes())
            if said["plan"] == self.fingerprint and said["files"]:
                return dict(said)
        except (OSError, ValueError, KeyError, TypeError):
            pass
        raise LeoError(f"block {block} in {self.place} is not finished")


def fingerprint(plan: Mapping[str, Any]) -> str:
    """Return a checksum of what a population is made from, from which a long seed cannot be read back."""
    return hashlib.sha256(json.dumps(plan, sort_keys=True).encode()).hexdigest()


@contextlib.contextmanager
def unfinished(target: Path, shown: dict[str, Any], mark: str, afresh: bool) -> Iterator[Unfinished]:
    """Offer the folder beside ``target`` in which it is made, with what an earlier start of the same plan left there.

    Whatever happens in the meantime, the folder stays if it holds a finished block and is gone otherwise.

    Parameters
    ----------
    target
        the folder that the population will be, as an absolute path.
    shown
        what may be written about the plan.
    mark
        `fingerprint` of the whole plan.
    afresh
        whether finished blocks of another plan may be removed.

    Raises
    ------
    LeoError
        if another process works there, or finished blocks of another plan lie there.
    """
    work = Unfinished(partial(target), mark)
    there = {each.name for each in work.place.iterdir()} if work.place.is_dir() else set()
    if PLAN not in there and there - {"lock", "temporary"}:  # these two alone are there without a plan
        raise LeoError(f"{work.place} is in the way: move it or choose another folder")
    new = [place for place in target.parents if not place.exists()]
    try:
        with _locked(target, work.place):
            _same_plan(work, shown, afresh)
            shutil.rmtree(work.temporary, ignore_errors=True)
            work.temporary.mkdir()
            work.put(work.place / PLAN, json.dumps({**shown, "fingerprint": mark}, indent=1).encode())
            for folder in (work.place / "finished", work.records):
                folder.mkdir(exist_ok=True)
            try:
                yield work
            finally:
                shutil.rmtree(work.temporary, ignore_errors=True)
                if not work.blocks():
                    discard(work.place)
    finally:
        for place in new:
            with contextlib.suppress(OSError):
                place.rmdir()


def discard(place: Path) -> None:
    """Remove all that lies in an unfinished folder, but for the lock, which goes when it is let go."""
    # The plan goes last: without it, nobody could tell what the rest of the folder is.
    for each in sorted(place.iterdir(), key=lambda each: each.name == PLAN):
        if each.is_dir():
            shutil.rmtree(each)
        elif each.name != "lock":
            each.unlink()


def sweep(target: Path) -> None:
    """Remove what a process that was killed in its last moment left beside a population that it had finished."""
    place = partial(target)
    with contextlib.suppress(LeoError, OSError):
        if (place / PLAN).is_file() and not (place / "records").exists():
            with _locked(target, place):
                discard(place)


def _same_plan(work: Unfinished, shown: dict[str, Any], afresh: bool) -> None:
    """Make sure that what lies in the folder is of the same plan; what is not worth keeping goes."""
    if not (work.place / PLAN).is_file():
        return
    try:
        found = dict(json.loads((work.place / PLAN).read_bytes()))
    except (ValueError, TypeError):
        found = {}
    if found.get("fingerprint") == work.fingerprint:
        return
    if work.blocks() and not afresh:
        odd = next((name for name in shown if shown[name] != found.get(name)), "seed")
        differs = "version of synthetic_data" if odd in ("generator", "format") else odd
        raise LeoError(
            f"{work.place} holds finished blocks of another plan (its {differs} differs): "
            "delete it, ask to replace it, or choose another folder"
        )
    discard(work.place)


@contextlib.contextmanager
def _locked(target: Path, place: Path) -> Iterator[None]:
    """Hold a folder, made if it is missing, for this process alone; if nothing is left in it, it goes at the end.

    The system lets go of the lock when a process ends, however it ends.
    """
    lock = place / "lock"
    held = _hold(target, lock)
    try:
        held.truncate(0)
        held.write(f"process {os.getpid()} on {platform.node()}\n".encode())
        held.flush()
        yield
    finally:
        empty = [each.name for each in place.iterdir()] == ["lock"]
        if empty and os.name != "nt":
            lock.unlink()  # while it is held: whoever opens it later opens another one
        held.close()
        if empty:
            with contextlib.suppress(OSError):
                if os.name == "nt":  # where a file that is open cannot be removed
                    lock.unlink()
                place.rmdir()


def _hold(target: Path, lock: Path) -> IO[bytes]:
    """Open and lock a file, which is still there when it is locked."""
    while True:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            try:
                held = stack.enter_context(lock.open("a+b"))
            except FileNotFoundError:
                continue  # who held it has just removed it with its folder
            if not _lock(held):
                held.seek(0)
                by = held.read().decode(errors="replace").strip() or "another process"
                raise LeoError(f"{target} is being written by {by}: wait for it or choose another folder")
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(held.fileno()), lock.stat()):
                    stack.pop_all()
                    return held


def _lock(file: IO[bytes]) -> bool:
    """Try to lock an open file; say whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(2**30)  # far behind what is written, which others must be able to read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True
