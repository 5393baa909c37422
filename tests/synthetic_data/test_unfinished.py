"""What a stop leaves: finished blocks, from which the same command goes on, and no half population."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from synthetic_data import LeoError, catalogue, connect, generate, load, scale, store
from synthetic_data.unfinished import Unfinished, fingerprint, unfinished

# Two blocks, the second of them small; people of one late cohort are quickly made.
TWO = {"people": 10_050, "seed": 6, "cohorts": [2021], "progress": False}
VIEW = "LEO_i2/leo_employment"

needs_posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def files(where: Path) -> dict[str, bytes]:
    return {str(file.relative_to(where)): file.read_bytes() for file in where.rglob("*") if file.is_file()}


def stop_at(monkeypatch: pytest.MonkeyPatch, file: int, error: BaseException) -> None:
    """Let the writer of Parquet files give up at one of them."""
    write, calls = pq.write_table, []

    def writer(*arguments, **options):
        calls.append(1)
        if len(calls) == file:
            raise error
        write(*arguments, **options)

    monkeypatch.setattr(pq, "write_table", writer)


def stop(*_) -> None:
    raise KeyboardInterrupt


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> dict:
    """Manifest of the population, made in one go."""
    return generate(**TWO, out=tmp_path_factory.mktemp("whole") / "out")


@pytest.fixture(scope="module")
def stopped(tmp_path_factory) -> Path:
    """Folder in which it was stopped when both blocks were finished and the manifest was not; only to be read."""
    out = tmp_path_factory.mktemp("stopped") / "out"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Unfinished, "finish", stop)
        with pytest.raises(KeyboardInterrupt, match=r"2 of 2 blocks are kept in .*out\.partial"):
            generate(**TWO, out=out)
    assert [each.name for each in out.parent.iterdir()] == ["out.partial"]
    return out


@pytest.fixture
def out(stopped: Path, tmp_path: Path) -> Path:
    """Folder that a second start may finish."""
    shutil.copytree(store.partial(stopped), tmp_path / "out.partial")
    return tmp_path / "out"


def assert_finished(out: Path, whole: dict) -> None:
    assert store.manifest(out) == whole
    for view in catalogue.views():
        tables = [pq.read_table(out / store.block_file(view, block), partitioning=None) for block in range(2)]
        assert whole["views"][view.name]["sha256"] == store.combined(map(store.checksum, tables))
    # No other file, in it or beside it.
    assert len(files(out)) == 2 * len(catalogue.views()) + 1
    assert [each.name for each in out.parent.iterdir() if each.name.startswith("out")] == ["out"]


# ---------------------------------------------------------------- a stop, and going on


def test_a_second_start_makes_only_what_is_missing(out, whole, monkeypatch):
    spoil_receipt(Path.unlink)(store.partial(out))
    made = []
    put_block = Unfinished.put_block
    monkeypatch.setattr(
        Unfinished,
        "put_block",
        lambda self, block, *rest: (made.append(block), put_block(self, block, *rest)),
    )
    assert generate(**TWO, out=out) == whole
    assert made == [1]
    assert_finished(out, whole)


def test_the_bar_starts_with_what_is_there(out, whole, capsys):
    spoil_receipt(Path.unlink)(store.partial(out))
    generate(**{**TWO, "progress": True}, out=out)
    bars = capsys.readouterr().err
    assert "check: 100%" in bars
    # Those who are there are no part of the speed, from which the time left is worked out.
    assert "| 10000/10050 [00:00<?" in bars


def spoil_file(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    return lambda place: spoil(place / "records" / VIEW / "block-00001.parquet")


def spoil_receipt(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    return lambda place: spoil(place / "finished" / "block-00001.json")


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def of_another_plan(file: Path) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), "plan": "another"}))


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_file(lambda file: os.truncate(file, 500)),
        spoil_file(flip),
        spoil_file(Path.unlink),
        spoil_receipt(lambda file: os.truncate(file, 100)),
        spoil_receipt(of_another_plan),
    ],
    ids=["cut", "changed", "missing", "receipt cut", "of another plan"],
)
def test_a_spoilt_block_is_found_and_made_again(out, whole, spoil):
    spoil(store.partial(out))
    assert generate(**TWO, out=out) == whole
    assert_finished(out, whole)


def test_no_half_population_can_be_read(out, monkeypatch):
    # Neither under its own name, nor where it is made, nor with a manifest that was cut off.
    places = [out, store.partial(out), store.partial(out) / "records"]
    for place in places:
        monkeypatch.setenv("LEO_DATA", str(place))
        for ask in (lambda: load("leo_employment"), connect):
            with pytest.raises(
                LeoError, match=r"is not finished: run the `synthetic-leo generate`"
            ) as caught:
                ask()
            assert "\n" not in str(caught.value)
    (places[-1] / store.MANIFEST).write_text('{"format": 1, "peo')
    with pytest.raises(LeoError, match="no whole synthetic LEO"):
        load("leo_employment")


def test_a_move_that_was_stopped_is_made_up_for(out, whole, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(scale, "_put", stop)
        with pytest.raises(KeyboardInterrupt, match="2 of 2 blocks are kept"):
            generate(**TWO, out=out)
    assert not out.exists()
    monkeypatch.setattr(scale, "_make", stop)  # nothing is left to be made
    assert generate(**TWO, out=out) == whole
    assert_finished(out, whole)


def test_truth_goes_on_too(tmp_path, monkeypatch):
    wanted = {**TWO, "people": 10_050, "truth": tmp_path / "truth"}
    with monkeypatch.context() as patch:
        stop_at(patch, len(catalogue.views()) + 5, ZeroDivisionError())
        with pytest.raises(ZeroDivisionError):
            generate(**wanted, out=tmp_path / "out")
    assert not (tmp_path / "truth").exists()
    with pytest.raises(LeoError, match=r"another plan \(its truth differs\)"):
        generate(**{**wanted, "truth": None}, out=tmp_path / "out")
    with (
        monkeypatch.context() as patch
    ):  # stopped again, when the truth was in its place and the records were not
        patch.setattr(scale, "_put", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            generate(**wanted, out=tmp_path / "out")
    generate(**wanted, out=tmp_path / "out")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "truth"]
    for name in ("people", "activities", "jobs"):
        assert sorted(file.name for file in (tmp_path / "truth" / name).iterdir()) == [
            "block-00000.parquet",
            "block-00001.parquet",
        ]


def test_truth_may_lie_on_another_disk(tmp_path, monkeypatch):
    rename = Path.rename

    def refuse(self, target):
        if self.name == "truth" and self.parent.name == "out.partial":
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    generate(300, 1, tmp_path / "out", truth=tmp_path / "elsewhere" / "truth", progress=False)
    assert (tmp_path / "elsewhere" / "truth" / "people" / "block-00000.parquet").is_file()
    assert sorted(each.name for each in tmp_path.rglob("*") if "partial" in each.name) == []


def test_a_full_disk_keeps_finished_blocks(out, whole, monkeypatch):
    spoil_receipt(Path.unlink)(store.partial(out))
    with monkeypatch.context() as patch:
        stop_at(patch, 3, OSError(errno.ENOSPC, "No space left on device"))
        with pytest.raises(LeoError) as caught:
            generate(**TWO, out=out)
    said = str(caught.value)
    assert "No space left on device" in said
    assert "make room; 1 of 2 blocks are kept in" in said
    assert "\n" not in said
    assert not (store.partial(out) / "temporary").exists()
    assert generate(**TWO, out=out) == whole


# ---------------------------------------------------------------- another plan


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"variables": "all"}, "variables"),
        ({"people": 10_051}, "people"),
        ({"seed": 7}, "seed"),
        ({"cohorts": [2020]}, "cohorts"),
        ({"faults": []}, "faults"),
        ({"record_seed": False}, "seed"),
        ({"record_seed": False, "seed": 7}, "seed"),
    ],
)
def test_another_plan_is_refused(out, changed, differs):
    before = files(store.partial(out))
    with pytest.raises(LeoError, match=rf"another plan \(its {differs} differs\): delete it") as caught:
        generate(**{**TWO, **changed}, out=out)
    assert "\n" not in str(caught.value)
    after = files(store.partial(out))
    del before["lock"], after["lock"]
    assert after == before


def test_another_version_of_the_generator_is_refused(out, monkeypatch):
    monkeypatch.setattr(scale, "_generator", lambda: "changed")
    with pytest.raises(LeoError, match=r"its version of synthetic_data differs"):
        generate(**TWO, out=out)


def test_another_plan_may_replace_it_if_asked(out):
    info = generate(300, 1, out, progress=False, replace=True)
    assert info["people"] == 300
    assert [each.name for each in out.parent.iterdir()] == ["out"]


def test_a_start_that_finished_no_block_is_in_nobodys_way(out):
    shutil.rmtree(store.partial(out) / "finished")
    assert generate(300, 1, out, progress=False)["people"] == 300
    assert [each.name for each in out.parent.iterdir()] == ["out"]


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "out.partial").mkdir()
    (tmp_path / "out.partial" / "thesis.txt").write_text("precious")
    for replace in (False, True):
        with pytest.raises(LeoError, match=r"out\.partial is in the way"):
            generate(300, 1, tmp_path / "out", progress=False, replace=replace)
    assert {file.name for file in tmp_path.rglob("*")} == {"out.partial", "thesis.txt"}


def test_what_was_left_at_the_last_moment_is_swept_away(tmp_path):
    info = generate(300, 1, tmp_path / "out", progress=False)
    left = tmp_path / "out.partial"
    (left / "finished").mkdir(parents=True)
    (left / store.PLAN).write_text("{}")
    assert generate(300, 1, tmp_path / "out", progress=False) == info
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_secret_seed_does_not_lie_in_what_is_unfinished(tmp_path, monkeypatch):
    secret = 2**100 + 123_456_789
    stop_at(monkeypatch, len(catalogue.views()) + 5, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        generate(10_050, secret, tmp_path / "out", cohorts=[2021], record_seed=False, progress=False)
    found = b"".join(files(tmp_path).values())
    assert len(found) > 100_000
    assert not any(
        each in found for each in (str(secret).encode(), f"{secret:x}".encode(), secret.to_bytes(16))
    )


# ---------------------------------------------------------------- two at once


def test_two_starts_at_once_are_refused(tmp_path):
    target = tmp_path / "out"
    with (
        unfinished(target, {}, fingerprint({}), afresh=False),
        pytest.raises(
            LeoError, match=rf"is being written by process {os.getpid()} on .*: wait for it"
        ) as caught,
    ):
        generate(300, 1, target, progress=False)
    assert "\n" not in str(caught.value)
    # Nothing was finished, so nothing is left, and the next start finds room.
    assert list(tmp_path.iterdir()) == []
    generate(300, 1, target, progress=False)


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    with unfinished(tmp_path / "out", {}, "mark", afresh=False) as work:
        work.put(work.records / "file", b"before")
        monkeypatch.setattr(os, "fsync", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            work.put(work.records / "file", b"after")
        assert (work.records / "file").read_bytes() == b"before"
        assert list(work.temporary.iterdir()) == []


# ---------------------------------------------------------------- real processes, really stopped


def order(out: Path) -> list[str]:
    asked = ["--people", "30050", "--seed", "6", "--cohorts", "2021", "--out", str(out)]
    return [sys.executable, "-m", "synthetic_data", "generate", *asked]


def start(out: Path) -> subprocess.Popen[str]:
    """Start to make four blocks in two processes, and return once one block is finished."""
    process = subprocess.Popen(
        [*order(out), "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while not list(store.partial(out).glob("finished/*")):
        if process.poll() is not None or time.monotonic() > deadline:
            os.killpg(process.pid, signal.SIGKILL)
            pytest.fail(f"generation did not begin: {process.communicate()}")
        time.sleep(0.02)
    return process


def wait_for_the_end_of_the_group(process: subprocess.Popen[str]) -> None:
    """Wait until no worker is left; killed ones that nobody has waited for do not count."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True
        ).stdout
        alive = [line for line in listed.splitlines() if line.split()[0] == str(process.pid)]
        if all(line.split()[1].startswith("Z") for line in alive):
            return
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("workers outlived the process that had started them")


@needs_posix
def test_a_killed_generation_is_gone_on_with(tmp_path, monkeypatch):
    process = start(tmp_path / "out")
    # As long as it lives, nobody else may.
    order = [
        "generate",
        "--people",
        "80000",
        "--seed",
        "6",
        "--cohorts",
        "2021",
        "--out",
        str(tmp_path / "out"),
    ]
    second = [sys.executable, "-m", "synthetic_data", *order]
    refused = subprocess.run(second, capture_output=True, text=True)
    assert refused.returncode == 2
    assert f"is being written by process {process.pid}" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1

    process.kill()  # the parent alone: its workers have to notice
    process.communicate(timeout=120)
    wait_for_the_end_of_the_group(process)
    assert [each.name for each in tmp_path.iterdir()] == ["out.partial"]
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "out"))
    with pytest.raises(LeoError, match="is not finished"):
        load("leo_employment")
    assert 1 <= len(list(tmp_path.rglob("finished/*.json"))) < 4

    gone_on = generate(30_050, 6, tmp_path / "out", cohorts=[2021], progress=False)
    in_one_go = generate(30_050, 6, tmp_path / "again", cohorts=[2021], workers=2, progress=False)
    assert gone_on == in_one_go
    assert files(tmp_path / "out") == files(tmp_path / "again")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["again", "out"]


@needs_posix
@pytest.mark.parametrize("stop", ["SIGINT", "SIGTERM"])
def test_a_stopped_generation_says_what_is_kept(tmp_path, stop):
    process = start(tmp_path / "out")
    if stop == "SIGINT":
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does: to the workers too
    else:
        process.terminate()
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    kept = len(list(tmp_path.glob("out.partial/finished/*")))
    assert errors.strip().splitlines() == [
        f"synthetic-leo: stopped; {kept} of 4 blocks are kept in {tmp_path / 'out.partial'}, "
        "and the same command goes on from there"
    ]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the workers of a process")
def test_a_killed_worker_is_one_line(tmp_path):
    process = start(tmp_path / "out")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for child in children:
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)
            break
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert len(errors.strip().splitlines()) == 1
    assert "a worker process was killed" in errors
    assert "blocks are kept in" in errors
