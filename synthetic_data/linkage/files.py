"""The two files on a disk: a folder with a manifest, which is there as a whole or not at all, and the truth apart."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from synthetic_data import store
from synthetic_data.errors import LeoError
from synthetic_data.linkage.columns import EDUCATION, ID_COLUMNS, TAX, dictionary
from synthetic_data.plan import COHORTS, Plan
from synthetic_data.scale import as_path, as_years, fault_names

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

FORMAT = 1
"""Version of the layout; files of another version have to be made again."""
KIND = "linkage"
FILE_FORMATS = ("parquet", "csv")
TRUTH = ("people", "records", "links", "faults")
MEMORY = "1GiB"
"""What sorting a file may take; beyond that it goes to the disk."""


class LinkageFiles(NamedTuple):
    """The two files to be linked, one row a record."""

    education: pd.DataFrame
    tax: pd.DataFrame


def make_linkage(
    people: int,
    seed: int,
    out: str | Path,
    truth: str | Path | None = None,
    faults: Iterable[str] | None = None,
    cohorts: Iterable[int] | None = None,
    file_format: str = "parquet",
    record_seed: bool = True,
    progress: bool = True,
) -> dict[str, Any]:
    """Make two files to practise linking on, and write them to a folder.

    The people are those that `generate` makes of the same people, seed and cohorts. The folder appears when all is
    written; if anything goes wrong before, nothing of it is left.

    Parameters
    ----------
    people
        number of people, 1 or more.
    seed
        any whole number from 0.
    out
        folder to write; it must not exist, or be empty.
    truth
        folder for the truth: `link_quality` needs it; not written by default. It must not lie inside ``out``.
    faults
        names of what keeps records apart (``synthetic-leo faults --linkage`` lists them); all by default, ``[]``
        for two files in which everybody stands alike.
    cohorts
        years, from 2002 to 2021, in which people end Key Stage 4; all by default.
    file_format
        ``"parquet"`` or ``"csv"``.
    record_seed
        whether the manifest may hold the seed.
    progress
        whether to show a progress bar.

    Returns
    -------
    dict
        the manifest: ``people``, ``seed``, ``cohorts``, ``faults``, ``versions`` and ``files``, for each its
        ``file``, ``rows`` and the ``sha256`` of its records.

    Raises
    ------
    LeoError
        if a request makes no sense, or ``out`` or ``truth`` is taken or cannot be written.
    """
    from synthetic_data.linkage.faults import FAULTS

    names = fault_names(faults, [fault.name for fault in FAULTS], "synthetic-leo faults --linkage")
    plan = Plan(people, seed, names, COHORTS if cohorts is None else as_years(cohorts))
    if file_format not in FILE_FORMATS:
        raise LeoError(f"file_format is {' or '.join(FILE_FORMATS)}, not {file_format!r}")
    target = as_path(out, "out")
    truth_target = as_path(truth, "truth") if truth is not None else None
    _check_free(target, truth_target)

    with contextlib.ExitStack() as stack:
        stack.enter_context(store.writing(target))
        work = stack.enter_context(store.scratch(target))
        truth_work = None
        if truth_target is not None:
            stack.enter_context(store.writing(truth_target))
            truth_work = stack.enter_context(store.scratch(truth_target)) / "truth"
            truth_work.mkdir()
        made = work / KIND
        made.mkdir()
        sums = _write_parts(plan, work, truth_work, progress)
        files = {}
        for file, (rows, sha256) in sums.items():
            name = f"{file}.{file_format}"
            _sort_into(work, file, made / name, file_format)
            files[file] = {"file": name, "rows": rows, "sha256": sha256}
        info = {
            "format": FORMAT,
            "kind": KIND,
            "people": plan.people,
            "seed": plan.seed if record_seed else None,
            "cohorts": list(plan.cohorts),
            "faults": sorted(plan.faults),
            "versions": {name: metadata.version(name) for name in ("numpy", "pandas", "pyarrow", "duckdb")},
            "files": files,
        }
        (made / store.MANIFEST).write_text(json.dumps(info, indent=1) + "\n", encoding="utf-8")
        if truth_work is not None and truth_target is not None:
            truth_work.rename(truth_target)
        if target.exists():
            target.rmdir()  # empty, as was checked
        made.rename(target)
    return info


def linkage_files(folder: str | Path | None = None) -> LinkageFiles:
    """Read the two files that `make_linkage` or ``synthetic-leo linkage`` wrote.

    Parameters
    ----------
    folder
        where they lie; by default the folder that ``$LEO_LINKAGE`` names, or else ``_build/leo/linkage``.

    Returns
    -------
    LinkageFiles
        two frames, ``education`` and ``tax``: one row a record, in the order of their numbers ``education_id`` and
        ``tax_id`` (``int64``); ``forename``, ``surname``, ``sex``, ``postcode`` and ``ni_number`` as text,
        ``date_of_birth`` as ``datetime64[s]``. ``describe("linkage_education")`` says what they mean.

    Raises
    ------
    LeoError
        if they are not there, or not whole.

    Examples
    --------
    >>> education, tax = linkage_files()  # doctest: +SKIP
    """
    import pandas as pd
    import pyarrow as pa

    where = store.folder("LEO_LINKAGE", KIND) if folder is None else as_path(folder, "folder")
    info = _manifest(where)
    frames = []
    for file, view in dictionary().items():
        with _damage_told(where, pa.ArrowException):
            table = _read(where / info["files"][file]["file"], view)
            if table.num_rows != info["files"][file]["rows"]:
                raise KeyError(f"{file} does not have the rows that the manifest counts")
            frames.append(
                pd.DataFrame(
                    {
                        column.name: store.to_pandas(table.column(column.name), column)
                        for column in view.columns
                    }
                )
            )
    return LinkageFiles(*frames)


def linkage_truth(folder: str | Path) -> dict[str, pd.DataFrame]:
    """Read the truth that was written beside two files: who is who, and what went wrong with whom.

    Parameters
    ----------
    folder
        the one that was given to `make_linkage` as ``truth``.

    Returns
    -------
    dict of pandas.DataFrame
        ``people`` (one row a person, with their ``AE_ID``, ``PupilMatchingRefAnonymous`` and ``EDUKEY`` in the
        population of the same people, seed and cohorts, their true names and date of birth, and groups), ``records``
        (``file``, ``record`` and the ``person`` it is of; missing for a stranger), ``links`` (``education_id`` and
        ``tax_id`` of all pairs that are of one ``person``) and ``faults`` (``file``, ``record``, ``fault``).

    Raises
    ------
    LeoError
        if it is not there, or not whole.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    where = as_path(folder, "folder")
    if not where.is_dir():
        raise LeoError(f"no truth of a linkage at {where}: `synthetic-leo linkage --truth DIR` writes one")
    with _damage_told(where, pa.ArrowException):
        truth = {name: pq.read_table(where / f"{name}.parquet").to_pandas() for name in TRUTH}
    # Parquet knows no seconds.
    truth["people"]["date_of_birth"] = truth["people"]["date_of_birth"].astype("datetime64[s]")
    return truth


def _check_free(target: Path, truth: Path | None) -> None:
    with store.writing(target):
        if target.exists() and not target.is_dir():
            raise LeoError(f"{target} is a file: delete it or choose another folder")
        if target.exists() and any(target.iterdir()):
            raise LeoError(f"{target} is not empty: delete it or choose another folder")
        if target.is_symlink() or (target.exists() and target.resolve() == Path.cwd()):
            raise LeoError(f"{target} cannot be put in place as a whole: name a new folder inside it")
    if truth is None:
        return
    if truth.exists():
        raise LeoError(f"{truth} is already there: delete it or choose another folder")
    place, truth_place = target.resolve(), truth.resolve()
    if truth_place.is_relative_to(place):
        raise LeoError("the truth must not lie inside the two files' folder: choose another folder for it")
    if place.is_relative_to(truth_place):
        raise LeoError("the two files must not lie inside the truth: choose another folder for them")


def _write_parts(plan: Plan, work: Path, truth: Path | None, progress: bool) -> dict[str, tuple[int, str]]:
    """Write the records block by block, and return rows and checksum of each file."""
    import pyarrow.parquet as pq
    from tqdm import tqdm

    from synthetic_data.linkage.pair import make_pair

    rows: dict[str, int] = {EDUCATION: 0, TAX: 0}
    sums: dict[str, list[str]] = {EDUCATION: [], TAX: []}
    writers: dict[Path, pq.ParquetWriter] = {}
    with contextlib.ExitStack() as stack:
        bar = stack.enter_context(
            tqdm(total=plan.people, desc="linkage", unit=" people", disable=not progress)
        )
        for block in range(plan.blocks):
            pair = make_pair(plan, block)
            tables = {}
            for file, view in dictionary().items():
                table = tables[work / f"{file}.parts"] = store.to_arrow(view, getattr(pair, file))
                rows[file] += table.num_rows
                sums[file].append(store.checksum(table))
            if truth is not None:
                tables |= {truth / f"{name}.parquet": _truth_table(pair.truth[name]) for name in TRUTH}
            for path, table in tables.items():
                if path not in writers:
                    writers[path] = stack.enter_context(
                        pq.ParquetWriter(path, table.schema, compression="zstd")
                    )
                writers[path].write_table(table)
            bar.update(plan.block_people(block))
    return {file: (rows[file], store.combined(sums[file])) for file in rows}


def _sort_into(work: Path, file: str, target: Path, file_format: str) -> None:
    """Put all records of a file in the order of their numbers, so that their place tells nothing."""
    import duckdb

    form = "format csv, header" if file_format == "csv" else "format parquet, compression zstd"
    source, goal, spill = (
        str(path).replace("'", "''") for path in (work / f"{file}.parts", target, work / "spill")
    )
    try:
        with duckdb.connect() as connection:
            connection.execute(f"set memory_limit = '{MEMORY}'")
            connection.execute(f"set temp_directory = '{spill}'")
            connection.execute(
                f"copy (select * from parquet_scan(['{source}']) order by {ID_COLUMNS[file]}) to '{goal}' ({form})"
            )
    except duckdb.Error as error:  # a full disk, most likely
        raise OSError(str(error)) from error


def _truth_table(frame: pd.DataFrame) -> pa.Table:
    import pyarrow as pa

    schema = pa.Schema.from_pandas(frame, preserve_index=False)
    for place, field in enumerate(schema):
        if pa.types.is_null(field.type) or pa.types.is_large_string(field.type):
            schema = schema.set(place, pa.field(field.name, pa.string()))
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)


def _read(file: Path, view: Any) -> pa.Table:
    import pyarrow as pa
    import pyarrow.csv as pc
    import pyarrow.parquet as pq

    if file.suffix == ".parquet":
        return pq.read_table(file, partitioning=None)
    types = {"bigint": pa.int64(), "date": pa.date32()}
    return pc.read_csv(
        file,
        convert_options=pc.ConvertOptions(
            column_types={column.name: types.get(column.type, pa.string()) for column in view.columns},
            strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _manifest(where: Path) -> dict[str, Any]:
    if not where.exists():
        raise LeoError(
            f"no files to link at {where}: run `make linkage` or set LEO_LINKAGE to a folder of `synthetic-leo linkage`"
        )
    try:
        info = json.loads((where / store.MANIFEST).read_text(encoding="utf-8"))
        if info["kind"] != KIND or set(info["files"]) != {EDUCATION, TAX}:
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise LeoError(
            f"{where} holds no whole files to link: name another folder, or make them with `synthetic-leo linkage`"
        ) from None
    if info["format"] != FORMAT:
        raise LeoError(f"{where} was made by another version of synthetic_data: make it again")
    return dict(info)


@contextlib.contextmanager
def _damage_told(where: Path, error_of_reader: type[Exception]) -> Iterator[None]:
    try:
        yield
    except (OSError, KeyError, error_of_reader) as error:
        why = str(error).strip("'\"").splitlines()[0] if str(error) else type(error).__name__
        raise LeoError(
            f"the files at {where} are damaged ({why}): delete the folder and make it again"
        ) from error
