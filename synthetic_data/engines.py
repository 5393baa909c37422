"""What an engine is, which has blocks made by many workers, and the one that every machine has: its processes."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Protocol

from synthetic_data.errors import LeoError
from synthetic_data.unfinished import Unfinished


class Task(Protocol):
    """Makes and writes the block of a number; goes to other processes, so it can be pickled."""

    @property
    def work(self) -> Unfinished: ...

    def __call__(self, block: int) -> None: ...


Engine = Callable[[Task, Sequence[int], int], Iterator[int]]
"""Does a task for all blocks given, with so many workers, and gives the numbers of blocks in the order they finish."""


def processes(task: Task, blocks: Sequence[int], workers: int) -> Iterator[int]:
    """Make blocks in processes of this machine; with one worker, or for one block, in this process."""
    workers = min(workers, len(blocks))
    if workers <= 1:
        for block in blocks:
            task(block)
            yield block
        return
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_start_worker)
    try:
        with _ctrl_c_later():
            jobs = {pool.submit(task, block): block for block in blocks}
        for job in as_completed(jobs):
            job.result()
            yield jobs[job]
    except BrokenProcessPool as error:
        raise LeoError("a worker process was killed (too little memory?): use fewer workers") from error
    finally:
        pool.shutdown(cancel_futures=True)


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


def _start_worker() -> None:
    """Leave Ctrl-C to the parent (on Windows this is all there is), and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=functools.partial(_end_with, parent.sentinel), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process when its parent has ended: one that was killed cannot tell its workers."""
    wait([sentinel])
    os._exit(1)
