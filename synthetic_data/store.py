"""A population as files: one folder with a manifest, and a Parquet file for every view and block of people.

``FOLDER/manifest.json`` says what the population was made from and holds the checksums; the records lie in
``FOLDER/<database>/<view>/block-00000.parquet``. A folder without a whole manifest is not a population. While it is
made it lies in ``FOLDER.partial`` (`synthetic_data.unfinished`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthetic_data import catalogue, request
from synthetic_data.errors import LeoError

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

FORMAT = 1
"""Version of the layout; a store of another version has to be made again."""

MANIFEST = "manifest.json"

PLAN = "plan.json"
"""Stands in the folder in which a population is made; says what is being made."""

PROJECT = "LEO-TRAINING"
"""Stands where a project's number stands in the secure room."""

_NOT_ASKED = (
    "it was not asked for; `synthetic-leo generate --variables all`, "
    "or a request file that names it, makes one that has it"
)

WRITE = {"compression": "zstd", "compression_level": 1}


def folder(variable: str = "LEO_DATA", name: str = "sample") -> Path:
    """Return the folder of the current population: ``$LEO_DATA``, or else the sample that ``make data`` makes.

    The same for anything else of which an environment variable names one, with a default of another name beside it.
    """
    named = os.environ.get(variable)
    if named:
        return Path(named).expanduser()
    root = Path(__file__).resolve().parent.parent
    if not (root / "pyproject.toml").is_file():
        root = Path.cwd()
    return root / "_build" / "leo" / name


def population() -> dict[str, Any]:
    """Return the manifest of the current population.

    Returns
    -------
    dict
        ``people``, ``seed`` (``None`` if it was kept secret), ``cohorts`` (years in which Key Stage 4 ends),
        ``faults``, ``variables`` (``modelled``, ``all`` or the rows of a request), ``versions``, ``views`` (for each
        its ``rows`` and the ``sha256`` of its records),
        ``population`` (one checksum over them all) and ``folder`` (where it lies).

    Raises
    ------
    LeoError
        if there is no population, or one that is half-written.
    """
    where = folder()
    return {**manifest(where), "folder": str(where)}


def held() -> list[catalogue.View]:
    """Return the views that the current population holds, with its columns.

    Raises
    ------
    LeoError
        if there is no population, or one that is half-written.
    """
    return list(_by_name(manifest(folder())).values())


def load(view: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """Read one view of the current population.

    Parameters
    ----------
    view
        its name in any case, such as ``"leo_earnings"`` or ``"spring_census_2011"``.
    columns
        names of the columns wanted, in the order wanted; all by default.

    Returns
    -------
    pandas.DataFrame
        a fresh frame each time. Text is text, dates are ``datetime64[s]`` (so that 9999-12-31 fits), whole
        numbers ``int64``, flags ``int8`` with 0 and 1; a column of whole numbers or flags in which the dictionary
        allows missing values is ``Int64`` or ``Int8``.

    Raises
    ------
    LeoError
        if there is no such view or column, it was not asked for in this population, or there is no whole population.

    Examples
    --------
    >>> earnings = load("leo_earnings", columns=["Edukey", "TaxYear", "Earnings"])  # doctest: +SKIP
    """
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    whole = catalogue.view(view, modelled_only=False)
    where = folder()
    info = manifest(where)
    known = _by_name(info).get(whole.name)
    if known is None:
        raise LeoError(_why_absent(whole.name, info))
    wanted = _wanted(known, whole, columns)
    files = _files(where, info, known)
    names = [column.name for column in wanted]
    with _damage_told(where, pa.ArrowException):
        # A folder called year=2011 somewhere above must not become a column.
        table = pa.concat_tables([pq.read_table(file, columns=names, partitioning=None) for file in files])
        return pd.DataFrame({column.name: to_pandas(table.column(column.name), column) for column in wanted})


def connect(project: str = PROJECT) -> duckdb.DuckDBPyConnection:
    """Open the current population for SQL, under the names that the secure room has.

    Parameters
    ----------
    project
        name of the schema that holds the views; in the secure room it is the project's number.

    Returns
    -------
    duckdb.DuckDBPyConnection
        a connection in which ``select * from LEO_i2."LEO-TRAINING".leo_earnings`` runs. Database, schema, view and
        column names match in any case. The views read the files of the population and cannot be written to;
        tables that you create live in memory and end with the connection.

    Raises
    ------
    LeoError
        if there is no whole population, or the project's name is empty.
    """
    import duckdb

    where = folder().resolve()
    info = manifest(where)
    connection = duckdb.connect()
    try:
        views = _by_name(info).values()
        for database in _databases(views):
            connection.execute(f"attach ':memory:' as {database}")
            connection.execute(f"create schema {database}.{_quoted(project)}")
        for view in views:
            _files(where, info, view)
            with _damage_told(where, duckdb.Error):
                connection.execute(f"create view {_sql_name(view, project)} as {_sql_read(where, view)}")
    except BaseException:
        connection.close()
        raise
    return connection


def export(directory: str | Path, project: str = PROJECT, progress: bool = True) -> list[Path]:
    """Copy the current population into DuckDB files, one for each database, for R and desktop clients.

    Parameters
    ----------
    directory
        where the files, such as ``LEO_i2.duckdb``, are to lie; made if missing. Existing files are never overwritten.
    project
        name of the schema in each file.
    progress
        whether to show a progress bar.

    Returns
    -------
    list of pathlib.Path
        the files. Clients as old as DuckDB 1.0 can open them.

    Raises
    ------
    LeoError
        if a file is already there, the directory cannot be written, or there is no whole population.
    """
    import duckdb
    from tqdm import tqdm

    where = folder().resolve()
    info = manifest(where)
    views = _by_name(info).values()
    target = Path(directory).expanduser()
    files = {database: target / f"{database}.duckdb" for database in _databases(views)}
    for file in files.values():
        if file.exists():
            raise LeoError(f"{file} is already there: delete it or choose another folder")
    with writing(target), scratch(target / "duckdb") as work:
        try:
            with duckdb.connect() as connection:
                for database in files:
                    path = str(work / f"{database}.duckdb").replace("'", "''")
                    connection.execute(f"attach '{path}' as {database} (storage_version 'v1.0.0')")
                    connection.execute(f"create schema {database}.{_quoted(project)}")
                for view in tqdm(views, desc="export", unit="view", disable=not progress):
                    _files(where, info, view)
                    connection.execute(f"create table {_sql_name(view, project)} as {_sql_read(where, view)}")
        except (duckdb.InvalidInputException, duckdb.BinderException) as error:
            raise _damaged(where, str(error)) from error
        except duckdb.Error as error:  # a full disk may be told as a failure to commit
            raise OSError(str(error)) from error
        for database, file in files.items():
            (work / f"{database}.duckdb").rename(file)
    return list(files.values())


def manifest(where: Path) -> dict[str, Any]:
    """Read the manifest of a population.

    Raises
    ------
    LeoError
        if there is none, it is half-written, or it is of another version.
    """
    begun = [partial(where), where, *([where.parent] if where.name == "records" else [])]
    if not (where / MANIFEST).is_file() and any((place / PLAN).is_file() for place in begun):
        raise LeoError(
            f"the synthetic LEO at {where} is not finished: "
            "run the `synthetic-leo generate` that began it again, and it goes on from there"
        )
    if not where.exists():
        raise LeoError(f"no synthetic LEO at {where}: run `make data` or set LEO_DATA")
    try:
        info = json.loads((where / MANIFEST).read_text(encoding="utf-8"))
        if info["format"] == FORMAT and not (
            info["blocks"] >= 1 and isinstance(info["views"], dict) and isinstance(info["population"], str)
        ):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        # Whoever set LEO_DATA to the wrong folder must not be told to delete it.
        raise LeoError(
            f"{where} holds no whole synthetic LEO (no {MANIFEST}, or a half-written one): "
            "set LEO_DATA to a folder that does, or generate it again"
        ) from None
    if info["format"] != FORMAT:
        raise LeoError(f"{where} was made by another version of synthetic_data: generate it again")
    return dict(info)


def whole(where: Path, info: dict[str, Any]) -> bool:
    """Say whether all files of a population are there and have the rows that its manifest counts."""
    import pyarrow.parquet as pq

    try:
        return all(
            sum(pq.read_metadata(file).num_rows for file in _files(where, info, view))
            == info["views"][view.name]["rows"]
            for view in _by_name(info).values()
        )
    except (LeoError, OSError, ValueError, KeyError, TypeError):
        return False


def to_arrow(view: catalogue.View, frame: pd.DataFrame) -> pa.Table:
    """Turn records into an Arrow table with the types that the catalogue gives.

    Raises
    ------
    ValueError
        if the columns are not those of the view, a value does not fit its type, or one is missing that may not be.
    """
    import pyarrow as pa

    names = [column.name for column in view.columns]
    if list(frame.columns) != names:
        odd = sorted(set(frame.columns) ^ set(names)) or "their order"
        raise ValueError(f"the records of {view.name} do not have the catalogue's columns: {odd}")
    arrays = []
    for column in view.columns:
        values = frame[column.name]
        if column.type == "date":
            array = pa.array(values.to_numpy().astype("datetime64[D]"), from_pandas=True)
        else:
            array = pa.array(values, from_pandas=True)
            if pa.types.is_dictionary(array.type):
                array = array.dictionary_decode()
            array = array.cast(_arrow_type(column))
        if array.null_count and not column.nullable:
            raise ValueError(
                f"{view.name}.{column.name} has missing values, which the catalogue does not allow"
            )
        arrays.append(array)
    fields = [pa.field(column.name, _arrow_type(column), nullable=column.nullable) for column in view.columns]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def block_file(view: catalogue.View, block: int) -> str:
    """Return the path of one block of a view below the folder of the population."""
    return f"{view.database}/{view.name}/block-{block:05d}.parquet"


def to_parquet(table: pa.Table) -> memoryview:
    """Return the bytes of a Parquet file that holds a table."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, **WRITE)
    return memoryview(sink.getvalue())


def checksum(table: pa.Table) -> str:
    """Return the sha256 of a table's names and values.

    It is taken over the values themselves, so it does not depend on how, by whom or by which version of a library
    they are written to a file.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    total = hashlib.sha256()
    for name, chunks in zip(table.column_names, table.columns, strict=True):
        values = chunks.combine_chunks()
        total.update(f"{name} {values.type} {len(values)}\n".encode())
        total.update(np.packbits(values.is_null().to_numpy(zero_copy_only=False)).tobytes())
        if pa.types.is_string(values.type):
            filled = pc.fill_null(values, "")
            _, starts, text = filled.buffers()
            ends = np.frombuffer(starts, dtype="<i4")[filled.offset : filled.offset + len(filled) + 1]
            total.update(np.diff(ends).tobytes())
            total.update(memoryview(text or b"")[ends[0] : ends[-1]])
            continue
        if pa.types.is_date32(values.type):
            values = values.cast(pa.int32())
        numbers = pc.fill_null(values, 0).to_numpy(zero_copy_only=False)
        total.update(np.ascontiguousarray(numbers + 0, dtype=numbers.dtype.newbyteorder("<")).tobytes())
    return total.hexdigest()


def combined(parts: Iterable[str]) -> str:
    """Return one checksum over several, in their order."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def partial(target: Path) -> Path:
    """Return the folder in which the population of another folder is made."""
    return target.with_name(f"{target.name}.partial") if target.name else target / ".partial"


@contextlib.contextmanager
def scratch(target: Path) -> Iterator[Path]:
    """Offer a fresh folder beside ``target`` that is gone at the end, whatever happens.

    Folders that a killed process left behind are swept away first, and folders that had to be made to hold it
    go again if nothing came to lie in them.
    """
    stem = f".{target.name}.partial-"
    new = [place for place in target.parents if not place.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f"{stem}*"):
        owner = left.name[len(stem) :].split("-")[0]
        if owner.isdigit() and _ended(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    work = target.parent / f"{stem}{os.getpid()}-{secrets.token_hex(4)}"
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        for place in new:
            with contextlib.suppress(OSError):
                place.rmdir()


@contextlib.contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn what can go wrong while files are written into one line that names the place."""
    try:
        yield
    except OSError as error:
        in_the_way = isinstance(error, FileExistsError | NotADirectoryError)
        why = "a file is in the way" if in_the_way else error.strerror or str(error).splitlines()[0]
        raise LeoError(f"cannot write {target}: {why}: choose another folder or make room") from error


def _ended(process: int) -> bool:
    """Say whether a process of this machine is gone. On Windows it cannot be asked without ending it."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _by_name(info: dict[str, Any]) -> dict[str, catalogue.View]:
    """Return the views that a population holds, with its columns, by name."""
    # Populations made before there was a choice do not say what they hold.
    asked = request.from_manifest(info.get("variables", request.MODELLED))
    return {view.name: view for view in asked.views() if view.name in info["views"]}


def _why_absent(name: str, info: dict[str, Any]) -> str:
    """Say why a population lacks a view of LEO: without records, made too early, or not asked for."""
    catalogue.view(name)
    asked = request.from_manifest(info.get("variables", request.MODELLED))
    if name in (view.name for view in asked.views()):
        return f"this population was made before there were records of {name}: generate it again"
    return f"{name} is not in this population: {_NOT_ASKED}"


def _wanted(
    view: catalogue.View, whole: catalogue.View, columns: Iterable[str] | None
) -> list[catalogue.Column]:
    if columns is None:
        return list(view.columns)
    try:
        names = [] if isinstance(columns, str | bytes) else list(dict.fromkeys(columns))
    except TypeError:
        names = []
    if not names:
        raise LeoError(f"columns is a list of names, such as columns=[{view.columns[0].name!r}]")
    by_name = {column.name: column for column in view.columns}
    for name in names:
        if name not in by_name:
            meant = whole.column_for(str(name)).name
            if meant not in by_name:
                raise LeoError(f"{view.name} has no {meant} in this population: {_NOT_ASKED}")
            raise LeoError(f"{view.name} has no column {name!r}: its name here is {meant!r}")
    return [by_name[name] for name in names]


def _files(where: Path, info: dict[str, Any], view: catalogue.View) -> list[Path]:
    """List the files of a view, all of them present."""
    files = [where / block_file(view, block) for block in range(info["blocks"])]
    for file in files:
        if not file.is_file():
            raise _damaged(where, f"{file.name} of {view.name} is missing")
    return files


def _damaged(where: Path, why: str) -> LeoError:
    return LeoError(
        f"the synthetic LEO at {where} is damaged ({why.splitlines()[0]}): delete it and generate it again"
    )


@contextlib.contextmanager
def _damage_told(where: Path, error_of_reader: type[Exception]) -> Iterator[None]:
    """Turn what can go wrong while files are read into one line that names the population."""
    try:
        yield
    except (OSError, KeyError, error_of_reader) as error:
        raise _damaged(where, str(error) or type(error).__name__) from error


def _arrow_type(column: catalogue.Column) -> pa.DataType:
    import pyarrow as pa

    types = {
        "int": pa.int32(),
        "bigint": pa.int64(),
        "float": pa.float64(),
        "date": pa.date32(),
        "bit": pa.int8(),
    }
    return types.get(column.type, pa.string())


def to_pandas(values: pa.ChunkedArray, column: catalogue.Column) -> Any:
    """Turn a stored column into the type that ``load`` promises, the same on every version of pandas."""
    import numpy as np
    import pandas as pd
    import pyarrow.compute as pc

    if column.type == "date":
        return values.to_numpy().astype("datetime64[s]")
    if column.type in ("int", "bigint", "bit"):
        dtype = np.dtype("int8" if column.type == "bit" else "int64")
        if not column.nullable:
            return values.to_numpy().astype(dtype)
        filled = pc.fill_null(values, 0).to_numpy().astype(dtype)
        return pd.arrays.IntegerArray(filled, values.is_null().to_numpy().copy())
    return values.to_pandas()


def _databases(views: Iterable[catalogue.View]) -> list[str]:
    return sorted({view.database for view in views})


def _quoted(project: str) -> str:
    if not isinstance(project, str) or not project.strip():
        raise LeoError("project must be a name, such as 'LEO-TRAINING'")
    return '"' + project.replace('"', '""') + '"'


def _sql_name(view: catalogue.View, project: str) -> str:
    return f"{view.database}.{_quoted(project)}.{view.name}"


def _sql_read(where: Path, view: catalogue.View) -> str:
    """Select everything from the files of a view, in the order of the blocks."""
    literal = "".join(
        f"[{sign}]" if sign in "*?[" else sign for sign in str(where / view.database / view.name)
    )
    literal = literal.replace("'", "''")
    return f"select * from read_parquet('{literal}/block-*.parquet', hive_partitioning = false)"
